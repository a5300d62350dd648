"""What each toponym of a text may be: its names, each once, with the places that they may stand for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from knell.model.toponym import Toponym, ToponymKind
from knell.model.where import Gazetteer, Place, PlaceLevel, PlaceMatch
from knell.resolve.sphere import Vector, to_vector
from knell.text.names import fold

MOST_CANDIDATES = 12
"""Places of one name that are weighed, in the order of the gazetteer: "Springfield" has more."""

DIVISIONS = frozenset({PlaceLevel.PROVINCE, PlaceLevel.DISTRICT, PlaceLevel.REGION})

LINKS = frozenset({", ", " ("})
"""What stands between a place and the wider one that it is in: "Paris, Texas", "Oslo (Norway)"."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A place that a name may stand for. `vector` is its point on the unit sphere, None without one."""

    match: PlaceMatch
    vector: Vector | None

    @property
    def place(self) -> Place:
        """The gazetteer's entry."""
        return self.match.place


@dataclass(slots=True)
class Name:
    """All mentions of one name in a text, which mean one place; `wider` is the name that stands right after them.

    `weight` in (0, 1) is how surely it is a place at all. `shares` are how likely each choice is: below 1 together,
    for none may be right.
    """

    key: str
    mentions: list[Toponym]
    choices: list[Choice]
    wider: "Name | None"
    weight: float = 0.0
    shares: list[float] = field(default_factory=list)


def gather_names(toponyms: Sequence[Toponym], text: str, gazetteer: Gazetteer) -> list[Name]:
    """The names of a text, each once; once more for each wider place that follows it somewhere."""
    names: dict[tuple[str, str], Name] = {}
    following: Name | None = None
    after: Toponym | None = None
    for one in reversed(toponyms):
        choices = _choices_of(one, gazetteer)
        wider = following if after is not None and _is_said_within(text, one, after) else None
        if wider is not None and _are_alike(choices, wider.choices):
            wider = None
        key = fold(one.name)
        place = key, "" if wider is None else wider.key
        if place not in names:
            names[place] = Name(key, [], choices, wider)
        name = names[place]
        name.mentions.append(one)
        name.weight = max(name.weight, one.confidence)
        following, after = name, one
    for name in names.values():
        _drop_longer_named(name, names.values())
    return list(names.values())


def _drop_longer_named(name: Name, names: Iterable[Name]) -> None:
    """Where a text names Mexico City, its Mexico is not the city, but the country."""
    countries = _of_level(name.choices, PlaceLevel.COUNTRY)
    if not countries:
        return
    inside = {one.place.country for one in countries}
    longer = (other for other in names if other.key.startswith(f"{name.key} "))
    taken = {choice.place.geonameid for other in longer for choice in other.choices}
    name.choices = [
        one
        for one in name.choices
        if one in countries or one.place.country not in inside or one.place.geonameid not in taken
    ]


def _is_said_within(text: str, inner: Toponym, outer: Toponym) -> bool:
    """Whether the name after another says where that one is; what comes from a country does not."""
    return text[inner.end : outer.start] in LINKS and outer.kind is not ToponymKind.DEMONYM


def _are_alike(inner: Sequence[Choice], outer: Sequence[Choice]) -> bool:
    """Whether two names in a row may be two countries or two divisions of one: "China, Japan" are a list.

    "Georgia, United States" are not: a division of that name lies there.
    """
    divisions = {(one.place.country, one.place.admin1) for one in _of_level(inner, PlaceLevel.PROVINCE)}
    others = {(one.place.country, one.place.admin1) for one in _of_level(outer, PlaceLevel.PROVINCE)}
    countries = {one.place.country for one in _of_level(outer, PlaceLevel.COUNTRY)}
    if countries:
        is_division = any(country in countries for country, _ in divisions)
        return not is_division and bool(_of_level(inner, PlaceLevel.COUNTRY))
    return any(one != other and one[0] == other[0] for one in divisions for other in others)


def _of_level(choices: Sequence[Choice], level: PlaceLevel) -> list[Choice]:
    return [one for one in choices if one.place.level is level and not one.match.forgiven]


def _choices_of(one: Toponym, gazetteer: Gazetteer) -> list[Choice]:
    if one.kind is ToponymKind.NAME:
        return [_choice(match) for match in one.matches[:MOST_CANDIDATES]]
    if one.country is None:
        return []
    country, division = one.country, one.division
    found = gazetteer.country(country) if division is None else gazetteer.division(country, division)
    return [] if found is None else [_choice(PlaceMatch(found, one.name))]


def _choice(match: PlaceMatch) -> Choice:
    place = match.place
    if place.latitude is None or place.longitude is None:
        return Choice(match, None)
    return Choice(match, to_vector((place.latitude, place.longitude)))


def lies_in(place: Place, wider: Name) -> bool:
    """Whether a place lies in one that a name may stand for."""
    return any(
        outer.place.country == place.country
        and (
            outer.place.level is PlaceLevel.COUNTRY
            or (
                outer.place.level in DIVISIONS and outer.place.admin1 == place.admin1 and outer.place != place
            )
        )
        for outer in wider.choices
    )
