"""What the HTTP interface answers on counting: policies, comparisons, series, contradictions, suggestions."""

from datetime import date

from knell.model.claim import Harm, VictimClass
from knell.model.contradiction import ContradictionKind
from knell.model.grade import Grade
from knell.model.series import Change
from knell.web.out import Out
from knell.web.schemas import FigureOut


class PolicyOut(Out):
    """A counting policy; null for harms and grades is all, for the headline all victims."""

    name: str
    version: str
    title: str
    about: str
    source: str
    headline: VictimClass | None
    total_grades: tuple[Grade, ...] | None
    harms: tuple[Harm, ...] | None


class FactOut(Out):
    """A fact that a suggestion rests on, and the claims, positions or mentions that it is from."""

    words: str
    ids: tuple[str, ...]


class GradeSuggestionOut(Out):
    """A grade that the facts bear; a person decides."""

    grade: Grade | None
    facts: tuple[FactOut, ...]
    lacking: tuple[str, ...]


class SourcesOut(Out):
    """The two-source rule."""

    is_provisional: bool
    independent: tuple[str, ...]
    facts: tuple[FactOut, ...]


class PolicyResultOut(Out):
    """What one policy makes of one incident; `apart` is why it does not enter the policy's totals."""

    policy: PolicyOut
    figures: tuple[FigureOut, ...]
    killed: FigureOut | None
    injured: FigureOut | None
    differs: tuple[str, ...]
    apart: str | None


class IncidentComparisonOut(Out):
    """One incident under every policy."""

    incident_id: str
    results: tuple[PolicyResultOut, ...]
    grade: Grade | None
    suggestion: GradeSuggestionOut
    sources: SourcesOut


class SumOut(Out):
    """Lows added to lows, highs to highs: bounds, and no confidence interval; a high of null is open."""

    incidents: int
    low: int
    high: int | None
    known_high: int
    open_above: int
    open_below: int
    vague: int
    unmet: int
    best: int | None
    words: str


class SumApartOut(Out):
    """What stands apart from a total, and why."""

    why: str
    total: SumOut
    incident_ids: tuple[str, ...]


class PolicyTotalOut(Out):
    """A policy over a selection, people killed."""

    policy: PolicyOut
    harm: Harm
    total: SumOut
    apart: tuple[SumApartOut, ...]
    without_figure: int
    differs: tuple[str, ...]
    if_suggested: SumOut | None


class SelectionOut(Out):
    """A selection under every policy; `note` says what its sums are not."""

    note: str
    incident_ids: tuple[str, ...]
    totals: tuple[PolicyTotalOut, ...]


class BulletinOut(Out):
    """What one claimant said on one day."""

    published: date
    low: int | None
    high: int | None
    words: str
    change: Change
    claim_ids: tuple[str, ...]
    is_vague: bool


class ClaimantSeriesOut(Out):
    """All that one claimant said of one harm to one class, by day; the last one counts."""

    claimant: str
    harm: Harm
    victim_class: VictimClass
    bulletins: tuple[BulletinOut, ...]


class FigureOnDayOut(Out):
    """The figure as it stood at the end of a day of publication."""

    day: date
    low: int | None
    high: int | None
    words: str
    claimants: int
    is_vague: bool
    is_contested: bool


class FigureSeriesOut(Out):
    """One figure over time; undated claims are in none of its days."""

    harm: Harm
    victim_class: VictimClass | None
    policy: str
    days: tuple[FigureOnDayOut, ...]
    undated: int


class SideOut(Out):
    """One side of a contradiction."""

    who: str
    says: str
    ids: tuple[str, ...]


class ContradictionOut(Out):
    """A point on which sources differ."""

    kind: ContradictionKind
    words: str
    sides: tuple[SideOut, ...]


class FindingsOut(Out):
    """What follows from the claims of an incident under one policy; `note` goes with every chart of it."""

    note: str
    contradictions: tuple[ContradictionOut, ...]
    claimants: tuple[ClaimantSeriesOut, ...]
    series: tuple[FigureSeriesOut, ...]
    grade: Grade | None
    suggestion: GradeSuggestionOut
    sources: SourcesOut
