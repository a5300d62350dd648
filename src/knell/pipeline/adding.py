"""Reports into the ledger: read, extracted, kept one by one, then matched into incidents."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

from knell.adapters.files import Document
from knell.errors import NotFound, Unreadable, fault_words
from knell.model.report import Report
from knell.model.where import Gazetteer
from knell.pipeline.matching import match_ledger
from knell.pipeline.reading import read_one, reader_of
from knell.pipeline.syndication import index_copies
from knell.read.document import read_stream
from knell.read.language import is_readable
from knell.store.ledger import Ledger
from knell.text.directory import Directory


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
    directory: Directory | None = None,
) -> Summary:
    """Read every document into the ledger; a bad one never stops the others.

    Each report is kept in a transaction of its own, so that what was read stays when the machine stops.
    Incidents are matched at the end, where there is anything that stands in none; what an interrupted run
    left is matched by the next that meets it. `on_progress` is called once for each report. Raises
    LedgerError where the ledger cannot be written: then nothing after that report is read. `directory` says who
    is who; None is the shipped one.
    """
    summary, is_matched = Summary(), True
    for document in documents:
        for found in _reports(document, max_bytes):
            if isinstance(found, Unreadable):
                outcome = _failure(found)
            else:
                outcome, is_settled = _add(ledger, gazetteer, found)
                is_matched = is_matched and is_settled
            summary.count(outcome)
            on_progress(outcome)
    if index_copies(ledger) or not is_matched:
        match_ledger(ledger, directory)
    summary.incidents = ledger.counts().incidents
    return summary


def _reports(document: Document | Unreadable, max_bytes: int) -> Iterator[Report | Unreadable]:
    if isinstance(document, Unreadable):
        yield document
        return
    try:
        with document.open() as stream:
            yield from read_stream(stream, document.origin, max_bytes=max_bytes)
    except Unreadable as error:
        yield error
    except Exception as error:
        yield Unreadable(str(document.origin), fault_words(error))


def _failure(error: Unreadable) -> Outcome:
    return Outcome(error.location, Status.FAILED, error.reason)


def _add(ledger: Ledger, gazetteer: Gazetteer, report: Report) -> tuple[Outcome, bool]:
    """What became of the report, and whether all its mentions stand in incidents already."""
    location, report_id = str(report.origin), ledger.report_id(report)
    unchanged = Outcome(location, Status.UNCHANGED, notes=report.notes, report_id=report_id)
    if (is_settled := _known(ledger, report, report_id)) is not None:
        return unchanged, is_settled
    try:
        stored = ledger.add_report(report, read_one(report, gazetteer), at=datetime.now(UTC))
    except Unreadable as error:
        return _failure(error), True
    except ValueError as error:  # the reading does not fit its text: not kept, and no reason to stop
        return Outcome(location, Status.FAILED, fault_words(error)), True
    if stored is None:
        return unchanged, True
    if not is_readable(report.language):
        reason = f"kept, but not read: it is in “{report.language}”, and this version reads English"
        return Outcome(location, Status.NOT_READ_LANGUAGE, reason, report.notes, report_id), False
    return Outcome(location, Status.READ, notes=report.notes, report_id=report_id), False


def _known(ledger: Ledger, report: Report, report_id: str) -> bool | None:
    """None for a report that is to be read: a new one, or one that other rules than these read last.

    Else whether its mentions stand in incidents: they do not where an earlier run was interrupted. Reading
    again what the ledger would not keep takes three times as long as asking it first.
    """
    try:
        record = ledger.report(report_id)
    except NotFound:  # or erased: the ledger refuses it when it comes
        return None
    if record.reading.reader != reader_of(report):
        return None
    return all(mention.mention_id in record.incident_ids for mention in record.reading.mentions)
