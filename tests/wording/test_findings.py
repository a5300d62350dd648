"""What the panel of a place and of a date says, line by line."""

from dataclasses import replace

import pytest
from tests.factory import make_when, make_where

from knell.model.where import Anchor, Place, PlaceLevel, PlaceRelation, RejectedPlace, Where
from knell.wording.findings import explain_date, explain_place, say_radius
from knell.wording.precision import DATE_PREC, GEO_PRECISION, TIME_PRECISION, WHERE_PREC

NAMESAKE = Place(7, "Mayodan", 36.4, -79.9, PlaceLevel.TOWN, "US", "North Carolina", None, 2_478)
TOWN = replace(
    make_where("Mayadeen", admin="Deir ez-Zor"),
    name="Al Mayādīn",
    reason="all of it",
    reasons=("54,534 people", "in Deir Ezzor, which the text names"),
    forgiven=("spelling: Mayadeen for Al Mayādīn",),
    wider="Deir Ezzor",
    rejected=(RejectedPlace(NAMESAKE, "not in Deir Ezzor, which the text names"),),
)
RAQQA = Anchor("Raqqa", "Ar Raqqah", PlaceLevel.CITY, 35.95, 39.01, 5_000, 172955, "Raqqa", "SY")
EAST = Where(
    "30 km east of Raqqa", PlaceLevel.OTHER, "reckoned", "30 km east of Ar Raqqah", 35.952, 39.341, 12_426,
    is_area=True, country="SY", relation=PlaceRelation.OFFSET, anchors=(RAQQA,),
)  # fmt: skip
AIRBASE = make_where(
    "Test airbase", level=PlaceLevel.STRUCTURE, facility="Test airbase", is_area=True, geonameid=None
)
LOST = Where("Nowhereville", PlaceLevel.OTHER, "no place of this name is in the gazetteer")


def lines(where: Where) -> dict[str, tuple[str, ...]]:
    return {fact.label: fact.lines for fact in explain_place(where).facts}


@pytest.mark.parametrize(
    ("where", "label", "expected"),
    [
        (TOWN, "As written", ("“Mayadeen”",)),
        (TOWN, "Read as", ("Al Mayādīn, town, Deir ez-Zor, Syria",)),
        (TOWN, "Gazetteer entry", ("GeoNames 42",)),
        (TOWN, "Why", ("54,534 people", "in Deir Ezzor, which the text names")),
        (TOWN, "Overlooked", ("spelling: Mayadeen for Al Mayādīn",)),
        (TOWN, "Wider place used", ("“Deir Ezzor”",)),
        (TOWN, "Coordinates", ("35.0000, 40.4000",)),
        (TOWN, "Radius", ("5 km: somewhere within this distance",)),
        (replace(TOWN, reasons=()), "Why", ("all of it",)),  # a reading kept before there was a list
        (replace(TOWN, is_near=True), "Read as", ("Al Mayādīn, town, Deir ez-Zor, Syria", "near it")),
        (AIRBASE, "As written", ("“Test airbase”", "the site: Test airbase")),
        (AIRBASE, "Read as", ("Test airbase, the area around the site, Testland, Syria",)),
        (AIRBASE, "Gazetteer entry", ("none of its own",)),
        (EAST, "Read as", ("30 km east of Ar Raqqah, Syria",)),
        (EAST, "Reckoned from", ("“Raqqa”: Ar Raqqah (city, Raqqa, Syria; GeoNames 172955)",)),
        (EAST, "Middle of the area", ("35.9520, 39.3410",)),
        (
            EAST,
            "Precision",
            (
                "UCDP where_prec 2: within about 25 km of a known place",
                "ACLED geo_precision 2: near a town, or in a small part of a region",
                "Airwars: no level for this",
            ),
        ),
        (LOST, "Read as", ("not found: place",)),
        (
            replace(LOST, latitude=35.0, longitude=38.0, is_area=True, radius_m=90_000),
            "Read as",
            ("not found: place", "the area of the wider place stands for it"),
        ),
    ],
)
def test_a_place_is_explained(where: Where, label: str, expected: tuple[str, ...]) -> None:
    assert lines(where)[label] == expected


def test_what_does_not_apply_has_no_line() -> None:
    assert set(lines(LOST)) == {"As written", "Read as", "Why", "Precision"}


def test_those_that_lost_are_told_with_their_reason() -> None:
    assert explain_place(TOWN).rejected == (
        "Mayodan (town, North Carolina, United States): not in Deir Ezzor, which the text names",
    )


def test_a_date_is_explained() -> None:
    when = replace(make_when(), part_of_day="dawn", zone="UTC+3")
    assert [(fact.label, fact.lines) for fact in explain_date(when).facts] == [
        ("As written", ("“Monday”",)),
        ("Read as", ("26 June 2017: 2017-06-26 (UTC+3)",)),
        ("Part of the day", ("dawn",)),
        ("Why", ("the Monday before publication",)),
        ("Precision", ("UCDP date_prec 1: the day is known", "ACLED time_precision 1: the day is known")),
    ]


@pytest.mark.parametrize(
    ("radius_m", "words"),
    [
        (None, "not known"),
        (10, "10 m: the spot itself"),
        (100, "100 m: somewhere within this distance"),
        (5_000, "5 km: somewhere within this distance"),
        (5_500, "5.5 km: somewhere within this distance"),
        (12_426, "12 km: somewhere within this distance"),
        (1_735_000, "1,735 km: somewhere within this distance"),
    ],
)
def test_a_radius_in_words(radius_m: int | None, words: str) -> None:
    assert say_radius(radius_m) == words


def test_every_code_has_words() -> None:
    tables = (WHERE_PREC, GEO_PRECISION, DATE_PREC, TIME_PRECISION)
    assert [list(table) for table in tables] == [[1, 2, 3, 4, 5, 6, 7], [1, 2, 3], [1, 2, 3, 4, 5], [1, 2, 3]]
