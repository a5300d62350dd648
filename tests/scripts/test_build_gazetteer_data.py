"""The middle of a country or division: of its mainland and what lies near, on the sphere."""

import pytest
from scripts.build_gazetteer_data import Ring, find_middle

from knell.model.where import Gazetteer


def square(latitude: float, longitude: float, half: float) -> Ring:
    south, north = latitude - half, latitude + half
    west, east = longitude - half, longitude + half
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


@pytest.mark.parametrize(
    ("rings", "middle"),
    [
        pytest.param([square(0, 10, 2)], (0, 10), id="one piece"),
        pytest.param([square(0, 10, 2), square(0, 16, 2)], (0, 13), id="two islands, 200 km apart"),
        pytest.param([square(0, 10, 2), square(0, 40, 1)], (0, 10), id="a piece far away"),
        pytest.param(
            [square(0, 10, 2), square(0, 40, 1.5), square(0, 44, 1.5)], (0, 42), id="the most land together"
        ),
        pytest.param([square(0, 179, 1), square(0, -179, 1)], (0, 180), id="on both sides of 180°"),
        pytest.param(
            [square(0, 10, 1), square(0, 14, 1), square(0, 18, 1)], (0, 14), id="a chain of islands"
        ),
        pytest.param([[[5.0, 4.0], [5.0, 4.0], [5.0, 4.0]]], (4, 5), id="an island without area"),
    ],
)
def test_the_middle_is_that_of_the_largest_group(rings: list[Ring], middle: tuple[float, float]) -> None:
    found = find_middle(rings)
    assert found is not None
    assert (found[0], found[1] % 360) == pytest.approx(middle, abs=0.01)


def test_what_has_no_outline_has_no_middle() -> None:
    assert find_middle([]) is None


@pytest.mark.parametrize(
    ("code", "west", "east"),
    [("FJ", 177, 180), ("KI", -160, -150), ("CA", -110, -90), ("US", -105, -95), ("NZ", 172, 174)],
)
def test_middles_lie_in_their_country(gazetteer: Gazetteer, code: str, west: float, east: float) -> None:
    country = gazetteer.country(code)
    assert country is not None and country.longitude is not None
    assert west < country.longitude < east
