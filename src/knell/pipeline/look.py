"""What the ledger holds, for terminal and pages: figures come with the steps that made them."""

from dataclasses import replace

from knell.model.record import IncidentQuery, IncidentRecord, IncidentSummary, ReportRecord, ReportSummary
from knell.pipeline.matching import figures_of
from knell.reconcile.policies import MINIMUM_MAXIMUM
from knell.store.ledger import Ledger


def list_incidents(ledger: Ledger, query: IncidentQuery) -> list[IncidentSummary]:
    """The incidents that fit the query, the latest first."""
    return ledger.incident_summaries(query)


def list_articles(ledger: Ledger, query: IncidentQuery) -> list[tuple[str, list[str]]]:
    """The incidents that fit the query, the latest first, each with the reports that are chiefly about it.

    A report is named by its source's own id (`doc_id`), else by the ledger's. Every report stands under one
    incident at most; incidents that no report is chiefly about are left out.
    """
    doc_ids: dict[str, list[str]] = {}
    for report in ledger.chief_reports():
        doc_ids.setdefault(report.incident_id, []).append(report.doc_id or report.report_id)
    fitting = (summary.incident.incident_id for summary in ledger.incident_summaries(query))
    return [(incident_id, doc_ids[incident_id]) for incident_id in fitting if incident_id in doc_ids]


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
