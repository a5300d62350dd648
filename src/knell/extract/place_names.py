"""Runs of capitalised words, cut into the names that stand in them: commas may be lost, names may be long."""

from collections.abc import Callable

from knell.extract.known_names import Known
from knell.extract.place_words import JOINERS, PARTICLES, is_street, kinds
from knell.extract.sentence import Clause
from knell.text.place_words import place_words
from knell.text.tokens import Kind

LONGEST = 6
"""Tokens of the longest place name, hyphens counted."""

LookUp = Callable[[int, int], Known | None]

KNOWN_BONUS = 0.1
"""Of a name in its own spelling: one that is only forgiven parts a longer name less readily."""

PER_NAME = 0.1
UNCOVERED = -1.0
ALONE = 0.6
"""Of a word that no gazetteer has: a name still, but less than one that is known."""

LONG = 0.65
"""Of each word of a long name: above `ALONE`, for a run of unknown words is one name mostly."""

LISTED = 0.4
"""The same where several names are announced: below `ALONE`, so that each word is a name."""

ARTICLED = 1.9
"""Of "Orum al-Kubra" outside a list: above a name that is known and one that is not, below two that are known."""

BOUND_PAIR = 1.25
"""Of "Tell Rifaat", "Kafr al-Hamra" in such a list: above two names of one word each."""


def cut_names(
    clause: Clause, first: int, end: int, *, in_list: bool, look_up: LookUp
) -> list[tuple[int, int]]:
    """The likeliest names in a run of capitalised words, in order, as (token, token past its end).

    `look_up` says what a gazetteer has of a stretch; `in_list` that several names are announced ("the towns
    of"). Every token falls to some name: "Kafr Zita Jub al-Rayan" gives two.
    """
    best: list[tuple[float, int]] = [(0.0, first)] * (end - first + 1)
    for last in range(first + 1, end + 1):
        choices = [(best[last - 1 - first][0] + UNCOVERED, last - 1)]
        if _may_end(clause, last, end):
            for start in range(max(first, last - LONGEST), last):
                if start == first or _may_end(clause, start, end):
                    value = _value(clause, start, last, in_list=in_list, look_up=look_up)
                    choices.append((best[start - first][0] + value - PER_NAME, start))
        best[last - first] = max(choices, key=lambda c: (c[0], -c[1]))
    names, at = [], end
    while at > first:
        start = best[at - first][1]
        names.append((start, at))
        at = start
    return names[::-1]


def _may_end(clause: Clause, last: int, end: int) -> bool:
    """False after a word that is never a name alone, and beside a hyphen."""
    if last == end:
        return True
    before, after = clause.tokens[last - 1], clause.tokens[last]
    if before.text in JOINERS or after.text in JOINERS:
        return False
    return before.low not in PARTICLES and before.low not in place_words().name_heads


def _value(clause: Clause, first: int, last: int, *, in_list: bool, look_up: LookUp) -> float:
    """Squares, for a long name that is known beats its parts."""
    words = [t for t in clause.tokens[first:last] if t.kind is Kind.WORD and t.low not in PARTICLES]
    count = max(1, len(words))
    known = look_up(first, last)
    if known is not None:
        return count * count + (KNOWN_BONUS if known.is_exact else 0.0)
    if count > 1 and (clause.low(last - 1) in kinds() or is_street(clause, last)):
        return float(count)  # "Damascus Central Prison", "Castello Road"
    is_bound = clause.low(first) in place_words().name_heads and count > 1
    if count == 1:
        return ALONE
    has_article = any(t.low in PARTICLES for t in clause.tokens[first + 1 : last])
    if not in_list:
        return ARTICLED if has_article and count == 2 else LONG * count
    return BOUND_PAIR if count == 2 and (is_bound or has_article) else LISTED * count
