"""How well a sentence fits an event that the report has told of before."""

from collections import Counter
from dataclasses import dataclass, field

from knell.extract.places import NamedPlace
from knell.extract.scenes import WIDE, Scene, coarse, heaviest, same_name
from knell.model.incident import IncidentType
from knell.model.when import When
from knell.model.where import PlaceLevel
from knell.text.names import name_key
from knell.text.place_words import strip_division

RELATED = (
    frozenset(
        {
            IncidentType.AIRSTRIKE,
            IncidentType.BOMBARDMENT,
            IncidentType.DRONE_STRIKE,
            IncidentType.MISSILE_STRIKE,
        }
    ),
    frozenset({IncidentType.SHELLING, IncidentType.BOMBARDMENT}),
    frozenset({IncidentType.SUICIDE_BOMBING, IncidentType.IED, IncidentType.BOMBARDMENT}),
    frozenset({IncidentType.CHEMICAL_ATTACK, IncidentType.AIRSTRIKE, IncidentType.BOMBARDMENT}),
    frozenset({IncidentType.GROUND_ASSAULT, IncidentType.SHOOTING, IncidentType.OTHER}),
    frozenset({IncidentType.EXECUTION, IncidentType.SHOOTING, IncidentType.ABDUCTION}),
)
"""Kinds that one event may be called by in one report."""


@dataclass(slots=True)
class Event:
    """An event in the making: the scenes that tell of it, and what they agree on."""

    scenes: list[Scene] = field(default_factory=list)
    types: Counter[IncidentType] = field(default_factory=Counter)
    when: When | None = None
    place: NamedPlace | None = None
    places: list[NamedPlace] = field(default_factory=list)
    admin: str | None = None
    is_main: bool = False

    @property
    def type(self) -> IncidentType:
        """The kind that weighs most over all scenes."""
        return heaviest(self.types) or IncidentType.OTHER


LEAD = 3
"""Sentences, headline counted, that tell what the report is about."""


def fit(event: Event, scene: Scene, when: When | None, place: NamedPlace | None) -> float:
    """How well a scene fits an event; 0 or less where it tells of another."""
    score = 1.0
    if when is not None and event.when is not None:
        if when.latest < event.when.earliest or event.when.latest < when.earliest:
            return 0.0
        score += 1.0
    if place is not None and event.place is not None:
        relation = _place_relation(event, place, scene)
        if relation < 0:
            return 0.0
        score += relation
    kind = scene.type
    if kind is not None and event.types and scene.is_strong:
        if kind is not event.type and not any({kind, event.type} <= group for group in RELATED):
            if kind is not IncidentType.OTHER and event.type is not IncidentType.OTHER:
                return 0.0 if scene.has_harm or not (when is None and place is None) else 0.2
        score += 1.0 if kind is event.type else 0.3
    if when is not None and event.when is None and event.scenes and place is None and len(event.scenes) > 2:
        return 0.0
    return score


def _wide_relation(event: Event, place: NamedPlace, scene: Scene) -> float:
    """One of the two is a country, a province or a region, and no gazetteer puts one in the other."""
    if event.place is None:
        return 0.3
    outer, inner = (place, event.place) if place.level in WIDE else (event.place, place)
    if outer.level is PlaceLevel.COUNTRY:
        return 0.3 if inner.country in (None, outer.country) else -1.0
    if inner.within and outer.within:
        return -1.0  # both are known, and apart
    return 0.3 if follows(event, scene) else -1.0


FINE = frozenset({PlaceLevel.STRUCTURE, PlaceLevel.NEIGHBOURHOOD})
ELSEWHERE = frozenset("elsewhere separately meanwhile also another similar in".split())


def _refines(event: Event, place: NamedPlace, scene: Scene) -> bool:
    """ "A blast hit Aleppo. … The blast struck the Salaheddin district": a spot in the city, told afterwards."""
    if event.place is None or event.place.level in FINE or place.level not in FINE:
        return False
    first = [t.low for t in scene.clause.tokens[:12] if t.low.isalpha()][:1]
    return bool(first) and first[0] not in ELSEWHERE and not scene.dates


def _lies_in(inner: NamedPlace, outer: NamedPlace) -> bool:
    """True where the gazetteer puts `inner` in a division that bears the name of `outer`."""
    return coarse(outer) > coarse(inner) and name_key(_strip_kind(outer.name)) in inner.within


def _strip_kind(name: str) -> str:
    """ "Idlib" of "Idlib province"."""
    found = strip_division(name)
    return name if found is None else found[0]


def _place_relation(event: Event, place: NamedPlace, scene: Scene) -> float:
    admin = _holder(scene, place)
    names = (
        [p.name for p in event.places]
        + ([event.place.name] if event.place else [])
        + ([event.admin] if event.admin else [])
    )
    if any(same_name(place.name, name) for name in names):
        return 2.0
    if event.place is not None and (_lies_in(place, event.place) or _lies_in(event.place, place)):
        return 1.0
    if place.level in WIDE or (event.place is not None and event.place.level in WIDE):
        return _wide_relation(event, place, scene)
    if _refines(event, place, scene):
        return 0.5
    if admin is not None and event.place is not None and same_name(admin, event.place.name):
        return 1.0  # "the Salaheddin district of Aleppo", told first as "Aleppo"
    return -1.0


def follows(event: Event, scene: Scene) -> bool:
    """True for the sentence right after the last one that told of the event."""
    return event.scenes[-1].clause.index + 1 == scene.clause.index


def _holder(scene: Scene, place: NamedPlace) -> str | None:
    """The wider place that stands right by: "Salaheddin in Aleppo", "Aleppo's Salaheddin"."""
    others = [p for p in scene.places if p is not place and coarse(p) > coarse(place)]
    near = [p for p in others if abs(p.first - place.first) <= ADMIN_REACH]
    return min(near, key=lambda p: abs(p.first - place.first)).name if near else None


ADMIN_REACH = 10
"""Tokens between a place and the wider one that it is said to be in."""
