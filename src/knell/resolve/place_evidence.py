"""What speaks for and against a candidate place: one signal, one function, one sentence back."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from knell.model.where import Gazetteer, Place, PlaceLevel, PlaceMatch, Where
from knell.resolve.sphere import arc_km
from knell.text.country_names import name_in_sentence
from knell.text.names import fold

SETTLEMENTS = frozenset({PlaceLevel.NEIGHBOURHOOD, PlaceLevel.VILLAGE, PlaceLevel.TOWN, PlaceLevel.CITY})
POINTS = SETTLEMENTS | {PlaceLevel.STRUCTURE}
"""Levels whose places have a point of their own."""

DIVISIONS = frozenset({PlaceLevel.PROVINCE, PlaceLevel.DISTRICT, PlaceLevel.REGION})

WELL_KNOWN = 100_000
"""People: a settlement of so many may be meant in an article about another country."""

NEARBY_KM = 100
"""Kilometres to another place of the article that count as near."""

NEARBY_DEGREES = NEARBY_KM / 111.0
"""Degrees of latitude that are as far."""

BY_SITE_KM = 20
"""Kilometres to another place of the article that count as near for a structure: it lies in a town, or by it."""

AROUND_KM = 40
"""Kilometres that a village may lie outside the disc of the town or region that it is said to be in."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One signal: `points` for the candidate (against: negative), and why, in words."""

    points: float
    detail: str


def weigh_spelling(match: PlaceMatch) -> Evidence:
    """Its own name before another name of it, before a spelling that had to be forgiven."""
    if match.forgiven:
        return Evidence(0.0, match.forgiven[0])
    if fold(match.matched_name) == fold(match.place.name):
        return Evidence(2.0, "its own name")
    return Evidence(1.5, f"also called {match.matched_name}")


def weigh_size(place: Place) -> Evidence:
    """Half a point for each tenfold of people; a bare name is rather the city than the division around it."""
    if place.level is PlaceLevel.COUNTRY:
        return Evidence(6.0, "a country")
    if place.level is PlaceLevel.REGION:
        return Evidence(2.5, "a region")
    if place.level is PlaceLevel.DISTRICT:
        return Evidence(0.5, "a district")
    tenfolds = math.log10(place.population + 1) / 2
    if place.level is PlaceLevel.PROVINCE:
        return Evidence(tenfolds - 1, "a first-level division")
    people = f"{place.population:,} people" if place.population > 0 else "population not known"
    return Evidence(tenfolds, people)


def weigh_country(place: Place, country: str | None) -> Evidence | None:
    """The country that the text is about; None where it is not known."""
    if country is None:
        return None
    about = name_in_sentence(country)
    if place.country == country:
        return Evidence(3.0, f"in {about}, as the text says or most of its places are")
    return Evidence(0.0, f"in {name_in_sentence(place.country)}, though the text is about {about}")


def weigh_wider(place: Place, wider: Where) -> Evidence:
    """Whether it lies in the wider place that the text names."""
    if lies_in(place, wider):
        return Evidence(4.0, f"in {wider.phrase}, which the text names")
    return Evidence(-3.0, f"not in {wider.phrase}, which the text names")


def weigh_level(place: Place, level: PlaceLevel | None) -> Evidence | None:
    """Whether it is what the text calls it; None where the text does not say, but a bare name is rather a town's."""
    if level is None and place.level is PlaceLevel.STRUCTURE:
        return Evidence(-1.0, "a structure, as which the text does not name it")
    if level is None or level in (PlaceLevel.OTHER, PlaceLevel.STRUCTURE):
        return None
    if place.level is level:
        return Evidence(2.0, f"a {level.value}, as the text says")
    is_alike = place.level in SETTLEMENTS and level in SETTLEMENTS
    is_area = place.level in DIVISIONS and level is PlaceLevel.REGION
    if is_alike or is_area:
        return Evidence(1.0, f"a {place.level.value}, much what the text says")
    return Evidence(-1.0, f"a {place.level.value}, not a {level.value} as the text says")


def weigh_neighbours(place: Place, others: Sequence[Place]) -> Evidence | None:
    """Whether another place of the article is close by; None where it has no point, or none is."""
    near_km = BY_SITE_KM if place.level is PlaceLevel.STRUCTURE else NEARBY_KM
    for other in others:
        if (
            place.latitude is None
            or other.latitude is None
            or abs(place.latitude - other.latitude) > NEARBY_DEGREES
        ):
            continue  # most are: nothing need be reckoned
        distance = distance_km(place, other)
        if distance is not None and distance <= near_km and fold(other.name) != fold(place.name):
            return Evidence(1.5, f"{distance:.0f} km from {other.name}, which the text names too")
    return None


def lies_in(place: Place, wider: Where) -> bool:
    """Whether a candidate lies in a resolved wider place: its country, its division, or the land around."""
    if place.country != wider.country:
        return False
    is_country_wide = wider.level is PlaceLevel.REGION and wider.admin is None and wider.geonameid is not None
    if wider.level is PlaceLevel.COUNTRY or is_country_wide:  # "Syria", "northern Syria"
        return True
    if wider.admin is not None and place.admin1 == wider.admin:
        return True
    if place.admin1 is not None and wider.level is PlaceLevel.PROVINCE:
        return False
    return is_close(place, wider)


def is_close(place: Place, wider: Where) -> bool:
    """Whether a candidate is at most `AROUND_KM` outside the disc of a wider place; False without points."""
    if place.latitude is None or place.longitude is None or wider.latitude is None or wider.longitude is None:
        return False
    distance = arc_km((place.latitude, place.longitude), (wider.latitude, wider.longitude))
    return distance <= AROUND_KM + (wider.radius_m or 0) / 1000


def distance_km(one: Place, other: Place) -> float | None:
    """Great-circle kilometres, None where one has no point."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    return arc_km((one.latitude, one.longitude), (other.latitude, other.longitude))


def area_around(place: Place, gazetteer: Gazetteer) -> Place | None:
    """The division, or else the country, whose area holds a place without a point; None where neither has one."""
    around = None if place.admin1 is None else gazetteer.division(place.country, place.admin1)
    if around is None or around.latitude is None:
        around = gazetteer.country(place.country)
    return None if around is None or around.latitude is None else around
