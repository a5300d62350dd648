"""The claims of one incident become figures: one range for each harm, all victims and each class."""

from collections.abc import Sequence
from dataclasses import replace

from knell.model.claim import Harm, Scope, VictimClass
from knell.model.figure import Figure, FigureStep
from knell.reconcile.admission import admit
from knell.reconcile.best import best_figures
from knell.reconcile.inputs import ReconcileClaim
from knell.reconcile.interval import Interval
from knell.reconcile.lowest import take_lowest
from knell.reconcile.operations import by_rule
from knell.reconcile.policy import BelowMinimum, Classes, Combining, CountingPolicy
from knell.reconcile.presumption import presume_civilians
from knell.reconcile.scale import is_of_many
from knell.reconcile.statements import Claims, Statement, current_statements, make_statements
from knell.reconcile.status import contest_status
from knell.reconcile.totals import NOT_A_CLASS, class_range, compare_with_classes, total_range
from knell.reconcile.voices import Range


def reconcile(claims: Sequence[ReconcileClaim], policy: CountingPolicy) -> tuple[Figure, ...]:
    """What is known of each harm to each class of victims, by `policy`.

    `claims` are those of one incident, in any order: the result does not depend on it. Figures come by harm
    and, in each, all victims first (`victim_class` None), then the classes, in the order of the enums. A
    harm that only left-out claims speak of has one figure, open at both ends, whose steps say why. Raises
    ValueError where two claims have the same report and claim id.
    """
    by_key: dict[tuple[str, str], ReconcileClaim] = {item.key: item for item in claims}
    if len(by_key) != len(claims):
        raise ValueError("two claims have the same report and claim id; each claim is given once")
    figures: list[Figure] = []
    for harm in Harm:
        of_harm = [item for item in claims if item.claim.harm is harm]
        if harm is Harm.KILLED and policy.no_mention is not None and not _tells(of_harm):
            figures.append(_not_mentioned(policy, policy.no_mention))
        elif of_harm:
            figures += _figures_of_harm(harm, of_harm, by_key, policy)
    return tuple(figures)


def _tells(items: Sequence[ReconcileClaim]) -> bool:
    return any(item.claim.scope is not Scope.AGGREGATE and not item.is_rejected for item in items)


def _not_mentioned(policy: CountingPolicy, number: int) -> Figure:
    detail = f"no report tells of people killed in this incident: by its rule the policy counts {number}"
    step = FigureStep("no mention", detail)
    return _figure(Harm.KILLED, None, Range(by_rule(number, number), False, (step,)), (), policy)


def _figures_of_harm(
    harm: Harm, items: Sequence[ReconcileClaim], by_key: Claims, policy: CountingPolicy
) -> list[Figure]:
    admitted, left_out = admit(items, policy)
    statements, replaced = current_statements(make_statements(admitted, by_key, policy), policy)
    unknown = Range(Interval(None, None), False, ())
    if not statements:
        return [_figure(harm, None, unknown, tuple(left_out), policy)]
    counted, is_short = _count_independent(admitted, statements, policy)
    before = (*left_out, *counted, *replaced)
    if is_short and policy.below_minimum is BelowMinimum.LEFT_OUT:
        return [_figure(harm, None, unknown, (*left_out, *counted), policy)]
    total, classes = _ranges(statements, policy)
    if policy.combining is Combining.BEST:
        figures = best_figures(harm, total, classes, statements, policy)
        figures[0] = replace(figures[0], steps=(*before, *figures[0].steps))
    else:
        if policy.combining is Combining.LOWEST:
            total = take_lowest(total, statements, policy, is_large=is_of_many(by_key.values(), policy))
        figures = [
            _figure(harm, None, total, before, policy),
            *(_figure(harm, one, found, (), policy) for one, found in classes.items()),
        ]
    return [replace(figure, is_provisional=True) for figure in figures] if is_short else figures


def _ranges(
    statements: Sequence[Statement], policy: CountingPolicy
) -> tuple[Range, dict[VictimClass, Range]]:
    """All victims, and each class that the policy gives, as ranges."""
    present = {s.victim_class for s in statements} - NOT_A_CLASS
    classes = {one: class_range(statements, one) for one in VictimClass if one in present}
    total = total_range(statements)
    is_presumed = policy.presumed_status is not None
    total = compare_with_classes(total, classes)
    if is_presumed:
        classes = presume_civilians(total, classes)
    classes = contest_status(classes, statements, people_contest=not is_presumed)
    return total, {} if policy.classes is Classes.NONE else classes


def _count_independent(
    admitted: Sequence[ReconcileClaim], statements: Sequence[Statement], policy: CountingPolicy
) -> tuple[list[FigureStep], bool]:
    """Who stands behind it, and whether they are fewer independent claimants than the policy asks for."""
    names = sorted({s.item.claimant_key for s in statements})
    groups = {s.item.independence_key for s in statements}
    reports = len({item.report_id for item in admitted})
    apart = "" if len(groups) == len(names) else f", {len(groups)} of them independent"
    claim_ids = tuple(item.claim.claim_id for item in admitted)
    words = f"{len(names)} claimant{_s(len(names))} in {reports} report{_s(reports)}{apart}: "
    steps = [FigureStep("counted", words + ", ".join(names), claim_ids)]
    is_short = len(groups) < policy.minimum_claimants
    if is_short:
        is_flag = policy.below_minimum is BelowMinimum.PROVISIONAL
        detail = f"{len(groups)} independent claimant{_s(len(groups))}, and {policy.minimum_claimants} are asked for"
        steps.append(FigureStep("provisional" if is_flag else "left out", detail, claim_ids))
    return steps, is_short


def _figure(
    harm: Harm,
    victim_class: VictimClass | None,
    found: Range,
    before: tuple[FigureStep, ...],
    policy: CountingPolicy,
) -> Figure:
    return Figure(
        harm=harm,
        victim_class=victim_class,
        low=found.interval.low,
        high=found.interval.high,
        policy=policy.name,
        policy_version=policy.version,
        is_vague=found.interval.is_vague,
        is_contested=found.is_contested,
        steps=(*before, *found.steps),
        derivation=found.interval.source,
    )


def _s(count: int) -> str:
    return "" if count == 1 else "s"
