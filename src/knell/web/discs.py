"""Areas of uncertainty as GeoJSON geometry: an area is a polygon, never a point."""

import math

EARTH_RADIUS_M = 6_371_008.8
"""Mean radius of the Earth in metres (IUGG)."""

SIDES = 72
"""Corners of a disc: a circle to the eye at any zoom where a disc fits on the screen."""

LARGEST = math.radians(80)
"""A disc is kept from reaching round a pole, which a flat ring cannot show."""

Ring = list[tuple[float, float]]


def _circle(latitude: float, longitude: float, radius_m: float) -> Ring:
    """Corners (longitude, latitude) counter-clockwise; longitudes run on past ±180."""
    middle = math.radians(latitude)
    room = math.radians(89.9) - abs(middle)
    angle = min(radius_m / EARTH_RADIUS_M, room, LARGEST)
    ring = []
    for corner in range(SIDES):
        bearing = -2 * math.pi * corner / SIDES
        y = math.asin(
            math.sin(middle) * math.cos(angle) + math.cos(middle) * math.sin(angle) * math.cos(bearing)
        )
        x = math.atan2(
            math.sin(bearing) * math.sin(angle) * math.cos(middle),
            math.cos(angle) - math.sin(middle) * math.sin(y),
        )
        ring.append((longitude + math.degrees(x), math.degrees(y)))
    return ring


def _keep(ring: Ring, edge: float, *, west: bool) -> Ring:
    """The part of a convex ring on one side of the meridian `edge`."""
    kept: Ring = []
    for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
        is_in, will_be = (ax <= edge, bx <= edge) if west else (ax >= edge, bx >= edge)
        if is_in:
            kept.append((ax, ay))
        if is_in != will_be:
            kept.append((edge, ay + (by - ay) * (edge - ax) / (bx - ax)))
    return kept


def _close(ring: Ring, shift: float) -> list[list[float]]:
    points = [[round(x + shift, 5), round(y, 5)] for x, y in ring]
    return [*points, points[0]]


def make_disc(latitude: float, longitude: float, radius_m: float) -> dict[str, object]:
    """A disc of `radius_m` metres around a point, in degrees (WGS 84), as RFC 7946 wants it.

    Rings are closed and counter-clockwise; a disc over the 180th meridian is cut in two (section 3.1.9).
    """
    ring = _circle(latitude, longitude, radius_m)
    for edge in (-180.0, 180.0):
        if min(x for x, _ in ring) < edge < max(x for x, _ in ring):
            west, east = _keep(ring, edge, west=True), _keep(ring, edge, west=False)
            shifts = (360.0, 0.0) if edge < 0 else (0.0, -360.0)
            halves = [[_close(half, shift)] for half, shift in zip((west, east), shifts, strict=True)]
            return {"type": "MultiPolygon", "coordinates": halves}
    return {"type": "Polygon", "coordinates": [_close(ring, 0.0)]}
