"""What is counted over documents, and the figures that come of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field, fields

DECIMALS = 4
"""Figures are given to this many decimals: 1 in 10,000, finer than any corpus here."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """Of `gold` annotated and `predicted` things, how many are the same."""

    found: int = 0
    gold: int = 0
    predicted: int = 0

    def __add__(self, other: "Overlap") -> "Overlap":
        """Both together."""
        return Overlap(self.found + other.found, self.gold + other.gold, self.predicted + other.predicted)

    def figures(self) -> dict[str, float | None]:
        """Precision, recall and F1 in [0, 1]; None where there is nothing to divide by."""
        return {
            "precision": ratio(self.found, self.predicted),
            "recall": ratio(self.found, self.gold),
            "f1": ratio(2 * self.found, self.gold + self.predicted),
        }


@dataclass(frozen=True, slots=True)
class Share:
    """How many of some things are right."""

    right: int = 0
    of: int = 0

    def __add__(self, other: "Share") -> "Share":
        """Both together."""
        return Share(self.right + other.right, self.of + other.of)

    @classmethod
    def count(cls, verdicts: Iterable[bool]) -> "Share":
        """The share of true verdicts."""
        seen = list(verdicts)
        return cls(sum(seen), len(seen))

    def figures(self) -> dict[str, float | None]:
        """The share in [0, 1]; None of nothing."""
        return {"share": ratio(self.right, self.of)}


@dataclass(frozen=True, slots=True)
class Score:
    """Counts over one document or many; every figure is a micro-average. `+` puts two together."""

    claims: Overlap = field(default_factory=Overlap)
    claims_with_class_and_claimant: Overlap = field(default_factory=Overlap)
    part_of: Overlap = field(default_factory=Overlap)
    incidents: Overlap = field(default_factory=Overlap)
    positions: Overlap = field(default_factory=Overlap)
    victim_class: Share = field(default_factory=Share)
    victim_axes: Share = field(default_factory=Share)
    claimant: Share = field(default_factory=Share)
    qualifier: Share = field(default_factory=Share)
    aggregate_or_not: Share = field(default_factory=Share)
    incident_date: Share = field(default_factory=Share)
    incident_type: Share = field(default_factory=Share)
    relevant: Share = field(default_factory=Share)
    ungrounded_quotes: int = 0

    def __add__(self, other: "Score") -> "Score":
        """Both together."""
        return Score(
            **{each.name: getattr(self, each.name) + getattr(other, each.name) for each in fields(self)}
        )

    def figures(self) -> dict[str, float | None]:
        """Every figure by name ("claims.f1", "claimant"), in a fixed order; None where nothing was counted."""
        found: dict[str, float | None] = {}
        for each in fields(self):
            value = getattr(self, each.name)
            if isinstance(value, int):
                found[each.name] = value
            elif isinstance(value, Share):
                found[each.name] = value.figures()["share"]
            else:
                found |= {f"{each.name}.{name}": part for name, part in value.figures().items()}
        return found


def ratio(part: int, whole: int) -> float | None:
    """`part / whole` to four decimals; None for a whole of nothing."""
    return None if whole == 0 else round(part / whole, DECIMALS)
