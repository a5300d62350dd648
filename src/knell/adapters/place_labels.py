"""Names for the map: the largest settlements in a box, from memory."""

import unicodedata
from collections.abc import Sequence
from itertools import islice
from typing import Protocol

from knell.model.where import Place

HELD = 50_000
"""Settlements in memory: all of more than 8,400 people, about 12 MB. Smaller ones are named by incidents."""

SHOWN = 60
"""Names for one view. A map of 1,280 by 800 pixels has room for about forty that do not touch."""

FULL_CIRCLE = 360.0

_PLAIN = str.maketrans(
    dict.fromkeys("‘’ʻʼʾʿ`´", "'")
    | {"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D"}
    | {"æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ß": "ss", "þ": "th", "Þ": "Th", "ħ": "h", "Ħ": "H"}
    | {"ə": "a", "Ə": "A", "–": "-"}
)
"""Letters that Unicode does not take apart, as the `asciiname` column of GeoNames writes them."""

PlaceLabel = tuple[str, float, float, int]
"""Name, latitude and longitude in degrees, population."""


class Settlements(Protocol):
    """A gazetteer that can list its largest settlements."""

    def largest(self, limit: int) -> Sequence[Place]:
        """The settlements with the most people, largest first."""
        ...


class PlaceLabels:
    """Names of settlements for a box of the map. Reads the gazetteer once; threads may share it."""

    def __init__(self, gazetteer: Settlements) -> None:
        self._labels: list[PlaceLabel] = [
            (plain_name(place.name), place.latitude, place.longitude, place.population)
            for place in gazetteer.largest(HELD)
            if place.latitude is not None and place.longitude is not None
        ]

    def __call__(self, west: float, south: float, east: float, north: float) -> list[PlaceLabel]:
        """At most SHOWN settlements in the box, largest first; edges are inside.

        Degrees. A box may lie across the meridian of 180 degrees or a turn further (`west` -200, `east` 170);
        longitudes in the answer are always in [-180, 180].
        """
        span = east - west
        found = (
            label
            for label in self._labels
            if south <= label[1] <= north and (span >= FULL_CIRCLE or (label[2] - west) % FULL_CIRCLE <= span)
        )
        return list(islice(found, SHOWN))


def plain_name(name: str) -> str:
    """A name in plain Latin letters, as news in English writes it: "Ḩamāh" is "Hamah".

    A name in another script stays as it is.
    """
    base = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    plain = base.translate(_PLAIN)
    return plain if plain.isascii() else name
