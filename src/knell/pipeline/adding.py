"""Reports into the ledger: read, extracted, kept one by one, then matched into incidents."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

from knell.adapters.files import Document
from knell.errors import Unreadable
from knell.model.report import Report
from knell.model.where import Gazetteer
from knell.pipeline.matching import match_ledger
from knell.pipeline.reading import read_one
from knell.read.document import read_stream
from knell.read.language import is_readable
from knell.store.ledger import Ledger


class Status(StrEnum):
    """What became of one report."""

    READ = "read"
    UNCHANGED = "unchanged"
    FAILED = "failed"
    NOT_READ_LANGUAGE = "not_read_language"
    """Kept, but in a language that this version does not read."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one report. `reason` only where it failed or its language is not read."""

    location: str
    status: Status
    reason: str | None = None
    notes: tuple[str, ...] = ()
    report_id: str | None = None


@dataclass(slots=True)
class Summary:
    """How many reports had which outcome, and how many incidents the ledger holds afterwards."""

    read: int = 0
    unchanged: int = 0
    failed: int = 0
    flagged: int = 0
    incidents: int = 0
    failures: list[Outcome] = field(default_factory=list)

    def count(self, outcome: Outcome) -> None:
        """Take one outcome in."""
        if outcome.status is Status.READ:
            self.read += 1
        elif outcome.status is Status.UNCHANGED:
            self.unchanged += 1
        elif outcome.status is Status.NOT_READ_LANGUAGE:
            self.flagged += 1
        else:
            self.failed += 1
            self.failures.append(outcome)


def add_reports(
    ledger: Ledger,
    gazetteer: Gazetteer,
    documents: Iterable[Document | Unreadable],
    *,
    max_bytes: int,
    on_progress: Callable[[Outcome], None],
) -> Summary:
    """Read every document into the ledger; a bad one never stops the others.

    Each report is kept in a transaction of its own, so that what was read stays when the machine stops.
    Incidents are matched at the end. `on_progress` is called once for each report.
    """
    summary = Summary()
    for document in documents:
        if isinstance(document, Unreadable):
            _tell(summary, on_progress, _failure(document))
            continue
        for found in _reports(document, max_bytes):
            outcome = _failure(found) if isinstance(found, Unreadable) else _add(ledger, gazetteer, found)
            _tell(summary, on_progress, outcome)
    if summary.read:
        match_ledger(ledger)
    summary.incidents = ledger.counts().incidents
    return summary


def _reports(document: Document, max_bytes: int) -> Iterator[Report | Unreadable]:
    try:
        with document.open() as stream:
            yield from read_stream(stream, document.origin, max_bytes=max_bytes)
    except Unreadable as error:
        yield error


def _tell(summary: Summary, on_progress: Callable[[Outcome], None], outcome: Outcome) -> None:
    summary.count(outcome)
    on_progress(outcome)


def _failure(error: Unreadable) -> Outcome:
    return Outcome(error.location, Status.FAILED, error.reason)


def _add(ledger: Ledger, gazetteer: Gazetteer, report: Report) -> Outcome:
    location, report_id = str(report.origin), ledger.report_id(report)
    reading = read_one(report, gazetteer)
    stored = ledger.add_report(report, reading, at=datetime.now(UTC))
    if stored is None:
        return Outcome(location, Status.UNCHANGED, notes=report.notes, report_id=report_id)
    if not is_readable(report.language):
        reason = f"kept, but not read: it is in “{report.language}”, and this version reads English"
        return Outcome(location, Status.NOT_READ_LANGUAGE, reason, report.notes, report_id)
    return Outcome(location, Status.READ, notes=report.notes, report_id=report_id)
