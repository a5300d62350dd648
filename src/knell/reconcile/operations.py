"""The operations that figures are worked out with, each by its name, so that a sum can be done again later."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from knell.model.figure import Derivation
from knell.reconcile.interval import Interval, remainder

Bounds = tuple[int | None, int | None]

READ = "read"
"""From the words of claims."""
RULE = "rule"
"""A number that the policy sets."""


def read(interval: Interval, claim_ids: tuple[str, ...]) -> Interval:
    """The interval, as read from these claims."""
    source = Derivation(READ, interval.low, interval.high, claim_ids)
    return Interval(interval.low, interval.high, interval.is_vague, source)


def by_rule(low: int | None, high: int | None, *, is_vague: bool = False) -> Interval:
    """A range that the policy itself sets."""
    return Interval(low, high, is_vague, Derivation(RULE, low, high))


def derive(operation: str, operands: Sequence[Interval], *, is_vague: bool = False) -> Interval:
    """What an operation makes of intervals, with its derivation; raises KeyError for no operation."""
    low, high = OPERATIONS[operation](operands)
    sources = tuple(one.source or Derivation(RULE, one.low, one.high) for one in operands)
    return Interval(low, high, is_vague, Derivation(operation, low, high, (), sources))


def beyond(intervals: Sequence[Interval]) -> list[Interval]:
    """Those open above that begin above every closed end."""
    high = _highest(intervals)
    return [one for one in intervals if one.high is None and high is not None and (one.low or 0) > high]


def short(intervals: Sequence[Interval]) -> list[Interval]:
    """Those open below that end below every closed end."""
    low = _lowest(intervals)
    return [
        one
        for one in intervals
        if one.low is None and low is not None and one.high is not None and one.high < low
    ]


def _lowest(intervals: Sequence[Interval]) -> int | None:
    return min((one.low for one in intervals if one.low is not None), default=None)


def _highest(intervals: Sequence[Interval]) -> int | None:
    return max((one.high for one in intervals if one.high is not None), default=None)


def _span(intervals: Sequence[Interval]) -> Bounds:
    lows = [one.high for one in short(intervals) if one.high is not None]
    highs = [one.low for one in beyond(intervals) if one.low is not None]
    return min(lows, default=_lowest(intervals)), max(highs, default=_highest(intervals))


def _from_lowest(intervals: Sequence[Interval]) -> Bounds:
    return _lowest(intervals), None


def _add_lows(intervals: Sequence[Interval]) -> Bounds:
    return sum(one.low or 0 for one in intervals), None


def _add(intervals: Sequence[Interval]) -> Bounds:
    highs = [one.high for one in intervals if one.high is not None]
    return sum(one.low or 0 for one in intervals), sum(highs) if len(highs) == len(intervals) else None


def _largest(intervals: Sequence[Interval]) -> Bounds:
    return max((one.low or 0 for one in intervals), default=0), None


def _put_under(intervals: Sequence[Interval]) -> Bounds:
    whole, floor = intervals
    floor_low = floor.low or 0
    if floor_low <= (whole.low or 0):
        return whole.low, whole.high
    if whole.high is None or floor_low <= whole.high:
        return floor_low, whole.high
    # More parts than the whole: both are shown, as claims that contradict one another are.
    return (whole.high if whole.low is None else whole.low), floor_low


def _later_parts(intervals: Sequence[Interval]) -> Bounds:
    _, floor = intervals
    return floor.low, None


def _reach_up(intervals: Sequence[Interval]) -> Bounds:
    total, other = intervals
    return total.low, other.low


def _raise_low(intervals: Sequence[Interval]) -> Bounds:
    _, other = intervals
    return other.low, None


def _open_above(intervals: Sequence[Interval]) -> Bounds:
    return intervals[0].low, None


def _zero_low(intervals: Sequence[Interval]) -> Bounds:
    (one,) = intervals
    return 0, one.high


def _lowest_number(intervals: Sequence[Interval]) -> Bounds:
    low = _lowest(intervals)
    return low, low


def _upper_number(intervals: Sequence[Interval]) -> Bounds:
    number = min((one.high for one in intervals if one.high is not None), default=None)
    return number, number


def _close(intervals: Sequence[Interval]) -> Bounds:
    found = intervals[0]
    named = [n for one in intervals for n in (one.low, one.high) if n is not None]
    low = 0 if found.low is None else found.low
    return low, found.high if found.high is not None else max([low, *named])


def _within(intervals: Sequence[Interval]) -> Bounds:
    """The number of the second, no lower and no higher than the first allows."""
    bounds, one = intervals
    number = one.low if one.low is not None else 0
    number = max(number, bounds.low or 0)
    number = number if bounds.high is None else min(number, bounds.high)
    return number, number


def _rest(intervals: Sequence[Interval]) -> Bounds:
    found = remainder(intervals[0], intervals[1:])
    return found.low, found.high


def _from_to(intervals: Sequence[Interval]) -> Bounds:
    first, last = intervals
    if last.high is None or first.low is None:
        return first.low, last.high
    return first.low, max(first.low, last.high)


OPERATIONS: Mapping[str, Callable[[Sequence[Interval]], Bounds]] = MappingProxyType(
    {
        "lowest to highest": _span,
        "lowest of vague words": _from_lowest,
        "sum": _add,
        "sum of parts": _add_lows,
        "largest part": _largest,
        "parts under a total": _put_under,
        "later parts": _later_parts,
        "reach up to": _reach_up,
        "raise a vague word": _raise_low,
        "open above": _open_above,
        "minimum 0": _zero_low,
        "lowest number": _lowest_number,
        "upper number": _upper_number,
        "closed": _close,
        "best": _within,
        "rest": _rest,
        "from one to the other": _from_to,
    }
)
"""Every operation by the name that derivations keep."""
