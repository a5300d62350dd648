"""Whether a figure is of one incident, or an aggregate over a period, an area or a war."""

import re

from knell.extract.groups import Group
from knell.extract.harm import HarmedGroup
from knell.extract.sentence import Clause
from knell.model.claim import Harm, Scope
from knell.text.calendar_days import FULL_MONTH

BETWEEN = re.compile(
    rf"\b(?:between|from) (?:{FULL_MONTH}|\d{{1,2}} {FULL_MONTH})[\w ,]{{0,12}}"
    rf" (?:and|to|until|through) (?:{FULL_MONTH}|\d)"
)
"""A stretch with both ends: "between April 23 and May 23"."""

WAR_TOLL = 1_500
"""No single incident of the wars that Knell reads about has had more dead; a larger figure sums many."""

SINCE_LONG = re.compile(
    r"\bsince (?:(?:the|its|it|they|he|his|their|that|this|last|early|late|mid|about|around)\b"
    rf"|{FULL_MONTH}\b|(?:19|20)\d\d\b)",
)
PERIODS = re.compile(
    r"\b(?:over|in|during|within|for) (?:the )?(?:past|last|recent|previous) (?:\w+ ){0,2}"
    r"(?:weeks?|months?|years?|days)\b"
    r"|\b(?:over|in|during|within|for) (?:more than |nearly |almost |over |about |around )?(?:\w+ )?"
    r"(?:weeks|months|years|days)\b(?! ago| earlier| before| later)"
    r"|\b(?:this|last|each|every|per) (?:year|month)\b|\b(?:in|during) (?:19|20)\d\d\b"
    r"|\bso far\b|\bevery day\b|\bon a daily basis\b"
    r"|\b(?:years?|months?|weeks?)(?:-long| of| old)\b",
    re.IGNORECASE,
)


WARS = re.compile(r"\b(?:civil war|war|conflict|uprising|revolt|revolution|crisis)\b", re.IGNORECASE)


def scope_of(clause: Clause, harmed: HarmedGroup) -> Scope:
    """INCIDENT or AGGREGATE, from the words of the sentence around the figure; a part is told by its parent."""
    group = harmed.group
    value = group.count.number
    if value is not None and value >= WAR_TOLL and harmed.harm is not Harm.DISPLACED:
        return Scope.AGGREGATE
    if harmed.harm is Harm.DISPLACED:
        return Scope.AGGREGATE
    before, after = _around(clause, group)
    if SINCE_LONG.search(after) or SINCE_LONG.search(before):
        return Scope.AGGREGATE
    if PERIODS.search(after) or PERIODS.search(before) or BETWEEN.search(before) or BETWEEN.search(after):
        return Scope.AGGREGATE
    if WARS.search(before) and re.search(r"\b(?:has|have) (?:killed|left|claimed|cost)\b", before):
        return Scope.AGGREGATE
    return Scope.INCIDENT


def _around(clause: Clause, group: Group) -> tuple[str, str]:
    text, tokens = clause.text, clause.tokens
    start, end = tokens[0].start, tokens[-1].end
    return text[start : tokens[group.first].start], text[tokens[group.last - 1].end : end]
