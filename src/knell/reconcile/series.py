"""Bulletins by claimant, and a figure as it stood on each day."""

from collections.abc import Sequence
from datetime import date

from knell.model.claim import Harm, VictimClass
from knell.model.figure import Figure
from knell.model.series import Bulletin, Change, ClaimantSeries, FigureOnDay, FigureSeries
from knell.reconcile.admission import admit
from knell.reconcile.figures import reconcile
from knell.reconcile.inputs import ReconcileClaim
from knell.reconcile.interval import Interval
from knell.reconcile.policy import CountingPolicy
from knell.reconcile.statements import Statement, current_statements, make_statements


def claimant_series(claims: Sequence[ReconcileClaim], policy: CountingPolicy) -> tuple[ClaimantSeries, ...]:
    """What each admitted claimant said from day to day, by harm, class and name; dated claims only.

    Of one day, a looser statement gives way to a fuller one, as in the figures.
    """
    admitted, _ = admit(claims, policy)
    dated = [item for item in admitted if item.published is not None]
    by_key = {item.key: item for item in claims}
    groups: dict[tuple[Harm, VictimClass, str], list[Statement]] = {}
    for statement in make_statements(dated, by_key, policy):
        if not statement.is_portion:
            claim = statement.item.claim
            key = (claim.harm, claim.victim_class, statement.item.claimant_key)
            groups.setdefault(key, []).append(statement)
    harms, classes = list(Harm), list(VictimClass)
    order = sorted(groups, key=lambda key: (harms.index(key[0]), -classes.index(key[1]), key[2]))
    return tuple(
        ClaimantSeries(claimant, harm, victim_class, _bulletins(groups[harm, victim_class, claimant], policy))
        for harm, victim_class, claimant in order
    )


def _bulletins(statements: Sequence[Statement], policy: CountingPolicy) -> tuple[Bulletin, ...]:
    bulletins: list[Bulletin] = []
    last: Interval | None = None
    for day in sorted({s.item.published for s in statements if s.item.published is not None}):
        kept, _ = current_statements([s for s in statements if s.item.published == day], policy)
        lows = [s.interval.low for s in kept if s.interval.low is not None]
        highs = [s.interval.high for s in kept if s.interval.high is not None]
        interval = Interval(
            min(lows, default=None),
            max(highs) if len(highs) == len(kept) else None,
            all(s.interval.is_vague for s in kept),
        )
        ids = tuple(dict.fromkeys(claim_id for s in kept for claim_id in s.claim_ids))
        change = _change(last, interval)
        bulletins.append(Bulletin(day, interval.low, interval.high, change, ids, interval.is_vague))
        last = interval
    return tuple(bulletins)


def _change(last: Interval | None, now: Interval) -> Change:
    """By both ends where both are known; an end that opens or closes only makes it more or less exact."""
    if last is None:
        return Change.FIRST
    if last.same_bounds(now):
        return Change.SAME
    # "58 or more", then 72: it fits, and it rose.
    is_higher = last.low is not None and last.high is None and (now.low or 0) > last.low
    if is_higher or _is_above(now, last):
        return Change.ROSE
    if _is_above(last, now):
        return Change.FELL
    if last.contains(now):
        return Change.NARROWED
    if now.contains(last):
        return Change.WIDENED
    return Change.ROSE if _middle(now) > _middle(last) else Change.FELL


def _is_above(one: Interval, other: Interval) -> bool:
    """True where the least of one is more than the most of the other, or both ends moved up."""
    if one.low is not None and other.high is not None and one.low > other.high:
        return True
    return (
        one.low is not None
        and other.low is not None
        and one.low > other.low
        and ((one.high is None) == (other.high is None))
        and (one.high or 0) >= (other.high or 0)
    )


def _middle(one: Interval) -> float:
    known = [end for end in (one.low, one.high) if end is not None]
    return sum(known) / len(known) if known else 0.0


def figure_series(
    claims: Sequence[ReconcileClaim],
    policy: CountingPolicy,
    harms: Sequence[Harm] = (Harm.KILLED,),
    victim_class: VictimClass | None = None,
) -> tuple[FigureSeries, ...]:
    """For each harm the figure as it stood at the end of each day on which something of it was published.

    From the first day on of which an end is known; where neither is known any more later, that day says so.
    """
    by_day: dict[date, tuple[Figure, ...]] = {}
    found = []
    for harm in harms:
        of_harm = [item for item in claims if item.claim.harm is harm]
        admitted, _ = admit(of_harm, policy)
        points: list[FigureOnDay] = []
        for day in sorted({item.published for item in of_harm if item.published is not None}):
            if day not in by_day:
                by_day[day] = reconcile([item for item in claims if _is_known(item, day)], policy)
            figure = find_figure(by_day[day], harm, victim_class)
            if figure is not None and (points or (figure.low, figure.high) != (None, None)):
                voices = {item.independence_key for item in admitted if _is_known(item, day)}
                points.append(_on_day(figure, day, len(voices)))
        undated = sum(item.published is None for item in admitted)
        found.append(FigureSeries(harm, victim_class, policy.name, tuple(points), undated))
    return tuple(found)


def _is_known(item: ReconcileClaim, day: date) -> bool:
    return item.published is not None and item.published <= day


def _on_day(figure: Figure, day: date, claimants: int) -> FigureOnDay:
    return FigureOnDay(day, figure.low, figure.high, claimants, figure.is_vague, figure.is_contested)


def find_figure(figures: Sequence[Figure], harm: Harm, victim_class: VictimClass | None) -> Figure | None:
    """The figure of this harm and class that is of no one side, None where there is none."""
    return next(
        (f for f in figures if f.harm is harm and f.victim_class is victim_class and f.side is None), None
    )


def headline_figure(figures: Sequence[Figure], harm: Harm, policy: CountingPolicy) -> Figure | None:
    """The figure of a harm that lists and totals take; None where there is none, or the policy counts no such harm."""
    if policy.harms is not None and harm not in policy.harms:
        return None
    return find_figure(figures, harm, policy.headline)
