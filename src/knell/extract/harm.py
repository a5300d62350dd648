"""Which harm came to which group: words of harm joined to the groups that they take, clause by clause."""

from dataclasses import dataclass

from knell.extract.among import find_among
from knell.extract.groups import Group
from knell.extract.noun_phrase import POSSESSIVES
from knell.extract.sentence import Clause
from knell.model.claim import Harm
from knell.text.lexicon import HarmWord, harm_words
from knell.text.tokens import Kind

REACH_RIGHT = 16
"""Tokens between victims and the word of harm after them, parentheses and places included."""

PARENTHESIS = 10
"""Tokens between two commas that are skipped on the way to the word of harm."""

FINITE = frozenset({"was", "were", "is", "are", "have", "has", "had"})
STATES = frozenset({"killed", "wounded", "injured", "dead", "missing", "died", "hurt"})
REACH_TOLL = 9
""" "the death toll from Monday's strikes on the town rose to 112"."""

REACH_ROSE = 24
""" "the number of people killed in an air strike on the market of the town has since risen to 21"."""

ROSE = frozenset(
    "rose risen rises rising climbed reached reaching increased jumped stands stood reaches hit".split()
)


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word of harm at tokens `first` to `last` (exclusive), with every harm and frame that it may have."""

    first: int
    last: int
    words: tuple[HarmWord, ...]

    def harm_in(self, *frames: str) -> Harm | None:
        """The harm that this word does in one of these frames, None if it has none of them."""
        for word in self.words:
            if word.frames.intersection(frames):
                return word.harm
        return None


@dataclass(frozen=True, slots=True)
class HarmedGroup:
    """A group with the harm that came to it.

    `parent` is the index (in the list of the sentence's groups) of the group that this one is part of, None
    for none. `why` says how the two were joined; `trigger` the word of harm, None where it was inherited.
    """

    group: Group
    harm: Harm
    trigger: Trigger | None
    parent: int | None
    why: str


def find_triggers(clause: Clause, groups: list[Group]) -> list[Trigger]:
    """Words of harm outside the groups, in order."""
    taken = {at for group in groups for at in range(group.first, group.last)}
    return [
        Trigger(first, last, words)
        for first, last, words in harm_words().words.find_all(clause.tokens)
        if first not in taken
    ]


def join_harms(clause: Clause, groups: list[Group]) -> dict[int, HarmedGroup]:
    """The harm of each group, by the group's index; groups that came to no harm are left out."""
    triggers = find_triggers(clause, groups)
    parents = _find_parents(clause, groups)
    found: dict[int, HarmedGroup] = {}
    among = find_among(clause, groups)
    for index, group in enumerate(groups):
        if index in among:
            found[index] = HarmedGroup(
                group, among[index], None, parents[index], "told as among those harmed"
            )
            continue
        joined = _join(clause, groups, index, parents[index], triggers)
        if joined is not None:
            found[index] = HarmedGroup(group, joined[0], joined[1], parents[index], joined[2])
    _drop_agents(clause, groups, found)
    _inherit(clause, groups, parents, found)
    return found


def _join(
    clause: Clause, groups: list[Group], index: int, parent: int | None, triggers: list[Trigger]
) -> tuple[Harm, Trigger | None, str] | None:
    group = groups[index]
    left = _left(clause, group, triggers)
    if left is None and parent is not None:
        # "4 people were killed including 3 children and 43 others were injured": the 3 follow the 4.
        closed = [t for t in triggers if groups[parent].last <= t.first and t.last <= group.first]
        if closed:
            return None
    right = _right(clause, groups, index, triggers)
    if right is not None and (left is None or _right_wins(groups, index, left[1], right[1])):
        return right[0], right[1], "the word of harm follows"
    if left is not None:
        return left[0], left[1], "the word of harm stands before"
    if (harm := _own_noun(clause, group)) is not None:
        return harm, None, "the noun is itself a harm"
    return None


def _right_wins(groups: list[Group], index: int, left: Trigger, right: Trigger) -> bool:
    """ "2 civilians killed 7 injured": the 7 are injured, for "killed" already has its victims before it."""
    if right.first - groups[index].last > 1:
        return False
    ends = [group.last for group in groups[:index]]
    return left.first in ends and left.harm_in("passive", "intransitive") is not None


def _own_noun(clause: Clause, group: Group) -> Harm | None:
    """ "12 deaths", "twelve of the dead", "claimed 12 lives": the noun says the harm."""
    nouns = harm_words().nouns
    if group.of_whom is not None:
        # "several of the wounded": some of those who were counted before, and how many is not said.
        is_remark = group.is_pronoun and group.count.is_vague and group.of_whom in ("wounded", "injured")
        return None if is_remark else nouns.get(group.of_whom)
    if group.head is None:
        return None
    for word in (clause.low(group.last - 1), group.head.lower()):
        if word in nouns:
            if word in ("lives", "life"):
                before = {clause.low(at) for at in range(group.first - 4, group.first)}
                taken = before & {
                    "claimed",
                    "claiming",
                    "claim",
                    "claims",
                    "cost",
                    "costing",
                    "took",
                    "taking",
                    "lost",
                }
                return Harm.KILLED if taken or clause.low(group.last) == "lost" else None
            return nouns[word]
    return None


def _left(clause: Clause, group: Group, triggers: list[Trigger]) -> tuple[Harm, Trigger] | None:
    """The word of harm right before the group: "killing 6", "the deaths of 6", "the toll rose to 6"."""
    at = group.first
    while clause.low(at - 1) in (
        "another",
        "additional",
        "an",
        "the",
        "of",
        "some",
        "all",
        "to",
        "both",
        "our",
    ):
        at -= 1
    for trigger in triggers:
        if at <= trigger.last <= group.first:
            if (harm := trigger.harm_in("active")) is not None:
                return harm, trigger
            if (harm := trigger.harm_in("passive")) is not None and not _is_passive(clause, trigger):
                if group.first - trigger.last <= 2 and clause.low(trigger.last) != "to":
                    return harm, trigger
            if (harm := trigger.harm_in("armed")) is not None and group.noun.axes.status == "armed_actor":
                return harm, trigger
            if (harm := trigger.harm_in("of")) is not None and _takes_of(clause, trigger, group):
                return harm, trigger
        if (harm := trigger.harm_in("toll")) is not None and 0 <= group.first - trigger.last <= REACH_ROSE:
            between = [clause.low(i) for i in range(trigger.last, group.first)]
            if len(between) > REACH_TOLL and not ROSE & set(between[-4:]):
                continue
            if group.of_whom is not None or harm_words().breaks.intersection(between):
                continue  # "the toll was likely to rise because many of the wounded …"
            if clause.low(group.first - 1) != "from" and not {"and", "."} & set(between):
                if group.head is None or group.is_known:
                    return harm, trigger
    return None


def _takes_of(clause: Clause, trigger: Trigger, group: Group) -> bool:
    return clause.low(trigger.last - 1) in ("of", "to", "among") or clause.low(group.first - 1) == "of"


def _is_passive(clause: Clause, trigger: Trigger) -> bool:
    """True where a form of "to be" stands right before, adverbs aside: "were also killed"."""
    for at in range(trigger.first - 1, max(trigger.first - 4, -1), -1):
        low = clause.low(at)
        if low in ("was", "were", "is", "are", "be", "been", "being", "got"):
            return True
        if not (low.endswith("ly") or low in ("also", "all", "both", "not", "then", "since")):
            return False
    return False


def _right(
    clause: Clause, groups: list[Group], index: int, triggers: list[Trigger]
) -> tuple[Harm, Trigger] | None:
    """The word of harm after the group: "6 people were killed", "6 dead", "6 of whom later died"."""
    group = groups[index]
    for trigger in triggers:
        if trigger.first < group.last:
            continue
        harm = trigger.harm_in("passive", "intransitive")
        if harm is None:
            if trigger.harm_in("active") is not None and trigger.first - group.last <= 1:
                return None
            continue
        gap = trigger.first - group.last
        if gap > REACH_RIGHT or not _reaches(clause, groups, index, trigger):
            return None
        return harm, trigger
    return None


def _reaches(clause: Clause, groups: list[Group], index: int, trigger: Trigger) -> bool:
    """True where nothing between victims and word of harm begins another clause."""
    words = harm_words()
    group = groups[index]
    gap = [clause.low(at) for at in range(group.last, trigger.first)]
    if not gap:
        return True
    if gap[0] == "," and gap[-1] == "," and len(gap) <= PARENTHESIS and gap.count(",") == 2:
        return True  # "Eight people, all of them women, died"
    if any(word in words.breaks or word in (".", ";", ":", "?", "!") for word in gap):
        return False
    has_auxiliary = any(word in words.auxiliaries for word in gap[-4:])
    if not has_auxiliary:
        # "10 in Aleppo killed" is no sentence; "10 people, most of them children, dead" is.
        inner = [g for g in groups[index + 1 :] if g.last <= trigger.first]
        return len(gap) <= 2 or (bool(inner) and len(gap) <= 8 and "," in gap)
    finite = [w for w in gap if w in ("was", "were", "is", "are", "has", "have", "had")]
    return len(finite) <= 2


def _drop_agents(clause: Clause, groups: list[Group], found: dict[int, HarmedGroup]) -> None:
    """ "40 rebels killed 7 soldiers": the rebels are not the dead. "30 shells killed": no people at all."""
    for index in list(found):
        harmed = found[index]
        trigger = harmed.trigger
        if trigger is None or trigger.first < harmed.group.first or _is_passive(clause, trigger):
            continue
        if trigger.harm_in("active") is None and trigger.harm_in("passive") is None:
            continue
        takes_next = any(
            other.trigger == trigger and other.group.first >= trigger.last for other in found.values()
        )
        if takes_next and trigger.first - harmed.group.last <= 1:
            del found[index]


def _find_parents(clause: Clause, groups: list[Group]) -> list[int | None]:
    """For each group the index of the one that it is said to be part of: "76 people, including 28 children"."""
    parents: list[int | None] = []
    for index in range(len(groups)):
        parents.append(_part_of(clause, groups, index, parents))
    return parents


def _part_of(clause: Clause, groups: list[Group], index: int, earlier: list[int | None]) -> int | None:
    """The whole of one group; `earlier` holds those of all groups before it."""
    group = groups[index]
    if index + 1 < len(groups) and clause.low(group.last) in ("was", "were", "are", "is"):
        # "Ten children were among the 48 people killed"
        gap = [clause.low(at) for at in range(group.last, groups[index + 1].first)]
        if gap[1:2] == ["among"] and set(gap[2:]) <= {"the", "at", "least"}:
            return index + 1
    if index == 0:
        return None
    words = harm_words().parts
    window = range(max(groups[index - 1].last, group.first - 4), group.first + 1)
    marked = any(
        (m := words.match(clause.tokens, at)) is not None and m[0] <= group.quantity_end + 3 for at in window
    )
    after = any(
        words.match(clause.tokens, at) is not None for at in range(group.quantity_end, group.quantity_end + 1)
    )
    if marked or after or group.is_pronoun:
        # The whole is the nearest group before it that is not itself a part.
        return index - 1 if earlier[-1] is None else earlier[-1]
    previous = groups[index - 1]
    if earlier[-1] == index:
        return None
    ends = clause.low(group.last) in FINITE or clause.low(group.last) in STATES
    if ends and clause.low(group.first - 1) not in POSSESSIVES:
        return None  # "four of them children, and 240 were wounded"
    joined = all(
        clause.low(at) in ("and", ",", "as", "well", "plus", "&", "her", "his", "their")
        for at in range(previous.last, group.first)
    )
    if joined and not group.is_other:
        return earlier[-1]
    return None


def _inherit(
    clause: Clause, groups: list[Group], parents: list[int | None], found: dict[int, HarmedGroup]
) -> None:
    """Parts and joined groups share the harm of their whole or neighbour: "killing 15 women and 6 children"."""
    order = sorted(range(len(groups)), key=lambda i: (parents[i] or 0) > i)
    for index in order:
        group = groups[index]
        parent = parents[index]
        if index in found:
            if parent is not None and found[index].parent != parent and parent in found:
                found[index] = HarmedGroup(
                    group, found[index].harm, found[index].trigger, parent, found[index].why
                )
            continue
        source = parent
        if source is None and index and (index - 1) in found:
            if _is_joined(clause, groups[index - 1], group) or _goes_on(clause, groups[index - 1], group):
                source = index - 1
        if source is not None and source in found:
            origin = found[source]
            found[index] = HarmedGroup(
                group, origin.harm, origin.trigger, parent, "shares the harm of its neighbour"
            )
    for index in range(len(groups) - 2, -1, -1):
        group, following = groups[index], found.get(index + 1)
        if index in found or following is None or not _is_joined(clause, group, groups[index + 1]):
            continue
        if (
            following.trigger is not None
            and following.trigger.first >= groups[index + 1].last
            and group.is_known
        ):
            found[index] = HarmedGroup(
                group, following.harm, following.trigger, None, "shares the harm of its neighbour"
            )


GOES_ON = 14
"""Tokens between two groups of one list, with what is said of the first between them."""

AFTER_SUBJECT = frozenset(
    "was were had have has is are died killed wounded injured fled said who remain remained".split()
)


def _goes_on(clause: Clause, left: Group, right: Group) -> bool:
    """ "killed 14 jihadists from the group and five civilians", "5 died in Saqba and one in Harasta"."""
    gap = [clause.low(at) for at in range(left.last, right.first)]
    if not gap or len(gap) > GOES_ON or gap[-1] not in ("and", "plus", "with") or "," in gap[:-2]:
        return False
    verbs = harm_words().breaks | {".", ";", ":", "who", "which", "that", "by"}
    if any(word in verbs for word in gap) or clause.low(right.last) in AFTER_SUBJECT:
        return False
    if right.head is None and not right.is_other:
        return clause.low(right.last) in ("in", "near", "outside", "at") and bool(
            {"in", "near", "at"} & set(gap)
        )
    return right.is_known or right.is_other


def _is_joined(clause: Clause, left: Group, right: Group) -> bool:
    gap = [clause.tokens[at] for at in range(left.last, right.first)]
    if (
        not gap
        or len(gap) > 3
        or (right.head is None and right.count.phrase is not None and not right.is_other)
    ):
        return bool(gap) and len(gap) <= 2 and right.head is not None
    return all(t.low in ("and", "or", "plus", "&", "as", "well") or t.kind is Kind.MARK for t in gap)
