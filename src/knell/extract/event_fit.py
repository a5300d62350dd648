"""How well a sentence fits an event that the report has told of before."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from math import log2

from knell.extract.places import NamedPlace
from knell.extract.scene_picks import Pick
from knell.extract.scenes import WIDE, Scene, coarse, heaviest, same_name
from knell.extract.weights import Features
from knell.model.claim import Harm
from knell.model.incident import IncidentType
from knell.model.when import When
from knell.model.where import PlaceLevel
from knell.text.lexicon import STRONG, WEAK
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
    picks: list[tuple[Scene, Pick]] = field(default_factory=list)
    """Every place that some sentence of it may have struck."""
    types: dict[IncidentType, float] = field(default_factory=dict)
    when: When | None = None
    place: NamedPlace | None = None
    places: list[NamedPlace] = field(default_factory=list)
    admin: str | None = None
    is_main: bool = False
    type: IncidentType = IncidentType.OTHER
    """The kind that weighs most over all scenes."""
    has_harm: bool = False
    """True where some sentence counts people harmed in it."""
    figures: set[tuple[Harm, int]] = field(default_factory=set)
    """What its sentences count: kind of harm, and the number."""

    def add(self, scene: Scene, picks: list[Pick], weights: Mapping[str, float]) -> None:
        """Take a sentence that tells of it; `weights` say what its words of violence weigh."""
        self.scenes.append(scene)
        self.picks += [(scene, pick) for pick in picks]
        self.has_harm = self.has_harm or scene.has_harm
        self.figures |= scene.figures
        self.weigh_kind(scene, weights)

    def weigh_kind(self, scene: Scene, weights: Mapping[str, float]) -> None:
        """Let a sentence tell what kind of violence it was, without its being one of the event's."""
        for cue in scene.cues:
            self.types[cue.type] = self.types.get(cue.type, 0.0) + type_weight(weights, scene, cue.weight)
        self.type = settle_kind(self.types)


EVEN = 1.5
"""Times that shelling may outweigh air strikes, or they it, where both were meant: "air strikes and artillery"."""


def settle_kind(types: Mapping[IncidentType, float]) -> IncidentType:
    """The kind that weighs most, where a word that leaves the means open speaks for the one that another names.

    A bomb whose bomber is told of is a suicide bombing; "bombing" is from the air beside warplanes; air strikes and
    artillery together are a bombardment (annotation guidelines).
    """
    weights = dict(types)
    air, ground = (weights.get(kind, 0.0) for kind in (IncidentType.AIRSTRIKE, IncidentType.SHELLING))
    if IncidentType.SUICIDE_BOMBING in weights and IncidentType.IED in weights:
        weights[IncidentType.SUICIDE_BOMBING] += weights.pop(IncidentType.IED)
    if min(air, ground) > 0 and max(air, ground) <= EVEN * min(air, ground):
        weights[IncidentType.BOMBARDMENT] = weights.get(IncidentType.BOMBARDMENT, 0.0) + air + ground
        del weights[IncidentType.AIRSTRIKE], weights[IncidentType.SHELLING]
    elif IncidentType.BOMBARDMENT in weights and max(air, ground) > 0:
        named = IncidentType.AIRSTRIKE if air > ground else IncidentType.SHELLING
        weights[named] += weights.pop(IncidentType.BOMBARDMENT)
    return heaviest(weights) or IncidentType.OTHER


ADMIN_REACH = 10
"""Tokens between a place and the wider one that it is said to be in."""

_ACT = (
    r"(?:attack|strike|airstrike|air strike|raid|blast|bombing|explosion|massacre|shelling|bombardment|assault"
    r"|battle|clash|incident|killing|execution|bomb)"
)
TOLD = re.compile(rf"\b(?:the|this|these|those|that) (?:\w+ ){{0,2}}?{_ACT}(?:e?s)?\b", re.IGNORECASE)
""" "the blast", "these air raids": told of before, mostly."""

OTHER_ONE = re.compile(
    rf"\b(?:another|separate|other|second|similar) (?:\w+ ){{0,2}}?{_ACT}(?:e?s)?\b"
    r"|\b(?:elsewhere|separately|meanwhile|in other)\b",
    re.IGNORECASE,
)
BEFORE = re.compile(
    r"\b(?:earlier|previous(?:ly)?|had|ago|last (?:week|month|year)|following)\b", re.IGNORECASE
)
THERE = re.compile(
    r"\b(?:the|that) same (?:town|city|village|area|neighbou?rhood|district|place|market|hospital|camp)\b|\bthere\b",
    re.IGNORECASE,
)


def scene_features(scene: Scene, when: When | None, place: NamedPlace | None) -> Features:
    """What a sentence says by itself, whichever event it tells of."""
    yield "bias", 1.0
    if scene.has_harm:
        yield "has_harm", 1.0
    if scene.is_strong:
        yield "is_strong", 1.0
    elif any(cue.weight >= WEAK for cue in scene.cues):
        yield "is_weak", 1.0
    elif not scene.cues:
        yield "no_cue", 1.0
    yield ("has_when" if when is not None else "no_when"), 1.0
    if place is None:
        yield "no_place", 1.0
    else:
        yield ("wide_place" if place.level in WIDE else "own_place"), 1.0
        if place.preposition == "":
            yield "bare_place", 1.0
    if when is not None and place is not None:
        yield "when_and_place", 1.0
    if scene.is_period:
        yield "is_period", 1.0
    if scene.is_unreal:
        yield "is_unreal", 1.0
    if scene.heard:
        yield "is_said", 1.0
    for name in _words_in(scene.text):
        yield name, 1.0


@lru_cache(maxsize=8192)
def _words_in(text: str) -> tuple[str, ...]:
    patterns = (
        ("says_told", TOLD),
        ("says_other", OTHER_ONE),
        ("says_before", BEFORE),
        ("says_there", THERE),
    )
    return tuple(name for name, pattern in patterns if pattern.search(text))


def link_features(
    event: Event,
    scene: Scene,
    when: When | None,
    place: NamedPlace | None,
    *,
    is_focus: bool,
    is_first: bool,
    is_old: bool,
) -> Features:
    """What speaks for and against a sentence telling of an event that was told of before.

    `is_old` where the sentence's days are long before publication.
    """
    yield "bias", 1.0
    days = list(_when_features(event, when))
    yield from days
    relation = place_relation(event, place, scene)
    if is_old and event.when is None:
        yield "when_new_old", 1.0
    yield f"place_{relation}", 1.0
    kind = _kind_relation(event, scene)
    yield f"kind_{kind}", 1.0
    if relation in ("same", "none"):
        # What agrees in two ways is more than the sum of both.
        yield f"{days[0][0]}_place_{relation}", 1.0
        yield f"kind_{kind}_place_{relation}", 1.0
    gap = scene.clause.index - event.scenes[-1].clause.index
    yield "gap", log2(gap + 1)
    if is_focus:
        yield "is_focus", 1.0
    if is_first:
        yield "is_first", 1.0
    if scene.has_harm and event.has_harm:
        yield "both_harm", 1.0
    if scene.figures & event.figures:
        yield "same_figure", 1.0
    for name in _words_in(scene.text):
        yield name, 1.0
        if is_focus:
            yield f"{name}_focus", 1.0
    if relation == "apart" and kind == "same":
        yield "apart_but_same_kind", 1.0
    if relation == "none" and kind == "apart":
        yield "other_kind_no_place", 1.0
    if gap == 1 and relation == "apart":
        yield "apart_next", 1.0
    if scene.has_harm and event.has_harm and relation in ("inside", "around", "finer", "coarser"):
        yield f"{relation}_both_harm", 1.0


def merge_features(told: Event, later: Event) -> Features:
    """What speaks for and against two events of one report being one."""
    yield "bias", 1.0
    yield from _when_features(told, later.when)
    first = later.scenes[0]
    relation = _relation_between(told, later)
    yield f"place_{relation}", 1.0
    if told.type is later.type:
        yield "kind_same", 1.0
    elif kind_is_near(told.type, later.type):
        yield "kind_related", 1.0
    else:
        yield "kind_apart", 1.0
    if told.has_harm and later.has_harm:
        yield "both_harm", 1.0
    elif told.has_harm or later.has_harm:
        yield "one_harm", 1.0
    if told.figures & later.figures:
        yield "same_figure", 1.0
    yield "gap", log2(1 + abs(first.clause.index - told.scenes[0].clause.index))
    if min(len(told.scenes), len(later.scenes)) == 1:
        yield "one_scene", 1.0
    for name in _words_in(first.text):
        yield name, 1.0


def _relation_between(told: Event, later: Event) -> str:
    """How the place of one event stands to that of another; what the report itself puts in another is inside it."""
    if told.place is not None and later.admin is not None and same_name(later.admin, told.place.name):
        return "inside"
    if later.place is not None and told.admin is not None and same_name(told.admin, later.place.name):
        return "around"
    return place_relation(told, later.place, later.scenes[0])


def _when_features(event: Event, when: When | None) -> Features:
    if when is None or event.when is None:
        yield ("when_none" if when is None else "when_new"), 1.0
        if when is not None and len(event.scenes) > 2:
            yield "when_new_late", 1.0
    elif when.latest < event.when.earliest or event.when.latest < when.earliest:
        yield "when_apart", 1.0
    elif (when.earliest, when.latest) == (event.when.earliest, event.when.latest):
        yield "when_same", 1.0
    else:
        yield "when_within", 1.0


def _kind_relation(event: Event, scene: Scene) -> str:
    kind = scene.type
    if kind is None or not event.types:
        return "none"
    if kind is event.type:
        return "same"
    if kind is IncidentType.OTHER or event.type is IncidentType.OTHER:
        return "none"
    if kind_is_near(kind, event.type):
        return "related"
    return "apart" if scene.is_strong else "weakly_apart"


def kind_is_near(a: IncidentType, b: IncidentType) -> bool:
    """True where one event may be called by both kinds."""
    return a is b or any({a, b} <= group for group in RELATED)


FINE = frozenset({PlaceLevel.STRUCTURE, PlaceLevel.NEIGHBOURHOOD})


def place_relation(event: Event, place: NamedPlace | None, scene: Scene) -> str:
    """How the place of a sentence stands to that of an event, in a word."""
    if place is None or event.place is None:
        return "none" if place is None else "new"
    names = [p.name for p in event.places] + [event.place.name]
    if any(same_name(place.name, name) for name in names):
        return "same"
    if _lies_in(place, event.place):
        return "inside"
    if _lies_in(event.place, place):
        return "around"
    if event.admin is not None and same_name(place.name, event.admin):
        return "around"
    holder = _holder(scene, place)
    if holder is not None and same_name(holder, event.place.name):
        return "inside"
    if place.level in WIDE or event.place.level in WIDE:
        return _wide_relation(event.place, place)
    if place.level in FINE and event.place.level not in FINE:
        return "finer"
    if event.place.level in FINE and place.level not in FINE:
        return "coarser"
    return "apart"


def _wide_relation(told: NamedPlace, place: NamedPlace) -> str:
    outer, inner = (place, told) if place.level in WIDE else (told, place)
    if outer.level is PlaceLevel.COUNTRY:
        return "country" if inner.country in (None, outer.country) else "abroad"
    return "wide_apart" if inner.within and outer.within else "wide"


def _lies_in(inner: NamedPlace, outer: NamedPlace) -> bool:
    """True where the gazetteer puts `inner` in a division that bears the name of `outer`."""
    return coarse(outer) > coarse(inner) and name_key(_strip_kind(outer.name)) in inner.within


@lru_cache(maxsize=256)
def _strip_kind(name: str) -> str:
    """ "Idlib" of "Idlib province"."""
    found = strip_division(name)
    return name if found is None else found[0]


def _holder(scene: Scene, place: NamedPlace) -> str | None:
    """The wider place that stands right by: "Salaheddin in Aleppo", "Aleppo's Salaheddin"."""
    others = [p for p in scene.places if p is not place and coarse(p) > coarse(place)]
    near = [p for p in others if abs(p.first - place.first) <= ADMIN_REACH]
    return min(near, key=lambda p: abs(p.first - place.first)).name if near else None


def type_weight(weights: Mapping[str, float], scene: Scene, weight: int) -> float:
    """How much a word of violence in this sentence says of the kind of its event."""
    name = "strong" if weight >= STRONG else "weak" if weight >= WEAK else "thing"
    return weights[name] * (weights["harm"] if scene.has_harm else 1.0)
