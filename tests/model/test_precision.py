"""Codes of UCDP, ACLED and Airwars, level by level, as the crosswalk of docs/method.md has them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knell.model.precision import (
    AirwarsAccuracy,
    Extent,
    PlaceCodes,
    acled_geo_precision,
    acled_time_precision,
    airwars_accuracy,
    ucdp_date_prec,
    ucdp_where_prec,
)
from knell.model.when import When
from knell.model.where import PlaceLevel, PlaceRelation, Where

A, L, R = AirwarsAccuracy, PlaceLevel, PlaceRelation
KM = 1000


@pytest.mark.parametrize(
    ("level", "relation", "radius_m", "phrase", "codes"),
    [
        (L.STRUCTURE, R.AT, 10, "the hospital", (1, 1, A.EXACT_OTHER)),
        (L.STRUCTURE, R.AT, 100, "the hospital", (1, 1, A.LANDMARK)),
        (L.STRUCTURE, R.NEAR, 1 * KM, "near the hospital", (1, 1, A.LANDMARK)),
        (L.NEIGHBOURHOOD, R.AT, 1 * KM, "Shaar", (1, 1, A.NEIGHBOURHOOD)),
        (L.NEIGHBOURHOOD, R.AT, 1 * KM, "Homs Street", (1, 1, A.STREET)),
        (L.VILLAGE, R.AT, 5 * KM, "Tokhar", (1, 1, A.VILLAGE)),
        (L.TOWN, R.AT, 5 * KM, "Mayadeen", (1, 1, A.TOWN)),
        (L.CITY, R.AT, 5 * KM, "Aleppo", (1, 1, A.CITY)),
        (L.CITY, R.PART, 5 * KM, "western Mosul", (1, 1, A.CITY)),
        (L.TOWN, R.NEAR, 25 * KM, "near Manbij", (2, 2, None)),
        (L.TOWN, R.AT, 25 * KM, "a site around Manbij", (2, 2, None)),
        (L.REGION, R.AROUND, 25 * KM, "rural Palmyra", (2, 2, None)),
        (L.REGION, R.AROUND, 42 * KM, "rural Idlib", (5, 3, None)),
        (L.OTHER, R.OFFSET, 12 * KM, "30 km east of Raqqa", (2, 2, None)),
        (L.OTHER, R.OFFSET, 60 * KM, "150 km east of Raqqa", (5, 3, None)),
        (L.REGION, R.BETWEEN, 20 * KM, "between Hama and Salamiyah", (2, 2, None)),
        (L.REGION, R.BETWEEN, 70 * KM, "between Homs and Palmyra", (5, 3, None)),
        (L.REGION, R.ROAD, 20 * KM, "the road from Hama to Salamiyah", (5, 3, None)),
        (L.REGION, R.BORDER, 300 * KM, "the Iraqi border", (5, 3, None)),
        (L.PROVINCE, R.RIVER, 92 * KM, "the Euphrates", (5, 3, None)),
        (L.DISTRICT, R.AT, 20 * KM, "Douma district", (3, 2, A.DISTRICT)),
        (L.DISTRICT, R.AT, 76 * KM, "Douma district", (3, 3, A.DISTRICT)),
        (L.DISTRICT, R.AT, 20 * KM, "Douma subdistrict", (3, 2, A.SUBDISTRICT)),
        (L.PROVINCE, R.AT, 92 * KM, "Deir Ezzor province", (4, 3, A.PROVINCE)),
        (L.PROVINCE, R.AT, 9 * KM, "Damascus", (4, 3, A.PROVINCE)),
        (L.REGION, R.PART, 77 * KM, "northern Aleppo", (5, 3, None)),
        (L.REGION, R.AT, 10 * KM, "Eastern Ghouta", (5, 2, None)),
        (L.COUNTRY, R.AT, 243 * KM, "Syria", (6, None, None)),
        (L.OTHER, R.AT, 5 * KM, "a field", (2, 2, None)),
        (L.REGION, R.WATERS, 375 * KM, "international waters off Gaza", (7, None, None)),
    ],
)
def test_codes_of_a_place(
    level: PlaceLevel,
    relation: PlaceRelation,
    radius_m: int,
    phrase: str,
    codes: tuple[int, int | None, AirwarsAccuracy | None],
) -> None:
    extent = Extent(level, relation, radius_m, phrase)
    assert (ucdp_where_prec(extent), acled_geo_precision(extent), airwars_accuracy(extent)) == codes


def test_airwars_levels_are_fourteen_in_its_own_words() -> None:
    assert [one.value for one in AirwarsAccuracy] == [
        "Province/governorate",
        "District",
        "Subdistrict",
        "City",
        "Town",
        "Village",
        "Neighbourhood/area",
        "Street",
        "Nearby landmark",
        "Within 100m (via Coalition)",
        "Within 1m (via Coalition)",
        "Exact location (via Airwars)",
        "Exact location (via Coalition)",
        "Exact location (other)",
    ]


@given(st.sampled_from(PlaceLevel), st.sampled_from(PlaceRelation), st.integers(0, 10_000_000))
def test_every_extent_has_a_code_of_ucdp_and_none_says_more_than_another(
    level: PlaceLevel, relation: PlaceRelation, radius_m: int
) -> None:
    extent = Extent(level, relation, radius_m)
    where_prec, geo_precision = ucdp_where_prec(extent), acled_geo_precision(extent)
    assert 1 <= where_prec <= 7
    assert geo_precision in (None, 1, 2, 3)
    assert (where_prec == 1) == (geo_precision == 1)
    if where_prec == 1:
        assert radius_m <= 5 * KM


POINT = Where("Manbij", L.TOWN, "a reason", latitude=36.5, longitude=37.9, radius_m=5 * KM, geonameid=1)


@pytest.mark.parametrize(
    ("where", "codes"),
    [
        (replace(POINT, latitude=None, longitude=None), PlaceCodes()),
        (POINT, PlaceCodes(1, 1, A.TOWN)),
        # What was kept before relations were: "near" alone, or for an erased report not even that.
        (replace(POINT, radius_m=25 * KM, is_near=True), PlaceCodes(2, 2, None)),
        (replace(POINT, radius_m=25 * KM), PlaceCodes(2, 2, None)),
        # The area of a site is that of the place around it.
        (
            replace(POINT, level=L.STRUCTURE, area_level=L.TOWN, is_area=True, facility="Manbij hospital"),
            PlaceCodes(1, 1, A.TOWN),
        ),
        (
            replace(
                POINT, level=L.STRUCTURE, is_area=True, facility="a camp", radius_m=92 * KM, admin="Homs"
            ),
            PlaceCodes(4, 3, A.PROVINCE),
        ),
        (
            replace(POINT, level=L.STRUCTURE, is_area=True, facility="a camp", radius_m=243 * KM),
            PlaceCodes(6, None, None),
        ),
    ],
)
def test_codes_of_where(where: Where, codes: PlaceCodes) -> None:
    assert where.codes == codes


@pytest.mark.parametrize(
    ("days", "date_prec", "time_precision"),
    [
        (1, 1, 1),
        (2, 2, 2),
        (6, 2, 2),
        (7, 3, 2),
        (8, 4, 3),
        (31, 4, 3),
        (32, 5, None),
        (366, 5, None),
        (367, None, None),
    ],
)
def test_codes_of_days(days: int, date_prec: int | None, time_precision: int | None) -> None:
    assert (ucdp_date_prec(days), acled_time_precision(days)) == (date_prec, time_precision)
    first = date(2017, 1, 1)
    when = When(first, first + timedelta(days=days - 1), None, "a reason")
    assert (when.codes.ucdp_date_prec, when.codes.acled_time_precision) == (date_prec, time_precision)
