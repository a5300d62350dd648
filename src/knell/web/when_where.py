"""What the HTTP interface answers of a time and of a place; see `schemas`."""

from datetime import date

from pydantic import Field

from knell.model.precision import AirwarsAccuracy
from knell.model.when import DatePrecision
from knell.model.where import PlaceLevel, PlaceRelation
from knell.web.examples import WHEN, WHERE
from knell.web.out import Out, example


class DayCodesOut(Out):
    """Precision of the date in the codes of UCDP and ACLED; null where the scheme has none."""

    ucdp_date_prec: int | None = Field(ge=1, le=5)
    acled_time_precision: int | None = Field(ge=1, le=3)


class WhenOut(Out):
    """A range of days in the local time of the incident, both ends inclusive."""

    model_config = example(**WHEN)

    earliest: date
    latest: date
    precision: DatePrecision
    phrase: str | None
    reason: str
    part_of_day: str | None
    zone: str | None
    codes: DayCodesOut


class PlaceOut(Out):
    """An entry of the gazetteer."""

    geonameid: int
    name: str
    level: PlaceLevel
    country: str
    admin1: str | None


class RejectedPlaceOut(Out):
    """A place of that name that lost, and why."""

    place: PlaceOut
    reason: str


class AnchorOut(Out):
    """A place that another was reckoned from: Raqqa of "30 km east of Raqqa"."""

    phrase: str
    name: str
    level: PlaceLevel
    latitude: float
    longitude: float
    radius_m: int
    geonameid: int | None
    admin: str | None
    country: str | None


class PlaceCodesOut(Out):
    """Precision of the place in the codes of UCDP, ACLED and Airwars; null where the scheme has none."""

    ucdp_where_prec: int | None = Field(ge=1, le=7)
    acled_geo_precision: int | None = Field(ge=1, le=3)
    airwars_accuracy: AirwarsAccuracy | None


class WhereOut(Out):
    """A place; where `is_area`, the coordinates are only the middle of a disc of `radius_m` metres."""

    model_config = example(**WHERE)

    phrase: str
    level: PlaceLevel
    reason: str
    name: str | None
    latitude: float | None
    longitude: float | None
    radius_m: int | None
    is_area: bool
    is_near: bool
    geonameid: int | None
    admin: str | None
    country: str | None
    facility: str | None
    forgiven: tuple[str, ...]
    rejected: tuple[RejectedPlaceOut, ...]
    relation: PlaceRelation
    area_level: PlaceLevel | None
    reasons: tuple[str, ...]
    wider: str | None
    anchors: tuple[AnchorOut, ...]
    codes: PlaceCodesOut
