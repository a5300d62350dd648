"""Names, places and stretches of text that are the same, and those that are not."""

import pytest
from eval.comparing import figure_stretches, is_same_name, occurrences, pair, place_keys
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("left", "right", "is_same"),
    [
        (None, None, True),
        (None, "–", True),
        (None, "residents", False),
        ("The Observatory", "Syrian Observatory for Human Rights", True),
        ("Local activists", "activists", True),
        ("a doctor", "a doctor at the hospital", True),
        ("a military source", "military sources", True),
        ("activists in Idlib", "activists in Homs", False),
        ("the Syrian army", "the Free Syrian Army", False),
        ("the Russian defence ministry", "the Turkish defence ministry", False),
        ("residents", "doctors", False),
    ],
)
def test_names(left: str | None, right: str | None, is_same: bool) -> None:
    assert is_same_name(left, right) is is_same
    assert is_same_name(right, left) is is_same


@pytest.mark.parametrize(
    ("left", "right", "is_same"),
    [
        ({"place": "Raqqa"}, {"place": "ar-Raqqah"}, True),
        ({"place": "Idlib"}, {"place": "Idlib province"}, True),
        ({"place": "Homs"}, {"place": "Hama"}, False),
        ({"place": "Homs", "places": ["Homs", "Rastan"]}, {"place": "Rastan", "places": None}, True),
        ({"place": None}, {"place": None}, False),
    ],
)
def test_places(left: dict[str, object], right: dict[str, object], is_same: bool) -> None:
    assert bool(place_keys(left) & place_keys(right)) is is_same


@pytest.mark.parametrize(
    ("claim", "stretches"),
    [
        ({"quote": "killed 12", "figure": "12"}, [(10, 12), (30, 32)]),
        ({"quote": "killed 12", "figure": "12", "start": 23, "end": 32}, [(30, 32)]),
        ({"quote": "killed 12", "figure": "12", "start": 22, "end": 31}, []),
        ({"quote": "killed 12", "figure": "1"}, []),
        ({"quote": "killed 13", "figure": "13"}, []),
        ({"quote": "killed 12", "figure": None}, []),
        ({"quote": None, "figure": "12"}, []),
    ],
)
def test_where_a_figure_stands(claim: dict[str, object], stretches: list[tuple[int, int]]) -> None:
    assert figure_stretches("It killed 12, and they killed 12.", claim) == stretches


def test_a_word_inside_a_word_is_no_occurrence() -> None:
    assert occurrences("2012 12 120", "12") == [(5, 7)]
    assert occurrences("12", "") == []


def test_pairs_are_one_to_one_and_the_likest_first() -> None:
    likeness = {("a", "x"): 1, ("a", "y"): 3, ("b", "y"): 2}
    assert pair("ab", "xy", lambda one, other: likeness.get((one, other), 0)) == [(0, 1)]
    assert pair("ab", "yx", lambda one, other: likeness.get((one, other), 0)) == [(0, 0)]


@given(st.lists(st.integers(0, 4)), st.lists(st.integers(0, 4)))
def test_equals_are_paired_as_often_as_both_sides_have_them(left: list[int], right: list[int]) -> None:
    pairs = pair(left, right, lambda one, other: int(one == other))
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert len(pairs) == sum(min(left.count(value), right.count(value)) for value in set(left))
