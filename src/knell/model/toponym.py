"""Names of places in a text: what each may stand for, and what it was taken for."""

from dataclasses import dataclass
from enum import StrEnum

from knell.model.where import Place, PlaceMatch, RejectedPlace


class ToponymKind(StrEnum):
    """What vouches for a name being that of a place."""

    NAME = "name"
    """A gazetteer has it."""
    DEMONYM = "demonym"
    """What comes from a country: "Syrian"."""
    SHORT = "short"
    """The short form of a division: "W.Va."."""
    REGION = "region"
    """A region of several countries, or a sea."""
    FEATURE = "feature"
    """A kind of place stands with it, but no gazetteer has it: "Neches River"."""


@dataclass(frozen=True, slots=True)
class WideRegion:
    """A region of several countries or a sea: its first name, GeoNames id (None for none), rough middle and radius."""

    name: str
    geonameid: int | None
    latitude: float
    longitude: float
    radius_m: int


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name at code points `start` to `end` (exclusive) of a text; `confidence` in (0, 1) that it is one there.

    `matches` has what a name may stand for; `country` (ISO 3166-1 alpha-2) is that of a demonym or a short form,
    `division` the division that a short form is for, `region` a region of several countries.
    """

    start: int
    end: int
    name: str
    kind: ToponymKind
    confidence: float
    matches: tuple[PlaceMatch, ...] = ()
    country: str | None = None
    division: str | None = None
    region: WideRegion | None = None


@dataclass(frozen=True, slots=True)
class PlacedToponym:
    """A toponym and where it is: `latitude` and `longitude` are None where that was left open, and `reason` says why.

    `place` is the gazetteer's entry; None for a region of several countries, a feature, or where nothing was chosen.
    `confidence` in [0, 1] is that of the place once the name is one. `is_area` as in `Where`.
    """

    toponym: Toponym
    latitude: float | None
    longitude: float | None
    radius_m: int | None
    level: str
    confidence: float
    reason: str
    place: Place | None = None
    rejected: tuple[RejectedPlace, ...] = ()
