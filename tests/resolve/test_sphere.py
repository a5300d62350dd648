"""Distances, displacements and middles on the sphere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knell.resolve.sphere import arc_km, displace, middle

POINTS = st.tuples(st.floats(-85, 85), st.floats(-180, 180))


@pytest.mark.parametrize(
    ("start", "bearing", "distance_km", "end"),
    [
        ((0.0, 0.0), 90, 111.195, (0.0, 1.0)),
        ((0.0, 0.0), 0, 111.195, (1.0, 0.0)),
        ((0.0, 179.5), 90, 111.195, (0.0, -179.5)),
        ((35.9528, 39.0079), 90, 30, (35.9524, 39.3412)),
    ],
)
def test_displace(
    start: tuple[float, float], bearing: float, distance_km: float, end: tuple[float, float]
) -> None:
    assert displace(start, bearing, distance_km) == pytest.approx(end, abs=1e-3)


@given(POINTS, st.floats(0, 360), st.floats(0, 1000))
def test_a_displaced_point_is_as_far_away(
    start: tuple[float, float], bearing: float, distance: float
) -> None:
    end = displace(start, bearing, distance)
    assert arc_km(start, end) == pytest.approx(distance, abs=1e-2)
    assert -180 <= end[1] <= 180


@given(POINTS, POINTS)
def test_the_middle_is_as_far_from_both(one: tuple[float, float], other: tuple[float, float]) -> None:
    distance = arc_km(one, other)
    if distance < 19_000:
        point = middle(one, other)
        assert arc_km(one, point) == pytest.approx(distance / 2, abs=0.1)
        assert arc_km(point, other) == pytest.approx(distance / 2, abs=0.1)


def test_the_middle_of_one_point_is_that_point() -> None:
    assert middle((35.0, 40.0), (35.0, 40.0)) == (35.0, 40.0)
