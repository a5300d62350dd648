"""Parties that an event's sentences name, and what in them speaks for each having done it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import log2

from knell.extract.event import COMPARED, Event
from knell.extract.parties import Party, is_written_so
from knell.extract.perpetrator_frames import Frame, frames_of
from knell.extract.scenes import Scene
from knell.model.incident import IncidentType, PerpetratorStance
from knell.text.actor import ActorKind, canonical_actor
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

GROUPS = re.compile(
    r"\b(?:rebels?|militants?|insurgents?|jihadists?|islamists?|fighters|opposition|front"
    r"|daesh|isis|isil|is|islamic state|qaeda|nusra|taliban)\b",
    re.IGNORECASE,
)
DOING = frozenset({Frame.AGENT, Frame.OWNER, Frame.SUBJECT, Frame.FIGHTS})
ARMS = r"(?:war)?(?:planes?|jets?|aircraft|helicopters?|drones?|gunships?|artillery|air ?force)"
"""What a party does it with, as a pattern."""

ARMED_WITH = re.compile(rf"(?i)[\s-]+{ARMS}$")


@dataclass(slots=True)
class Doer:
    """A party under one name: where it is told of, and what it is said to do there."""

    party: Party
    scene: Scene
    frames: list[tuple[Scene, Party, frozenset[Frame]]] = field(default_factory=list)


SAME = re.compile(
    r"(?i)\b(?:isis|isil|daesh|is|islamic state(?: (?:of|in) iraq and (?:syria|the levant))?)\b"
    r"(?: (?:group|militants|fighters|terrorists|jihadists|extremists|members|organi[sz]ation))?"
)
"""Names of one group: "ISIS", "Daesh fighters", "the Islamic State group"."""

GENERIC = frozenset(
    """militants militant insurgents gunmen jihadists extremists terrorists fighters rebels rebel group groups
    forces troops soldiers islamists islamist jihadist insurgent opposition armed""".split()
)
"""Words that name no party in particular."""


def name_words(name: str) -> str:
    """A party's name without articles, general nouns and possessives, for telling one party from another."""
    if SAME.fullmatch(name):
        return "islamic state"
    words = [w for w in name.lower().replace("-", " ").split() if w not in ("the", "group", "forces", "led")]
    return " ".join(w.removesuffix("'s").removesuffix("’s") for w in words)


def is_short_for(a: str, b: str) -> bool:
    """ "coalition" stands for "us coalition", "regime" for "syrian regime"."""
    words_a, words_b = set(a.split()), set(b.split())
    return bool(words_a) and bool(words_b) and (words_a <= words_b or words_b <= words_a)


LOYAL = re.compile(r"(?i)(?:pro|anti)-")
"""Begins the name of who fights for a government, or against it, and is no part of it."""


def identify_party(name: str, state: str | None) -> str:
    """A key that the names of one party share: of "the Syrian army", "regime forces" and, in Syria, "the army"."""
    actor = canonical_actor(name)
    if not actor.is_generic:
        return actor.party or name_words(name)
    is_organ = actor.kind in (ActorKind.GOVERNMENT, ActorKind.MILITARY) and not LOYAL.match(name)
    return state if is_organ and state is not None else name_words(name)


def find_doers(event: Event, titles: list[Scene], state: str | None) -> list[Doer]:
    """Every party that the event's sentences or the headline name, in order; `state` as in `identify_party`."""
    found: dict[str, Doer] = {}
    told = {id(scene) for scene in event.scenes}
    for scene in (*event.scenes, *(title for title in titles if id(title) not in told)):
        for party in parties_named(scene):
            words = identify_party(party.name, state)
            key = next((k for k in found if is_short_for(k, words)), words)
            doer = found.setdefault(key, Doer(party, scene))
            doer.frames.append((scene, party, frames_of(scene, party)))
    for doer in found.values():
        doer.scene, doer.party, _ = max(doer.frames, key=_name_worth)
    return list(found.values())


def _name_worth(named: tuple[Scene, Party, frozenset[Frame]]) -> tuple[bool, bool]:
    """Under which of its names a party is said to have done it: the organ rather than the country, where it acts."""
    scene, party, frames = named
    is_country = party_words().countries.match(scene.clause.tokens, party.first) is not None
    return bool(frames & DOING), not is_country


def parties_named(scene: Scene) -> Iterator[Party]:
    """Parties that a sentence names, and adjectives of parties beside violence: "regime or Russian raids"."""
    taken = {at for party in scene.parties for at in range(party.first, party.last)}
    yield from scene.parties
    clause, adjectives = scene.clause, party_words().adjectives
    cues = {cue.first for cue in scene.cues}
    for first, last, _ in adjectives.find_all(clause.tokens):
        if first in taken or clause.low(first) in NO_DOERS or not is_written_so(clause, first, last):
            continue
        if cues & set(range(last, last + AHEAD)) or clause.low(last) in (
            "and",
            "or",
            "-",
            "jets",
            "warplanes",
        ):
            yield Party(first, last, clause.words(first, last))


AHEAD = 4
"""Tokens between an adjective and the violence that it owns: "Russian and regime air strikes"."""

NO_DOERS = frozenset(
    """state local air special armed security foreign international moderate popular ground naval border tribal
    allied arab western military coalition army defence defense suspected terrorist takfiri jihadist sunni shiite
    shia palestinian pro-government anti-government""".split()
)
"""Adjectives of parties that say nothing of who when they stand alone: "air strikes", "ground assault"."""


def doer_features(doer: Doer, doers: list[Doer], event: Event, titles: list[Scene]) -> Features:
    """What speaks for and against a party having done what the event is."""
    yield "bias", 1.0
    yield from _frame_features(doer, event, titles)
    yield from _rival_features(doer, doers)
    yield from _kind_features(doer, event)
    yield from _sense_features(doer, event)


def _sense_features(doer: Doer, event: Event) -> Features:
    """What the encoder makes of where it is named."""
    named = [(scene.sense, party) for scene, party, _ in doer.frames]
    did = [sense.party(party, "did") for sense, party in named]
    told = [scene.sense for scene in event.scenes[:COMPARED]]
    fits = [one.is_by(sense, party) for one in told for sense, party in named[:COMPARED]]
    yield "sense_did", max(did)
    yield "sense_did_mean", sum(did) / len(did)
    yield "sense_fits", sum(fits) / len(fits)
    yield "sense_best", max(fits)


def _frame_features(doer: Doer, event: Event, titles: list[Scene]) -> Features:
    """How the sentences and the headline speak of it."""
    told = [(scene, frames) for scene, _, frames in doer.frames if scene not in titles]
    headed = {frame for scene, _, frames in doer.frames if scene in titles for frame in frames}
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
    yield "mentions", log2(1 + len(told))
    if not told:
        yield "only_title", 1.0
    if any(frames & DOING for _, frames in told):
        yield "does", 1.0


def _rival_features(doer: Doer, doers: list[Doer]) -> Features:
    """What is said of the other parties."""
    others = [other for other in doers if other is not doer]
    if not any(frames & DOING for other in others for _, _, frames in other.frames):
        yield "no_other_does", 1.0
    if not others:
        yield "alone", 1.0
    if _is_generic(doer):
        yield "is_generic", 1.0
        if any(not _is_generic(other) and GROUPS.search(other.party.name) for other in others):
            yield "generic_beside_named", 1.0


def _is_generic(doer: Doer) -> bool:
    return set(name_words(doer.party.name).split()) <= GENERIC


def _kind_features(doer: Doer, event: Event) -> Features:
    """Whether such a party does such things."""
    is_group = GROUPS.search(doer.party.name) is not None
    if is_group and event.type in FROM_AIR:
        yield "group_from_air", 1.0
    if event.type in BY_HAND:
        yield ("group_by_hand" if is_group else "state_by_hand"), 1.0
    if ARMED_WITH.search(doer.party.name) is not None:
        yield "is_aircraft", 1.0
    yield f"on_{event.type.value}", 1.0
    if party_words().countries.match(doer.scene.clause.tokens, doer.party.first) is not None:
        yield "is_country", 1.0


HEDGED = re.compile(
    r"\b(?:allegedly|alleged|reportedly|suspected|believed|accus\w+|blam\w+|apparently|purported\w*)\b",
    re.IGNORECASE,
)


def is_said(scene: Scene, token: int) -> bool:
    """True where somebody is reported as saying what stands at `token`."""
    return any(
        (h.frame.covers_after and h.frame.verb < token)
        or (h.frame.covers_before and h.frame.speaker.first > token)
        for h in scene.heard
    )


def stance_features(doer: Doer, titles: list[Scene], *, is_own_medium: bool) -> Features:
    """What tells whether it is stated, alleged, claimed or denied that a party did it."""
    yield "bias", 1.0
    if is_own_medium:
        yield "own_medium", 1.0
    doing = [(scene, party) for scene, party, frames in doer.frames if frames & DOING]
    said = doing or [(scene, party) for scene, party, _ in doer.frames]
    for stance in PerpetratorStance:
        found = [scene.sense.party(party, stance.value) for scene, party in said]
        yield f"sense_{stance.value}", sum(found) / len(found)
    body = [(scene, party) for scene, party in doing if scene not in titles]
    plain = [(scene, party) for scene, party in body if not is_said(scene, party.first)]
    yield ("plain" if plain else "never_plain"), 1.0
    if any(not HEDGED.search(scene.text) for scene, _ in plain):
        yield "plain_unhedged", 1.0
    if len(plain) > 1:
        yield "plain_twice", 1.0
    is_said_somewhere = any(is_said(scene, party.first) for scene, party in body)
    if is_said_somewhere:
        yield "said", 1.0
    elif any(not scene.heard for scene, _ in plain):
        yield "only_plain", 1.0
    if any(HEDGED.search(scene.text) for scene, _ in body):
        yield "hedged", 1.0
    headed = [scene for scene, _ in doing if scene in titles]
    if any(not scene.heard and not ATTRIBUTED.search(scene.text) for scene in headed):
        yield "in_title", 1.0
    if any(ATTRIBUTED.search(scene.text) for scene in titles):
        yield "title_attributed", 1.0
    for frame in (Frame.DENIER, Frame.CLAIMER, Frame.SPEAKER, Frame.BLAMED):
        if any(frame in frames for _, _, frames in doer.frames):
            yield frame.value, 1.0
    if any(Frame.SPEAKER in frames and frames & DOING for _, _, frames in doer.frames):
        yield "speaks_of_itself", 1.0


ATTRIBUTED = re.compile(r"\b(?:monitor|reports?|activists?|says?|said|claims?|observatory)\b", re.IGNORECASE)
"""In a headline: somebody else says it."""
