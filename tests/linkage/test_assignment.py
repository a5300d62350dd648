"""One-to-one assignment: the best whole, found exactly, the same in any order."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from knell.linkage.assignment import assign_one_to_one
from knell.linkage.model import ScoredPair


def pair(left: int, right: int, log_odds: float) -> ScoredPair:
    return ScoredPair(left, right, log_odds, {})


def numbers(pairs: list[ScoredPair]) -> list[tuple[int, int]]:
    return [(one.left, one.right) for one in pairs]


def test_a_swap_that_serves_both_goes_before_the_strongest_pair() -> None:
    found = assign_one_to_one([pair(0, 0, 5.0), pair(0, 1, 4.0), pair(1, 0, 4.0)])
    assert numbers(found) == [(0, 1), (1, 0)]


def test_the_strongest_pair_goes_before_two_weak_ones() -> None:
    found = assign_one_to_one([pair(0, 0, 5.0), pair(0, 1, 2.0), pair(1, 0, 2.0)])
    assert numbers(found) == [(0, 0)]


def test_a_pair_below_the_threshold_is_never_kept() -> None:
    assert numbers(assign_one_to_one([pair(0, 0, 0.5), pair(1, 1, 1.5)], least=1.0)) == [(1, 1)]


PAIRS = st.dictionaries(
    st.tuples(st.integers(0, 3), st.integers(0, 3)), st.sampled_from([-1.0, 0.5, 1.0, 2.0, 3.5]), max_size=9
)


@given(PAIRS, st.randoms(use_true_random=False))
def test_it_is_as_good_as_the_best_of_all_assignments(
    gains: dict[tuple[int, int], float], chance: object
) -> None:
    pairs = [pair(left, right, gain) for (left, right), gain in gains.items()]
    found = assign_one_to_one(pairs)
    best = max(
        sum(one.log_odds for one in some)
        for size in range(5)
        for some in combinations(pairs, size)
        if len({one.left for one in some}) == len({one.right for one in some}) == size
    )
    assert sum(one.log_odds for one in found) == best
    assert len({one.left for one in found}) == len({one.right for one in found}) == len(found)
    chance.shuffle(pairs)  # type: ignore[attr-defined]
    assert assign_one_to_one(pairs) == found
