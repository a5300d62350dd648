"""Violent events that a report tells of: sentences with their cues, days and places, put together into mentions."""

import re
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
from knell.text.lexicon import STRONG, WEAK, incident_words
from knell.text.names import name_key
from knell.text.place_words import strip_division

RANK = {level: rank for rank, level in enumerate(PlaceLevel)}
"""Smaller is more specific."""

WIDE = frozenset({PlaceLevel.PROVINCE, PlaceLevel.REGION, PlaceLevel.COUNTRY})
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


@dataclass(frozen=True, slots=True)
class Cue:
    """A word of violence at tokens `first` to `last` (exclusive)."""

    first: int
    last: int
    type: IncidentType
    weight: int


@dataclass(frozen=True, slots=True)
class Scene:
    """What one sentence says of violence: cues, days and places.

    `has_harm` where it counts people harmed in an incident, `is_period` where it only counts those of a
    period, an area or a war, `is_unreal` where it tells of threats, plans and wishes.
    """

    clause: Clause
    cues: tuple[Cue, ...]
    dates: tuple[DatePhrase, ...]
    places: tuple[NamedPlace, ...]
    parties: tuple[Party, ...]
    heard: tuple[HeardSpeech, ...]
    has_harm: bool
    is_period: bool
    is_unreal: bool

    @property
    def text(self) -> str:
        """The sentence, verbatim."""
        return self.clause.text[self.clause.sentence.start : self.clause.sentence.end]

    @property
    def type(self) -> IncidentType | None:
        """The kind of violence that weighs most in the sentence; None without a cue."""
        weights: Counter[IncidentType] = Counter()
        for cue in self.cues:
            weights[cue.type] += cue.weight
        return _heaviest(weights)

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
        return _heaviest(self.types) or IncidentType.OTHER


def _heaviest(weights: Counter[IncidentType]) -> IncidentType | None:
    """The kind that weighs most; OTHER only where no kind is named. None for no weights."""
    named = {kind: weight for kind, weight in weights.items() if kind is not IncidentType.OTHER} or weights
    order = list(IncidentType)
    return max(named, key=lambda kind: (named[kind], -order.index(kind))) if named else None


def make_scene(
    clause: Clause,
    places: list[NamedPlace],
    parties: list[Party],
    heard: list[HeardSpeech],
    *,
    has_harm: bool,
    is_period: bool,
    anchor: date | None,
) -> Scene:
    """A sentence as a scene; days that only date the saying are left out."""
    words = incident_words()
    cues = tuple(Cue(f, e, v[0], v[1]) for f, e, v in words.cues.find_all(clause.tokens))
    start, end = clause.sentence.start, clause.sentence.end
    dates = tuple(
        d for d in find_dates(clause.text, anchor, start, end) if not _dates_the_saying(clause, d, heard)
    )
    unreal = any(True for _ in words.unreal.find_all(clause.tokens))
    # "The health authority in Idlib said": where the speaker sits is not where it happened.
    spoken = [(h.frame.speaker.first, h.frame.speaker.last) for h in heard]
    told = tuple(p for p in places if not any(first <= p.first < last for first, last in spoken))
    return Scene(clause, cues, dates, told, tuple(parties), tuple(heard), has_harm, is_period, unreal)


def _dates_the_saying(clause: Clause, found: DatePhrase, heard: list[HeardSpeech]) -> bool:
    """ "a monitor said on Tuesday": the day of the saying, unless the sentence ends in nothing else."""
    at = next((i for i, t in enumerate(clause.tokens) if t.start >= found.start), None)
    if at is None:
        return False
    verbs = [h.frame.verb for h in heard]
    return any(
        0 < at - verb <= 2
        or (
            0 < at - verb <= 4
            and clause.low(at - 1) == "on"
            and clause.low(at - 2) in ("afp", "reuters", "reporters", "statement")
        )
        for verb in verbs
    )


def group_events(scenes: list[Scene], anchor: date | None) -> list[Event]:
    """Scenes put together into events, in the order in which the report first tells of them."""
    body = [scene for scene in scenes if scene.clause.sentence.kind != "title"]
    events = _group(body, anchor) or _group(scenes, anchor)
    titles = [scene for scene in scenes if scene.clause.sentence.kind == "title"]
    if events:
        main = max(events, key=lambda event: (_leads(event, titles), -events.index(event)))
        main.is_main = True
    return events


def _leads(event: Event, titles: list[Scene]) -> float:
    """How much the headline, and the place in the report, speak for this being what the report is about."""
    score = 2.0 if any(scene.has_harm for scene in event.scenes) else 0.0
    score += max(0, 3 - event.scenes[0].clause.index) * 0.7
    for title in titles:
        if title.type is not None and (
            title.type is event.type or any({title.type, event.type} <= g for g in RELATED)
        ):
            score += 1.0
        names = [p.name for p in event.places] + [n for n in (event.admin,) if n]
        score += 1.0 if any(_same_name(p.name, n) for p in title.places for n in names) else 0.0
    return score


def _group(scenes: list[Scene], anchor: date | None) -> list[Event]:
    events: list[Event] = []
    focus: Event | None = None
    waiting: list[Scene] = []
    for scene in scenes:
        if not _is_eventful(scene):
            if focus is not None and scene.is_strong and not scene.places and _follows(focus, scene):
                _add_cues(focus, scene)
            continue
        when = _when(scene)
        place, others = _place(scene)
        best = _best_event(events, focus, scene, when, place)
        if best is not None and _is_recap(best, when, anchor):
            best = None
        if best is None:
            when = when or _shifted(scene, focus, anchor)
            if place is None and when is None and scene.has_harm and scene.is_strong and focus is not None:
                # "… Nine died in rebel shelling of the west": another attack, in the same place and time.
                place, when = focus.place, focus.when
            if not _can_found(scene, when, place):
                waiting.append(scene)
                continue
            best = Event()
            if focus is not None and place is None and _says_same_place(scene):
                place, best.admin = focus.place, focus.admin
            events.append(best)
            # A lead may count the dead before the next sentence says where and when.
            for early in waiting:
                _extend(best, early, None, None, [])
            waiting.clear()
        _extend(best, scene, when, place, others)
        focus = best
    return [e for e in events if _stands(e)]


def _stands(event: Event) -> bool:
    """An incident has a place or a day of its own; one that harms nobody needs both, or a place not too wide."""
    if any(scene.has_harm for scene in event.scenes):
        return event.place is not None or event.when is not None
    if event.place is None:
        return False
    return event.when is not None or event.place.level not in WIDE


OLD_DAYS = 21
"""A day longer before publication than this belongs to a recap, not to the news that the report leads with."""


LEAD = 3
"""Sentences, headline counted, that tell what the report is about."""


def _is_recap(event: Event, when: When | None, anchor: date | None) -> bool:
    if when is None or anchor is None or event.when is not None or event.scenes[0].clause.index > LEAD:
        return False
    return (anchor - when.latest).days > OLD_DAYS


HERE = frozenset(
    {"in", "on", "at", "near", "outside", "around", "hit", "bombed", "struck", "shelled", "targeted"}
)
"""Words before a place where something happens."""


def _is_eventful(scene: Scene) -> bool:
    if scene.has_harm:
        return True
    if scene.is_period:
        return False
    located = any(place.preposition in HERE for place in scene.places)
    if scene.is_unreal:
        return scene.is_strong and located and bool(scene.dates)
    if (located or scene.dates) and any(cue.weight >= WEAK for cue in scene.cues):
        return bool(scene.places or scene.dates)
    return scene.is_strong and bool(scene.places or scene.dates)


def _can_found(scene: Scene, when: When | None, place: NamedPlace | None) -> bool:
    """An incident has at least a place or a day of its own."""
    if not (scene.has_harm or scene.is_strong) and (place is None or when is None):
        return False
    return place is not None or when is not None


def _when(scene: Scene) -> When | None:
    """The days of the event: those of the date phrase that stands nearest to a word of violence."""
    dated = sorted(scene.dates, key=lambda found: _date_distance(scene, found))
    return next((found.when for found in dated if found.when is not None), None)


def _shifted(scene: Scene, focus: Event | None, anchor: date | None) -> When | None:
    """Days reckoned from the event told before: "days later" founds a new one, it never dates the old."""
    if focus is None or focus.when is None:
        return None
    relative = (found.phrase for found in scene.dates if found.is_relative_to_event)
    return next((when for phrase in relative if (when := shift_from(phrase, focus.when, anchor))), None)


def _date_distance(scene: Scene, found: DatePhrase) -> int:
    """Code points between a date phrase and a word of violence; none where it owns it: "Sunday's strikes"."""
    spots = [scene.clause.tokens[cue.first].start for cue in scene.cues if cue.weight >= WEAK] or [
        scene.clause.tokens[cue.first].start for cue in scene.cues
    ]
    if found.phrase.endswith(("’s", "'s")) and any(0 <= spot - found.end <= NEXT_WORD for spot in spots):
        return 0
    return min((abs(spot - found.start) for spot in spots), default=found.start)


NEXT_WORD = 30
"""Code points: "Sunday's deadly air strikes"."""


def _place(scene: Scene) -> tuple[NamedPlace | None, list[NamedPlace]]:
    """The most specific place of the sentence, and all of that rank; countries only where nothing else is."""
    party_tokens = {i for p in scene.parties for i in range(p.first, p.last)}
    places = [p for p in scene.places if p.first not in party_tokens or p.preposition in ("in", "near")]
    if not places:
        return None, []
    located = [p for p in places if p.preposition not in ("from", "to", "for", "")]
    inside = [p for p in located if p.preposition not in ("near", "outside", "around") or p is located[0]]
    named = [p for p in places if p.preposition == ""]
    located = inside or located or named
    if not located:
        return None, []
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
    return (
        clean_a == clean_b
        or clean_a in clean_b.split(" ")
        or clean_b in clean_a.split(" ")
        or clean_a in clean_b
        or clean_b in clean_a
    )


REMEMBERED = 40
"""Events back to which a sentence can refer: reading stays linear in the length of a report."""


def _best_event(
    events: list[Event], focus: Event | None, scene: Scene, when: When | None, place: NamedPlace | None
) -> Event | None:
    scored = [
        (score, event is focus, -i, event)
        for i, event in enumerate(events[-REMEMBERED:])
        if (score := _fit(event, scene, when, place)) > 0
    ]
    return max(scored, key=lambda s: s[:3])[3] if scored else None


def _fit(event: Event, scene: Scene, when: When | None, place: NamedPlace | None) -> float:
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
    return 0.3 if _follows(event, scene) else -1.0


FINE = frozenset({PlaceLevel.STRUCTURE, PlaceLevel.NEIGHBOURHOOD})
ELSEWHERE = frozenset("elsewhere separately meanwhile also another similar in".split())


GOES_ON = re.compile(
    r"^[\s“\"]*(?:The|That|This|These|Those)\s+(?:\w+\s+){0,2}"
    r"(?:attacks?|blasts?|explosions?|strikes?|raids?|shelling|operation|incident|bomb(?:ing|s)?|massacre|assault|missiles?)\b"
)
""""The blast struck …": a sentence that tells more of the event before."""


def _goes_on(event: Event, scene: Scene) -> bool:
    sentence = scene.clause.sentence
    opens = GOES_ON.match(scene.clause.text[sentence.start : sentence.end]) is not None
    return opens and scene.clause.index - event.scenes[-1].clause.index <= LEAD


def _refines(event: Event, place: NamedPlace, scene: Scene) -> bool:
    """ "A blast hit Aleppo. … The blast struck the Salaheddin district": a spot in the city, told afterwards."""
    if _goes_on(event, scene) and (event.place is None or event.place.level not in FINE):
        return not place.within or place.level in FINE
    if event.place is None or event.place.level in FINE or place.level not in FINE:
        return False
    first = [t.low for t in scene.clause.tokens[:12] if t.low.isalpha()][:1]
    return bool(first) and first[0] not in ELSEWHERE and not scene.dates


def _lies_in(inner: NamedPlace, outer: NamedPlace) -> bool:
    """True where the gazetteer puts `inner` in a division that bears the name of `outer`."""
    return _coarse(outer) > _coarse(inner) and name_key(strip_kind(outer.name)) in inner.within


def strip_kind(name: str) -> str:
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
    if any(_same_name(place.name, name) for name in names):
        return 2.0
    if event.place is not None and (_lies_in(place, event.place) or _lies_in(event.place, place)):
        return 1.0
    if place.level in WIDE or (event.place is not None and event.place.level in WIDE):
        return _wide_relation(event, place, scene)
    if _refines(event, place, scene):
        return 0.5
    if admin is not None and event.place is not None and _same_name(admin, event.place.name):
        return 1.0  # "the Salaheddin district of Aleppo", told first as "Aleppo"
    return -1.0


SAME_PLACE = re.compile(
    r"\b(?:the|that) same (?:town|city|village|area|neighbou?rhood|district|place|market|hospital|camp)\b|\bthere\b",
    re.IGNORECASE,
)


def _says_same_place(scene: Scene) -> bool:
    """ "a barrel bomb attack on the same neighbourhood": the place is that of the event told before."""
    sentence = scene.clause.sentence
    return SAME_PLACE.search(scene.clause.text, sentence.start, sentence.end) is not None


def _follows(event: Event, scene: Scene) -> bool:
    return event.scenes[-1].clause.index + 1 == scene.clause.index


def _add_cues(event: Event, scene: Scene) -> None:
    """ "The regime denied any use of chemical weapons": the next sentence says what kind of attack it was."""
    event.scenes.append(scene)
    if max(event.types.values(), default=0) >= STRONG:
        return
    for cue in scene.cues:
        event.types[cue.type] += cue.weight


def _extend(
    event: Event, scene: Scene, when: When | None, place: NamedPlace | None, others: list[NamedPlace]
) -> None:
    event.scenes.append(scene)
    for cue in scene.cues:
        event.types[cue.type] += cue.weight * (2 if scene.has_harm else 1)
    if event.when is None or (when is not None and _is_narrower(when, event.when)):
        event.when = when or event.when
    if place is not None:
        if len(others) > 1 and event.place is not None and _coarse(event.place) > _coarse(place):
            # Several places struck: what holds them all stays the place of the event.
            event.places = [p for p in event.places if p is not event.place]
        elif event.place is None or _coarse(place) < _coarse(event.place):
            if event.place is not None and event.place.level is not PlaceLevel.COUNTRY:
                event.admin = event.place.name
            if event.place is not None:
                event.places = [p for p in event.places if p is not event.place]
            event.place = place
        for other in others:
            is_new = not any(_same_name(other.name, p.name) for p in event.places)
            if is_new and event.place is not None and _coarse(other) <= _coarse(event.place):
                event.places.append(other)
    if event.admin is None and event.place is not None:
        event.admin = _admin(scene, event.place)


def _is_narrower(new: When, old: When) -> bool:
    return (new.latest - new.earliest) < (old.latest - old.earliest)


def _holder(scene: Scene, place: NamedPlace) -> str | None:
    """The wider place that stands right by: "Salaheddin in Aleppo", "Aleppo's Salaheddin"."""
    others = [p for p in scene.places if p is not place and _coarse(p) > _coarse(place)]
    near = [p for p in others if abs(p.first - place.first) <= ADMIN_REACH]
    return min(near, key=lambda p: abs(p.first - place.first)).name if near else None


ADMIN_REACH = 10
"""Tokens between a place and the wider one that it is said to be in."""


def _admin(scene: Scene, place: NamedPlace) -> str | None:
    """The wider place that the sentence puts the event's place in: "Mayadeen, a town in Deir Ezzor"."""
    own = [p for p in scene.places if _same_name(p.name, place.name)]
    if not own:
        return None
    at = own[0]
    wider = [
        p
        for p in scene.places
        if p.level is not PlaceLevel.COUNTRY
        and _coarse(p) > _coarse(place)
        and not _same_name(p.name, place.name)
        and abs(p.first - at.last) <= ADMIN_REACH
        and p.preposition in ("in", "of", "")
    ]
    return min(wider, key=lambda p: abs(p.first - at.first)).name if wider else None
