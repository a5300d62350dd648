"""What each claimant says now: later statements replace earlier ones, fuller ones replace looser ones."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from knell.model.claim import Scope, VictimClass
from knell.model.figure import FigureStep
from knell.reconcile.inputs import ReconcileClaim
from knell.reconcile.interval import Interval, read_count
from knell.reconcile.operations import read
from knell.reconcile.policy import CountingPolicy
from knell.reconcile.scale import is_of_many

Claims = Mapping[tuple[str, str], ReconcileClaim]
"""All claims of the incident by key, admitted or not, so that a part finds its total."""


@dataclass(frozen=True, slots=True)
class Statement:
    """An admitted claim as the policy reads it.

    `is_part`: its people belong to another claim's total. `is_portion`: it counts only some of the people of
    its own class (by place, phase, or as part of a figure of the same class), so it can bound a figure from
    below and never be one. `since` is the first day of the unbroken run in which its claimant said these
    numbers, None where unknown. `claim_ids` are all claims that say the same.
    """

    item: ReconcileClaim
    interval: Interval
    is_part: bool
    is_portion: bool
    since: date | None
    claim_ids: tuple[str, ...]

    @property
    def victim_class(self) -> VictimClass:
        """The class of its victims as worded."""
        return self.item.claim.victim_class


def make_statements(
    items: Iterable[ReconcileClaim], claims: Claims, policy: CountingPolicy
) -> list[Statement]:
    """Every admitted claim as a statement, before any is superseded."""
    is_large = is_of_many(claims.values(), policy)
    return [
        Statement(
            item=item,
            interval=read(read_count(item.claim.count, policy, is_large=is_large), (item.claim.claim_id,)),
            is_part=_is_part(item, claims),
            is_portion=_is_portion(item, claims),
            since=item.published,
            claim_ids=(item.claim.claim_id,),
        )
        for item in items
    ]


def current_statements(
    statements: Sequence[Statement], policy: CountingPolicy
) -> tuple[list[Statement], list[FigureStep]]:
    """The statements that still stand, and what replaced the others.

    For each claimant, class, and portions apart: only the latest day of publication stands (undated ones
    always do); of one day, a statement that another by the same claimant lies within gives way to it
    ("nearly 60" to 57), and equal ones are one, however many outlets print it.
    """
    groups: dict[tuple[str, str, bool], list[Statement]] = {}
    for statement in statements:
        key = (statement.item.claimant_key, statement.victim_class.value, statement.is_portion)
        groups.setdefault(key, []).append(statement)
    kept: list[Statement] = []
    steps: list[FigureStep] = []
    for key in sorted(groups):
        group = sorted(groups[key], key=lambda statement: statement.item.sort_key)
        latest = group
        if policy.latest_only:
            latest, found = _latest(group)
            steps += found
        if not key[2]:
            latest, found = _fullest(latest)
            steps += found
        kept += latest
    return sorted(kept, key=lambda statement: statement.item.sort_key), steps


def _is_part(item: ReconcileClaim, claims: Claims) -> bool:
    """Part of a total of the same harm: killed among "killed or injured" is a total of its own."""
    if item.claim.scope is Scope.PART:
        return True
    if item.parent_key is None:
        return False
    parent = claims.get(item.parent_key)
    return parent is None or parent.claim.harm is item.claim.harm


def _is_portion(item: ReconcileClaim, claims: Claims) -> bool:
    if not _is_part(item, claims):
        return False
    own = item.claim.victim_class
    if item.claim.scope is Scope.PART or own in (VictimClass.UNSPECIFIED, VictimClass.OTHER):
        return True
    parent = None if item.parent_key is None else claims.get(item.parent_key)
    return parent is not None and parent.claim.victim_class is own


def _latest(group: Sequence[Statement]) -> tuple[list[Statement], list[FigureStep]]:
    """The statements of the last day and the undated ones; `since` reaches back over equal earlier ones."""
    days = sorted({s.item.published for s in group if s.item.published is not None})
    if not days:
        return list(group), []
    standing = [s for s in group if s.item.published in (None, days[-1])]
    earlier = [s for s in group if s.item.published not in (None, days[-1])]
    kept = [_reach_back(s, earlier) if s.item.published is not None else s for s in standing]
    replaced = [s for s in earlier if not any(s.interval.same_bounds(now.interval) for now in kept)]
    said = ", ".join(sorted({s.interval.words for s in kept if s.item.published is not None}))
    steps = [
        FigureStep(
            "superseded",
            f"{s.item.claimant_key} said {s.interval.words} on {s.item.published}, and {said} on {days[-1]}",
            s.claim_ids,
        )
        for s in replaced
    ]
    return kept, steps


def _reach_back(statement: Statement, earlier: Sequence[Statement]) -> Statement:
    """The same statement, dated from the first day of the unbroken run in which these numbers were given."""
    since, ids = statement.since, list(statement.claim_ids)
    for day in sorted({s.item.published for s in earlier if s.item.published is not None}, reverse=True):
        same = [s for s in earlier if s.item.published == day and s.interval.same_bounds(statement.interval)]
        if not same:
            break
        since, ids = day, [*ids, *(s.item.claim.claim_id for s in same)]
    return _replaced(statement, since, ids)


def _fullest(group: Sequence[Statement]) -> tuple[list[Statement], list[FigureStep]]:
    """One statement for each different reading, without those that a fuller one of the group lies within."""
    merged: list[Statement] = []
    for statement in group:
        place = next((i for i, s in enumerate(merged) if s.interval == statement.interval), None)
        if place is None:
            merged.append(statement)
            continue
        first = merged[place]
        days = [day for day in (first.since, statement.since) if day is not None]
        ids = [*first.claim_ids, *statement.claim_ids]
        # An undated copy is dated by its dated ones; a part of the total stays a part only if all copies are.
        merged[place] = _replaced(first, min(days, default=None), ids, first.is_part and statement.is_part)
    kept, steps = [], []
    for statement in merged:
        fuller = next((s for s in merged if _is_fuller(s, statement)), None)
        if fuller is None:
            kept.append(statement)
        else:
            who, loose = statement.item.claimant_key, statement.interval.words
            detail = f"{who} says {loose} and, more fully, {fuller.interval.words}"
            steps.append(FigureStep("fuller statement", detail, statement.claim_ids))
    return kept, steps


def _is_fuller(candidate: Statement, statement: Statement) -> bool:
    if candidate.interval == statement.interval or (
        candidate.interval.is_vague and not statement.interval.is_vague
    ):
        return False
    if candidate.interval.same_bounds(statement.interval):
        return statement.interval.is_vague
    return statement.interval.contains(candidate.interval)


def _replaced(
    statement: Statement, since: date | None, ids: Sequence[str], is_part: bool | None = None
) -> Statement:
    claim_ids = tuple(dict.fromkeys(ids))
    return Statement(
        item=statement.item,
        interval=read(statement.interval, claim_ids),
        is_part=statement.is_part if is_part is None else is_part,
        is_portion=statement.is_portion,
        since=since,
        claim_ids=claim_ids,
    )
