"""How well the parts of one report go together, reckoned many at a time."""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from knell.extract.impressions import FARTHEST, MOST, PAIRS, Thing

Array = npt.NDArray[np.float32]

SIDE = 128
"""Rows, and columns, that are reckoned at once: an article's in one go, a book's as they are asked for."""


@dataclass(frozen=True, slots=True)
class VectorFits:
    """The products of what the parts of a report ask and answer, for each of `PAIRS`; see `impressions.Fits`.

    `asks` and `answers` are (pairs, parts, width), `distances` is (pairs, 2 * FARTHEST + 1), `sentences` has the
    sentence that each part is in.
    """

    asks: Array
    answers: Array
    distances: Array
    sentences: npt.NDArray[np.int64]
    tables: dict[tuple[int, int, int], list[list[float]]] = field(default_factory=dict)

    def fit(self, pair: int, first: int, second: int) -> float:
        """The logit of two parts, by their rows; cut at `MOST` on either side."""
        place = pair, first // SIDE, second // SIDE
        table = self.tables.get(place)
        if table is None:
            table = self.tables[place] = self._reckon(*place)
        return table[first % SIDE][second % SIDE]

    def forget(self) -> None:
        """Let go of what was reckoned: of a long report it is many times larger than what it was reckoned from."""
        self.tables.clear()

    def _reckon(self, pair: int, first: int, second: int) -> list[list[float]]:
        rows, columns = (slice(at * SIDE, (at + 1) * SIDE) for at in (first, second))
        asks, answers = self.asks[pair], self.answers[pair]
        scores = asks[rows] @ answers[columns].T
        steps = steps_between(self.sentences[rows, None], self.sentences[None, columns])
        if PAIRS[pair] == (Thing.SENTENCE, Thing.SENTENCE):
            # Of two sentences neither comes first.
            scores = (scores + (asks[columns] @ answers[rows].T).T) / 2
            steps = FARTHEST + abs(steps - FARTHEST)
        found: list[list[float]] = (scores + self.distances[pair][steps]).clip(-MOST, MOST).tolist()
        return found


def steps_between(
    first: npt.NDArray[np.int64] | int, second: npt.NDArray[np.int64] | int
) -> npt.NDArray[np.int64]:
    """How far apart sentences are, in doublings: a place in a row of 2 * FARTHEST + 1, the middle for one sentence."""
    gaps = np.subtract(first, second)
    doublings = np.frexp(np.abs(gaps))[1].clip(0, FARTHEST)
    steps: npt.NDArray[np.int64] = FARTHEST + np.sign(gaps) * doublings
    return steps
