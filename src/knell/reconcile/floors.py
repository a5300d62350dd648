"""What the parts of a figure prove: at least so many, from below, and never more than that."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from knell.model.claim import Scope, VictimClass
from knell.model.figure import FigureStep
from knell.reconcile.classes import largest_disjoint_sum
from knell.reconcile.interval import Interval
from knell.reconcile.operations import by_rule, derive
from knell.reconcile.statements import Statement


@dataclass(frozen=True, slots=True)
class Floor:
    """At least `low` persons, proved by the claims `claim_ids` about `classes`; `words` names the addends.

    `interval` is the same with its derivation: `low` or more.
    """

    low: int
    interval: Interval
    classes: tuple[VictimClass, ...]
    claim_ids: tuple[str, ...]
    words: str
    published: date | None


NO_FLOOR = Floor(0, by_rule(0, None), (), (), "nothing", None)


def floor_of(statements: Sequence[Statement]) -> Floor:
    """The most that the parts in each single report prove together, over reports the largest.

    Within a report, the portions of one class are added (they are different places or phases); of other
    figures of one class the largest low counts; classes are added only where they share no person. Vague
    words prove nothing here: they narrow no exact figure.
    """
    best = NO_FLOOR
    for report_id in sorted({s.item.report_id for s in statements}):
        in_report = [s for s in statements if s.item.report_id == report_id and not s.interval.is_vague]
        least = {
            one: _class_low([s for s in in_report if s.victim_class is one])
            for one in {s.victim_class for s in in_report}
        }
        lows = {one: interval.low or 0 for one, (interval, _) in least.items()}
        total, classes = largest_disjoint_sum(lows)
        if total > best.low:
            words = " + ".join(f"{lows[one]} {_name(one)}" for one in classes)
            claim_ids = tuple(claim_id for one in classes for claim_id in least[one][1])
            interval = derive("sum of parts", [least[one][0] for one in classes])
            best = Floor(total, interval, classes, claim_ids, words, in_report[0].item.published)
    return best


def bound_from_below(
    statement: Statement, floor: Floor
) -> tuple[Interval, tuple[str, ...], list[FigureStep], bool]:
    """A claimant's figure with its own parts put under it: interval, claims, steps, contradiction or not.

    Parts that exceed the figure contradict it; where they were published on a later day than the figure,
    they replace it instead, open above.
    """
    interval, who = statement.interval, statement.item.claimant_key
    if floor.low <= (interval.low or 0):
        return interval, statement.claim_ids, [], False
    claim_ids = (*statement.claim_ids, *floor.claim_ids)
    if interval.high is None or floor.low <= interval.high:
        detail = f"{who}: {floor.words} bound its {interval.words} from below"
        found = derive("parts under a total", [interval, floor.interval])
        return found, claim_ids, [FigureStep("parts", detail, claim_ids)], False
    said_on = statement.item.published
    if said_on is not None and floor.published is not None and floor.published > said_on:
        detail = f"{who} said {interval.words} on {said_on}, and {floor.words} on {floor.published}"
        found = derive("later parts", [interval, floor.interval])
        return found, claim_ids, [FigureStep("superseded", detail, claim_ids)], False
    detail = f"{who}: {floor.words} are more than its total of {interval.words}"
    found = derive("parts under a total", [interval, floor.interval])
    return found, claim_ids, [FigureStep("contradiction", detail, claim_ids)], True


def _class_low(statements: Sequence[Statement]) -> tuple[Interval, tuple[str, ...]]:
    """The least number of persons of one class in one report of one claimant, and by which claims."""
    keys = {s.item.key for s in statements}
    # By place or phase, so they share nobody; a portion of a portion is in it already.
    portions = [s for s in statements if s.item.claim.scope is Scope.PART and s.item.parent_key not in keys]
    # "10 of them in hospital, 7 of them from the camp" may be the same people.
    others = [s for s in statements if s.item.claim.scope is not Scope.PART]
    portion_sum = sum(s.interval.low or 0 for s in portions)
    whole_low = max((s.interval.low or 0 for s in others), default=0)
    is_summed = portion_sum > whole_low
    chosen = portions if is_summed else [s for s in others if (s.interval.low or 0) == whole_low]
    interval = derive("sum of parts" if is_summed else "largest part", [s.interval for s in chosen])
    return interval, tuple(claim_id for s in chosen for claim_id in s.claim_ids)


def _name(victim_class: VictimClass) -> str:
    return victim_class.value.replace("_", " ")
