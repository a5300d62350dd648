"""Distances on the Earth."""

from math import asin, cos, radians, sin, sqrt

from knell.model.where import NEAR_RADIUS_M, RADIUS_M, Where

EARTH_RADIUS_KM = 6371.0088
"""Kilometres: the mean radius of the Earth (IUGG)."""

KM_PER_DEGREE = 111.2
"""Kilometres in one degree of latitude."""


def distance_km(left: Where, right: Where) -> float | None:
    """Great-circle distance of two places' coordinates in kilometres; None where either has none."""
    if left.latitude is None or left.longitude is None or right.latitude is None or right.longitude is None:
        return None
    north = radians(right.latitude - left.latitude)
    east = radians(right.longitude - left.longitude)
    chord = (
        sin(north / 2) ** 2 + cos(radians(left.latitude)) * cos(radians(right.latitude)) * sin(east / 2) ** 2
    )
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(chord)))


def radius_km(where: Where) -> float:
    """How far from its coordinates the event may have been, in kilometres; 0 where nothing is known of it."""
    if where.radius_m is not None:
        return where.radius_m / 1000
    return (NEAR_RADIUS_M if where.is_near else RADIUS_M.get(where.level, 0)) / 1000
