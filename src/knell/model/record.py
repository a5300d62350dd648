"""What the ledger gives back to be looked at: incidents and reports joined with what stands behind them."""

from dataclasses import dataclass
from datetime import date, datetime

from knell.model.claim import Claim
from knell.model.figure import Figure
from knell.model.grade import Review
from knell.model.incident import Incident, IncidentType, Mention, PairScore
from knell.model.judged import NOTHING_JUDGED, Judged
from knell.model.position import Position
from knell.model.reading import Reading
from knell.model.report import Report
from knell.model.source import Claimant, CredibilityGrade, IndependenceGroup
from knell.model.syndication import Syndicate


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
    """A claim of an incident, with the report and mention that it stands in.

    `claimant` is who it counts for, None until that was found out. `said` is the day on which that claimant said so:
    the original's where the report is a copy of it, else the report's own. `credibility` is None where the claim was
    not compared with others. `review` is what a person said of the reading; where that corrected it, `claim` is as
    it is to be read, and `as_read` as the reader read it (None for all others).
    """

    claim: Claim
    report: ReportSummary
    sentence: str
    """The whole sentence around the quote, for a page that shows it in context."""
    claimant: Claimant | None = None
    said: date | None = None
    credibility: CredibilityGrade | None = None
    review: Review = Review.NONE
    as_read: Claim | None = None


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
class SourcedCandidate:
    """A link that waits for a person: `own`, a mention of this incident, and `other` may tell of one event.

    `incident_id` is the incident that `other` stands in. `judgement_id` is the judgement that left the link
    open, None where nobody has looked. `pair` has no features where nothing was reckoned.
    """

    pair: PairScore
    own: LinkedMention
    other: LinkedMention
    incident_id: str
    judgement_id: str | None


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
    copies: tuple[Syndicate, ...] = ()
    """Texts that several reports print, or that are credited to an agency; also reports of other incidents."""
    independence: tuple[IndependenceGroup, ...] = ()
    """Its claimants, by who is independent of whom: suggested, or judged by a person."""
    candidates: tuple[SourcedCandidate, ...] = ()
    judged: Judged = NOTHING_JUDGED
    """What people decided on it, its claims and its claimants."""


@dataclass(frozen=True, slots=True)
class ReportRecord:
    """One report with its newest reading. `incident_ids` maps each mention of the reading to its incident."""

    report: Report
    reading: Reading
    added_at: datetime
    incident_ids: dict[str, str]
    copies: Syndicate | None = None
    """Whose text it prints and who else does; None where nothing is like it and it credits nobody."""
    judged: Judged = NOTHING_JUDGED
    """What people decided on its claims; the reading is as the machine read it."""


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
