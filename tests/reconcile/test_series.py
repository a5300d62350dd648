"""Bulletins of a claimant and the figure of each day: rising and corrected tolls."""

from datetime import date

import pytest
from hypothesis import given
from tests.reconcile.builders import C, claim, claim_lists

from knell.model.claim import Harm
from knell.model.series import Change
from knell.reconcile import MINIMUM_MAXIMUM, ReconcileClaim, reconcile
from knell.reconcile.series import claimant_series, figure_series, find_figure

DAYS = [date(2017, 4, day) for day in (4, 5, 9)]


def bulletins(*phrases: str | int) -> list[tuple[str, Change]]:
    """What the series says of one claimant that says these things on three days."""
    claims = [claim("A", phrase, day=day) for phrase, day in zip(phrases, DAYS, strict=False)]
    (series,) = claimant_series(claims, MINIMUM_MAXIMUM)
    return [(one.words, one.change) for one in series.bulletins]


@pytest.mark.parametrize(
    ("phrases", "changes"),
    [
        ((12, 21), [Change.FIRST, Change.ROSE]),
        ((21, 12), [Change.FIRST, Change.FELL]),
        ((12, 12), [Change.FIRST, Change.SAME]),
        (("nearly 60", 57), [Change.FIRST, Change.NARROWED]),
        ((5, "4 to 6"), [Change.FIRST, Change.WIDENED]),
        (("at least 15", "at least 42", "at least 87"), [Change.FIRST, Change.ROSE, Change.ROSE]),
        (("at least 87", "at least 42"), [Change.FIRST, Change.FELL]),
        (("at least 42", 57), [Change.FIRST, Change.ROSE]),
        (("at least 42", 42), [Change.FIRST, Change.NARROWED]),
        ((57, "at least 42"), [Change.FIRST, Change.WIDENED]),
        (("at least 42", 30), [Change.FIRST, Change.FELL]),
        (("4 to 6", "10 to 14"), [Change.FIRST, Change.ROSE]),
    ],
)
def test_a_later_bulletin_is_a_change(phrases: tuple[str | int, ...], changes: list[Change]) -> None:
    assert [change for _, change in bulletins(*phrases)] == changes


def test_one_day_is_one_bulletin_with_the_fuller_words() -> None:
    claims = [claim("A", "nearly 60", report="R1"), claim("A", 57, report="R2")]
    (series,) = claimant_series(claims, MINIMUM_MAXIMUM)
    assert [one.words for one in series.bulletins] == ["57"]


def test_claimants_harms_and_classes_are_apart() -> None:
    claims = [
        claim("A", 12),
        claim("B", 15),
        claim("A", 5, C.CHILD),
        claim("A", 30, harm=Harm.INJURED),
        claim("P", 1, is_party=True),
        claim("A", 3, day=None, report="undated"),
    ]
    found = [(one.claimant, one.harm, one.victim_class) for one in claimant_series(claims, MINIMUM_MAXIMUM)]
    assert found == [
        ("A", Harm.KILLED, C.UNSPECIFIED),
        ("B", Harm.KILLED, C.UNSPECIFIED),
        ("A", Harm.KILLED, C.CHILD),
        ("A", Harm.INJURED, C.UNSPECIFIED),
    ]


def test_the_figure_of_each_day_is_from_all_that_was_published_by_then() -> None:
    claims = [
        claim("A", "at least 15", day=DAYS[0]),
        claim("B", 20, day=DAYS[1]),
        claim("A", 42, day=DAYS[2]),
        claim("B", 7, harm=Harm.INJURED, day=DAYS[2]),
    ]
    (found,) = figure_series(claims, MINIMUM_MAXIMUM)
    assert [(one.day, one.words, one.claimants) for one in found.days] == [
        (DAYS[0], "15 or more", 1),
        (DAYS[1], "15–20", 2),
        (DAYS[2], "20–42", 2),
    ]
    assert found.undated == 0


def test_undated_claims_are_counted_apart() -> None:
    (found,) = figure_series([claim("A", 12), claim("B", 20, day=None)], MINIMUM_MAXIMUM)
    assert ([one.words for one in found.days], found.undated) == (["12"], 1)


def test_nothing_dated_gives_no_days() -> None:
    assert figure_series([claim("A", 12, day=None)], MINIMUM_MAXIMUM)[0].days == ()


@given(claim_lists())
def test_the_last_day_is_the_figure_of_all_dated_claims(claims: list[ReconcileClaim]) -> None:
    dated = [one for one in claims if one.published is not None]
    (found,) = figure_series(dated, MINIMUM_MAXIMUM)
    figure = find_figure(reconcile(dated, MINIMUM_MAXIMUM), Harm.KILLED, None)
    if found.days:
        assert figure is not None
        assert (found.days[-1].low, found.days[-1].high) == (figure.low, figure.high)


def test_a_day_on_which_nothing_is_known_any_more_says_so() -> None:
    """No children, then "up to 30 women": of all victims neither end is known, where one was the day before."""
    none, women = claim("A", 0, C.CHILD, day=DAYS[0]), claim("A", "up to 30", C.WOMAN, day=DAYS[1])
    (found,) = figure_series([none, women], MINIMUM_MAXIMUM)
    assert [(one.low, one.high) for one in found.days] == [(0, 0), (None, None)]
