"""The algebra of low and high: intervals of persons, with open ends, and what follows from them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from knell.model.count import Count, Qualifier
from knell.model.figure import Derivation, range_words
from knell.reconcile.policy import CountingPolicy


@dataclass(frozen=True, slots=True)
class Interval:
    """Persons from `low` to `high`, inclusive; None is an open end. `is_vague`: only words behind it.

    `source` is how it was worked out, None where nobody asked; two intervals with the same bounds are equal
    whatever their sources.
    """

    low: int | None
    high: int | None
    is_vague: bool = False
    source: Derivation | None = field(default=None, compare=False, repr=False)

    @property
    def words(self) -> str:
        """The interval as a person writes it."""
        return range_words(self.low, self.high)

    def contains(self, other: "Interval") -> bool:
        """True where every number that `other` allows is allowed here too; an open low is 0."""
        return (self.low or 0) <= (other.low or 0) and (
            self.high is None or (other.high is not None and other.high <= self.high)
        )

    def overlaps(self, other: "Interval") -> bool:
        """True where some number is allowed by both."""
        return (self.high is None or (other.low or 0) <= self.high) and (
            other.high is None or (self.low or 0) <= other.high
        )

    def same_bounds(self, other: "Interval") -> bool:
        """True where both say the same numbers."""
        return (self.low, self.high) == (other.low, other.high)


def read_count(count: Count, policy: CountingPolicy, *, is_large: bool = False) -> Interval:
    """What a policy takes a phrase to mean; `is_large` where the incident is one of many victims.

    An explicit death without a figure is `policy.uncounted_low` or more. A vague word is its low or more.
    "nearly 60" is 59 at most where the policy says so; "up to 60" is 60.
    """
    if count.qualifier is Qualifier.VAGUE:
        return Interval(_vague_low(count, policy, is_large), None, is_vague=True)
    if count.low is None and count.high is None:
        return Interval(uncounted_low(policy, is_large), None, is_vague=True)
    if count.qualifier is Qualifier.NEARLY and count.high is not None and policy.nearly_is_below:
        return Interval(count.low, max(count.high - 1, count.low or 0))
    return Interval(count.low, count.high)


def uncounted_low(policy: CountingPolicy, is_large: bool) -> int:
    """The least number of persons behind "people were killed"."""
    return policy.large_uncounted_low if is_large else policy.uncounted_low


def remainder(total: Interval, parts: Iterable[Interval]) -> Interval:
    """How many of the total the disjoint parts leave: [max(0, Tmin - sum Pmax), max(0, Tmax - sum Pmin)].

    An open end of the total, or of a part, leaves the corresponding end open (low then is 0). Rule of the
    practice paper on status by Every Casualty Counts, as interval algebra: total 4-6 with 2 civilians and
    1-2 combatants leaves 0-3 whose status is unknown.
    """
    parts = list(parts)
    part_low = sum(part.low or 0 for part in parts)
    part_highs = [part.high for part in parts]
    is_open = any(high is None for high in part_highs)
    part_high = sum(high for high in part_highs if high is not None)
    low = 0 if total.low is None or is_open else max(0, total.low - part_high)
    return Interval(low, None if total.high is None else max(0, total.high - part_low, low))


def _vague_low(count: Count, policy: CountingPolicy, is_large: bool) -> int | None:
    phrase = (count.phrase or "").casefold()
    lows = policy.large_vague_lows if is_large else policy.vague_lows
    found = (low for word, low in lows.items() if re.search(rf"\b{re.escape(word)}\b", phrase))
    return next(found, count.low)
