"""Who is said to have done it: parties joined to words of violence, with how they are said to have done it."""

import re

from knell.extract.events import Cue, Event, Scene
from knell.extract.parties import Party
from knell.model.incident import Perpetrator, PerpetratorRelation, PerpetratorStance

REACH = 5
"""Tokens between a party and the word of violence: "regime warplanes have since bombed"."""

ACTIVE = re.compile(
    r"^(?:bomb|shell|target|attack|fire|hit|struck|strike|launch|kill|execut|behead|storm|seiz|captur|massacr|carr|drop|pound"
    r"|conduct|claim|detonat|raid|advanc|clash|assault|ambush|kidnap|abduct|shot|open|wound|injur|destroy|commit)"
)
BLAMES = frozenset({"blamed", "accused", "accusing", "blaming", "accuse", "blame", "blames", "accuses"})


def find_perpetrators(event: Event) -> tuple[tuple[Perpetrator, ...], PerpetratorRelation | None]:
    """The parties that the scenes of an event say did it, and how several stand to one another."""
    found: dict[str, tuple[Party, Scene]] = {}
    for scene in event.scenes:
        for party in scene.parties:
            if _did_it(scene, party):
                key = next((k for k in found if _is_short_for(k, _key(party.name))), _key(party.name))
                found.setdefault(key, (party, scene))
    people = tuple(Perpetrator(p.name, _stance(p, s, event)) for p, s in list(found.values())[:3])
    return people, _relation(list(found.values())[:3])


def _is_short_for(a: str, b: str) -> bool:
    """ "coalition" stands for "us coalition", "regime" for "syrian regime"."""
    words_a, words_b = set(a.split()), set(b.split())
    return bool(words_a) and bool(words_b) and (words_a <= words_b or words_b <= words_a)


def accused_in(scene: Scene) -> list[Party]:
    """The parties that one sentence says did it."""
    return [party for party in scene.parties if _did_it(scene, party)]


def is_same_party(a: str, b: str) -> bool:
    """True where two names of parties share every word that is not an article or a general noun."""
    return _is_short_for(_key(a), _key(b))


def _key(name: str) -> str:
    words = [w for w in name.lower().replace("-", " ").split() if w not in ("the", "group", "forces", "led")]
    return " ".join(w.removesuffix("'s").removesuffix("’s") for w in words)


def _did_it(scene: Scene, party: Party) -> bool:
    clause = scene.clause
    before = [clause.low(i) for i in range(party.first - 3, party.first)]
    after = [clause.low(i) for i in range(party.last, party.last + 4)]
    if "by" in before or ("from" in before[-1:] and _cue_near(scene.cues, party.first - 3, party.first)):
        return _cue_or_harm_before(scene, party)
    if BLAMES & set(before):
        return True
    if any(party.last <= cue.first <= party.last + 2 for cue in scene.cues):
        # "Russian air strikes", "coalition raids": the word of violence is the party's own.
        return not (after and after[0] in ("on", "against"))
    for word in after:
        if word in (
            "on",
            "in",
            "at",
            "said",
            "says",
            "and",
            "to",
            "with",
            "against",
            "positions",
            "militants",
        ):
            return False
        if ACTIVE.match(word) and not _is_passive_after(scene, party):
            return True
    return False


def _is_passive_after(scene: Scene, party: Party) -> bool:
    return scene.clause.low(party.last) in ("was", "were", "been", "is", "are", "being")


def _cue_near(cues: tuple[Cue, ...], first: int, last: int) -> bool:
    return any(first - REACH <= cue.first < last for cue in cues)


def _cue_or_harm_before(scene: Scene, party: Party) -> bool:
    """ "strikes by X", "launched by X", "bombed on Monday by X"; not "a prison run by X"."""
    clause = scene.clause
    at = next(
        (i for i in range(party.first - 1, party.first - 4, -1) if clause.low(i) in ("by", "from")),
        party.first,
    )
    words = [clause.low(i) for i in range(max(0, at - 3), at)]
    if words and words[-1] in (
        "run",
        "held",
        "controlled",
        "seized",
        "backed",
        "supported",
        "owned",
        "used",
        "dominated",
    ):
        return False
    return _cue_near(scene.cues, at - 3, at) or any(ACTIVE.match(w) for w in words)


def _stance(party: Party, scene: Scene, event: Event) -> PerpetratorStance:
    key = _key(party.name)
    for other in event.scenes:
        text = other.clause.text[other.clause.sentence.start : other.clause.sentence.end].lower()
        named = any(_key(p.name) == key for p in other.parties)
        if named and re.search(r"\bden(?:ied|ies|y|ying)\b", text):
            return PerpetratorStance.DENIED
        if named and re.search(r"\bclaim(?:ed|s|ing)? responsibility\b", text):
            return PerpetratorStance.CLAIMED
    speakers = {_key(h.voice.name) for h in scene.heard} | {
        _key(h.voice.organisation or "") for h in scene.heard
    }
    if key and key in speakers:
        return PerpetratorStance.CLAIMED
    return PerpetratorStance.ALLEGED if is_said(scene, party.first) else PerpetratorStance.STATED


def is_said(scene: Scene, token: int) -> bool:
    """True where somebody is reported as saying what stands at `token`."""
    return any(
        (h.frame.covers_after and h.frame.verb < token)
        or (h.frame.covers_before and h.frame.speaker.first > token)
        for h in scene.heard
    )


def _relation(found: list[tuple[Party, Scene]]) -> PerpetratorRelation | None:
    if len(found) < 2:
        return None
    (first, scene), (second, other) = found[0], found[1]
    if scene is other:
        between = [scene.clause.low(i) for i in range(first.last, second.first)]
        return PerpetratorRelation.ALTERNATIVE if "or" in between else PerpetratorRelation.JOINT
    voices = [{h.voice.name for h in s.heard} for s in (scene, other)]
    if voices[0] and voices[1] and not voices[0] & voices[1]:
        return PerpetratorRelation.RIVAL
    return PerpetratorRelation.JOINT
