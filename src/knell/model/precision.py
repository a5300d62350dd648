"""How precisely a place and a day are known, in the codes of UCDP, ACLED and Airwars: derived, never stored."""

import re
from dataclasses import dataclass
from enum import StrEnum

from knell.model.place_level import NEAR_RADIUS_M, RADIUS_M, PlaceLevel, PlaceRelation


class AirwarsAccuracy(StrEnum):
    """Airwars' fourteen levels of geolocation accuracy, in its own words.

    Four are never derived from a report, for they say who measured: within 100 m and within 1 m via the
    Coalition, exact via Airwars, exact via the Coalition.
    """

    PROVINCE = "Province/governorate"
    DISTRICT = "District"
    SUBDISTRICT = "Subdistrict"
    CITY = "City"
    TOWN = "Town"
    VILLAGE = "Village"
    NEIGHBOURHOOD = "Neighbourhood/area"
    STREET = "Street"
    LANDMARK = "Nearby landmark"
    WITHIN_100M_COALITION = "Within 100m (via Coalition)"
    WITHIN_1M_COALITION = "Within 1m (via Coalition)"
    EXACT_AIRWARS = "Exact location (via Airwars)"
    EXACT_COALITION = "Exact location (via Coalition)"
    EXACT_OTHER = "Exact location (other)"


@dataclass(frozen=True, slots=True)
class Extent:
    """What the codes depend on: the place that stands on the map, not the one that is looked for.

    `level` is that of the area drawn (the town of a hospital whose own position is not known). `radius_m` is
    metres. `phrase` is as written: it tells a street from a quarter.
    """

    level: PlaceLevel
    relation: PlaceRelation
    radius_m: int
    phrase: str = ""


@dataclass(frozen=True, slots=True)
class PlaceCodes:
    """The codes of one place. None: the scheme has no code for it, or there is no position at all."""

    ucdp_where_prec: int | None = None
    acled_geo_precision: int | None = None
    airwars_accuracy: AirwarsAccuracy | None = None


@dataclass(frozen=True, slots=True)
class DayCodes:
    """The codes of a range of days. None: the scheme has no code for so long a time."""

    ucdp_date_prec: int | None
    acled_time_precision: int | None


LINES = frozenset({PlaceRelation.ROAD, PlaceRelation.BORDER, PlaceRelation.RIVER})
BESIDE = frozenset({PlaceRelation.NEAR, PlaceRelation.AROUND, PlaceRelation.OFFSET, PlaceRelation.BETWEEN})
"""Relations that lead away from the place named, by so much as the radius says."""
POINTS = frozenset(RADIUS_M)
"""Levels that have a point of their own."""

_WORDED = (
    (PlaceLevel.NEIGHBOURHOOD, re.compile(r"\b(?:street|road|avenue)\b", re.I), AirwarsAccuracy.STREET),
    (PlaceLevel.DISTRICT, re.compile(r"\b(?:sub-?district|nahiyah?)\b", re.I), AirwarsAccuracy.SUBDISTRICT),
)
"""Finer than our levels: the report's own word for the place decides."""

_AIRWARS = {
    PlaceLevel.STRUCTURE: AirwarsAccuracy.EXACT_OTHER,
    PlaceLevel.NEIGHBOURHOOD: AirwarsAccuracy.NEIGHBOURHOOD,
    PlaceLevel.VILLAGE: AirwarsAccuracy.VILLAGE,
    PlaceLevel.TOWN: AirwarsAccuracy.TOWN,
    PlaceLevel.CITY: AirwarsAccuracy.CITY,
    PlaceLevel.DISTRICT: AirwarsAccuracy.DISTRICT,
    PlaceLevel.PROVINCE: AirwarsAccuracy.PROVINCE,
}

_UCDP_AREAS = {PlaceLevel.DISTRICT: 3, PlaceLevel.PROVINCE: 4, PlaceLevel.REGION: 5, PlaceLevel.COUNTRY: 6}


def ucdp_where_prec(extent: Extent) -> int:
    """UCDP GED's `where_prec`, 1 to 7 (UCDP GED Codebook, "where_prec").

    1 a known place; 2 within some 25 km of one; 3 and 4 a second- and a first-level division; 5 a line, an
    area with no clear bounds, between two places more than 25 km apart; 6 a country; 7 international waters.
    """
    level, relation = extent.level, extent.relation
    if relation is PlaceRelation.WATERS:
        return 7
    if relation in LINES:
        return 5
    if level in POINTS and extent.radius_m <= RADIUS_M[PlaceLevel.TOWN]:
        return 2 if relation in BESIDE and level is not PlaceLevel.STRUCTURE else 1
    if relation in BESIDE or level in POINTS or level is PlaceLevel.OTHER:
        return 2 if extent.radius_m <= NEAR_RADIUS_M else 5
    return 5 if relation is PlaceRelation.PART else _UCDP_AREAS[level]


def acled_geo_precision(extent: Extent) -> int | None:
    """ACLED's `geo_precision`, 1 to 3; None where only a country, or the open sea, is known: it has no code.

    1 a named town or a part of it; 2 near a town, or a small part of a region (at most 25 km around); 3 a
    larger region, a line. Source: ACLED Codebook, "Geo-precision".
    """
    where_prec = ucdp_where_prec(extent)
    if where_prec in (6, 7):
        return None
    if where_prec in (1, 2):
        return where_prec
    is_small = extent.radius_m <= NEAR_RADIUS_M and extent.level is not PlaceLevel.PROVINCE
    return 2 if is_small and extent.relation not in LINES else 3


def airwars_accuracy(extent: Extent) -> AirwarsAccuracy | None:
    """Airwars' level of geolocation accuracy; None for what it has no level for: near a town, a line, a country.

    A site with coordinates is an exact location of a source that is neither Airwars nor the Coalition; near
    it, or known to no more than 100 m, it is a landmark.
    """
    level, relation = extent.level, extent.relation
    if level is PlaceLevel.STRUCTURE and relation in (PlaceRelation.AT, PlaceRelation.NEAR):
        is_exact = relation is PlaceRelation.AT and extent.radius_m <= RADIUS_M[PlaceLevel.STRUCTURE]
        return AirwarsAccuracy.EXACT_OTHER if is_exact else AirwarsAccuracy.LANDMARK
    if relation not in (PlaceRelation.AT, PlaceRelation.PART):
        return None
    if level in POINTS and extent.radius_m > RADIUS_M[PlaceLevel.TOWN]:
        return None
    for worded, pattern, accuracy in _WORDED:
        if level is worded and pattern.search(extent.phrase) is not None:
            return accuracy
    return _AIRWARS.get(level)


def place_codes(extent: Extent | None) -> PlaceCodes:
    """All codes of a place; none for one without a position."""
    if extent is None:
        return PlaceCodes()
    return PlaceCodes(ucdp_where_prec(extent), acled_geo_precision(extent), airwars_accuracy(extent))


def ucdp_date_prec(days: int) -> int | None:
    """UCDP GED's `date_prec` of so many days, 1 to 5; None for more than a year.

    1 a day; 2 two to six days; 3 a week; 4 eight days to a month; 5 up to a year. Source: UCDP GED Codebook.
    """
    return next((code for most, code in ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5)) if days <= most), None)


def acled_time_precision(days: int) -> int | None:
    """ACLED's `time_precision` of so many days, 1 to 3; None for more than a month, which ACLED does not code.

    1 a day; 2 up to a week; 3 up to a month. Source: ACLED Codebook, "Time precision".
    """
    return next((code for most, code in ((1, 1), (7, 2), (31, 3)) if days <= most), None)


def day_codes(days: int) -> DayCodes:
    """All codes of a range of so many days."""
    return DayCodes(ucdp_date_prec(days), acled_time_precision(days))
