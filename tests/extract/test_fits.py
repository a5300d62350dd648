"""How well parts of a report go together, reckoned in tables: the same as one by one, however many there are."""

import numpy as np
import pytest

from knell.extract.fits import SIDE, VectorFits, steps_between
from knell.extract.impressions import FARTHEST, MOST, NUMBERS, PAIRS, Thing

PARTS, WIDTH = SIDE + 40, 8
SENTENCES = NUMBERS[Thing.SENTENCE, Thing.SENTENCE]
PLACES = NUMBERS[Thing.SENTENCE, Thing.PLACE]


@pytest.fixture
def fits() -> VectorFits:
    """Parts of more than one table, four in each sentence."""
    chance = np.random.default_rng(7)
    vectors = chance.normal(size=(2, len(PAIRS), PARTS, WIDTH)).astype(np.float32)
    distances = chance.normal(size=(len(PAIRS), 2 * FARTHEST + 1)).astype(np.float32)
    return VectorFits(vectors[0], vectors[1], distances, np.arange(PARTS) // 4)


def by_hand(fits: VectorFits, pair: int, first: int, second: int) -> float:
    """The product of two rows and their distance, cut."""
    step = int(steps_between(int(fits.sentences[first]), int(fits.sentences[second])))
    score = float(fits.asks[pair][first] @ fits.answers[pair][second])
    return max(-MOST, min(MOST, score + float(fits.distances[pair][step])))


@pytest.mark.parametrize("first", [0, SIDE - 1, SIDE, PARTS - 1])
@pytest.mark.parametrize("second", [1, SIDE - 2, SIDE + 3, PARTS - 1])
def test_a_table_holds_what_two_rows_give(fits: VectorFits, first: int, second: int) -> None:
    assert fits.fit(PLACES, first, second) == pytest.approx(by_hand(fits, PLACES, first, second), abs=1e-4)


def test_of_two_sentences_neither_comes_first(fits: VectorFits) -> None:
    assert fits.fit(SENTENCES, 3, SIDE + 9) == pytest.approx(fits.fit(SENTENCES, SIDE + 9, 3))


def test_what_was_forgotten_is_reckoned_again(fits: VectorFits) -> None:
    before = fits.fit(PLACES, 2, 5)
    fits.forget()
    assert not fits.tables
    assert fits.fit(PLACES, 2, 5) == before
