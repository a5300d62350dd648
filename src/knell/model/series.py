"""Series: how the figures of claimants, and the figure made of them, went on from day to day."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from knell.model.claim import Harm, VictimClass
from knell.model.figure import range_words


class Change(StrEnum):
    """How a claimant's figure stands to its last one."""

    FIRST = "first"
    ROSE = "rose"
    FELL = "corrected down"
    NARROWED = "made more exact"
    WIDENED = "made less exact"
    SAME = "repeated"


@dataclass(frozen=True, slots=True)
class Bulletin:
    """What one claimant said on one day of publication; `claim_ids` are all claims that say it.

    `low` and `high` are persons, inclusive, None an open end. `is_vague` where only words stand behind it.
    """

    published: date
    low: int | None
    high: int | None
    change: Change
    claim_ids: tuple[str, ...]
    is_vague: bool = False

    @property
    def words(self) -> str:
        """The range in words."""
        return range_words(self.low, self.high)


@dataclass(frozen=True, slots=True)
class ClaimantSeries:
    """All that one claimant said of one harm to one class of victims, by day; the last one counts."""

    claimant: str
    harm: Harm
    victim_class: VictimClass
    bulletins: tuple[Bulletin, ...]


@dataclass(frozen=True, slots=True)
class FigureOnDay:
    """The figure as it stood at the end of a day: from all that was published up to then.

    `claimants` is how many independent ones stood behind it. Undated claims are in none but the last figure.
    """

    day: date
    low: int | None
    high: int | None
    claimants: int
    is_vague: bool = False
    is_contested: bool = False

    @property
    def words(self) -> str:
        """The range in words."""
        return range_words(self.low, self.high)


@dataclass(frozen=True, slots=True)
class FigureSeries:
    """One figure under one policy over time; `undated` is how many admitted claims have no day."""

    harm: Harm
    victim_class: VictimClass | None
    policy: str
    days: tuple[FigureOnDay, ...]
    undated: int = 0
