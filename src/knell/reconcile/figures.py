"""The claims of one incident become figures: one range for each harm, all victims and each class."""

from collections.abc import Sequence

from knell.model.claim import Harm, VictimClass
from knell.model.figure import Figure, FigureStep
from knell.reconcile.admission import admit
from knell.reconcile.inputs import ReconcileClaim
from knell.reconcile.interval import Interval
from knell.reconcile.policies import CountingPolicy
from knell.reconcile.statements import Claims, current_statements, make_statements
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
        if of_harm:
            figures += _figures_of_harm(harm, of_harm, by_key, policy)
    return tuple(figures)


def _figures_of_harm(
    harm: Harm, items: Sequence[ReconcileClaim], by_key: Claims, policy: CountingPolicy
) -> list[Figure]:
    admitted, left_out = admit(items, policy)
    statements, replaced = current_statements(make_statements(admitted, by_key, policy), policy)
    if not statements:
        return [_figure(harm, None, Range(Interval(None, None), False, ()), tuple(left_out), policy)]
    independent = sorted({s.item.claimant_key for s in statements})
    if len(independent) < policy.minimum_claimants:
        step = FigureStep("left out", f"the policy needs {policy.minimum_claimants} independent claimants")
        return [_figure(harm, None, Range(Interval(None, None), False, (step,)), tuple(left_out), policy)]
    present = {s.victim_class for s in statements} - NOT_A_CLASS
    classes = {one: class_range(statements, one) for one in VictimClass if one in present}
    total = compare_with_classes(total_range(statements), classes)
    classes = contest_status(classes, statements)
    reports = len({item.report_id for item in admitted})
    counted = FigureStep(
        "counted",
        f"{len(independent)} claimant{_s(len(independent))} in {reports} report{_s(reports)}: "
        + ", ".join(independent),
        tuple(item.claim.claim_id for item in admitted),
    )
    before = (*left_out, counted, *replaced)
    return [
        _figure(harm, None, total, before, policy),
        *(_figure(harm, one, found, (), policy) for one, found in classes.items()),
    ]


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
    )


def _s(count: int) -> str:
    return "" if count == 1 else "s"
