"""Is a claim's `confidence` what it says? Claims by their confidence, with the share that was right."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

BINS = 10
"""Bins of 0.1: [0.0, 0.1), [0.1, 0.2), …, [0.9, 1.0]."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """One predicted claim: its confidence in [0, 1], and whether it was found among the gold ones."""

    confidence: float
    is_right: bool


@dataclass(frozen=True, slots=True)
class ReliabilityBin:
    """Claims whose confidence is `low` or more and under `high`; the last bin has its upper end too."""

    low: float
    high: float
    claims: int
    right: int
    mean_confidence: float

    @property
    def share_right(self) -> float:
        """Right claims of all, in [0, 1]."""
        return self.right / self.claims


def reliability(verdicts: Iterable[Verdict]) -> tuple[ReliabilityBin, ...]:
    """The bins that hold a claim, the lowest first; raises ValueError for a confidence outside [0, 1]."""
    bins: dict[int, list[Verdict]] = {}
    for verdict in verdicts:
        if not 0 <= verdict.confidence <= 1:
            raise ValueError(f"a confidence of {verdict.confidence} is not in [0, 1]")
        # Rounded first: 0.7 * 10 is a little under 7 in binary for some decimals (0.29 * 100 is 28.999…).
        bins.setdefault(min(BINS - 1, int(round(verdict.confidence * BINS, 9))), []).append(verdict)
    return tuple(_bin(number, bins[number]) for number in sorted(bins))


def calibration_error(bins: Sequence[ReliabilityBin]) -> float | None:
    """The gap between mean confidence and share right, averaged over claims; None without claims."""
    claims = sum(each.claims for each in bins)
    gaps = sum(each.claims * abs(each.mean_confidence - each.share_right) for each in bins)
    return gaps / claims if claims else None


def _bin(number: int, verdicts: Sequence[Verdict]) -> ReliabilityBin:
    return ReliabilityBin(
        low=number / BINS,
        high=(number + 1) / BINS,
        claims=len(verdicts),
        right=sum(verdict.is_right for verdict in verdicts),
        mean_confidence=sum(verdict.confidence for verdict in verdicts) / len(verdicts),
    )
