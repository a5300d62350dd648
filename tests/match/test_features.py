"""Each signal: two mentions, the level that they come to."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.factory import make_where
from tests.match.builders import DAY, T, days, item, province, town

from knell.match.features import (
    compare_days,
    compare_perpetrators,
    compare_places,
    compare_standing,
    compare_targets,
    compare_types,
)
from knell.match.items import MatchItem, is_precise, own_names
from knell.model.evidence import Evidence
from knell.model.where import PlaceLevel

A, B = item("A"), item("B")


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        (days(0), days(0), "same_day"),
        (days(0), days(-1, 2), "same_days"),
        (days(0), days(-20, 9), "same_month"),
        (days(0), days(-200, 9), "same_period"),
        (days(0), days(1), "one_day_apart"),
        (days(0), days(2), "days_apart"),
        (days(-3, -2), days(0), "days_apart"),
        (days(0), days(8), "weeks_apart"),
        (days(0), days(31), "long_apart"),
        (None, None, "unknown"),
    ],
)
def test_days(left: object, right: object, level: str) -> None:
    one = item("A", when=left)  # type: ignore[arg-type]
    other = item("B", when=right, published=DAY + timedelta(25))  # type: ignore[arg-type]
    assert compare_days(one, other).level == compare_days(other, one).level == level


@pytest.mark.parametrize(
    ("left", "right", "published", "level"),
    [
        (days(0), days(2), 3, "apart_in_one_news"),
        (days(0), days(1), 3, "one_day_apart"),
        (None, None, 3, "told_together"),
        (None, None, 4, "unknown"),
        (None, None, 31, "told_apart"),
    ],
)
def test_days_and_when_they_were_told(left: object, right: object, published: int, level: str) -> None:
    one = item("A", when=left, published=DAY)  # type: ignore[arg-type]
    other = item("B", when=right, published=DAY + timedelta(published))  # type: ignore[arg-type]
    assert compare_days(one, other).level == compare_days(other, one).level == level


def test_the_day_of_a_trial_is_not_the_day_of_the_event() -> None:
    struck = item("A", published=DAY)
    trial = item("B", when=days(200), published=DAY + timedelta(200))
    told_back = replace(trial, mention=replace(trial.mention, evidence=Evidence(looks_back=True)))
    assert compare_days(struck, trial).level == "long_apart"
    assert compare_days(struck, told_back).level == compare_days(told_back, struck).level == "looks_back"


def test_what_is_told_in_passing_is_mostly_another_event() -> None:
    passing = replace(B, mention=replace(B.mention, is_main=False))
    assert compare_standing(A, B).level == "both_main"
    assert compare_standing(A, passing).level == compare_standing(passing, A).level == "one_background"
    assert compare_standing(passing, passing).level == "both_background"


@pytest.mark.parametrize(
    ("happened", "level"),
    [(0, "just_before"), (-4, "recent"), (-14, "recent"), (-15, "long_before"), (-900, "long_before")],
)
def test_an_event_without_a_day_is_mostly_recent(happened: int, level: str) -> None:
    undated, dated = item("A", when=None, published=DAY), item("B", when=days(happened))
    assert compare_days(undated, dated).level == compare_days(dated, undated).level == level


FACILITY = province(facility="Test airbase")

PLACES: dict[str, tuple[MatchItem, MatchItem, str]] = {
    "one entry": (A, B, "same_place"),
    "both near it": (
        item("A", where=town(is_near=True)),
        item("B", where=town(is_near=True)),
        "same_place",
    ),
    "in and near": (A, item("B", where=town(is_near=True)), "same_surroundings"),
    "another spelling of an unknown place": (
        item("A", where=None, place="Tell al-Test"),
        item("B", where=None, place="Tel Test"),
        "shared_name",
    ),
    "unknown place named by a resolved one": (A, item("B", where=None, place="Testabad"), "shared_name"),
    "two unknown places": (
        item("A", where=None, place="Upper Tell"),
        item("B", where=None, place="Lower Marsh"),
        "different_names",
    ),
    "no place": (A, item("B", where=None), "unknown"),
    "3 km": (A, item("B", where=town("Quarter", 43, 35.03)), "same_surroundings"),
    "8 km": (A, item("B", where=town("Village", 43, 35.07)), "neighbours"),
    "30 km": (A, item("B", where=town("Village", 43, 35.27)), "far"),
    "in the province": (A, item("B", where=province()), "inside_area"),
    "in the country": (
        A,
        item(
            "B",
            where=make_where("Syria", level=PlaceLevel.COUNTRY, radius_m=250_000, is_area=True, geonameid=1),
        ),
        "inside_wide_area",
    ),
    "outside the province": (
        item("A", where=town("Farville", 43, 36.5, 40.3)),
        item("B", where=province()),
        "outside_area",
    ),
    "one province": (item("A", where=province()), item("B", where=province()), "same_wide_area"),
    "one district": (
        item("A", where=replace(province(), level=PlaceLevel.DISTRICT)),
        item("B", where=replace(province(), level=PlaceLevel.DISTRICT)),
        "same_area",
    ),
    "one facility": (
        item("A", where=FACILITY),
        item("B", where=province(facility="the Test Airbase")),
        "same_place",
    ),
    "two facilities of one province": (
        item("A", where=FACILITY),
        item("B", where=province(facility="Far oilfield")),
        "different_names",
    ),
    "one unknown village, with its province for an area": (
        item("A", where=province(), place="Rityan"),
        item("B", where=province(), place="Ratyan"),
        "shared_name",
    ),
}


@pytest.mark.parametrize("name", PLACES)
def test_places(name: str) -> None:
    left, right, level = PLACES[name]
    assert compare_places(left, right).level == compare_places(right, left).level == level


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        (T.AIRSTRIKE, T.AIRSTRIKE, "same"),
        (T.CHEMICAL_ATTACK, T.CHEMICAL_ATTACK, "same_rare"),
        (T.CHEMICAL_ATTACK, T.AIRSTRIKE, "related"),
        (T.MISSILE_STRIKE, T.AIRSTRIKE, "related"),
        (T.IED, T.SUICIDE_BOMBING, "related"),
        (T.EXECUTION, T.AIRSTRIKE, "different"),
        (T.OTHER, T.AIRSTRIKE, "unknown"),
        (T.OTHER, T.OTHER, "unknown"),
    ],
)
def test_types(left: T, right: T, level: str) -> None:
    one, other = item("A", type=left), item("B", type=right)
    assert compare_types(one, other).level == compare_types(other, one).level == level


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        (("Coalition",), ("Coalition", "Army"), "shared"),
        (("Coalition",), ("Army",), "different"),
        ((), ("Army",), "unknown"),
    ],
)
def test_perpetrators(left: tuple[str, ...], right: tuple[str, ...], level: str) -> None:
    assert compare_perpetrators(item("A", by=left), item("B", by=right)).level == level


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        ("jail run by the group", "a jail", "shared"),
        ("crowded buses", "a bus convoy", "shared"),
        ("two mosques", "the mosque", "shared"),
        ("a market", "a prison", "different"),
        ("a position in Testabad", "the town of Testabad", "unknown"),
        (None, "a market", "unknown"),
    ],
)
def test_targets(left: str | None, right: str | None, level: str) -> None:
    assert compare_targets(item("A", target=left), item("B", target=right)).level == level


@pytest.mark.parametrize(
    ("mention", "expected"),
    [
        (A, True),
        (item("A", when=days(0, 6)), True),
        (item("A", when=days(0, 7)), False),
        (item("A", when=None), False),
        (item("A", where=province()), False),
        (item("A", where=FACILITY), True),
        (item("A", where=None), False),
        (item("A", where=None, place="Tell Test"), True),
        (item("A", where=province(), place="Rityan"), True),
        (item("A", where=province(), place="northern Testland"), False),
    ],
)
def test_what_identifies_an_event(mention: MatchItem, expected: bool) -> None:
    assert is_precise(mention) is expected


def test_names_of_the_area_are_no_names_of_a_place_in_it() -> None:
    assert own_names(item("A", where=province(), place="Testland province")) == ()
    assert own_names(item("A", where=FACILITY, place="Test airbase")) == ("Test airbase",)
