"""Low, best and high, and the parts of the best: civilians, armed actors by side, and who is not known."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from knell.model.claim import Harm, VictimClass
from knell.model.figure import Figure, FigureStep
from knell.model.source import Reliability
from knell.reconcile.interval import Interval
from knell.reconcile.lowest import nearly_voices
from knell.reconcile.operations import by_rule, derive
from knell.reconcile.policy import CountingPolicy
from knell.reconcile.statements import Statement
from knell.reconcile.totals import class_range
from knell.reconcile.voices import Range, Voice

RANK: Mapping[Reliability | None, int] = {
    Reliability.A: 0,
    Reliability.B: 1,
    Reliability.C: 2,
    Reliability.D: 3,
    None: 4,
    Reliability.F: 4,
    Reliability.E: 5,
}
"""The most reliable first; who was never graded, or cannot be judged, stands before who is known not to be."""

_CIVILIAN, _ARMED = VictimClass.CIVILIAN, VictimClass.ARMED_ACTOR


def best_figures(
    harm: Harm,
    total: Range,
    classes: Mapping[VictimClass, Range],
    statements: Sequence[Statement],
    policy: CountingPolicy,
) -> list[Figure]:
    """The total first, then its parts; the parts' bests add up to the total's, or a step says why not."""
    whole = _figure(harm, None, total, statements, policy)
    parts: list[Figure] = []
    if _CIVILIAN in classes:
        parts.append(_figure(harm, _CIVILIAN, classes[_CIVILIAN], statements, policy))
    sides = _side_figures(harm, statements, policy)
    if _ARMED in classes:
        is_all_sided = all(s.item.victim_side is not None for s in statements if s.victim_class is _ARMED)
        armed = _figure(harm, _ARMED, classes[_ARMED], statements, policy)
        parts.append(_sum_of_sides(armed, sides) if is_all_sided else _add_up(armed, sides, "sides"))
    whole = _add_up(whole, parts, "civilians and armed actors")
    return [whole, *parts, *sides, _unknown(harm, whole, parts, policy)]


def _side_figures(harm: Harm, statements: Sequence[Statement], policy: CountingPolicy) -> list[Figure]:
    """The armed actors of each side that somebody names."""
    armed = [s for s in statements if s.victim_class is _ARMED and s.item.victim_side is not None]
    figures = []
    for side in sorted({s.item.victim_side or "" for s in armed}):
        own = [s for s in armed if s.item.victim_side == side]
        figures.append(_figure(harm, _ARMED, class_range(own, _ARMED), own, policy, side))
    return figures


def _sum_of_sides(armed: Figure, sides: Sequence[Figure]) -> Figure:
    """Nobody fights on two sides, so where every figure names a side they are added."""
    if len(sides) < 2:
        return armed
    found = derive("sum", [Interval(one.low, one.high, one.is_vague, one.derivation) for one in sides])
    best = sum(one.best or 0 for one in sides)
    said = " + ".join(f"{one.best or 0} {_name(one)}" for one in sides)
    return replace(
        armed,
        low=found.low,
        high=found.high,
        best=best,
        derivation=found.source,
        steps=(FigureStep("adds up", f"{said} are {best}: nobody fights on two sides"),),
    )


def _figure(
    harm: Harm,
    victim_class: VictimClass | None,
    found: Range,
    statements: Sequence[Statement],
    policy: CountingPolicy,
    side: str | None = None,
) -> Figure:
    nearly = nearly_voices(found.voices, statements)
    closed, steps = _closed(found, nearly)
    chosen = _most_reliable(found.voices, statements, nearly)
    best = closed.low
    if chosen is not None:
        voice, grade, number = chosen
        best = derive("best", [closed, number]).low
        others = len({v.claimant_key for v in found.voices}) - 1
        if grade is None:
            why = "nobody graded the claimant" if others == 0 else "no claimant is graded: the lowest figure"
        else:
            why = f"graded {grade.value}" + (", the most reliable, of equals the lowest" if others else "")
        detail = f"{best} is the best estimate: {voice.claimant_key} ({why})"
        steps.append(FigureStep("best", detail, voice.claim_ids))
    return Figure(
        harm=harm,
        victim_class=victim_class,
        low=closed.low,
        high=closed.high,
        policy=policy.name,
        policy_version=policy.version,
        is_vague=found.interval.is_vague,
        is_contested=found.is_contested,
        steps=(*found.steps, *steps),
        best=best,
        side=side,
        derivation=closed.source,
    )


def _closed(found: Range, nearly: Sequence[Voice]) -> tuple[Interval, list[FigureStep]]:
    """The range with its open ends closed by the numbers that claimants name."""
    interval = found.interval
    if interval.low is not None and interval.high is not None:
        return interval, []
    intervals = [v.interval for v in found.voices]
    closed = derive("closed", [interval, *intervals], is_vague=interval.is_vague)
    if interval.low is None and nearly:
        least = derive("upper number", [v.interval for v in nearly])
        closed = derive("from one to the other", [least, closed])
    detail = f"{interval.words} is {closed.words}: an open end is closed by the numbers that are named"
    return closed, [FigureStep("closed end", detail)]


def _most_reliable(
    voices: Sequence[Voice], statements: Sequence[Statement], nearly: Sequence[Voice]
) -> tuple[Voice, Reliability | None, Interval] | None:
    """Whose number is the best estimate, its grade, and the number."""
    grades = {s.item.claimant_key: s.item.reliability for s in statements}

    def number(voice: Voice) -> Interval:
        if voice.interval.low is not None:
            return derive("lowest number", [voice.interval])
        return derive("upper number", [voice.interval]) if voice in nearly else by_rule(0, 0)

    ranked = sorted(
        ((RANK[grades.get(v.claimant_key)], number(v), v) for v in voices),
        key=lambda one: (one[0], one[1].low or 0, one[2].claimant_key, one[2].claim_ids),
    )
    if not ranked:
        return None
    _, chosen, voice = ranked[0]
    return voice, grades.get(voice.claimant_key), chosen


def _add_up(whole: Figure, parts: Sequence[Figure], names: str) -> Figure:
    """The whole, with a step that says whether its parts fit into it."""
    part_sum = sum(part.best or 0 for part in parts)
    best = whole.best or 0
    if not parts:
        return whole
    said = " + ".join(f"{part.best or 0} {_name(part)}" for part in parts)
    if part_sum > best:
        step = FigureStep("does not add up", f"{said} are more than the best estimate of {best}: {names}")
        return _with(whole, step, is_contested=True)
    if part_sum == best:
        return _with(whole, FigureStep("adds up", f"{said} are the best estimate of {best}"))
    left = best - part_sum
    return _with(whole, FigureStep("adds up", f"{said} and {left} not said are the best estimate of {best}"))


def _unknown(harm: Harm, whole: Figure, parts: Sequence[Figure], policy: CountingPolicy) -> Figure:
    """Those of the whole whose status nobody says."""
    total = Interval(whole.low, whole.high, whole.is_vague, whole.derivation)
    known = [Interval(one.low, one.high, one.is_vague, one.derivation) for one in parts]
    found = derive("rest", [total, *known], is_vague=whole.is_vague)
    best = max(0, (whole.best or 0) - sum(part.best or 0 for part in parts))
    best = max(best, found.low or 0)
    best = best if found.high is None else min(best, found.high)
    return Figure(
        harm=harm,
        victim_class=VictimClass.UNSPECIFIED,
        low=found.low,
        high=found.high,
        policy=policy.name,
        policy_version=policy.version,
        is_vague=whole.is_vague,
        steps=(FigureStep("rest", f"of {total.words}, {found.words} of whom no status is said"),),
        best=best,
        derivation=found.source,
    )


def _name(figure: Figure) -> str:
    if figure.side is not None:
        return f"of {figure.side}"
    return "civilians" if figure.victim_class is _CIVILIAN else "armed actors"


def _with(figure: Figure, step: FigureStep, *, is_contested: bool = False) -> Figure:
    return replace(figure, is_contested=figure.is_contested or is_contested, steps=(*figure.steps, step))
