"""Violent events that a report tells of: sentences with their cues, days and places, put together into mentions."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from knell.extract.attribution import HeardSpeech
from knell.extract.parties import Party
from knell.extract.places import NamedPlace
from knell.extract.sentence import Clause
from knell.model.incident import IncidentType
from knell.model.when import When
from knell.model.where import PlaceLevel
from knell.text.dates import DatePhrase, find_dates, shift_from
from knell.text.lexicon import STRONG, incident_words

RANK = {level: rank for rank, level in enumerate(PlaceLevel)}
"""Smaller is more specific."""

WIDE = frozenset({PlaceLevel.PROVINCE, PlaceLevel.REGION, PlaceLevel.COUNTRY})
RELATED = (
    frozenset({IncidentType.AIRSTRIKE, IncidentType.BOMBARDMENT, IncidentType.DRONE_STRIKE, IncidentType.MISSILE_STRIKE}),
    frozenset({IncidentType.SHELLING, IncidentType.BOMBARDMENT}),
    frozenset({IncidentType.SUICIDE_BOMBING, IncidentType.IED, IncidentType.BOMBARDMENT}),
    frozenset({IncidentType.CHEMICAL_ATTACK, IncidentType.AIRSTRIKE, IncidentType.BOMBARDMENT}),
    frozenset({IncidentType.GROUND_ASSAULT, IncidentType.SHOOTING, IncidentType.OTHER}),
    frozenset({IncidentType.EXECUTION, IncidentType.SHOOTING, IncidentType.ABDUCTION}),
)
"""Kinds that one event may be called by in one report."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A word of violence at tokens `first` to `last` (exclusive)."""

    first: int
    last: int
    type: IncidentType
    weight: int


@dataclass(frozen=True, slots=True)
class Scene:
    """What one sentence says of violence: cues, days and places. `has_harm` where it counts people harmed."""

    clause: Clause
    cues: tuple[Cue, ...]
    dates: tuple[DatePhrase, ...]
    places: tuple[NamedPlace, ...]
    parties: tuple[Party, ...]
    heard: tuple[HeardSpeech, ...]
    has_harm: bool
    is_unreal: bool

    @property
    def type(self) -> IncidentType | None:
        """The kind of violence that weighs most in the sentence; None without a cue."""
        weights: Counter[IncidentType] = Counter()
        for cue in self.cues:
            weights[cue.type] += cue.weight
        if not weights:
            return None
        return max(weights, key=lambda kind: (weights[kind], -list(IncidentType).index(kind)))

    @property
    def is_strong(self) -> bool:
        """True where some phrase decides the kind of violence."""
        return any(cue.weight >= STRONG for cue in self.cues)


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
        if not self.types:
            return IncidentType.OTHER
        return max(self.types, key=lambda kind: (self.types[kind], -list(IncidentType).index(kind)))


def make_scene(
    clause: Clause,
    places: list[NamedPlace],
    parties: list[Party],
    heard: list[HeardSpeech],
    *,
    has_harm: bool,
    anchor: date | None,
) -> Scene:
    """A sentence as a scene; days that only date the saying are left out."""
    words = incident_words()
    cues = tuple(Cue(f, e, v[0], v[1]) for f, e, v in words.cues.find_all(clause.tokens))
    start, end = clause.sentence.start, clause.sentence.end
    dates = tuple(d for d in find_dates(clause.text, anchor, start, end) if not _dates_the_saying(clause, d, heard))
    unreal = any(True for _ in words.unreal.find_all(clause.tokens))
    return Scene(clause, cues, dates, tuple(places), tuple(parties), tuple(heard), has_harm, unreal)


def _dates_the_saying(clause: Clause, found: DatePhrase, heard: list[HeardSpeech]) -> bool:
    """ "a monitor said on Tuesday": the day of the saying, unless the sentence ends in nothing else."""
    at = next((i for i, t in enumerate(clause.tokens) if t.start >= found.start), None)
    if at is None:
        return False
    verbs = [h.frame.verb for h in heard]
    return any(0 < at - verb <= 2 or 0 < at - verb <= 4 and clause.low(at - 1) == "on" and clause.low(at - 2) in ("afp", "reuters", "reporters", "statement") for verb in verbs)


def group_events(scenes: list[Scene], anchor: date | None) -> list[Event]:
    """Scenes put together into events, in the order in which the report first tells of them."""
    events: list[Event] = []
    focus: Event | None = None
    for scene in scenes:
        if not _is_eventful(scene):
            continue
        when = _when(scene, focus, anchor)
        place, others = _place(scene)
        best = _best_event(events, focus, scene, when, place)
        if best is None:
            if scene.clause.sentence.kind != "title" and not _can_found(scene, when, place):
                continue
            best = Event(is_main=not events)
            events.append(best)
        _extend(best, scene, when, place, others)
        focus = best
    return [e for e in events if e.place is not None or e.when is not None]


def _is_eventful(scene: Scene) -> bool:
    if scene.has_harm:
        return True
    return scene.is_strong and bool(scene.places or scene.dates) and not (scene.is_unreal and not scene.dates)


def _can_found(scene: Scene, when: When | None, place: NamedPlace | None) -> bool:
    """An incident has at least a place or a day of its own."""
    return (place is not None or when is not None) and (scene.has_harm or scene.is_strong)


def _when(scene: Scene, focus: Event | None, anchor: date | None) -> When | None:
    for found in scene.dates:
        if found.when is not None:
            return found.when
        if focus is not None and focus.when is not None:
            return shift_from(found.phrase, focus.when, anchor)
    return None


def _place(scene: Scene) -> tuple[NamedPlace | None, list[NamedPlace]]:
    """The most specific place of the sentence, and all of that rank; countries only where nothing else is."""
    party_tokens = {i for p in scene.parties for i in range(p.first, p.last)}
    places = [p for p in scene.places if p.first not in party_tokens or p.preposition in ("in", "on", "at", "near")]
    if not places:
        return None, []
    located = [p for p in places if p.preposition not in ("from", "to", "for", "")] or places
    near_cue = [p for p in located if p.level is not PlaceLevel.COUNTRY] or located
    best = min(near_cue, key=lambda p: (_coarse(p), _distance(scene, p)))
    return best, [p for p in near_cue if _coarse(p) == _coarse(best) and p.level not in WIDE]


def _coarse(place: NamedPlace) -> int:
    """Places that a map shows as points count alike: the words, not the population, say which is struck."""
    if place.level in WIDE or place.level is PlaceLevel.DISTRICT:
        return 2 + RANK[place.level]
    return 0 if place.level in (PlaceLevel.STRUCTURE, PlaceLevel.NEIGHBOURHOOD, PlaceLevel.VILLAGE) else 1


def _distance(scene: Scene, place: NamedPlace) -> int:
    spots = [c.first for c in scene.cues] or [0]
    return min(abs(place.first - spot) for spot in spots)


def _same_name(a: str, b: str) -> bool:
    clean_a, clean_b = (n.lower().replace("-", " ").replace("al ", "") for n in (a, b))
    return clean_a == clean_b or clean_a in clean_b.split(" ") or clean_b in clean_a.split(" ") or clean_a in clean_b or clean_b in clean_a


def _best_event(
    events: list[Event], focus: Event | None, scene: Scene, when: When | None, place: NamedPlace | None
) -> Event | None:
    scored = [(score, event is focus, -i, event) for i, event in enumerate(events) if (score := _fit(event, scene, when, place)) > 0]
    return max(scored, key=lambda s: s[:3])[3] if scored else None


def _fit(event: Event, scene: Scene, when: When | None, place: NamedPlace | None) -> float:
    """How well a scene fits an event; 0 or less where it tells of another."""
    score = 1.0
    if when is not None and event.when is not None:
        if when.latest < event.when.earliest or event.when.latest < when.earliest:
            return 0.0
        score += 1.0
    if place is not None and event.place is not None:
        relation = _place_relation(event, place)
        if relation < 0:
            return 0.0
        score += relation
    kind = scene.type
    if kind is not None and event.types and scene.is_strong:
        if kind is not event.type and not any({kind, event.type} <= group for group in RELATED):
            if kind is not IncidentType.OTHER and event.type is not IncidentType.OTHER:
                return 0.0 if not (when is None and place is None) else 0.2
        score += 1.0 if kind is event.type else 0.3
    if when is not None and event.when is None and event.scenes and place is None and len(event.scenes) > 2:
        return 0.0
    return score


def _place_relation(event: Event, place: NamedPlace) -> float:
    names = [p.name for p in event.places] + ([event.place.name] if event.place else []) + ([event.admin] if event.admin else [])
    if any(_same_name(place.name, name) for name in names):
        return 2.0
    if place.level in WIDE:
        return 0.3
    if event.place is not None and event.place.level in WIDE:
        return 0.3
    return -1.0


def _extend(event: Event, scene: Scene, when: When | None, place: NamedPlace | None, others: list[NamedPlace]) -> None:
    event.scenes.append(scene)
    for cue in scene.cues:
        event.types[cue.type] += cue.weight * (2 if scene.has_harm else 1)
    if event.when is None or (when is not None and _is_narrower(when, event.when)):
        event.when = when or event.when
    if place is not None:
        if event.place is None or (_coarse(place) < _coarse(event.place) and event.place.level in WIDE):
            if event.place is not None and event.admin is None:
                event.admin = event.place.name
            event.place = place
        for other in others:
            if not any(_same_name(other.name, p.name) for p in event.places) and _coarse(other) <= _coarse(event.place):
                event.places.append(other)
    if event.admin is None and event.place is not None:
        event.admin = _admin(scene, event.place)


def _is_narrower(new: When, old: When) -> bool:
    return (new.latest - new.earliest) < (old.latest - old.earliest)


def _admin(scene: Scene, place: NamedPlace) -> str | None:
    """The wider place that the sentence names beside the place of the event."""
    wider = [p for p in scene.places if _coarse(p) > _coarse(place) and p.level is not PlaceLevel.COUNTRY]
    return min(wider, key=lambda p: abs(p.first - place.first)).name if wider else None
