"""Policies side by side: for one incident, and for a selection of incidents."""

from dataclasses import dataclass

from knell.model.assessment import GradeSuggestion, SourcesSuggestion
from knell.model.claim import Harm, VictimClass
from knell.model.figure import Figure, range_words
from knell.model.grade import Grade
from knell.model.record import IncidentSummary


@dataclass(frozen=True, slots=True)
class PolicyHead:
    """A policy as it is named on a page. `headline` is the class that its figures are about, None for all victims;
    `total_grades` the grades that enter its totals, `harms` what it counts, None for all."""

    name: str
    version: str
    title: str
    about: str
    source: str
    headline: VictimClass | None = None
    total_grades: tuple[Grade, ...] | None = None
    harms: tuple[Harm, ...] | None = None


@dataclass(frozen=True, slots=True)
class PolicyResult:
    """What one policy makes of one incident.

    `killed` and `injured` are the figures that lists and totals take, None where the policy has none. `differs`
    says why it is not what the first policy says, in sentences; empty where it is the same. `apart` says why the
    incident does not enter the policy's totals, None where it does.
    """

    policy: PolicyHead
    figures: tuple[Figure, ...]
    killed: Figure | None
    injured: Figure | None
    differs: tuple[str, ...] = ()
    apart: str | None = None


@dataclass(frozen=True, slots=True)
class IncidentComparison:
    """One incident under every policy. `grade` is a person's, None where nobody graded it."""

    incident_id: str
    results: tuple[PolicyResult, ...]
    grade: Grade | None
    suggestion: GradeSuggestion
    sources: SourcesSuggestion


@dataclass(frozen=True, slots=True)
class SumOfBounds:
    """Lows added to lows and highs to highs over incidents: bounds, and no confidence interval.

    `high` None: `open_above` of the incidents have no upper end; `known_high` is the sum of the others. An open low
    counts as 0. `best` None where the policy has no best estimates. `vague` rest on words without a number, of
    `unmet` the claimants' figures contradict one another.
    """

    incidents: int
    low: int
    high: int | None
    known_high: int
    open_above: int
    open_below: int
    vague: int
    unmet: int = 0
    best: int | None = None

    @property
    def words(self) -> str:
        """The sum in words."""
        return range_words(self.low, self.high)


@dataclass(frozen=True, slots=True)
class SumApart:
    """What does not enter a total: why, the sum of it, and the incidents."""

    why: str
    total: SumOfBounds
    incident_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PolicyTotal:
    """A policy over a selection, for one harm. `without_figure` incidents have none under it.

    `if_suggested` is the sum if every suggested grade were accepted, for policies whose totals ask for grades.
    `differs` says how often and why its figures are not those of the first policy.
    """

    policy: PolicyHead
    harm: Harm
    total: SumOfBounds
    apart: tuple[SumApart, ...]
    without_figure: int
    differs: tuple[str, ...] = ()
    if_suggested: SumOfBounds | None = None


@dataclass(frozen=True, slots=True)
class SelectionComparison:
    """A selection of incidents under every policy, in the order of the list. `results` are by incident id."""

    incidents: tuple[IncidentSummary, ...]
    totals: tuple[PolicyTotal, ...]
    results: dict[str, tuple[PolicyResult, ...]]
