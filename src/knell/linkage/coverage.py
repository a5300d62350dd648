"""What blocking loses: how many of the pairs known to be true the rules would never look at."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from knell.linkage.model import ScoredPair


@dataclass(frozen=True, slots=True)
class Coverage:
    """`true` pairs known, of which `found` were looked at; `looked_at` pairs in all; found pairs by rule."""

    true: int
    found: int
    looked_at: int
    by_rule: tuple[tuple[str, int], ...]

    @property
    def lost(self) -> int:
        """True pairs that blocking loses, whatever their score."""
        return self.true - self.found


def measure_blocking(looked_at: Iterable[ScoredPair], true: Collection[tuple[int, int]]) -> Coverage:
    """The coverage of true pairs (left number, right number) by the pairs that were looked at.

    `looked_at` are pairs scored without a threshold.
    """
    total, by_rule = 0, Counter[str]()
    wanted = set(true)
    for pair in looked_at:
        total += 1
        if (pair.left, pair.right) in wanted:
            by_rule[pair.rule] += 1
    return Coverage(len(wanted), sum(by_rule.values()), total, tuple(sorted(by_rule.items())))
