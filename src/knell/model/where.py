"""Where something happened, with how sure that is; an area is never made a point."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from knell.model.place_level import NEAR_RADIUS_M, RADIUS_M, PlaceLevel, PlaceRelation
from knell.model.precision import Extent, PlaceCodes, place_codes

__all__ = [
    "NEAR_RADIUS_M",
    "RADIUS_M",
    "Anchor",
    "Gazetteer",
    "Place",
    "PlaceLevel",
    "PlaceMatch",
    "PlaceRelation",
    "RejectedPlace",
    "Where",
]


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

    def look_up(self, name: str, *, max_edits: int = 0) -> Sequence[PlaceMatch]:
        """All places that `name` may stand for, exact spellings before forgiven ones, then by population.

        Where there is none, names that differ by at most `max_edits` letters in how they sound.
        """
        ...

    def look_up_exact(self, name: str) -> Sequence[PlaceMatch]:
        """Those of `look_up` whose spelling needs no forgiving."""
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
class Anchor:
    """A place that another was reckoned from: Raqqa of "30 km east of Raqqa". Fields as those of `Where`."""

    phrase: str
    name: str
    level: PlaceLevel
    latitude: float
    longitude: float
    radius_m: int
    geonameid: int | None = None
    admin: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Where:
    """A place as resolved.

    `phrase` is verbatim. `latitude` and `longitude` are None where nothing was found (`reason` says why),
    never (0, 0). `is_area` is True where the point is only the middle of an area of `radius_m` metres and
    must not be drawn as a dot. `facility` is the named structure when its own coordinates are unknown, in
    which case the area is that of the town or country around it. `name`, `admin` and `country` are the
    gazetteer's, None where unknown; `country` is ISO 3166-1 alpha-2.

    `relation` is how the spot lies to the place named, and `anchors` are the places that it was reckoned
    from where it is none of them: `name` is then made of theirs ("between Ḩimş and Tadmur"). `area_level` is
    the level of the place whose area stands for this one, None where that is `level` itself. `reasons` are
    what decided, one by one; empty in readings that were kept before there was a list. `wider` is the wider
    place that the text names, as written, where it was used.
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
    relation: PlaceRelation = PlaceRelation.AT
    area_level: PlaceLevel | None = None
    reasons: tuple[str, ...] = ()
    wider: str | None = None
    anchors: tuple[Anchor, ...] = ()

    @property
    def codes(self) -> PlaceCodes:
        """How precise it is in the codes of UCDP, ACLED and Airwars; all None without coordinates."""
        return place_codes(self._extent())

    def _extent(self) -> Extent | None:
        """What the codes depend on. Readings kept before relations were have `is_near` alone, or neither."""
        if self.latitude is None or self.longitude is None:
            return None
        level = self.area_level or self._drawn_level()
        radius = self.radius_m if self.radius_m is not None else RADIUS_M.get(level, NEAR_RADIUS_M)
        relation = self.relation
        if relation is PlaceRelation.AT and self.is_near:
            relation = PlaceRelation.NEAR
        return Extent(level, relation, radius, self.phrase)

    def _drawn_level(self) -> PlaceLevel:
        """`level`, or for the area around a place that was not found, what its size and division allow."""
        is_around = self.is_area and (self.facility is not None or self.geonameid is None)
        if not is_around or self.level not in RADIUS_M or self.radius_m is None:
            return self.level
        if self.radius_m <= NEAR_RADIUS_M:
            return PlaceLevel.TOWN
        return PlaceLevel.COUNTRY if self.admin is None else PlaceLevel.PROVINCE
