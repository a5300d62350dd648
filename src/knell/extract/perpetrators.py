"""Who is said to have done it: the parties of an event that most speaks for, with how they are said to have done it."""

import re
from collections.abc import Set

from knell.extract.doers import (
    ARMS,
    DOING,
    Doer,
    doer_features,
    find_doers,
    is_short_for,
    name_words,
    stance_features,
)
from knell.extract.event import Event
from knell.extract.parties import Party
from knell.extract.perpetrator_frames import Frame, frames_of
from knell.extract.scenes import Scene
from knell.model.incident import Perpetrator, PerpetratorRelation, PerpetratorStance
from knell.text.lexicon import party_outlets, party_words
from knell.text.weights import Weights, weigh

MOST = 3
"""Perpetrators kept of one incident."""

GEAR = re.compile(rf"(?i)[\s-]+(?:{ARMS}|militants|group)$")
"""What a party does it with is no part of its name: "regime" of "regime warplanes"."""


def find_perpetrators(
    event: Event, titles: list[Scene], outlet: str | None, state: str | None, weights: Weights
) -> tuple[tuple[Perpetrator, ...], PerpetratorRelation | None]:
    """The parties that an event's sentences and the headline say did it, and how several stand to one another."""
    doers = find_doers(event, titles, state)
    scored = [
        (weigh(weights["perpetrator"], doer_features(doer, doers, event, titles)), -at, doer)
        for at, doer in enumerate(doers)
    ]
    likely = sorted((s for s in scored if s[0] > 0), key=lambda s: s[:2], reverse=True)[:MOST]
    kept = [doer for _, _, doer in sorted(likely, key=lambda s: -s[1])]
    is_own_medium = (outlet or "").lower() in party_outlets()
    found = tuple(
        Perpetrator(short_name(doer), _stance(doer, titles, weights, is_own_medium=is_own_medium))
        for doer in kept
    )
    return found, _relation(kept)


def short_name(doer: Doer) -> str:
    """The shortest neutral name: "Islamic State" of "Islamic State militants", "regime" of "regime warplanes"."""
    clause, party = doer.scene.clause, doer.party
    named = party_words().names.match(clause.tokens, party.first)
    name = party.name if named is None else clause.words(party.first, named[0])
    return GEAR.sub("", name) or name


def _stance(doer: Doer, titles: list[Scene], weights: Weights, *, is_own_medium: bool) -> PerpetratorStance:
    features = list(stance_features(doer, titles, is_own_medium=is_own_medium))
    told = {frame for _, _, frames in doer.frames for frame in frames}
    closed = set() if is_own_medium else _closed_stances(told, {name for name, _ in features})
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


def is_same_party(a: str, b: str) -> bool:
    """True where two names of parties share every word that is not an article or a general noun."""
    return is_short_for(name_words(a), name_words(b))


def _relation(doers: list[Doer]) -> PerpetratorRelation | None:
    if len(doers) < 2:
        return None
    first, second = doers[0], doers[1]
    if first.scene is second.scene:
        between = [first.scene.clause.low(i) for i in range(first.party.last, second.party.first)]
        return PerpetratorRelation.ALTERNATIVE if "or" in between else PerpetratorRelation.JOINT
    voices = [{h.voice.name for h in doer.scene.heard} for doer in (first, second)]
    if voices[0] and voices[1] and not voices[0] & voices[1]:
        return PerpetratorRelation.RIVAL
    return PerpetratorRelation.JOINT
