"""Whether the ledger is as it was written: the chain of the log, and the content that it commits to."""

from typing import Any

import sqlalchemy as sa

from knell.errors import LedgerError
from knell.model.claim import Claim
from knell.model.incident import Mention
from knell.model.position import Position
from knell.model.report import Report
from knell.store.codec import build, load
from knell.store.events import verify_chain
from knell.store.judgements import verify_judgements
from knell.store.readings import claim_columns, mention_columns, position_columns, unseal_rows
from knell.store.reports import open_report, report_columns, unseal_parts
from knell.store.rows import EventKind
from knell.store.sealing import ContentKey, commit
from knell.store.tables import claims, content_keys, events, mentions, positions, readings, reports
from knell.store.transaction import IS_READABLE, KEY_COLUMNS, Transaction


def verify(transaction: Transaction) -> list[str]:
    """What is not as it was written, one sentence each; empty when all is well.

    Content whose key was destroyed is passed over: its commitments stay in the chain.
    """
    problems = verify_chain(transaction.connection)
    commitments = {
        row.subject_id: row.commitment
        for row in transaction.rows(
            sa.select(events.c.subject_id, events.c.commitment).where(
                events.c.kind.in_([EventKind.REPORT_ADDED.value, EventKind.READING_ADDED.value])
            )
        )
    }
    for table in (reports, readings):
        held = {row[0] for row in transaction.rows(sa.select(table.primary_key.columns[0]))}
        problems += [f"{row_id}: no event records it." for row_id in sorted(held - set(commitments))]
        commitments_missing = {row_id for row_id in commitments if row_id[:3] == _PREFIXES[table.name]} - held
        problems += [
            f"{row_id}: recorded by an event, but missing." for row_id in sorted(commitments_missing)
        ]
    report_ids = transaction.rows(
        sa.select(reports.c.report_id).join(content_keys).where(IS_READABLE).order_by(reports.c.added_at)
    )
    for (report_id,) in report_ids:
        try:
            problems += _verify_report(transaction, report_id, commitments)
        except LedgerError as error:
            problems.append(f"{report_id}: {error}")
    return problems + verify_judgements(transaction)


_PREFIXES = {"reports": "rpt", "readings": "rdg"}


def _verify_report(transaction: Transaction, report_id: str, commitments: dict[str, Any]) -> list[str]:
    problems = []
    row = transaction.rows(
        sa.select(reports, KEY_COLUMNS[1]).join(content_keys).where(reports.c.report_id == report_id)
    )[0]
    key = transaction.content_key(row)
    if commit(unseal_parts(key, row)) != commitments.get(report_id):
        problems.append(f"{report_id}: the report is not what its event committed to.")
    report = open_report(key, row)
    problems += _compare(report_id, row, report_columns(report))
    query = sa.select(readings).where(readings.c.report_id == report_id)
    for reading_row in transaction.rows(query):
        problems += _verify_reading(transaction, reading_row, key, report, commitments)
    return problems


def _verify_reading(
    transaction: Transaction, row: sa.Row[Any], key: ContentKey, report: Report, commitments: dict[str, Any]
) -> list[str]:
    problems = []
    parts = [key.unseal(row.reading_id, row.sealed)]
    for table, found, content in unseal_rows(transaction, row.reading_id, key):
        parts.append(content)
        columns: dict[str, object] = {}
        if table is mentions:
            columns = mention_columns(build(Mention, load(content)))
        elif table is claims:
            claim = build(Claim, load(content))
            columns = claim_columns(claim)
            if report.text[claim.span.start : claim.span.end] != claim.quote:
                problems.append(f"{claim.claim_id}: its quote is not in the report's text.")
        elif table is positions:
            columns = position_columns(build(Position, load(content)))
        problems += _compare(found[0], found, columns)
    if commit(parts) != commitments.get(row.reading_id):
        problems.append(f"{row.reading_id}: the reading is not what its event committed to.")
    return problems


def _compare(row_id: str, row: sa.Row[Any], columns: dict[str, object]) -> list[str]:
    """Plain columns repeat what is sealed; where they differ, somebody changed them."""
    return [
        f"{row_id}: {name} was changed after it was written."
        for name, value in columns.items()
        if row._mapping[name] != value
    ]
