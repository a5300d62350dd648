"""B-cubed, CEAF-e and pairs: hand-reckoned cases, and what holds for every partition."""

from itertools import permutations

import pytest
from eval.matching.partition import all_pairs, score_partition
from hypothesis import given
from hypothesis import strategies as st

TRUE = {"a": 1, "b": 1, "c": 1, "d": 2, "e": 2}


def test_all_alone() -> None:
    score = score_partition(TRUE, {})
    assert (score.b_cubed.precision, score.pairs.precision) == (1.0, 1.0)
    assert score.b_cubed.recall == pytest.approx((3 / 3 + 2 / 2) / 5)
    assert score.pairs.recall == 0.0
    # One of three and one of two: 2/(3+1) and 2/(2+1), over two true and five found groups.
    assert score.ceaf_e.recall == pytest.approx((1 / 2 + 2 / 3) / 2)
    assert score.ceaf_e.precision == pytest.approx((1 / 2 + 2 / 3) / 5)
    assert score.groups == 5


def test_all_together() -> None:
    score = score_partition(TRUE, dict.fromkeys(TRUE, "one"))
    assert score.b_cubed.precision == pytest.approx((9 + 4) / 25)
    assert score.b_cubed.recall == 1.0
    assert (score.pairs.precision, score.pairs.recall) == (pytest.approx(4 / 10), 1.0)


def test_what_was_not_found_stands_alone() -> None:
    score = score_partition(TRUE, {"a": "x", "b": "x"})
    assert (score.pairs.precision, score.pairs.recall) == (1.0, pytest.approx(1 / 4))
    assert score.groups == 4


def test_strays_are_refused() -> None:
    with pytest.raises(ValueError, match="1 were grouped"):
        score_partition(TRUE, {"z": 1})


def test_all_pairs() -> None:
    assert all_pairs({"a": 1, "b": 1, "c": 2}) == {frozenset(("a", "b"))}


LABELS = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 3), min_size=1)


@given(LABELS)
def test_the_truth_is_perfect(labels: dict[str, int]) -> None:
    assert set(score_partition(labels, labels).figures().values()) == {1.0}


@given(LABELS, st.data())
def test_precision_and_recall_change_places_with_the_partitions(
    true: dict[str, int], data: st.DataObject
) -> None:
    found = {one: data.draw(st.integers(0, 3)) for one in true}
    there, back = score_partition(true, found), score_partition(found, true)
    for name in ("b_cubed", "ceaf_e", "pairs"):
        assert getattr(there, name).precision == pytest.approx(getattr(back, name).recall)


@given(LABELS, st.data())
def test_the_assignment_is_the_best_of_all(true: dict[str, int], data: st.DataObject) -> None:
    found = {one: data.draw(st.integers(0, 3)) for one in true}
    groups = {side: sorted(set(labels.values())) for side, labels in (("true", true), ("found", found))}
    short, long = sorted((groups["true"], groups["found"]), key=len)
    of_short, of_long = (true, found) if short == groups["true"] else (found, true)

    def likeness(one: int, other: int) -> float:
        left = {thing for thing, group in of_short.items() if group == one}
        right = {thing for thing, group in of_long.items() if group == other}
        return 2 * len(left & right) / (len(left) + len(right))

    best = max(
        sum(likeness(one, other) for one, other in zip(short, chosen, strict=True))
        for chosen in permutations(long, len(short))
    )
    assert score_partition(true, found).ceaf_e.recall == pytest.approx(best / len(groups["true"]))
