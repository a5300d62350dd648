"""Cells of tables of places: points, countries, numbers and ids, or words for what is wrong with them."""

import math
from functools import cache
from hashlib import sha256
from typing import NamedTuple

from knell.adapters.gazetteer_entry import Entry
from knell.adapters.gazetteer_tables import country_codes
from knell.errors import BadInput
from knell.model.where import Gazetteer, PlaceLevel
from knell.text.names import fold

ID_BITS = 52
"""Ids of places that GeoNames does not have are negative, and no larger than a number of JSON may be."""

OWN_IDS_FROM = 1_000_000
"""Below minus this: the built-in regions have the ids above."""

MAX_RADIUS_M = 6_000_000


class ReadRow(NamedTuple):
    """A row that was read. `identity` says in words what no other row may share; `division` is its GeoNames
    code where it is a third- or fourth-level division."""

    line: int
    text: str
    entry: Entry
    identity: str
    division: str | None = None


def parse_point(latitude: str, longitude: str) -> tuple[float, float]:
    """Degrees (WGS 84); raises BadInput saying what is wrong."""
    point = _degrees("latitude", latitude, 90), _degrees("longitude", longitude, 180)
    if point == (0.0, 0.0):
        raise BadInput("the point is (0, 0), which stands for none")
    return point


def _degrees(what: str, written: str, most: int) -> float:
    try:
        degrees = float(written)
    except ValueError:
        hint = " (write a point, not a comma)" if "," in written else ""
        raise BadInput(f"{what} {written[:20]!r} is not a number{hint}") from None
    if not -most <= degrees <= most:  # also false for nan
        raise BadInput(f"{what} {written[:20]} is not between -{most} and {most}")
    return degrees


def parse_count(what: str, written: str) -> int:
    """A whole number, 0 where the cell is empty; raises BadInput."""
    if not written:
        return 0
    if not (written.isascii() and written.isdigit() and len(written) < 15):
        raise BadInput(f"{what} {written[:20]!r} is not a whole number")
    return int(written)


def parse_radius(written: str) -> int | None:
    """Metres; None where the cell is empty; raises BadInput."""
    if not written:
        return None
    try:
        metres = float(written)
    except ValueError:
        raise BadInput(f"radius {written[:20]!r} is not a number of metres") from None
    if not 0 < metres <= MAX_RADIUS_M:
        raise BadInput(f"radius {written[:20]} is not between 0 and {MAX_RADIUS_M:,} metres")
    return round(metres)


def disc_radius_m(area_km2: str) -> int | None:
    """Metres of the radius of a disc of so many square kilometres; None where the cell is no such number."""
    try:
        area = float(area_km2)
    except ValueError:
        return None
    return round(1000 * math.sqrt(area / math.pi)) if 0 < area < 1e8 else None


@cache
def _codes() -> dict[str, str]:
    return country_codes()


def parse_country(written: str) -> str:
    """ISO 3166-1 alpha-2 from that code, the one of three letters, or an English name; raises BadInput."""
    code = _codes().get(fold(written))
    if code is None:
        raise BadInput(
            f"country {written[:30]!r} is not known: give its code of two letters (SY)"
            if written
            else "no country: give its code of two letters (SY)"
        )
    return code


def own_id(*parts: str) -> int:
    """A negative id made of what identifies a place that has no id of GeoNames; the same at every load."""
    digest = sha256("\0".join(parts).encode()).digest()
    return -OWN_IDS_FROM - (int.from_bytes(digest[:8], "big") >> (64 - ID_BITS))


class KnownDivisions:
    """Names of first-level divisions as the built-in gazetteer writes them, so that places meet theirs."""

    def __init__(self, known: Gazetteer) -> None:
        self._known = known
        self._names: dict[tuple[str, str], str] = {}

    def first_level(self, name: str, country: str) -> str | None:
        """The built-in name where exactly one division there may be meant, else as written; None for none."""
        if not name:
            return None
        if (name, country) not in self._names:
            places = [match.place for match in self._known.look_up(name)]
            found = {p.name for p in places if p.level is PlaceLevel.PROVINCE and p.country == country}
            self._names[name, country] = found.pop() if len(found) == 1 else name
        return self._names[name, country]
