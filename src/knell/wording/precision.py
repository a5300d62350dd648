"""What the codes of UCDP and ACLED stand for, in words."""

from collections.abc import Mapping

from knell.model.precision import DayCodes, PlaceCodes
from knell.model.where import PlaceRelation

WHERE_PREC: Mapping[int, str] = {
    1: "the place is known",
    2: "within about 25 km of a known place",
    3: "a second-level division is known",
    4: "a first-level division is known",
    5: "a line, or an area without clear bounds",
    6: "the country is known",
    7: "international waters or airspace",
}
GEO_PRECISION: Mapping[int, str] = {
    1: "the town is known",
    2: "near a town, or in a small part of a region",
    3: "a larger region",
}
DATE_PREC: Mapping[int, str] = {
    1: "the day is known",
    2: "two to six days",
    3: "a week",
    4: "eight days to a month",
    5: "more than a month, up to a year",
}
TIME_PRECISION: Mapping[int, str] = {1: "the day is known", 2: "up to a week", 3: "up to a month"}

RELATIONS_OF_PLACE: Mapping[PlaceRelation, str] = {
    PlaceRelation.AT: "in the place itself",
    PlaceRelation.NEAR: "near it",
    PlaceRelation.AROUND: "the land around it",
    PlaceRelation.PART: "a part of it, not said which",
    PlaceRelation.OFFSET: "so far from it",
    PlaceRelation.BETWEEN: "between two places",
    PlaceRelation.ROAD: "on a road, the spot not said",
    PlaceRelation.BORDER: "at a border, the spot not said",
    PlaceRelation.RIVER: "by a river, the spot not said",
    PlaceRelation.WATERS: "at sea or in the air, in no country",
}


def _say_code(name: str, code: int | None, meanings: Mapping[int, str]) -> str:
    return f"{name}: no code for this" if code is None else f"{name} {code}: {meanings[code]}"


def say_place_codes(codes: PlaceCodes) -> tuple[str, ...]:
    """One line a scheme; a scheme that has no code for the place says so."""
    airwars = "no level for this" if codes.airwars_accuracy is None else codes.airwars_accuracy.value
    return (
        _say_code("UCDP where_prec", codes.ucdp_where_prec, WHERE_PREC),
        _say_code("ACLED geo_precision", codes.acled_geo_precision, GEO_PRECISION),
        f"Airwars: {airwars}",
    )


def say_day_codes(codes: DayCodes) -> tuple[str, ...]:
    """One line a scheme; a scheme that has no code for so long a time says so."""
    return (
        _say_code("UCDP date_prec", codes.ucdp_date_prec, DATE_PREC),
        _say_code("ACLED time_precision", codes.acled_time_precision, TIME_PRECISION),
    )
