"""How well lists are linked: floors on the corpora, and the scorer itself."""

import re

import pytest
from eval.linking.perturbed import read_perturbed
from eval.linking.score import SHARED_IDENTIFIER, ListScore, read_drone_strikes, score_linking, score_pairs

DRONE_F1 = 0.97
"""The ceiling is about 0.985: some identifiers of one day look shifted by one in the gold pairs."""

COPY_F1 = 0.96


def test_scores_of_pairs() -> None:
    found = score_pairs({("a", "1"), ("b", "2")}, {("a", "1"), ("c", "3"), ("d", "4")})
    assert (found.precision, found.recall) == (0.5, 1 / 3)
    assert found.f1 == pytest.approx(0.4)
    assert score_pairs(set(), {("a", "1")}).f1 == 0.0


@pytest.fixture(scope="module")
def drone_strikes() -> ListScore:
    return score_linking(*read_drone_strikes())


@pytest.mark.corpus
def test_two_lists_of_strikes_are_linked_better_than_by_the_day(drone_strikes: ListScore) -> None:
    assert drone_strikes.linked.true == 419
    assert drone_strikes.linked.f1 >= DRONE_F1
    assert drone_strikes.same_day.f1 == pytest.approx(0.80, abs=0.005)
    assert drone_strikes.blocking.lost == 0


@pytest.mark.corpus
def test_the_identifier_that_both_lists_print_is_in_no_cell_that_is_compared() -> None:
    left, right, _ = read_drone_strikes()
    for record in (*left, *right):
        compared = [cell for name, cell in record.cells.items() if name not in ("id", "strike_id")]
        assert not any(SHARED_IDENTIFIER.search(cell) for cell in compared)
    assert SHARED_IDENTIFIER.sub("", "rescuers of Ob49 and B3") == "rescuers of  and "
    assert not any(re.search(r"\d", " ".join(record.places)) for record in left)


@pytest.mark.corpus
def test_other_lists_are_linked_by_the_same_weights() -> None:
    found = score_linking(*read_perturbed(rows=1_000))
    assert found.linked.f1 >= COPY_F1
    assert found.linked.f1 > found.same_day.f1 + 0.2
