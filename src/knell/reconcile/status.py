"""Where sources agree on how many and not on whom: "57 people" against "57 civilians"."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from knell.model.claim import VictimClass
from knell.model.figure import FigureStep
from knell.reconcile.classes import STATUS_CLASSES
from knell.reconcile.interval import Interval
from knell.reconcile.operations import derive
from knell.reconcile.statements import Statement
from knell.reconcile.totals import is_total
from knell.reconcile.voices import Range


def contest_status(
    ranges: Mapping[VictimClass, Range], statements: Sequence[Statement], *, people_contest: bool = True
) -> dict[VictimClass, Range]:
    """The class ranges with 0 as the low of each status that another claimant does not bear out.

    A status is contested where one claimant gives it to all its victims and another claimant, who counts the
    same people, gives them none (unless `people_contest` is False) or the opposite one. Civilians named as
    part of a larger total are no such case: the rest of the total may be anybody.
    """
    contested = dict(ranges)
    for victim_class in sorted(STATUS_CLASSES & ranges.keys(), key=list(VictimClass).index):
        claimants = {s.item.claimant_key for s in statements if s.victim_class is victim_class}
        rivals = [
            s
            for s in statements
            if s.item.claimant_key not in claimants
            and ((people_contest and is_total(s)) or (s.victim_class in STATUS_CLASSES and not s.is_part))
        ]
        pairs = [
            (said, rival)
            for said in statements
            if said.victim_class is victim_class and not said.is_part and not _has_total(said, statements)
            for rival in rivals
            if _same_number(said.interval, rival.interval)
        ]
        if not pairs:
            continue
        found = ranges[victim_class]
        steps = tuple(_step(said, rival, victim_class) for said, rival in pairs)
        interval = derive("minimum 0", [found.interval], is_vague=found.interval.is_vague)
        contested[victim_class] = replace(
            found, interval=interval, is_contested=True, steps=(*found.steps, *steps)
        )
    return contested


def _has_total(said: Statement, statements: Sequence[Statement]) -> bool:
    """True where the same report's claimant has a larger total beside it, so that it is not all victims."""
    return any(
        is_total(s)
        and s.item.claimant_key == said.item.claimant_key
        and not _same_number(s.interval, said.interval)
        for s in statements
    )


def _same_number(left: Interval, right: Interval) -> bool:
    """True where both may count the same people: closed ranges that meet, open ones with one bound."""
    if left.is_vague or right.is_vague:
        return False
    if None in (left.low, left.high, right.low, right.high):
        return left.same_bounds(right)
    return left.overlaps(right)


def _step(said: Statement, rival: Statement, victim_class: VictimClass) -> FigureStep:
    worded = "people" if is_total(rival) else rival.victim_class.value.replace("_", " ")
    return FigureStep(
        "contested",
        f"{said.item.claimant_key} says {said.interval.words} {victim_class.value.replace('_', ' ')}, "
        f"{rival.item.claimant_key} says {rival.interval.words} {worded}: the number stands, not the status",
        (*said.claim_ids, *rival.claim_ids),
    )
