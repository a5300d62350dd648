"""Parts that a report gives far from their total: figures that add up to the one that it leads with."""

from collections.abc import Sequence
from dataclasses import replace

from knell.extract.candidates import Candidate
from knell.model.claim import Scope
from knell.model.count import Qualifier

COVERED = 0.8
"""Share of a total that its parts must come to: 42 and 15 of "nearly 60", 6 and 10 of "at least 18"."""

OVER = 1.1
"""How far parts may pass a total that is open above: 15, 27 and 10 of "more than 50"."""

LEAD = 3
"""Sentences, headline counted, in which a report gives its total."""


EXACT = 0.95
"""Share of a total that parts in several incidents must come to: they lie far apart, and chance is near."""


def join_parts(candidates: list[Candidate], homes: Sequence[object]) -> list[Candidate]:
    """The candidates, with runs of later figures made parts of a leading total that they add up to.

    `homes` are the incidents that the candidates are of, by identity; None for aggregates.
    """
    found = list(candidates)
    for at, total in enumerate(found):
        if total.clause.index >= LEAD or total.parent is not None or total.count.is_vague:
            continue
        if run := _best_run(found, at, homes):
            for index in run:
                found[index] = replace(found[index], parent=at, scope=_part_scope(found[index], total))
    return found


def _part_scope(part: Candidate, total: Candidate) -> Scope:
    return total.scope if part.scope is Scope.AGGREGATE else part.scope


def _value(candidate: Candidate) -> int:
    count = candidate.count
    return (count.low if count.low is not None else count.high) or 0


def _best_run(found: list[Candidate], at: int, homes: Sequence[object]) -> list[int]:
    """The run of two or more figures after the total whose sum comes nearest to it; empty for none."""
    total = found[at]
    size = _value(total)
    if total.count.qualifier is Qualifier.MORE_THAN:
        size -= 1
    is_open = total.count.high is None
    places = [
        i
        for i, c in enumerate(found)
        if i > at
        and c.harm is total.harm
        and c.parent is None
        and not c.count.is_vague
        and c.scope is not Scope.AGGREGATE
        and 0 < _value(c) < size
        and (c.clause.index > total.clause.index)
    ]
    best: list[int] = []
    best_miss = 1 - COVERED
    for start in range(len(places)):
        run: list[int] = []
        reached = 0
        for index in places[start:]:
            run.append(index)
            reached += _value(found[index])
            if reached > size * (OVER if is_open else 1):
                break
            miss = abs(size - reached) / size
            needed = COVERED if len({id(homes[i]) for i in (at, *run)}) == 1 else EXACT
            if len(run) > 1 and reached >= needed * size and miss < best_miss + 1e-9:
                best, best_miss = list(run), miss
    return best
