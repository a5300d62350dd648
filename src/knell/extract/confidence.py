"""How sure the rules are of a claim, in [0, 1]: a table of what was seen to go wrong, not a promise."""

from knell.extract.candidates import Candidate
from knell.text.tokens import Kind

BASE = 0.92
PENALTIES = {
    "unknown noun": 0.25,
    "inherited": 0.08,
    "no noun": 0.06,
    "headline only": 0.25,
    "far": 0.15,
    "one": 0.10,
}
"""What is taken off for each doubt. From the share of right claims by doubt on folds 1 to 3 of the annotated
articles; the reliability table stands in docs/benchmarks.md."""

FAR = 6
"""Tokens between a group and its word of harm from which mistakes become common."""


def doubts_of(candidate: Candidate) -> list[str]:
    """The names of the doubts about a candidate, in the order of `PENALTIES`."""
    group, trigger = candidate.group, candidate.why
    found = []
    if not group.is_known:
        found.append("unknown noun")
    if "neighbour" in trigger:
        found.append("inherited")
    if group.head is None:
        found.append("no noun")
    if candidate.is_title:
        found.append("headline only")
    if _gap(candidate) > FAR:
        found.append("far")
    if candidate.clause.tokens[group.first].kind is Kind.WORD and group.count.low == group.count.high == 1:
        found.append("one")
    return found


def confidence_of(candidate: Candidate) -> float:
    """The base less a penalty for each doubt, at least 0.05."""
    return round(max(0.05, BASE - sum(PENALTIES[doubt] for doubt in doubts_of(candidate))), 2)


def _gap(candidate: Candidate) -> int:
    words = candidate.clause.text[candidate.span.start : candidate.span.end].split()
    return len(words) - (candidate.group.last - candidate.group.first)
