"""Features of the map as the HTTP interface answers them (GeoJSON, RFC 7946)."""

from datetime import date
from typing import Any, Literal

from knell.model.incident import IncidentType
from knell.model.where import PlaceLevel
from knell.web.examples import FEATURE
from knell.web.out import Out, example


class FeatureProperties(Out):
    """What a feature says besides its shape. `killed_*` and `injured_*` are null where open or not said."""

    id: str
    title: str
    type: IncidentType
    dates: str
    earliest: date | None
    latest: date | None
    place: str | None
    admin: str | None
    country: str | None
    level: PlaceLevel | None
    radius_m: int | None
    is_area: bool
    is_near: bool
    precision: str
    toll: str
    killed_low: int | None
    killed_high: int | None
    injured_low: int | None
    injured_high: int | None


class GeoFeature(Out):
    """A feature of RFC 7946; geometry is null where the incident has no place on the map."""

    type: Literal["Feature"] = "Feature"
    id: str
    geometry: dict[str, Any] | None
    properties: FeatureProperties


class GeoFeatures(Out):
    """A feature collection of RFC 7946: a point, or a disc where only an area is known."""

    model_config = example(type="FeatureCollection", features=[FEATURE])

    type: Literal["FeatureCollection"] = "FeatureCollection"
    features: tuple[GeoFeature, ...]


class PlaceNames(Out):
    """Places for the map's labels, as a feature collection of RFC 7946."""

    type: Literal["FeatureCollection"] = "FeatureCollection"
    features: tuple[dict[str, Any], ...]
