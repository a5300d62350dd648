"""What speaks for a name's being one of the places that bear it: the place itself, and the other places of the text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp, log10

from knell.model.where import PlaceLevel
from knell.resolve.sphere import vector_km
from knell.resolve.toponym_candidates import Choice, Name, lies_in
from knell.text.names import fold
from knell.text.weights import Features

NEAR_KM = 150.0
"""Kilometres at which a place's speaking for another one has fallen to about a third."""

SAME_KM = 60.0
"""Kilometres within which two places of one name are taken for one, or one for the seat of the other."""

TOLD = 0.5
"""Share from which a country or division counts as named by the text."""

LEAST_REST = 0.1
"""Weight of the other places of a text from which they say anything."""

SETTLED = frozenset({PlaceLevel.CITY, PlaceLevel.TOWN, PlaceLevel.VILLAGE})
TOO_WIDE = frozenset({PlaceLevel.COUNTRY, PlaceLevel.PROVINCE})


@dataclass(frozen=True, slots=True)
class Best:
    """The likeliest place of a name; `share` is that of all that lie there."""

    name: Name
    choice: Choice
    share: float


@dataclass(frozen=True, slots=True)
class Leaning:
    """Where the places of a text lie, as far as is known: weights by country, and by country and division.

    `told` has the countries, as (country, None), and divisions, as (country, division), that the text names;
    `best` the likeliest place of each name.
    """

    countries: dict[str, float]
    divisions: dict[tuple[str, str], float]
    told: frozenset[tuple[str, str | None]]
    total: float
    best: Sequence[Best]


NOWHERE = Leaning({}, {}, frozenset(), 0.0, ())
"""Before anything is known."""


def lean(names: Iterable[Name]) -> Leaning:
    """Where the names of a text lie, by their shares."""
    countries: dict[str, float] = {}
    divisions: dict[tuple[str, str], float] = {}
    told: set[tuple[str, str | None]] = set()
    best: list[Best] = []
    total = 0.0
    for name in names:
        for choice, share in zip(name.choices, name.shares, strict=True):
            place, weight = choice.place, share * name.weight
            countries[place.country] = countries.get(place.country, 0.0) + weight
            if place.admin1 is not None:
                inside = (place.country, place.admin1)
                divisions[inside] = divisions.get(inside, 0.0) + weight
            if share > TOLD and place.level in TOO_WIDE:
                told.add((place.country, place.admin1))
            total += weight
        if name.choices:
            _, at = max((share, -at) for at, share in enumerate(name.shares))
            best.append(Best(name, name.choices[-at], share_around(name, name.choices[-at])))
    return Leaning(countries, divisions, frozenset(told), total, best)


def share_around(name: Name, choice: Choice) -> float:
    """The share of a choice and of those at the same place: a city and the province of its name are no doubt."""
    return sum(
        share
        for share, other in zip(name.shares, name.choices, strict=True)
        if other is choice
        or (
            choice.vector is not None
            and other.vector is not None
            and vector_km(choice.vector, other.vector) <= SAME_KM
        )
    )


def choice_features(name: Name, at: int, leaning: Leaning, home: str | None) -> Features:
    """What speaks for a name's being its choice of that number; `home` is the country of the outlet, if known."""
    choice = name.choices[at]
    place = choice.place
    yield "bias", 1.0
    yield f"level_{place.level.value}", 1.0
    if place.level in SETTLED:
        yield "people", log10(1 + place.population) - 4
    elif place.level is PlaceLevel.PROVINCE:
        yield "people_of_division", log10(1 + place.population) - 6
    is_division = place.level is PlaceLevel.PROVINCE
    in_division = (place.country, place.admin1) in leaning.told and place.admin1 is not None
    holds = {
        "own_name": fold(place.name) == name.key,
        "is_first": at == 0,
        "is_forgiven": bool(choice.match.forgiven),
        "is_only": len(name.choices) == 1,
        "country_told": place.level is not PlaceLevel.COUNTRY and (place.country, None) in leaning.told,
        "division_told": in_division and not is_division,
        "at_home": home is not None and place.country == home,
        "no_point": choice.vector is None,
    }
    yield from ((feature, 1.0) for feature, is_so in holds.items() if is_so)
    if name.wider is not None:
        yield "in_wider" if lies_in(place, name.wider) else "not_in_wider", 1.0
    yield from _share_features(name, choice, leaning)
    yield "near", nearness(name, choice, leaning)[0]


def _share_features(name: Name, choice: Choice, leaning: Leaning) -> Features:
    """What part of the text's other places lies in the same country, and in the same division."""
    rest = leaning.total - sum(name.shares) * name.weight
    if rest < LEAST_REST:
        return
    country, division = choice.place.country, choice.place.admin1
    own = own_division = 0.0
    for share, other in zip(name.shares, name.choices, strict=True):
        if other.place.country == country:
            own += share
            own_division += share if other.place.admin1 == division else 0.0
    yield "country_share", (leaning.countries.get(country, 0.0) - own * name.weight) / rest
    if division is not None:
        inside = leaning.divisions.get((country, division), 0.0) - own_division * name.weight
        yield "division_share", inside / rest


def nearness(name: Name, choice: Choice, leaning: Leaning) -> tuple[float, Best | None]:
    """How much another of the text's places lies near by, 1 for a sure one at the same point; and which one."""
    found: tuple[float, Best | None] = 0.0, None
    if choice.vector is None or choice.place.level in TOO_WIDE:
        return found
    for one in leaning.best:
        if (
            one.name.key == name.key
            or one.choice.vector is None
            or one.choice.place.level is PlaceLevel.COUNTRY
        ):
            continue
        weight = one.name.weight * one.share
        if weight > found[0]:
            near = weight * exp(-vector_km(choice.vector, one.choice.vector) / NEAR_KM)
            found = (near, one) if near > found[0] else found
    return found
