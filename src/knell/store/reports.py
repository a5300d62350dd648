"""Reports in the ledger: kept byte for byte, sealed under a key of their own."""

from dataclasses import fields, replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from knell.errors import NotFound
from knell.model.ids import content_id
from knell.model.reading import Reading
from knell.model.record import ReportRecord, ReportSummary
from knell.model.report import Origin, Report
from knell.store.codec import build, dump, load
from knell.store.events import Event, append_events
from knell.store.incidents import release_mentions
from knell.store.readings import (
    check_grounding,
    insert_rows,
    insert_successions,
    is_newest,
    key_reading,
    load_reading,
    make_rows,
)
from knell.store.rows import EventKind, StoredReading
from knell.store.sealing import ContentKey, commit, new_salt
from knell.store.tables import content_keys, incident_mentions, mentions, readings, reports
from knell.store.transaction import IS_READABLE, KEY_COLUMNS, Transaction

HEAD_FIELDS = tuple(field.name for field in fields(Report) if field.name not in {"text", "raw", "report_id"})
"""What is sealed as one: everything that lists of reports show, so that they need not open the texts."""

SUMMARY_COLUMNS = (
    reports.c.report_id,
    reports.c.added_at,
    reports.c.sealed.label("head_sealed"),
    readings.c.claim_count,
    *KEY_COLUMNS,
)
"""What `make_summary` needs of a row."""


def report_id_of(id_key: bytes, report: Report) -> str:
    """The id that this outlet's publishing of this text always has in one ledger."""
    return content_id(id_key, "rpt", report.outlet or "", report.text)


def has_report(transaction: Transaction, report_id: str) -> bool:
    """True when the ledger holds this report, also when its content was erased."""
    query = sa.select(reports.c.report_id).where(reports.c.report_id == report_id)
    return transaction.connection.execute(query).first() is not None


def add_report(
    transaction: Transaction, report: Report, reading: Reading, *, at: datetime
) -> StoredReading | None:
    """Keep a report and a reading of it; a known report gets the reading only.

    Incidents lose the mentions of an earlier reading, until they are matched anew. None, and nothing is kept,
    where this reader's reading is known already, or the report's content was erased: it does not come back
    by reading it again. Raises ValueError for a quote that is not in the text.
    """
    check_grounding(report, reading)
    report_id = report_id_of(transaction.keys.id_key, report)
    known = transaction.connection.execute(
        sa.select(reports.c.report_id, *KEY_COLUMNS)
        .join(content_keys)
        .where(reports.c.report_id == report_id)
    ).first()
    new_events = []
    number, former = 1, None
    if known is None:
        key, report_event = _insert_report(transaction, report, report_id, at)
        new_events.append(report_event)
    elif known.wrapped_key is None:
        return None
    else:
        key = transaction.content_key(known)
        rows = transaction.rows(
            sa.select(readings).where(readings.c.report_id == report_id).order_by(readings.c.number)
        )
        if reading.reader in {row.reader for row in rows}:
            return None
        former = rows[-1]
        number = former.number + 1
    keyed = key_reading(transaction.keys.id_key, report_id, reading)
    made = make_rows(key, report_id, number, keyed, at=at, id_key=transaction.keys.id_key)
    insert_rows(transaction, made)
    if former is not None:
        insert_successions(transaction, load_reading(transaction, former, key), keyed)
        release_mentions(transaction, former.reading_id)
    payload: dict[str, str | int] = {"report_id": report_id, "reader": reading.reader, "number": number}
    new_events.append(Event(EventKind.READING_ADDED, made.reading_id, payload, at, made.commitment))
    append_events(transaction, new_events)
    return StoredReading(report_id, keyed, report.published, is_new_report=known is None)


def load_report(transaction: Transaction, report_id: str) -> ReportRecord:
    """The report with its newest reading; raises NotFound where there is none or its content was erased."""
    row = transaction.connection.execute(
        sa.select(reports, content_keys.c.wrapped_key)
        .join(content_keys)
        .where(reports.c.report_id == report_id.lower())
    ).first()
    if row is None:
        raise NotFound(f"No report has the id {report_id}. `knell show INC-…` names those of an incident.")
    if row.wrapped_key is None:
        raise NotFound(f"The content of report {report_id} was erased; what was counted from it remains.")
    key = transaction.content_key(row)
    reading_row = transaction.rows(
        sa.select(readings).where(readings.c.report_id == row.report_id).order_by(readings.c.number.desc())
    )[0]
    query = sa.select(incident_mentions.c.mention_id, incident_mentions.c.incident_id).join(mentions)
    linked = transaction.rows(query.where(mentions.c.reading_id == reading_row.reading_id))
    return ReportRecord(
        report=open_report(key, row),
        reading=load_reading(transaction, reading_row, key),
        added_at=row.added_at,
        incident_ids={row.mention_id: row.incident_id for row in linked},
    )


def list_summaries(transaction: Transaction) -> list[ReportSummary]:
    """All reports whose content is there, the one added last first."""
    query = summary_query().order_by(reports.c.added_at.desc(), reports.c.report_id)
    return [make_summary(transaction, row) for row in transaction.rows(query)]


def summary_query(*columns: sa.ColumnElement[Any]) -> sa.Select[Any]:
    """Selects `SUMMARY_COLUMNS` and these of reports with their newest readings, where content is there."""
    return (
        sa.select(*SUMMARY_COLUMNS, *columns)
        .select_from(reports.join(content_keys).join(readings, readings.c.report_id == reports.c.report_id))
        .where(IS_READABLE, is_newest())
    )


def make_summary(transaction: Transaction, row: sa.Row[Any]) -> ReportSummary:
    """The head of the report in a row with `SUMMARY_COLUMNS`."""
    head = load(transaction.content_key(row).unseal(row.report_id, row.head_sealed))["report"]
    published = None if head["published"] is None else datetime.fromisoformat(head["published"]).date()
    return ReportSummary(
        report_id=row.report_id,
        title=head["title"],
        outlet=head["outlet"],
        published=published,
        language=head["language"],
        location=str(build(Origin, head["origin"])),
        added_at=row.added_at,
        claim_count=row.claim_count,
    )


def open_report(key: ContentKey, row: sa.Row[Any]) -> Report:
    """The report behind a row of `reports`."""
    head, text, raw = unseal_parts(key, row)
    content = {**load(head)["report"], "raw": raw, "report_id": row.report_id}
    return build(Report, {**content, "text": text.decode(errors="surrogatepass")})


def unseal_parts(key: ContentKey, row: sa.Row[Any]) -> tuple[bytes, bytes, bytes]:
    """Head, text and bytes of a report, as its commitment takes them."""
    return (
        key.unseal(row.report_id, row.sealed),
        unseal_text(key, row.report_id, row.text_sealed),
        key.unseal(f"{row.report_id}/raw", row.raw_sealed),
    )


def unseal_text(key: ContentKey, report_id: str, text_sealed: bytes) -> bytes:
    """The text of a report in UTF-8 (lone surrogates included)."""
    return key.unseal(f"{report_id}/text", text_sealed)


def report_columns(report: Report) -> dict[str, object]:
    """The plain columns of a report."""
    return {
        "outlet": report.outlet,
        "published": report.published,
        "published_field": report.published_field,
        "language": report.language,
        "media_type": report.media_type,
        "retrieved_at": report.origin.retrieved_at,
    }


def _insert_report(
    transaction: Transaction, report: Report, report_id: str, at: datetime
) -> tuple[ContentKey, Event]:
    key, wrapped_key = transaction.keyring.create()
    head = dump({"salt": new_salt(), "report": {name: getattr(report, name) for name in HEAD_FIELDS}})
    text = report.text.encode(errors="surrogatepass")
    transaction.insert(content_keys, [{"key_id": key.key_id, "wrapped_key": wrapped_key, "created_at": at}])
    row = {
        **report_columns(replace(report, report_id=report_id)),
        "report_id": report_id,
        "key_id": key.key_id,
        "added_at": at,
        "sealed": key.seal(report_id, head),
        "text_sealed": key.seal(f"{report_id}/text", text),
        "raw_sealed": key.seal(f"{report_id}/raw", report.raw),
    }
    transaction.insert(reports, [row])
    commitment = commit([head, text, report.raw])
    return key, Event(EventKind.REPORT_ADDED, report_id, {"key_id": key.key_id}, at, commitment)
