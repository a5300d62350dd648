"""Which incident each report is chiefly about."""

import sqlalchemy as sa

from knell.model.record import ChiefReport
from knell.store.codec import load
from knell.store.readings import is_newest
from knell.store.tables import content_keys, incident_mentions, mentions, readings, reports
from knell.store.transaction import IS_READABLE, KEY_COLUMNS, Transaction


def list_chief_reports(transaction: Transaction) -> list[ChiefReport]:
    """Each report whose content is there with the incident of its main mention, else of its first; by publication.

    Reports that tell of no incident, or whose mentions were not matched yet, are left out.
    """
    query = (
        sa.select(
            reports.c.report_id,
            reports.c.sealed,
            incident_mentions.c.incident_id,
            *KEY_COLUMNS,
        )
        .select_from(
            incident_mentions.join(mentions)
            .join(readings)
            .join(reports, reports.c.report_id == mentions.c.report_id)
            .join(content_keys)
        )
        .where(IS_READABLE, is_newest())
        # The first row of a report is the one that counts.
        .order_by(
            reports.c.published.is_(None),
            reports.c.published,
            reports.c.report_id,
            mentions.c.is_main.desc(),
            mentions.c.number,
        )
    )
    found: dict[str, ChiefReport] = {}
    for row in transaction.rows(query):
        if row.report_id not in found:
            head = load(transaction.content_key(row).unseal(row.report_id, row.sealed))["report"]
            found[row.report_id] = ChiefReport(row.report_id, head.get("doc_id"), row.incident_id)
    return list(found.values())
