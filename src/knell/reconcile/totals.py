"""All victims of one harm together, and the victims of one class, each as one range."""

from collections.abc import Sequence
from dataclasses import replace

from knell.model.claim import VictimClass
from knell.model.figure import FigureStep
from knell.reconcile.classes import largest_disjoint_sum, may_lie_within
from knell.reconcile.floors import bound_from_below, floor_of
from knell.reconcile.interval import remainder
from knell.reconcile.operations import derive
from knell.reconcile.statements import Statement
from knell.reconcile.voices import Range, Voice, combine, combine_by_class, stretch_to_classes

NOT_A_CLASS = frozenset({VictimClass.UNSPECIFIED, VictimClass.OTHER})
"""Classes that get no figure of their own: "people", and whatever else the words were."""


def is_total(statement: Statement) -> bool:
    """True for a figure of people without a class that is part of nothing: the claimant's own total."""
    return statement.victim_class is VictimClass.UNSPECIFIED and not statement.is_part


def total_range(statements: Sequence[Statement]) -> Range:
    """All victims of one harm, whatever their class."""
    claimants = sorted({s.item.claimant_key for s in statements})
    totals: list[Voice] = []
    derived: list[Voice] = []
    steps: list[FigureStep] = []
    is_contested = False
    for claimant in claimants:
        own = [s for s in statements if s.item.claimant_key == claimant]
        explicit = [s for s in own if is_total(s)]
        rest = [s for s in own if not is_total(s)]
        if not explicit:
            voices, found = _derived_voices(rest)
            derived += voices
            steps += found
        for statement in explicit:
            floor = floor_of([s for s in rest if _is_as_late(s, statement)])
            interval, ids, found, contradicts = bound_from_below(statement, floor)
            totals.append(Voice(claimant, interval, ids))
            steps += found
            is_contested = is_contested or contradicts
    combined = _combined_total(totals, derived)
    is_contested = combined.is_contested or is_contested
    return replace(combined, is_contested=is_contested, steps=(*steps, *combined.steps))


def class_range(statements: Sequence[Statement], victim_class: VictimClass) -> Range:
    """The victims of one class; `statements` are all current ones of the harm."""
    voices: list[Voice] = []
    steps: list[FigureStep] = []
    is_contested = False
    of_class = [s for s in statements if s.victim_class is victim_class]
    for claimant in sorted({s.item.claimant_key for s in of_class}):
        own = [s for s in of_class if s.item.claimant_key == claimant]
        wholes = [s for s in own if not s.is_portion]
        portions = [s for s in own if s.is_portion]
        for statement in wholes:
            inside = [
                s
                for s in statements
                if s.item.claimant_key == claimant and _descends(s, statement, statements)
            ]
            floor = floor_of([s for s in (*portions, *inside) if _is_as_late(s, statement)])
            interval, ids, found, contradicts = bound_from_below(statement, floor)
            voices.append(Voice(claimant, interval, ids))
            steps += found
            is_contested = is_contested or contradicts
        if not wholes:
            floor = floor_of(portions)
            vague = [s for s in portions if s.interval.is_vague]
            is_vague = floor.low == 0
            words = [s.interval for s in vague]
            least = derive("largest part", words, is_vague=True) if is_vague else floor.interval
            ids = floor.claim_ids or tuple(claim_id for s in vague for claim_id in s.claim_ids)
            voices.append(Voice(claimant, least, ids))
            detail = f"{claimant}: portions of the toll prove {least.low} or more"
            steps.append(FigureStep("parts", detail, ids))
    combined = combine(voices)
    is_contested = combined.is_contested or is_contested
    return replace(combined, is_contested=is_contested, steps=(*steps, *combined.steps))


def compare_with_classes(total: Range, classes: dict[VictimClass, Range]) -> Range:
    """The total with the algebra of its classes checked: what does not fit is flagged, what is left is said.

    Invariant: the lows of classes that share nobody never exceed the total's high. A breach is a
    contradiction between claimants; the total is not changed by it.
    """
    exact = {one: found.interval for one, found in classes.items() if not found.interval.is_vague}
    low_sum, chosen = largest_disjoint_sum({one: interval.low or 0 for one, interval in exact.items()})
    if not chosen or low_sum == 0:
        return total
    words = " + ".join(f"{exact[one].words} {one.value.replace('_', ' ')}" for one in chosen)
    if total.interval.high is not None and low_sum > total.interval.high:
        step = FigureStep("contradiction", f"{words} do not fit into a total of {total.interval.words}")
        return replace(total, is_contested=True, steps=(*total.steps, step))
    rest = remainder(total.interval, [exact[one] for one in chosen])
    if total.interval.high is None or rest.high == 0:
        return total
    step = FigureStep(
        "rest", f"beside {words}, the total leaves {rest.words} of whom these classes are not said"
    )
    return replace(total, steps=(*total.steps, step))


def _combined_total(totals: Sequence[Voice], derived: Sequence[Voice]) -> Range:
    """Explicit totals first; classes alone stand in where nobody gives a total, or only in vague words."""
    if not totals:
        return combine_by_class(derived)
    if any(not v.interval.is_vague for v in totals):
        return stretch_to_classes(combine(totals), derived)
    vague_low = min(v.interval.low or 0 for v in totals)
    # "Dozens" with "42 civilians" beside it is 42; with "2 children" beside it, it is still dozens.
    filling = [v for v in derived if not v.interval.is_vague and (v.interval.low or 0) >= vague_low]
    if not filling:
        return stretch_to_classes(combine(totals), derived)
    found = combine_by_class(filling)
    ids = tuple(claim_id for v in totals for claim_id in v.claim_ids)
    who = ", ".join(v.claimant_key for v in totals)
    detail = f"{who}: words without a number give way to the figures of classes"
    return replace(found, steps=(FigureStep("vague", detail, ids), *found.steps))


def _derived_voices(statements: Sequence[Statement]) -> tuple[list[Voice], list[FigureStep]]:
    """What one claimant's figures of classes come to, report by report, where it gives no total.

    One class that all others may lie within stands for the total as worded. Several classes that share
    nobody are at least their sum; parts alone are at least themselves.
    """
    voices: list[Voice] = []
    steps: list[FigureStep] = []
    for report_id in sorted({s.item.report_id for s in statements}):
        own = [s for s in statements if s.item.report_id == report_id]
        who = own[0].item.claimant_key
        exact = [s for s in own if not s.interval.is_vague] or own
        leading = max(exact, key=lambda s: (s.interval.low or s.interval.high or 0, s.item.sort_key))
        floor = floor_of(own)
        is_single = len(floor.classes) <= 1 and all(
            may_lie_within((s.victim_class,), (leading.victim_class,)) for s in own
        )
        classes = tuple(sorted({s.victim_class for s in own}, key=list(VictimClass).index))
        if is_single and not leading.is_part and floor.low <= (leading.interval.low or 0):
            voices.append(Voice(who, leading.interval, leading.claim_ids, (leading.victim_class,)))
            continue
        is_vague = floor.low == 0
        words = [s.interval for s in own]
        least = derive("largest part", words, is_vague=True) if is_vague else floor.interval
        ids = floor.claim_ids or tuple(claim_id for s in own for claim_id in s.claim_ids)
        voices.append(Voice(who, least, ids, classes))
        said = "its figures" if is_vague else floor.words
        steps.append(FigureStep("classes", f"{who} gives no total: {said} make it {least.low} or more", ids))
    return voices, steps


def _is_as_late(part: Statement, whole: Statement) -> bool:
    """A part bounds a total only from the day on which its claimant began to give that total."""
    return part.item.published is None or whole.since is None or part.item.published >= whole.since


def _descends(part: Statement, whole: Statement, statements: Sequence[Statement]) -> bool:
    """True where `part` is, directly or through others, part of `whole`."""
    by_key = {s.item.key: s for s in statements}
    seen = {part.item.key}
    parent = part.item.parent_key
    while parent is not None and parent not in seen:
        if parent == whole.item.key:
            return True
        seen.add(parent)
        parent = by_key[parent].item.parent_key if parent in by_key else None
    return False
