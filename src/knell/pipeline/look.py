"""What the ledger holds, for terminal and pages: figures come with the steps that made them."""

from dataclasses import replace

from knell.model.record import IncidentQuery, IncidentRecord, IncidentSummary, ReportRecord, ReportSummary
from knell.pipeline.matching import figures_of
from knell.reconcile.policies import MINIMUM_MAXIMUM
from knell.store.ledger import Ledger


def list_incidents(ledger: Ledger, query: IncidentQuery) -> list[IncidentSummary]:
    """The incidents that fit the query, the latest first."""
    return ledger.incident_summaries(query)


def show_incident(ledger: Ledger, incident_id: str) -> IncidentRecord:
    """One incident with everything that stands behind it; raises NotFound for an id never given out."""
    record = ledger.incident(incident_id)
    mentions = [linked.mention for linked in record.mentions]
    return replace(record, figures=figures_of(record.claims, mentions, MINIMUM_MAXIMUM))


def list_reports(ledger: Ledger) -> list[ReportSummary]:
    """All reports, the one added last first."""
    return ledger.report_summaries()


def show_report(ledger: Ledger, report_id: str) -> ReportRecord:
    """One report with its newest reading; raises NotFound."""
    return ledger.report(report_id)
