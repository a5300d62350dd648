"""What a name of a place stands for, how large that is, and how the spot lies to it."""

from collections.abc import Mapping
from enum import StrEnum


class PlaceLevel(StrEnum):
    """What kind of place a name stands for, from the smallest to the largest."""

    STRUCTURE = "structure"
    NEIGHBOURHOOD = "neighbourhood"
    VILLAGE = "village"
    TOWN = "town"
    CITY = "city"
    DISTRICT = "district"
    PROVINCE = "province"
    REGION = "region"
    COUNTRY = "country"
    OTHER = "other"


class PlaceRelation(StrEnum):
    """How the spot that a report tells of lies to the places that it names."""

    AT = "at"
    """In the place itself."""
    NEAR = "near"
    """ "near", "outside", "on the outskirts of" it."""
    AROUND = "around"
    """ "the countryside of" it, "rural" before it: the land around."""
    PART = "part"
    """A part of it that is not said more closely: "northern Aleppo"."""
    OFFSET = "offset"
    """So far from it, mostly in a direction: "30 km east of Raqqa"."""
    BETWEEN = "between"
    ROAD = "road"
    BORDER = "border"
    RIVER = "river"
    WATERS = "waters"
    """In international waters or airspace off it."""


RADIUS_M: Mapping[PlaceLevel, int] = {
    PlaceLevel.STRUCTURE: 10,
    PlaceLevel.NEIGHBOURHOOD: 1_000,
    PlaceLevel.VILLAGE: 5_000,
    PlaceLevel.TOWN: 5_000,
    PlaceLevel.CITY: 5_000,
}
"""Metres of uncertainty around a point of this level; areas bring their own. From the location crosswalk in
docs/method.md."""

NEAR_RADIUS_M = 25_000
"""Metres; "near", "outside", "in the countryside of" a place: UCDP's `where_prec` 2."""
