"""What the ledger holds, for terminal and pages: figures come with the steps that made them."""

from dataclasses import replace

from knell.model.record import IncidentQuery, IncidentRecord, IncidentSummary, ReportRecord, ReportSummary
from knell.pipeline.claimants import by_claimant, resolve_claimants
from knell.pipeline.credibility import grade_claims
from knell.pipeline.independence import group_independent
from knell.pipeline.matching import figures_of
from knell.pipeline.sourcing import make_sourcing
from knell.pipeline.syndication import find_syndicates
from knell.reconcile.policies import MINIMUM_MAXIMUM
from knell.store.ledger import Ledger
from knell.text.directory import Directory, shipped_directory


def list_incidents(ledger: Ledger, query: IncidentQuery) -> list[IncidentSummary]:
    """The incidents that fit the query, the latest first."""
    return ledger.incident_summaries(query)


def show_incident(ledger: Ledger, incident_id: str, directory: Directory | None = None) -> IncidentRecord:
    """One incident with everything that stands behind it; raises NotFound for an id never given out.

    `directory` None is the shipped one.
    """
    record = ledger.incident(incident_id)
    reports = {linked.report.report_id for linked in record.mentions}
    sourcing = make_sourcing(ledger, reports, directory)
    claims = tuple(resolve_claimants(record.claims, sourcing))
    mentions = [linked.mention for linked in record.mentions]
    copies = {sourcing.syndicates[one] for one in reports if one in sourcing.syndicates}
    independence = group_independent(by_claimant(claims), sourcing.syndicates)
    return replace(
        record,
        claims=grade_claims(claims, independence),
        figures=figures_of(claims, mentions, MINIMUM_MAXIMUM, copies=sourcing.syndicates),
        copies=tuple(sorted(copies, key=lambda one: one.report_ids)),
        independence=independence,
    )


def list_reports(ledger: Ledger) -> list[ReportSummary]:
    """All reports, the one added last first."""
    return ledger.report_summaries()


def show_report(ledger: Ledger, report_id: str, directory: Directory | None = None) -> ReportRecord:
    """One report with its newest reading and its copies; raises NotFound."""
    record = ledger.report(report_id)
    directory = shipped_directory() if directory is None else directory
    own_id = record.report.report_id
    return replace(record, copies=find_syndicates(ledger, [own_id], directory).get(own_id))
