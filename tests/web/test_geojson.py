"""What is drawn of a place: a point is never made of an area."""

from dataclasses import replace

import pytest
from tests.factory import make_where
from tests.web.factory import make_incident, summarise

from knell.model.where import PlaceLevel, Where
from knell.web.geojson import collect_features, make_geometry, shown_radius

TOWN = make_where()
DISTRICT = make_where("D", level=PlaceLevel.DISTRICT, radius_m=60_000, is_area=True)
NOWHERE = make_where("X", latitude=None, longitude=None, geonameid=None)


@pytest.mark.parametrize(
    ("where", "kind", "radius"),
    [
        (TOWN, "Point", None),
        (DISTRICT, "Polygon", 60_000),
        (replace(TOWN, is_near=True), "Polygon", 25_000),
        (replace(DISTRICT, is_near=True), "Polygon", 60_000),
        (replace(TOWN, is_area=True, facility="airbase"), "Polygon", 5_000),
        (replace(DISTRICT, radius_m=None), None, None),
        (NOWHERE, None, None),
        (None, None, None),
        (replace(TOWN, latitude=0.0, longitude=0.0), "Point", None),
    ],
)
def test_geometry(where: Where | None, kind: str | None, radius: int | None) -> None:
    geometry = make_geometry(where)
    assert (None if geometry is None else geometry["type"]) == kind
    if where is not None and where.latitude is not None:
        assert shown_radius(where) == radius


def test_an_incident_without_a_place_is_a_feature_without_a_shape() -> None:
    (feature,) = collect_features([summarise(make_incident("INC-1", None))]).features
    assert feature.geometry is None
    assert feature.properties.precision == "The place could not be found on the map."
    assert feature.properties.toll == "killed: not said"
    assert feature.properties.killed_low is None
