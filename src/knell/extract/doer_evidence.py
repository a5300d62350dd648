"""What speaks for and against a party having done what an event is, and for each of its names."""

from math import log2

from knell.extract.doers import Doer
from knell.extract.event import COMPARED, Event
from knell.extract.parties import Party
from knell.extract.party_identity import is_armed_with, is_generic
from knell.extract.perpetrator_frames import DOING, Frame
from knell.extract.scenes import Scene, same_name
from knell.model.incident import IncidentType
from knell.text.lexicon import party_words
from knell.text.weights import Features

FROM_AIR = frozenset(
    {
        IncidentType.AIRSTRIKE,
        IncidentType.DRONE_STRIKE,
        IncidentType.MISSILE_STRIKE,
        IncidentType.BOMBARDMENT,
        IncidentType.CHEMICAL_ATTACK,
    }
)
BY_HAND = frozenset(
    {IncidentType.SUICIDE_BOMBING, IncidentType.IED, IncidentType.EXECUTION, IncidentType.ABDUCTION}
)
"""What armed groups do and air forces do not, and the other way round."""

APART = frozenset({Frame.PLACE, Frame.PLANS, Frame.TARGET})
"""Ways in which a party is named that say nothing of its having done it."""


def doer_features(doer: Doer, doers: list[Doer], event: Event) -> Features:
    """What speaks for and against a party having done what the event is."""
    yield "bias", 1.0
    yield from _frame_features(doer, event)
    yield from _rival_features(doer, doers)
    yield from _kind_features(doer, event)
    yield from _sense_features(doer, doers, event)


def _sense_features(doer: Doer, doers: list[Doer], event: Event) -> Features:
    """What the encoder makes of where it is named."""
    did, fits = _did(doer), _fits(doer, event)
    yield "sense_did", max(did)
    yield "sense_did_mean", sum(did) / len(did)
    means = [sum(own) / len(own) for own in fits]
    yield "sense_fits", sum(means) / len(means)
    yield "sense_best", max(max(own) for own in fits)
    yield "sense_both", max(min(one, mean) for one, mean in zip(did, means, strict=False))
    others = [other for other in doers if other is not doer]
    if others:
        yield "sense_did_rival", max(did) - max(max(_did(other)) for other in others)


def _did(doer: Doer) -> list[float]:
    return [scene.sense.party(party, "did") for scene, party, _ in doer.frames]


def _fits(doer: Doer, event: Event) -> list[list[float]]:
    """For mentions of a party, how far the event's sentences are told to be by it."""
    told = [scene.sense for scene in event.scenes[:COMPARED]]
    return [[one.is_by(scene.sense, party) for one in told] for scene, party, _ in doer.frames[:COMPARED]]


def _frame_features(doer: Doer, event: Event) -> Features:
    """How the sentences and the headline speak of it."""
    told = [(scene, frames) for scene, _, frames in doer.frames if not scene.is_title]
    headed = {frame for scene, _, frames in doer.frames if scene.is_title for frame in frames}
    for frame in Frame:
        scenes = [scene for scene, frames in told if frame in frames]
        if scenes:
            yield frame.value, 1.0
        if any(scene.has_harm for scene in scenes):
            yield f"{frame.value}_harm", 1.0
        if any(scene is event.scenes[0] for scene in scenes):
            yield f"{frame.value}_first", 1.0
        if frame in headed:
            yield f"{frame.value}_title", 1.0
    counted = [frames for _, frames in told if not frames <= APART]
    yield "mentions", log2(1 + len(counted))
    if not told:
        yield "only_title", 1.0
    doing = [scene for scene, frames in told if frames & DOING]
    if doing:
        yield "does", 1.0
    if any(_is_there(scene, event) for scene in doing):
        yield "does_there", 1.0
    if doing and all(scene.places and not _is_there(scene, event) for scene in doing):
        yield "does_away", 1.0
    if any(event.type is scene.type for scene in doing):
        yield "does_such", 1.0


def _is_there(scene: Scene, event: Event) -> bool:
    """True where a sentence names a place of the event."""
    struck = [place.name for place in (event.place, *event.places) if place is not None]
    return any(same_name(place.name, name) for place in scene.places for name in struck)


def _rival_features(doer: Doer, doers: list[Doer]) -> Features:
    """What is said of the other parties."""
    others = [other for other in doers if other is not doer]
    if not any(frames & DOING for other in others for _, _, frames in other.frames):
        yield "no_other_does", 1.0
    if not others:
        yield "alone", 1.0
    if is_generic(doer.named[1].name):
        yield "is_generic", 1.0
        others_named = [other.named[1].name for other in others if not is_generic(other.named[1].name)]
        if any(map(_is_group, others_named)):
            yield "generic_beside_named", 1.0


def _is_group(name: str) -> bool:
    """True for an armed group that is no state's."""
    words = f" {name.lower().replace('-', ' ')} "
    return any(f" {word} " in words for word in party_words().groups)


def _kind_features(doer: Doer, event: Event) -> Features:
    """Whether such a party does such things."""
    is_group = _is_group(doer.named[1].name)
    if is_group and event.type in FROM_AIR:
        yield "group_from_air", 1.0
    if event.type in BY_HAND:
        yield ("group_by_hand" if is_group else "state_by_hand"), 1.0
    if is_armed_with(doer.named[1].name):
        yield "is_aircraft", 1.0
    yield f"on_{event.type.value}", 1.0
    if all(_is_country(scene, party) for scene, party, _ in doer.frames):
        yield "is_country", 1.0


def _is_country(scene: Scene, party: Party) -> bool:
    """True for the name of a country, which is a place as often as a party; not for "Syrian"."""
    return party_words().countries.match(scene.clause.tokens, party.first) is not None
