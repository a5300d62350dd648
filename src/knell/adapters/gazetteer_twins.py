"""Places of a table that the built-in gazetteer has too, under an id of GeoNames."""

import math
from collections.abc import Iterable
from dataclasses import replace

from knell.adapters.gazetteer_entry import Entry
from knell.model.where import Gazetteer, Place, PlaceLevel

SETTLEMENTS = frozenset({PlaceLevel.VILLAGE, PlaceLevel.TOWN, PlaceLevel.CITY})

APART_KM = 5.0
"""A settlement of the same name within this distance is the same: two tables put their points in other quarters."""

DIVISIONS_APART_KM = 150.0
"""Likewise the middles of divisions, of which one table takes the centre and the other the seat."""

KM_PER_DEGREE = 111.2


class KnownTwins:
    """Gives entries the id of the same place in `known`, each id once."""

    def __init__(self, known: Gazetteer) -> None:
        self._known = known
        self._taken: set[int] = set()

    def adopt(self, entry: Entry) -> Entry:
        """The entry under the id of the only place that it can be, as it was where there is none or several.

        A settlement takes that place's level and people too, which no table of P-codes has.
        """
        found = {twin.geonameid: twin for twin in self._twins(entry)}
        if len(found) != 1 or found.keys() & self._taken:
            return entry
        (twin,) = found.values()
        self._taken.add(twin.geonameid)
        is_settlement = twin.level in SETTLEMENTS
        place = replace(
            entry.place,
            geonameid=twin.geonameid,
            level=twin.level if is_settlement else entry.place.level,
            population=twin.population,
        )
        return replace(entry, place=place)

    def _twins(self, entry: Entry) -> Iterable[Place]:
        place = entry.place
        if place.level is PlaceLevel.COUNTRY:
            country = self._known.country(place.country)
            return [] if country is None else [country]
        found: dict[int, Place] = {}
        for name in entry.names:
            for match in self._known.look_up(name):
                if match.place.geonameid > 0 and _is_twin(place, match.place):
                    found[match.place.geonameid] = match.place
            if found:
                break
        return found.values()


def _is_twin(place: Place, known: Place) -> bool:
    if place.country != known.country or place.level is PlaceLevel.NEIGHBOURHOOD:
        return False
    if place.level in SETTLEMENTS:
        distance = _km(place, known)
        return known.level in SETTLEMENTS and distance is not None and distance <= APART_KM
    if place.level is not known.level or (
        place.level is PlaceLevel.DISTRICT and place.admin1 != known.admin1
    ):
        return False
    distance = _km(place, known)
    return distance is None or distance <= DIVISIONS_APART_KM


def _km(one: Place, other: Place) -> float | None:
    """Kilometres, near enough for short ones; None where one has no point."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    narrowing = math.cos(math.radians(one.latitude))
    return KM_PER_DEGREE * math.hypot(
        one.latitude - other.latitude, (one.longitude - other.longitude) * narrowing
    )
