"""What the ledger takes and gives beside the nouns of the model."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from knell.model.incident import Mention
from knell.model.reading import Reading


class EventKind(StrEnum):
    """What an entry of the event log records."""

    REPORT_ADDED = "report_added"
    READING_ADDED = "reading_added"
    INCIDENT_MINTED = "incident_minted"
    INCIDENT_MERGED = "incident_merged"
    JUDGEMENT_ADDED = "judgement_added"


@dataclass(frozen=True, slots=True)
class StoredReading:
    """A reading as the ledger keeps it: every id in it is keyed by the ledger's secret.

    `is_new_report` is False where a known report got an additional reading.
    """

    report_id: str
    reading: Reading
    published: date | None
    is_new_report: bool


@dataclass(frozen=True, slots=True)
class StoredMention:
    """A mention with the report that it stands in; `published` is the day of the report."""

    mention: Mention
    report_id: str
    published: date | None


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a ledger holds: reports, claims of newest readings, incidents that are not merged away."""

    reports: int
    claims: int
    incidents: int
