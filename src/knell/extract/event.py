"""An event in the making: the sentences that tell of it, and the kind of violence that they agree on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import exp
from typing import Any, TypeVar

from knell.extract.named_place import NamedPlace
from knell.extract.scenes import Scene, heaviest
from knell.model.claim import Harm
from knell.model.incident import IncidentType
from knell.model.when import When
from knell.text.lexicon import STRONG, WEAK
from knell.text.weights import Features

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

COMPARED = 6
"""Sentences of an event that are compared with another thing: reading stays linear in the length of a report."""

DECIDING, NAMING, MENTIONING = 3.5, 1.2, 0.7
"""How much a phrase says of the kind of its event: one that decides it, a weaker one, a mere thing or weapon."""

COUNTED = 1.75
"""Times that a phrase weighs more in a sentence that counts people harmed. It weighs less where the encoder doubts that
the sentence tells of an incident at all."""


UNREAL = 0.5
"""The same where it tells of threats, plans and wishes."""

TOLD_BEFORE = frozenset({"the", "that", "this"})
"""Before one of two kinds in a sentence: "struck the base from where the chemical attack was launched"."""


@dataclass(slots=True)
class Event:
    """The scenes that tell of one event, and what they say of it."""

    scenes: list[Scene] = field(default_factory=list)
    types: dict[IncidentType, float] = field(default_factory=dict)
    type: IncidentType = IncidentType.OTHER
    """The kind that weighs most over all scenes."""
    when: When | None = None
    place: NamedPlace | None = None
    places: list[NamedPlace] = field(default_factory=list)
    admin: str | None = None
    inside: set[int] = field(default_factory=set)
    """Which sentences are its own, by their identity."""
    is_main: bool = False
    has_harm: bool = False
    """True where some sentence counts people harmed in it."""
    figures: set[tuple[Harm, int]] = field(default_factory=set)
    """What its sentences count: kind of harm, and the number."""
    place_score: float = 0.0
    when_score: float = 0.0
    """How much spoke for its place and its days, above or below 0; 0 for none."""

    def add(self, scene: Scene) -> None:
        """Take a sentence that tells of it."""
        self.scenes.append(scene)
        self.inside.add(id(scene))
        self.has_harm = self.has_harm or scene.has_harm
        self.figures |= scene.figures
        self.weigh_kind(scene)

    def weigh_kind(self, scene: Scene) -> None:
        """Let a sentence tell what kind of violence it was, without its being one of the event's."""
        share = (COUNTED if scene.has_harm else 1.0) / (1 + exp(-scene.sense.tells))
        if scene.is_unreal:
            share *= UNREAL
        is_mixed = len({cue.type for cue in scene.cues if cue.weight >= STRONG}) > 1
        for cue in scene.cues:
            weight = DECIDING if cue.weight >= STRONG else NAMING if cue.weight >= WEAK else MENTIONING
            if is_mixed and scene.clause.low(cue.first - 1) in TOLD_BEFORE:
                weight = MENTIONING
            self.types[cue.type] = self.types.get(cue.type, 0.0) + weight * share
        self.type = settle_kind(self.types)


MENTIONS = 8
"""Mentions of one place, or of the same days, that are weighed: reading stays linear in the length of a report."""

Named = TypeVar("Named", bound=tuple[Any, ...])


def own_mentions(mentions: Iterable[Named], event: Event) -> list[Named]:
    """Of things that sentences name, each beginning with its sentence, those that the event's own sentences name."""
    return [mention for mention in mentions if id(mention[0]) in event.inside]


EVEN = 1.5
"""Times that one kind may outweigh another where both were meant: "air strikes and artillery"."""


def settle_kind(types: Mapping[IncidentType, float]) -> IncidentType:
    """The kind that weighs most, where a word that leaves the means open speaks for the one that another names.

    A bomb whose bomber is told of is a suicide bombing; "bombing" is from the air beside warplanes; air strikes and
    artillery together are a bombardment (annotation guidelines).
    """
    weights = dict(types)
    chemical, assault = (
        weights.get(kind, 0.0) for kind in (IncidentType.CHEMICAL_ATTACK, IncidentType.GROUND_ASSAULT)
    )
    if min(chemical, assault) > 0 and assault <= EVEN * chemical:
        # "April's attack … any use of chemical weapons": an attack with gas is no assault of troops.
        weights[IncidentType.CHEMICAL_ATTACK] += weights.pop(IncidentType.GROUND_ASSAULT)
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


def kind_is_near(a: IncidentType, b: IncidentType) -> bool:
    """True where one event may be called by both kinds."""
    return a is b or any({a, b} <= group for group in RELATED)


def likeness(first: Scene | Event, second: Scene | Event) -> Features:
    """How like two sentences, or two events, are by the kind of violence that they tell of and whom they count."""
    if first.type is not None and second.type is not None:
        is_near = kind_is_near(first.type, second.type)
        yield ("kind_same" if first.type is second.type else "kind_near" if is_near else "kind_apart"), 1.0
    if first.figures & second.figures:
        yield "figure_same", 1.0
    elif first.figures and second.figures:
        yield "figure_other", 1.0
