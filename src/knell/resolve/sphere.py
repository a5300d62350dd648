"""Points on the Earth: how far apart, in the middle, so far in a direction. Degrees (WGS 84) and kilometres."""

from math import asin, atan2, cos, degrees, radians, sin, sqrt

EARTH_KM = 6371.0088
"""Kilometres: the mean radius of the Earth (IUGG). On a sphere a distance is wrong by 0.5 % at most."""

Point = tuple[float, float]
"""Latitude and longitude."""

Vector = tuple[float, float, float]
"""A point on the unit sphere."""


def arc_km(one: Point, other: Point) -> float:
    """Great-circle distance."""
    a, b = radians(one[0]), radians(other[0])
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(other[1] - one[1]) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


def to_vector(point: Point) -> Vector:
    """The point on the unit sphere."""
    up, along = radians(point[0]), radians(point[1])
    return cos(up) * cos(along), cos(up) * sin(along), sin(up)


def vector_km(one: Vector, other: Vector) -> float:
    """The distance of `arc_km`, without its angles: for many pairs of a few points."""
    (x, y, z), (a, b, c) = one, other
    chord = sqrt((x - a) ** 2 + (y - b) ** 2 + (z - c) ** 2)
    return 2 * EARTH_KM * asin(min(1.0, chord / 2))


def displace(start: Point, bearing: float, distance_km: float) -> Point:
    """The point so far from `start`; `bearing` is degrees, 0 north, 90 east."""
    latitude, longitude = radians(start[0]), radians(start[1])
    angle, way = radians(bearing), distance_km / EARTH_KM
    up = asin(max(-1.0, min(1.0, sin(latitude) * cos(way) + cos(latitude) * sin(way) * cos(angle))))
    along = atan2(sin(angle) * sin(way) * cos(latitude), cos(way) - sin(latitude) * sin(up))
    return degrees(up), _wrap(degrees(longitude + along))


def middle(one: Point, other: Point, share: float = 0.5) -> Point:
    """The point at `share` of the great circle from one to the other; of opposite points, the first."""
    angle = arc_km(one, other) / EARTH_KM
    if sin(angle) < 1e-12:
        return one
    weights = sin((1 - share) * angle) / sin(angle), sin(share * angle) / sin(angle)
    x = y = z = 0.0
    for weight, point in zip(weights, (one, other), strict=True):
        a, b, c = to_vector(point)
        x, y, z = x + weight * a, y + weight * b, z + weight * c
    return degrees(atan2(z, sqrt(x * x + y * y))), _wrap(degrees(atan2(y, x)))


def _wrap(longitude: float) -> float:
    """A longitude from -180 to 180."""
    return (longitude + 180) % 360 - 180
