"""Who is said to have done it: parties joined to words of violence, with how they are said to have done it."""

import re
from dataclasses import dataclass

from knell.extract.event_fit import Event
from knell.extract.parties import Party, is_written_so
from knell.extract.scenes import Cue, Scene
from knell.model.incident import Perpetrator, PerpetratorRelation, PerpetratorStance
from knell.text.lexicon import WEAK, party_outlets, party_words
from knell.text.place_words import place_words

ACTIVE = re.compile(
    r"^(?:bomb|shell|target|attack|fire|hit|struck|strike|launch|kill|execut|behead|storm|seiz|captur|massacr|carr|drop|pound"
    r"|conduct|detonat|raid|clash|assault|ambush|kidnap|abduct|shot|open|wound|injur|destroy|commit|expel|overr|wrest|retak"
    r"|recaptur|advanc|fought|battl|releas|stag|mount|besieg|us(?:ed|ing)$)"
)
BLAMES = frozenset({"blamed", "accused", "accusing", "blaming", "accuse", "blame", "blames", "accuses"})
BETWEEN = frozenset(
    """on monday tuesday wednesday thursday friday saturday sunday have has had been since also later then again
    reportedly allegedly and early late were was heavily repeatedly""".split()
)
"""Words between a party and its verb: "regime forces on Tuesday seized", "jets have since bombed"."""

HELD = frozenset(
    "run held controlled seized backed supported owned used dominated besieged surrounded".split()
)
""""a prison run by the group": who holds a place has not struck it."""

NO_DOERS = frozenset(
    """state local air special armed security foreign international moderate popular ground naval border tribal
    allied arab western military coalition army defence defense suspected terrorist takfiri jihadist""".split()
)
"""Adjectives of parties that say nothing of who when they stand alone: "air strikes", "ground assault"."""

INTO = frozenset("in of across to from into for inside between".split())
"""Words before a country that make it a place."""

HEDGED = re.compile(
    r"\b(?:allegedly|alleged|reportedly|suspected|believed|accus\w+|blam\w+|apparently|purported\w*)\b", re.I
)
CLAIMED = re.compile(
    r"\bclaim(?:ed|s|ing)? (?:responsibility|by|the (?:attack|bombing|blast|assault))\b", re.I
)
MOST = 3
"""Perpetrators kept of one incident."""


@dataclass(frozen=True, slots=True)
class Doer:
    """A party that one sentence says did it: its name, where it stands, and the sentence."""

    party: Party
    scene: Scene


def find_perpetrators(
    event: Event, outlet: str | None
) -> tuple[tuple[Perpetrator, ...], PerpetratorRelation | None]:
    """The parties that the scenes of an event say did it, and how several stand to one another."""
    found: dict[str, Doer] = {}
    for scene in event.scenes:
        for party in accused_in(scene):
            key = next((k for k in found if _is_short_for(k, _key(party.name))), _key(party.name))
            found.setdefault(key, Doer(party, scene))
    doers = list(found.values())[:MOST]
    return tuple(Perpetrator(_short_name(d), _stance(d, event, outlet)) for d in doers), _relation(doers)


def _short_name(doer: Doer) -> str:
    """The shortest neutral name: "Islamic State" of "Islamic State militants"; descriptions stay as they are."""
    clause, party = doer.scene.clause, doer.party
    named = party_words().names.match(clause.tokens, party.first)
    name = party.name if named is None else clause.words(party.first, named[0])
    return name if named is None else re.sub(r"(?i) group$", "", name)


def accused_in(scene: Scene) -> list[Party]:
    """The parties that one sentence says did it, in order."""
    if scene.clause.sentence.kind == "title":
        return []
    parties = [party for party in scene.parties if _did_it(scene, party)]
    taken = {at for party in scene.parties for at in range(party.first, party.last)}
    found = [*parties, *(p for p in _by_adjective(scene) if p.first not in taken)]
    return sorted(found, key=lambda party: party.first)


def _by_adjective(scene: Scene) -> list[Party]:
    """ "Russian air strikes", "Syrian and Russian raids", "rebel shelling": whose violence it is."""
    clause, adjectives = scene.clause, party_words().adjectives
    found: list[Party] = []
    for cue in scene.cues:
        if cue.weight < WEAK:
            continue
        at = cue.first - 1
        while at >= max(0, cue.first - 6):
            match = adjectives.match(clause.tokens, at)
            if match is not None and clause.tokens[at].low not in NO_DOERS and match[0] <= cue.first:
                if not _is_place_name(scene, at) and is_written_so(clause, at, match[0]):
                    found.append(Party(at, match[0], clause.words(at, match[0])))
            elif clause.low(at) not in (
                "and",
                "or",
                "overnight",
                "air",
                "heavy",
                "deadly",
                "retaliatory",
                "aerial",
            ):
                break
            at -= 1
    return found


def _is_place_name(scene: Scene, at: int) -> bool:
    return any(place.first <= at < place.last for place in scene.places)


def is_same_party(a: str, b: str) -> bool:
    """True where two names of parties share every word that is not an article or a general noun."""
    return _is_short_for(_key(a), _key(b))


def _is_short_for(a: str, b: str) -> bool:
    """ "coalition" stands for "us coalition", "regime" for "syrian regime"."""
    words_a, words_b = set(a.split()), set(b.split())
    return bool(words_a) and bool(words_b) and (words_a <= words_b or words_b <= words_a)


def _key(name: str) -> str:
    words = [w for w in name.lower().replace("-", " ").split() if w not in ("the", "group", "forces", "led")]
    return " ".join(w.removesuffix("'s").removesuffix("’s") for w in words)


def _did_it(scene: Scene, party: Party) -> bool:
    clause = scene.clause
    if any(h.frame.speaker.first <= party.first < h.frame.speaker.last for h in scene.heard):
        return False
    before = [clause.low(i) for i in range(party.first - 3, party.first)]
    if any(place.first <= party.first < place.last for place in scene.places) and "by" not in before:
        return False  # "Rural Damascus": a place here, whatever government sits there
    is_country = party_words().countries.match(clause.tokens, party.first) is not None
    if is_country and (before[-1] in INTO or before[-1] in place_words().directions):
        return False
    if "by" in before or (before[-1] == "from" and _cue_near(scene.cues, party.first - 3, party.first)):
        return _done_by(scene, party)
    if BLAMES & set(before):
        return True
    if any(party.last <= cue.first <= party.last + 2 and cue.weight >= WEAK for cue in scene.cues):
        # "Russian forces' air strikes", "coalition raids": the word of violence is the party's own.
        return clause.low(party.last) not in ("on", "against", "in", "was", "were", "said")
    return _is_subject(scene, party)


def _is_subject(scene: Scene, party: Party) -> bool:
    clause, at = scene.clause, party.last
    if clause.low(at) in ("was", "were", "is", "are", "been", "being"):
        return False
    while clause.low(at) in BETWEEN and at - party.last < 6:
        at += 1
    return ACTIVE.match(clause.low(at)) is not None and clause.low(at - 1) not in (
        "was",
        "were",
        "been",
        "being",
    )


def _cue_near(cues: tuple[Cue, ...], first: int, last: int) -> bool:
    return any(first - 5 <= cue.first < last for cue in cues)


def _done_by(scene: Scene, party: Party) -> bool:
    """ "strikes by X", "launched by X", "bombed on Monday by X"; not "a prison run by X"."""
    clause = scene.clause
    at = next(
        (i for i in range(party.first - 1, party.first - 4, -1) if clause.low(i) in ("by", "from")),
        party.first,
    )
    words = [clause.low(i) for i in range(max(0, at - 3), at)]
    if words and words[-1] in HELD:
        return False
    return _cue_near(scene.cues, at - 3, at) or any(ACTIVE.match(w) for w in words)


def _stance(doer: Doer, event: Event, outlet: str | None) -> PerpetratorStance:
    key = _key(doer.party.name)
    for other in event.scenes:
        sentence = other.clause.sentence
        named = any(_is_short_for(_key(p.name), key) for p in other.parties)
        if named and CLAIMED.search(other.clause.text, sentence.start, sentence.end):
            return PerpetratorStance.CLAIMED
    scene, start = doer.scene, doer.scene.clause.sentence.start
    for heard in scene.heard:
        speakers = [n for n in (heard.voice.name, heard.voice.organisation) if n]
        if any(_is_short_for(_key(name), key) for name in speakers):
            return PerpetratorStance.CLAIMED
    is_hedged = HEDGED.search(scene.clause.text, start, scene.clause.sentence.end) is not None
    own_medium = (outlet or "").lower() in party_outlets()
    if is_said(scene, doer.party.first) or is_hedged or own_medium:
        return PerpetratorStance.ALLEGED
    return PerpetratorStance.STATED


def is_said(scene: Scene, token: int) -> bool:
    """True where somebody is reported as saying what stands at `token`."""
    return any(
        (h.frame.covers_after and h.frame.verb < token)
        or (h.frame.covers_before and h.frame.speaker.first > token)
        for h in scene.heard
    )


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
