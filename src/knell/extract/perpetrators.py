"""Who is said to have done it: the parties of an event that most speaks for, with how they are said to have done it."""

from collections.abc import Sequence, Set

from knell.extract.doer_evidence import doer_features
from knell.extract.doers import Background, Doer, find_doers
from knell.extract.event import Event
from knell.extract.parties import Party
from knell.extract.party_identity import is_same_side
from knell.extract.party_naming import choose_name
from knell.extract.perpetrator_frames import DOING, Frame, frames_of
from knell.extract.scenes import Scene
from knell.extract.stance_evidence import stance_features
from knell.model.incident import Perpetrator, PerpetratorRelation, PerpetratorStance
from knell.text.weights import Weights, weigh

MOST = 3
"""Perpetrators kept of one incident."""


def find_perpetrators(
    event: Event, background: Background, weights: Weights
) -> tuple[tuple[Perpetrator, ...], PerpetratorRelation | None]:
    """The parties that an event's sentences and the headline say did it, and how several stand to one another."""
    doers = find_doers(event, background)
    for doer in doers:
        doer.named = choose_name(doer, weights)
    scored = [
        (weigh(weights["perpetrator"], doer_features(doer, doers, event)), -at, doer)
        for at, doer in enumerate(doers)
    ]
    likely = sorted((s for s in scored if s[0] > 0), key=lambda s: s[:2], reverse=True)
    kept = [doer for _, _, doer in sorted(_tell_apart(likely, background)[:MOST], key=lambda s: -s[1])]
    found = tuple(Perpetrator(doer.name, _stance(doer, background, weights)) for doer in kept)
    return found, _relation(kept)


Scored = tuple[float, int, Doer]


def _tell_apart(scored: Sequence[Scored], background: Background) -> list[Scored]:
    """Of one party under several names, and of a coalition and its member, the likelier."""
    kept: list[Scored] = []
    for one in scored:
        name = one[2].name
        if not any(is_same_side(name, other.name, background.state) for _, _, other in kept):
            kept.append(one)
    return kept


def _stance(doer: Doer, background: Background, weights: Weights) -> PerpetratorStance:
    features = list(stance_features(doer, background))
    told = {frame for _, _, frames in doer.frames for frame in frames}
    names = {name for name, _ in features}
    closed = set() if background.is_own_medium else _closed_stances(told, names)
    open_to_it = [stance for stance in PerpetratorStance if stance not in closed]
    return max(open_to_it, key=lambda stance: weigh(weights[f"stance_{stance.value}"], features))


def _closed_stances(told: Set[Frame], features: Set[str]) -> set[PerpetratorStance]:
    """Ways in which it cannot be said of a party that it did it, by how sentences speak of it.

    Only who speaks can claim; what the outlet says in its own voice, and nobody else in its report, no one alleges.
    """
    closed = set()
    is_plain = "plain_unhedged" in features
    speaks_of_it = Frame.CLAIMER in told or "speaks_of_itself" in features
    if not speaks_of_it and (is_plain or Frame.SPEAKER not in told):
        closed.add(PerpetratorStance.CLAIMED)
    if is_plain and Frame.BLAMED not in told and not features & {"said", "hedged", "title_attributed"}:
        closed.add(PerpetratorStance.ALLEGED)
    return closed


def accused_in(scene: Scene) -> list[Party]:
    """The parties that one sentence says did it, in order; none of a headline."""
    if scene.is_title:
        return []
    blamed = DOING | {Frame.BLAMED}
    return [
        party
        for party in scene.parties
        if (frames := frames_of(scene, party)) & blamed and not frames & {Frame.SPEAKER, Frame.PLACE}
    ]


def _relation(doers: list[Doer]) -> PerpetratorRelation | None:
    if len(doers) < 2:
        return None
    first, second = doers[0].named, doers[1].named
    if first[0] is second[0]:
        between = [first[0].clause.low(i) for i in range(first[1].last, second[1].first)]
        return PerpetratorRelation.ALTERNATIVE if "or" in between else PerpetratorRelation.JOINT
    voices = [{h.voice.name for h in scene.heard} for scene, _, _ in (first, second)]
    if voices[0] and voices[1] and not voices[0] & voices[1]:
        return PerpetratorRelation.RIVAL
    return PerpetratorRelation.JOINT
