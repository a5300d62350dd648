"""How a sentence speaks of a party: as the one who does it, whom it is done to, who speaks, who is blamed."""

import re
from collections.abc import Sequence
from enum import StrEnum

from knell.extract.parties import Party
from knell.extract.scenes import Cue, Scene
from knell.text.lexicon import WEAK, party_words
from knell.text.place_words import place_words


class Frame(StrEnum):
    """A way in which a sentence speaks of a party."""

    AGENT = "agent"
    """ "strikes by X", "killed by X"."""
    OWNER = "owner"
    """ "X's air strikes", "Russian raids"."""
    SUBJECT = "subject"
    """ "X shelled the town"."""
    FIGHTS = "fights"
    """ "clashes between X and Y", "X clashed with Y"."""
    BLAMED = "blamed"
    SPEAKER = "speaker"
    TARGET = "target"
    """ "strikes on X", "X positions"."""
    HARMED = "harmed"
    """ "X fighters were killed"."""
    DENIER = "denier"
    CLAIMER = "claimer"
    PLACE = "place"
    """The name is that of a place here: "in Damascus"."""
    PLANS = "plans"
    """ "accused X of preparing an attack", "X is planning a raid": what has not been done."""
    JOINED = "joined"
    """Named together with a party that does it: "Syrian or Russian jets"."""
    OTHER = "other"


ACTIVE = re.compile(
    r"^(?:bomb|shell|target|attack|fire|hit|struck|strike|launch|kill|execut|behead|storm|seiz|captur|massacr|carr|drop|pound"
    r"|overran|surround|pound|respond|pummel|blast|rain|rout|wip|eliminat|destr|punish|invad|massacr|repel"
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

INTO = frozenset("in of across to from into for inside between".split())
"""Words before a country that make it a place."""

ON = frozenset("on against targeting targeted hit hitting struck striking bombing bombed".split())
GOODS = frozenset(
    """positions position strongholds stronghold bases base fighters members militants targets target gathering
    gatherings commanders commander leaders leader convoy convoys headquarters hideouts vehicles territory""".split()
)
DENIES = re.compile(r"^(?:den(?:y|ied|ies|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|refut(?:es|ed))$")
HARM_VERBS = frozenset("killed wounded injured died dead captured arrested beheaded executed lost".split())
TO_BE = frozenset({"was", "were", "is", "are", "been", "being", "be"})


DOING = frozenset({Frame.AGENT, Frame.OWNER, Frame.SUBJECT, Frame.FIGHTS})


def frames_of(scene: Scene, party: Party) -> frozenset[Frame]:
    """Every way in which the sentence speaks of the party; OTHER where none is known."""
    found = frozenset(frame for frame, holds in FRAMES.items() if holds(scene, party))
    if Frame.PLANS in found:
        found -= DOING | {Frame.BLAMED}
    return found or frozenset({Frame.OTHER})


LINKING = frozenset(
    """and or & either the its their his those of by in with along together backed supported cooperation alongside joint
    ally allies allied former possibly also both regime government lebanese shiite shia movement group forces""".split()
)
"""Words between two parties that do something together, or of which one did it."""

JOINING = frozenset({"and", "or", "&", "with", "alongside", "by"})
FARTHEST_LINK = 8


def share_frames(scene: Scene, named: Sequence[tuple[Party, frozenset[Frame]]]) -> list[frozenset[Frame]]:
    """The ways in which a sentence speaks of each party, where those named together do the same.

    "Strikes by Syrian or Russian jets", "the army backed by Hezbollah fighters".
    """
    shared = [frames for _, frames in named]
    for at in range(len(named) - 1):
        one, other = named[at][0], named[at + 1][0]
        between = [scene.clause.low(i) for i in range(one.last, other.first)]
        if (
            len(between) > FARTHEST_LINK
            or not JOINING.intersection(between)
            or not LINKING.issuperset(between)
        ):
            continue
        for first, second in ((at, at + 1), (at + 1, at)):
            if shared[first] & DOING and not shared[second] & DOING:
                shared[second] = (shared[second] - {Frame.OTHER}) | (shared[first] & DOING) | {Frame.JOINED}
    return shared


SAYS = re.compile(
    r"^(?:condemn|denounc|deplor|slam|mourn|urg|call|accus|blam|warn|vow|say|said|report|announc|deni|deny|reject|claim|declar)"
)
""" "The coalition condemns the attack": beside a word of violence, but no doer of it."""


def _is_speaker(scene: Scene, party: Party) -> bool:
    if SAYS.match(scene.clause.low(party.last)):
        return True
    return any(h.frame.speaker.first <= party.first < h.frame.speaker.last for h in scene.heard)


def _is_place(scene: Scene, party: Party) -> bool:
    clause = scene.clause
    if any(place.first <= party.first and party.last <= place.last for place in scene.places):
        return True
    is_country = party_words().countries.match(clause.tokens, party.first) is not None
    before = clause.low(party.first - 1)
    return is_country and (before in INTO or before in place_words().directions)


def _is_agent(scene: Scene, party: Party) -> bool:
    """ "strikes by X", "launched by X", "bombed on Monday by X"; not "a prison run by X"."""
    clause = scene.clause
    at = next(
        (i for i in range(party.first - 1, party.first - 5, -1) if clause.low(i) in ("by", "from", "with")),
        None,
    )
    if at is None or (clause.low(at - 1) in HELD):
        return False
    words = [clause.low(i) for i in range(max(0, at - 3), at)]
    if clause.low(at) == "with":
        return any(w in ("clashes", "fighting", "battles", "clashed") for w in words)
    return _cue_near(scene.cues, at - 3, at) or any(ACTIVE.match(w) for w in words)


def _cue_near(cues: tuple[Cue, ...], first: int, last: int) -> bool:
    return any(first - 5 <= cue.first < last for cue in cues)


def _is_owner(scene: Scene, party: Party) -> bool:
    clause = scene.clause
    ahead = 2 if clause.low(party.last) not in ("and", "or") else 5
    if SAYS.match(clause.low(party.last)):
        return False
    near = any(party.last <= cue.first <= party.last + ahead and cue.weight >= WEAK for cue in scene.cues)
    return near and clause.low(party.last) not in ("on", "against", "in", "was", "were", "said", "positions")


def _is_subject(scene: Scene, party: Party) -> bool:
    clause, at = scene.clause, party.last
    if clause.low(at) in TO_BE or _is_passive(scene, at):
        return False
    while clause.low(at) in BETWEEN and at - party.last < 6:
        at += 1
    return ACTIVE.match(clause.low(at)) is not None and clause.low(at - 1) not in TO_BE


DONE_TO = frozenset(
    "killed wounded injured executed beheaded captured abducted kidnapped attacked targeted hit".split()
)
HOW_DONE = frozenset("in by on at near during when after as while around outside inside".split())


def _is_passive(scene: Scene, at: int) -> bool:
    """ "Ten soldiers killed in clashes": they did not kill."""
    return scene.clause.low(at) in DONE_TO and scene.clause.low(at + 1) in HOW_DONE


FIGHTING = re.compile(r"^(?:clash|fight|fought|battl|firefight|combat|pitt)")


def _is_fighting(scene: Scene, party: Party) -> bool:
    clause = scene.clause
    before = [clause.low(i) for i in range(max(0, party.first - 12), party.first)]
    after = [clause.low(i) for i in range(party.last, party.last + 8)]
    for at, word in enumerate(before):
        if FIGHTING.match(word) and {"between", "with", "against", "pitting", "involving"} & set(before[at:]):
            return True
    return any(FIGHTING.match(word) for word in after[:3]) or (
        after[:1] in (["and"], [","]) and any(word == "clashed" for word in after)
    )


def _is_blamed(scene: Scene, party: Party) -> bool:
    clause = scene.clause
    before = {clause.low(i) for i in range(party.first - 4, party.first)}
    return bool(BLAMES & before)


def _is_target(scene: Scene, party: Party) -> bool:
    clause = scene.clause
    before = [clause.low(i) for i in range(party.first - 2, party.first)]
    return bool(ON & set(before)) or clause.low(party.last) in GOODS


def _is_harmed(scene: Scene, party: Party) -> bool:
    clause = scene.clause
    after = [clause.low(i) for i in range(party.last, party.last + 4)]
    is_passive = bool(TO_BE & set(after)) and bool(HARM_VERBS & set(after))
    return is_passive or _is_passive(scene, party.last) or _is_object(scene, party)


HARMS = re.compile(r"^(?:kill|wound|injur|massacr|execut|behead|crucif|captur|abduct|kidnap|slaughter)")


def _is_object(scene: Scene, party: Party) -> bool:
    """ "killing at least 19 government troops"; not "killed in government raids"."""
    for at in range(party.first - 1, max(-1, party.first - 8), -1):
        word = scene.clause.low(at)
        if HARMS.match(word):
            return True
        if word in ENDS_OBJECT:
            return False
    return False


ENDS_OBJECT = frozenset(
    "in by from with after during when as on near for to since before while that said".split()
)


def _is_denier(scene: Scene, party: Party) -> bool:
    clause = scene.clause
    close = any(DENIES.match(clause.low(i)) for i in range(party.last, party.last + 4))
    return close or (_is_speaker(scene, party) and any(DENIES.match(t.low) for t in clause.tokens))


PLANNING = re.compile(
    r"^(?:prepar(?:e|es|ed|ing|ations?)|plan(?:s|ned|ning)?|plot(?:s|ted|ting)?|threaten\w*|inten(?:d|ds|ded|ding)|poised)$"
)
FARTHEST_PLAN = 6
"""Tokens between a party and the word of planning."""


def _is_planner(scene: Scene, party: Party) -> bool:
    """ "X of preparing an attack", "preparations by X for one"; not "X struck those who plan attacks"."""
    clause = scene.clause
    ahead = [clause.low(i) for i in range(party.last, party.last + FARTHEST_PLAN)]
    for word in ahead:
        if PLANNING.match(word):
            return True
        if ACTIVE.match(word):
            break
    behind = [clause.low(i) for i in range(max(0, party.first - FARTHEST_PLAN), party.first)]
    return "by" in behind[-2:] and any(PLANNING.match(word) for word in behind)


ATTACKS = frozenset("attack attacks bombing bombings blast blasts assault killing killings raid".split())


def _is_claimer(scene: Scene, party: Party) -> bool:
    """ "X claimed responsibility", "X has claimed the attack", "the blast was claimed by X"."""
    clause = scene.clause
    words = [clause.low(i) for i in range(party.last, party.last + 8)]
    if "responsibility" in words or (
        "responsibility" in [t.low for t in clause.tokens] and _is_speaker(scene, party)
    ):
        return True
    before = [clause.low(i) for i in range(party.first - 3, party.first)]
    is_passive = "claimed" in before and "by" in before
    return is_passive or ("claimed" in words[:3] and bool(ATTACKS.intersection(words)))


FRAMES = {
    Frame.AGENT: _is_agent,
    Frame.OWNER: _is_owner,
    Frame.SUBJECT: _is_subject,
    Frame.FIGHTS: _is_fighting,
    Frame.BLAMED: _is_blamed,
    Frame.SPEAKER: _is_speaker,
    Frame.TARGET: _is_target,
    Frame.HARMED: _is_harmed,
    Frame.DENIER: _is_denier,
    Frame.CLAIMER: _is_claimer,
    Frame.PLACE: _is_place,
    Frame.PLANS: _is_planner,
}
