"""What the ledger gives back to be looked at: incidents and reports joined with what stands behind them."""

from dataclasses import dataclass
from datetime import date, datetime

from knell.model.claim import Claim
from knell.model.figure import Figure
from knell.model.incident import Incident, IncidentType, Mention
from knell.model.position import Position
from knell.model.reading import Reading
from knell.model.report import Report


@dataclass(frozen=True, slots=True)
class ReportSummary:
    """The head of a report, without its text. `added_at` is when the ledger took it in (UTC)."""

    report_id: str
    title: str
    outlet: str | None
    published: date | None
    language: str
    location: str
    added_at: datetime
    claim_count: int = 0


@dataclass(frozen=True, slots=True)
class SourcedClaim:
    """A claim of an incident, with the report and mention that it stands in."""

    claim: Claim
    report: ReportSummary
    sentence: str
    """The whole sentence around the quote, for a page that shows it in context."""


@dataclass(frozen=True, slots=True)
class SourcedPosition:
    """A position of a party on an incident, with the report that it stands in."""

    position: Position
    report: ReportSummary


@dataclass(frozen=True, slots=True)
class LinkedMention:
    """A mention of an incident, with the report that it stands in."""

    mention: Mention
    report: ReportSummary


@dataclass(frozen=True, slots=True)
class IncidentSummary:
    """One line of the list of incidents. `killed` and `injured`: all victims, None where nobody says."""

    incident: Incident
    killed: Figure | None
    injured: Figure | None
    report_count: int
    claim_count: int


@dataclass(frozen=True, slots=True)
class IncidentRecord:
    """One incident with everything that stands behind it."""

    incident: Incident
    figures: tuple[Figure, ...]
    mentions: tuple[LinkedMention, ...]
    claims: tuple[SourcedClaim, ...]
    positions: tuple[SourcedPosition, ...]


@dataclass(frozen=True, slots=True)
class ReportRecord:
    """One report with its newest reading. `incident_ids` maps each mention of the reading to its incident."""

    report: Report
    reading: Reading
    added_at: datetime
    incident_ids: dict[str, str]


@dataclass(frozen=True, slots=True)
class ChiefReport:
    """A report and the incident that it is chiefly about; `doc_id` is the source's own id, None where it has none."""

    report_id: str
    doc_id: str | None
    incident_id: str


@dataclass(frozen=True, slots=True)
class IncidentQuery:
    """What the list of incidents is narrowed to; None means not narrowed.

    Days are inclusive and match incidents whose range touches them. `country` is ISO 3166-1 alpha-2.
    `killed_at_least` compares with the upper end of the killed figure (an open end passes). `words` are
    matched, all of them, case-insensitively, against the place names, target and titles of the reports.
    """

    earliest: date | None = None
    latest: date | None = None
    type: IncidentType | None = None
    country: str | None = None
    killed_at_least: int | None = None
    words: str | None = None
