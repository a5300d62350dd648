"""What the encoder makes of the parts of a report: marks of each, and how far two belong to one incident.

All are logits, above 0 where more speaks for it than against, cut at `MOST` on either side: a choice hears the encoder
beside what the words themselves say, it is not overruled by it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple, Protocol

MOST = 4.0


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

NUMBERS: Mapping[Pair, int] = {pair: number for number, pair in enumerate(PAIRS)}

FARTHEST = 6
"""Steps of doubling in which the sentences between two things are counted, either way."""


class Spot(NamedTuple):
    """A part of a report: code points `start` to `end` (exclusive) of its text, in the sentence of that index.

    A tuple, since it is made, compared and looked up tens of thousands of times for one report.
    """

    thing: Thing
    start: int
    end: int
    sentence: int


class Fits(Protocol):
    """How well two parts of a report go together; numpy stands behind it, which is loaded with the encoder only."""

    def fit(self, pair: int, first: int, second: int) -> float:
        """The logit of two parts, by their rows, for one of `PAIRS`."""

    def forget(self) -> None:
        """Let go of what was reckoned before."""


@dataclass(frozen=True, slots=True)
class Impressions:
    """What the encoder makes of the spots of one report.

    `rows` numbers the spots; `marks` has the logits of each in the order of `MARKS`.
    """

    rows: Mapping[Spot, int]
    marks: Sequence[Mapping[str, float]]
    fits: Fits | None = None

    def forget(self) -> None:
        """Let go of what was asked before of two spots."""
        if self.fits is not None:
            self.fits.forget()

    def mark(self, spot: Spot, name: str) -> float:
        """The logit of one mark of a spot; 0 for a spot that was not asked about."""
        row = self.rows.get(spot)
        return 0.0 if row is None else self.marks[row][name]

    def fit(self, first: Spot, second: Spot) -> float:
        """How well two spots go together; 0 where one was not asked about. Raises KeyError for no pair."""
        pair = NUMBERS[first.thing, second.thing]
        one, other = self.rows.get(first), self.rows.get(second)
        if self.fits is None or one is None or other is None:
            return 0.0
        return self.fits.fit(pair, one, other)


NOTHING = Impressions({}, ())
"""What is known before the encoder was asked, or without one: 0 of everything."""
