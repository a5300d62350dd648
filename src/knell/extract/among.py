"""Groups told as being among the dead: "among the dead were 20 children", "the victims included 3 medics"."""

from knell.extract.groups import Group
from knell.extract.sentence import Clause
from knell.model.claim import Harm

HARMED = {
    **dict.fromkeys(("dead", "killed", "victims", "slain", "fatalities", "deaths", "martyrs"), Harm.KILLED),
    **dict.fromkeys(("wounded", "injured"), Harm.INJURED),
    **dict.fromkeys(("casualties",), Harm.KILLED_OR_INJURED),
    "missing": Harm.MISSING,
}
"""Words for people who came to harm, as they stand after "among the"."""

TO_BE = frozenset({"was", "were", "is", "are"})
INCLUDES = frozenset({"included", "includes", "include"})
ENDS = frozenset({"while", "when", "after", "but", "whereas", "although", "said", "."})
REACH = 6
"""Tokens between "among" and the word of harm: "among at least eight people killed"."""

LONG_REACH = 14
"""Tokens between the word of harm and the verb: "among the civilians killed in Monday's raid on Hasakeh was"."""

LIST_GAP = 4
"""Tokens between two groups of one list."""


def find_among(clause: Clause, groups: list[Group]) -> dict[int, Harm]:
    """The harm of each group that is told as being among those harmed, by the group's index."""
    found: dict[int, Harm] = {}
    for at in range(len(clause.tokens)):
        low = clause.low(at)
        if low in ("among", "amongst"):
            found |= _among(clause, groups, at)
        elif low in INCLUDES and (harm := _subject_harm(clause, at)) is not None:
            found |= _list_after(clause, groups, at + 1, harm)
    return found


def _among(clause: Clause, groups: list[Group], at: int) -> dict[int, Harm]:
    ahead = range(at + 1, min(at + 1 + REACH, len(clause.tokens)))
    harmed = next((i for i in ahead if clause.low(i) in HARMED), None)
    if harmed is None:
        return {}
    harm = HARMED[clause.low(harmed)]
    before = clause.low(at - 1) if clause.low(at - 1) != "also" else clause.low(at - 2)
    if before in TO_BE or before == "counted":
        verb = at - 1 - (clause.low(at - 1) == "also")
        subject = [i for i, group in enumerate(groups) if 0 <= verb - group.last <= 2]
        return dict.fromkeys(_list_before(clause, groups, subject), harm)
    for verb in range(harmed + 1, min(harmed + LONG_REACH, len(clause.tokens))):
        if clause.low(verb) in ENDS:
            return {}
        if clause.low(verb) in TO_BE:
            return _list_after(clause, groups, verb + 1, harm)
    return {}


def _subject_harm(clause: Clause, verb: int) -> Harm | None:
    """The harm of "the dead", "those killed in the raid", "the toll" before "included"."""
    for at in range(verb - 1, max(-1, verb - LONG_REACH), -1):
        low = clause.low(at)
        if low in ENDS or low == ",":
            return None
        if low == "toll" or (low in HARMED and clause.low(at - 1) not in ("was", "were", "been")):
            return HARMED.get(low, Harm.KILLED)
    return None


def _list_after(clause: Clause, groups: list[Group], start: int, harm: Harm) -> dict[int, Harm]:
    found: dict[int, Harm] = {}
    last = start
    for index, group in enumerate(groups):
        if group.first < start:
            continue
        gap = [clause.low(i) for i in range(last, group.first)]
        if len(gap) > LIST_GAP or ENDS & set(gap) or TO_BE & set(gap):
            break
        found[index] = harm
        last = group.last
    return found


def _list_before(clause: Clause, groups: list[Group], subject: list[int]) -> list[int]:
    """ "nine women and 20 children were among the dead": both."""
    found = list(subject)
    while found and found[0] > 0:
        left, right = groups[found[0] - 1], groups[found[0]]
        gap = {clause.low(i) for i in range(left.last, right.first)}
        if not gap <= {"and", ",", "as", "well"}:
            break
        found.insert(0, found[0] - 1)
    return found
