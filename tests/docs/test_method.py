"""The tables of codes in docs/method.md are what the code gives."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from knell.model.precision import AirwarsAccuracy, Extent, place_codes
from knell.model.when import DatePrecision, When
from knell.model.where import PlaceLevel, PlaceRelation

METHOD = Path(__file__).parents[2] / "docs" / "method.md"
L, R = PlaceLevel, PlaceRelation
KM = 1000

PLACES: dict[str, tuple[Extent, ...]] = {
    "structure, own coordinates": (Extent(L.STRUCTURE, R.AT, 10),),
    "structure, known to 100 m, or near one": (
        Extent(L.STRUCTURE, R.AT, 100),
        Extent(L.STRUCTURE, R.NEAR, 1 * KM),
    ),
    "neighbourhood": (Extent(L.NEIGHBOURHOOD, R.AT, 1 * KM, "Shaar"),),
    "street, own coordinates": (Extent(L.NEIGHBOURHOOD, R.AT, 1 * KM, "Homs Street"),),
    "village": (Extent(L.VILLAGE, R.AT, 5 * KM),),
    "town": (Extent(L.TOWN, R.AT, 5 * KM),),
    "city": (Extent(L.CITY, R.AT, 5 * KM),),
    "near, outside, in the countryside of": (
        Extent(L.TOWN, R.NEAR, 25 * KM),
        Extent(L.REGION, R.AROUND, 25 * KM),
    ),
    "so far from a place, up to 25 km open": (Extent(L.OTHER, R.OFFSET, 25 * KM),),
    "so far from a place, more left open": (Extent(L.OTHER, R.OFFSET, 26 * KM),),
    "between two places at most some 40 km apart": (Extent(L.REGION, R.BETWEEN, 25 * KM),),
    "between two places farther apart": (Extent(L.REGION, R.BETWEEN, 26 * KM),),
    "road, border, river": tuple(
        Extent(L.REGION, one, size) for one in (R.ROAD, R.BORDER, R.RIVER) for size in (10 * KM, 90 * KM)
    ),
    "subdistrict, small": (Extent(L.DISTRICT, R.AT, 25 * KM, "Douma subdistrict"),),
    "district, small": (Extent(L.DISTRICT, R.AT, 25 * KM, "Douma district"),),
    "district": (Extent(L.DISTRICT, R.AT, 26 * KM, "Douma district"),),
    "province": (Extent(L.PROVINCE, R.AT, 9 * KM), Extent(L.PROVINCE, R.AT, 92 * KM)),
    "region, small": (Extent(L.REGION, R.AT, 10 * KM),),
    "region, part of a division or country": (
        Extent(L.REGION, R.PART, 77 * KM),
        Extent(L.REGION, R.AROUND, 42 * KM),
    ),
    "country": (Extent(L.COUNTRY, R.AT, 243 * KM),),
    "international waters or airspace": (Extent(L.REGION, R.WATERS, 375 * KM),),
}


def rows(heading: str, level: int = 3) -> list[list[str]]:
    """The rows of the first table under a heading, without its head."""
    text = METHOD.read_text(encoding="utf-8")
    section = text.partition(f"\n{'#' * level} {heading}\n")[2].partition("\n#")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def in_cell(code: object) -> str:
    return "–" if code is None else str(code)


def test_every_row_has_extents() -> None:
    assert [row[0] for row in rows("Where")] == list(PLACES)


@pytest.mark.parametrize("row", rows("Where"), ids=lambda row: row[0])
def test_codes_of_places(row: list[str]) -> None:
    for extent in PLACES[row[0]]:
        codes = place_codes(extent)
        given = (codes.ucdp_where_prec, codes.acled_geo_precision, codes.airwars_accuracy)
        assert [in_cell(code) for code in given] == row[2:], extent


def test_airwars_levels_are_given_or_said_never_to_be() -> None:
    given = {row[-1] for row in rows("Where")}
    text = METHOD.read_text(encoding="utf-8").replace("\n", " ")
    for accuracy in AirwarsAccuracy:
        assert (accuracy.value in given) != (f'"{accuracy.value}"' in text)


LENGTHS = {
    DatePrecision.DAY: (1, 1),
    DatePrecision.DAYS: (2, 6),
    DatePrecision.WEEK: (7, 7),
    DatePrecision.MONTH: (8, 31),
    DatePrecision.YEAR: (32, 366),
    DatePrecision.LONG: (367, 3000),
}


@pytest.mark.parametrize("row", rows("When"), ids=lambda row: row[0])
def test_codes_of_days(row: list[str]) -> None:
    precision = DatePrecision(row[0])
    for days in LENGTHS[precision]:
        when = When(date(2010, 1, 1), date(2010, 1, 1) + timedelta(days=days - 1), None, "a reason")
        assert when.precision is precision
        codes = [when.codes.ucdp_date_prec, when.codes.acled_time_precision]
        assert [in_cell(code) for code in codes] == row[2:]
