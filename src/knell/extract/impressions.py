"""What the encoder makes of the parts of a report: marks of each, and how far two belong to one incident.

All are logits, above 0 where more speaks for it than against, cut at `MOST` on either side: a choice hears the encoder
beside what the words themselves say, it is not overruled by it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from math import log2
from typing import Any

MOST = 4.0

Vectors = Any
"""An array of numpy, (things, width); the library is loaded with the encoder only."""


class Thing(StrEnum):
    """A part of a report that the encoder judges."""

    SENTENCE = "sentence"
    PLACE = "place"
    DATE = "date"
    PARTY = "party"
    FIGURE = "figure"


MARKS: Mapping[Thing, tuple[str, ...]] = {
    Thing.SENTENCE: ("tells", "main", "sums"),
    Thing.PLACE: ("struck", "main", "holds"),
    Thing.DATE: ("dates", "main"),
    Thing.PARTY: ("did", "stated", "alleged", "claimed", "denied"),
    Thing.FIGURE: ("real", "sums", "main"),
}
"""What is judged of each: a sentence tells of an incident, of the main one, or sums over several; a place was struck,
is where the main incident was, holds a whole incident; a day dates an incident; a party did it, as is stated, alleged,
claimed or denied; a figure counts people harmed, sums over several incidents, is of the main one."""


@lru_cache(maxsize=len(Thing))
def first_mark(thing: Thing) -> int:
    """The column of a thing's first mark where the marks of all things stand in a row, in the order of `MARKS`."""
    things = list(MARKS)
    return sum(len(MARKS[one]) for one in things[: things.index(thing)])


Pair = tuple[Thing, Thing]

PAIRS: tuple[Pair, ...] = (
    (Thing.SENTENCE, Thing.SENTENCE),
    (Thing.SENTENCE, Thing.PLACE),
    (Thing.SENTENCE, Thing.DATE),
    (Thing.SENTENCE, Thing.PARTY),
    (Thing.FIGURE, Thing.SENTENCE),
    (Thing.FIGURE, Thing.PLACE),
    (Thing.FIGURE, Thing.FIGURE),
)
"""Which two things may be of one incident; of two figures, the first may be a part of the second."""

FARTHEST = 6
"""Steps of doubling in which the sentences between two things are counted, either way."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A part of a report: code points `start` to `end` (exclusive) of its text, in the sentence of that index."""

    thing: Thing
    start: int
    end: int
    sentence: int


def step_between(first: int, second: int) -> int:
    """How far apart two sentences are, as a place in a row of 2 * FARTHEST + 1; the middle for one sentence."""
    gap = first - second
    if gap == 0:
        return FARTHEST
    steps = min(FARTHEST, int(log2(abs(gap))) + 1)
    return FARTHEST + (steps if gap > 0 else -steps)


@dataclass(frozen=True, slots=True)
class Impressions:
    """What the encoder makes of the spots of one report.

    `rows` numbers the spots; `marks` has the logits of each in the order of `MARKS`; `asks` and `answers` have a table
    for each of `PAIRS`, a row for each spot: the product of two rows is how well the two go together, once `distances`
    of that pair is added, by how far apart they are.
    """

    rows: Mapping[Spot, int]
    marks: Sequence[Sequence[float]]
    asks: Sequence[Vectors]
    answers: Sequence[Vectors]
    distances: Sequence[Sequence[float]]
    fits: dict[tuple[Spot, Spot], float] = field(default_factory=dict)
    """What was asked before."""

    def forget(self) -> None:
        """Let go of what was asked before: it is many times larger than what it was reckoned from."""
        self.fits.clear()

    def mark(self, spot: Spot, name: str) -> float:
        """The logit of one mark of a spot; 0 for a spot that was not asked about."""
        row = self.rows.get(spot)
        return 0.0 if row is None else _cut(self.marks[row][MARKS[spot.thing].index(name)])

    def fit(self, first: Spot, second: Spot) -> float:
        """How well two spots go together; 0 where one was not asked about. Raises ValueError for no pair."""
        if (known := self.fits.get((first, second))) is not None:
            return known
        pair = PAIRS.index((first.thing, second.thing))
        one, other = self.rows.get(first), self.rows.get(second)
        if one is None or other is None:
            return 0.0
        step = step_between(first.sentence, second.sentence)
        score = float(self.asks[pair][one] @ self.answers[pair][other])
        if first.thing is second.thing is Thing.SENTENCE:
            # Of two sentences neither comes first.
            score = (score + float(self.asks[pair][other] @ self.answers[pair][one])) / 2
            step = FARTHEST + abs(step - FARTHEST)
        found = self.fits[first, second] = _cut(score + self.distances[pair][step])
        return found


NOTHING = Impressions({}, (), (), (), ())
"""What is known before the encoder was asked, or without one: 0 of everything."""


def _cut(value: float) -> float:
    return max(-MOST, min(MOST, value))
