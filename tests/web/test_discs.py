"""Discs on the globe, as polygons."""

import math
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knell.web.discs import EARTH_RADIUS_M, make_disc


def rings(shape: dict[str, Any]) -> list[list[list[float]]]:
    """The outer rings of a Polygon or MultiPolygon."""
    if shape["type"] == "Polygon":
        return [shape["coordinates"][0]]
    return [polygon[0] for polygon in shape["coordinates"]]


def area(ring: list[list[float]]) -> float:
    """Twice the signed area: above 0 is counter-clockwise."""
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise(ring))


def distance_m(a: tuple[float, float], b: list[float]) -> float:
    """Metres over the sphere between two (longitude, latitude) points, by haversines."""
    ax, ay, bx, by = (math.radians(value) for value in (*a, *b))
    h = math.sin((by - ay) / 2) ** 2 + math.cos(ay) * math.cos(by) * math.sin((bx - ax) / 2) ** 2
    return 2 * EARTH_RADIUS_M * math.asin(math.sqrt(min(h, 1)))


@given(st.floats(-75, 75), st.floats(-180, 180), st.floats(100, 1_200_000))
def test_discs_are_valid_geojson(latitude: float, longitude: float, radius_m: float) -> None:
    for ring in rings(make_disc(latitude, longitude, radius_m)):
        assert ring[0] == ring[-1] and len(ring) >= 4
        assert all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in ring)
        assert area(ring) >= -1e-6


@pytest.mark.parametrize(
    ("latitude", "longitude", "radius_m"),
    [(35.0, 38.5, 230_000), (0.0, 0.0, 25_000), (61.0, 96.0, 2_300_000), (-41.0, 174.0, 300_000)],
)
def test_corners_lie_at_the_radius(latitude: float, longitude: float, radius_m: float) -> None:
    (ring,) = rings(make_disc(latitude, longitude, radius_m))
    assert {round(distance_m((longitude, latitude), point) / radius_m, 3) for point in ring} == {1.0}


@pytest.mark.parametrize("longitude", [179.5, -179.5, 180.0, -180.0])
def test_a_disc_over_the_dateline_is_cut_in_two(longitude: float) -> None:
    shape = make_disc(-17.0, longitude, 150_000)
    assert shape["type"] == "MultiPolygon"
    west, east = sorted(rings(shape), key=lambda ring: -max(x for x, _ in ring))
    assert max(x for x, _ in west) == 180 and min(x for x, _ in east) == -180
