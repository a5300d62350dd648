"""Where something happened, with how sure that is; an area is never made a point."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class PlaceLevel(StrEnum):
    """What kind of place a name stands for, from the smallest to the largest."""

    STRUCTURE = "structure"
    NEIGHBOURHOOD = "neighbourhood"
    VILLAGE = "village"
    TOWN = "town"
    CITY = "city"
    DISTRICT = "district"
    PROVINCE = "province"
    REGION = "region"
    COUNTRY = "country"
    OTHER = "other"


RADIUS_M: Mapping[PlaceLevel, int] = {
    PlaceLevel.STRUCTURE: 10,
    PlaceLevel.NEIGHBOURHOOD: 1_000,
    PlaceLevel.VILLAGE: 5_000,
    PlaceLevel.TOWN: 5_000,
    PlaceLevel.CITY: 5_000,
}
"""Metres of uncertainty around a point of this level; areas bring their own. From the location crosswalk in
docs/method.md."""

NEAR_RADIUS_M = 25_000
"""Metres; "near", "outside", "in the countryside of" a place: UCDP's `where_prec` 2."""


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of a gazetteer.

    `latitude` and `longitude` are degrees (WGS 84), None where the gazetteer has none. `radius_m` is metres:
    the radius of a disc of the same area for divisions and countries, None for points. `country` is ISO
    3166-1 alpha-2, `admin1` the name of the first-level division. An added gazetteer may also give
    `feature`, what kind of place it is ("S.AIRB" of GeoNames, or "hospital" as its table says), `code`, the
    id that others know it by (a P-code), and `wider`, the places around it below the second-level division,
    smallest first.
    """

    geonameid: int
    name: str
    latitude: float | None
    longitude: float | None
    level: PlaceLevel
    country: str
    admin1: str | None
    admin2: str | None
    population: int
    radius_m: int | None = None
    feature: str | None = None
    code: str | None = None
    wider: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceMatch:
    """A gazetteer entry found for a written name; `forgiven` says in words what was overlooked.

    `language` is that of the matched name (ISO 639), None where the gazetteer does not say; `source` the name
    of the added gazetteer that has the place, None for the built-in one.
    """

    place: Place
    matched_name: str
    forgiven: tuple[str, ...] = ()
    language: str | None = None
    source: str | None = None


class Gazetteer(Protocol):
    """A read-only index of places; `extract` and `resolve` are given one as an argument."""

    def look_up(self, name: str) -> Sequence[PlaceMatch]:
        """All places that `name` may stand for, exact spellings before forgiven ones, then by population."""
        ...

    def country(self, code: str) -> Place | None:
        """The country with this ISO 3166-1 alpha-2 code."""
        ...

    def division(self, country: str, admin1: str) -> Place | None:
        """The first-level division of `country` with the name `admin1`, as `Place.admin1` gives it."""
        ...


@dataclass(frozen=True, slots=True)
class RejectedPlace:
    """A candidate that lost, and why, in words."""

    place: Place
    reason: str


@dataclass(frozen=True, slots=True)
class Where:
    """A place as resolved.

    `phrase` is verbatim. `latitude` and `longitude` are None where nothing was found (`reason` says why),
    never (0, 0). `is_area` is True where the point is only the middle of an area of `radius_m` metres and
    must not be drawn as a dot. `facility` is the named structure when its own coordinates are unknown, in
    which case the area is that of the town or country around it. `name`, `admin` and `country` are the
    gazetteer's, None where unknown; `country` is ISO 3166-1 alpha-2.
    """

    phrase: str
    level: PlaceLevel
    reason: str
    name: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    radius_m: int | None = None
    is_area: bool = False
    is_near: bool = False
    geonameid: int | None = None
    admin: str | None = None
    country: str | None = None
    facility: str | None = None
    forgiven: tuple[str, ...] = ()
    rejected: tuple[RejectedPlace, ...] = ()
