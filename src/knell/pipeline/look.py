"""What the ledger holds, for terminal and pages: figures come with the steps that made them."""

from collections.abc import Sequence
from dataclasses import replace

from knell.errors import BadInput
from knell.model.claim import Harm
from knell.model.record import (
    IncidentQuery,
    IncidentRecord,
    IncidentSummary,
    ReportRecord,
    ReportSummary,
)
from knell.pipeline.claimants import Sourcing, by_claimant, resolve_claimants
from knell.pipeline.credibility import grade_claims
from knell.pipeline.independence import group_independent
from knell.pipeline.judged import Judged, judge_claims, load_judged, narrow, with_reliability
from knell.pipeline.matching import reconcile_record
from knell.pipeline.sourcing import make_sourcing
from knell.pipeline.syndication import find_syndicates
from knell.reconcile.figures import reconcile
from knell.reconcile.policies import MINIMUM_MAXIMUM, POLICIES
from knell.reconcile.policy import CountingPolicy
from knell.reconcile.series import headline_figure
from knell.store.ledger import Ledger
from knell.text.directory import Directory, shipped_directory
from knell.text.names import fold

Records = Sequence[tuple[IncidentSummary, IncidentRecord]]
"""Incidents with what their figures are made of."""


def find_policy(name: str) -> CountingPolicy:
    """A policy by its name; raises BadInput that lists them."""
    policy = POLICIES.get(name)
    if policy is None:
        raise BadInput(f"there is no counting policy {name!r}: it is one of {', '.join(POLICIES)}")
    return policy


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


def list_records(ledger: Ledger, query: IncidentQuery, directory: Directory | None = None) -> Records:
    """The incidents that fit the query, the latest first, each with what its figures are made of."""
    found = ledger.incident_records(query)
    reports = {linked.report.report_id for _, record in found for linked in record.mentions}
    sourcing, judged = make_sourcing(ledger, reports, directory), load_judged(ledger, directory)
    return [(summary, _source_record(record, sourcing, judged)) for summary, record in found]


def summarise_under(
    records: Records, policy: CountingPolicy, query: IncidentQuery, judged: Judged | None = None
) -> list[IncidentSummary]:
    """The lines of a list with the figures of another policy; `killed_at_least` of the query is about these.

    `judged` None is what each record has.
    """
    found = []
    for summary, record in records:
        figures = reconcile(reconcile_record(record, judged), policy)
        killed = headline_figure(figures, Harm.KILLED, policy)
        high = None if killed is None else killed.high
        is_known = killed is not None and (killed.low is not None or high is not None)
        if query.killed_at_least is not None and not (
            is_known and (high is None or high >= query.killed_at_least)
        ):
            continue
        injured = headline_figure(figures, Harm.INJURED, policy)
        found.append(replace(summary, killed=killed, injured=injured))
    return found


def list_under(
    ledger: Ledger, query: IncidentQuery, policy: CountingPolicy, directory: Directory | None = None
) -> list[IncidentSummary]:
    """The incidents that fit, with the figures of a policy; those of the first policy are kept in the ledger."""
    if policy is MINIMUM_MAXIMUM:
        return list_incidents(ledger, query)
    records = list_records(ledger, replace(query, killed_at_least=None), directory)
    return summarise_under(records, policy, query)


def show_incident(ledger: Ledger, incident_id: str, directory: Directory | None = None) -> IncidentRecord:
    """One incident with everything that stands behind it; raises NotFound for an id never given out.

    `directory` None is the shipped one.
    """
    record = ledger.incident(incident_id)
    reports = {linked.report.report_id for linked in record.mentions}
    sourcing, judged = make_sourcing(ledger, reports, directory), load_judged(ledger, directory)
    return with_policy(_source_record(record, sourcing, judged), MINIMUM_MAXIMUM)


def with_policy(
    record: IncidentRecord, policy: CountingPolicy, judged: Judged | None = None
) -> IncidentRecord:
    """The same incident with the figures of a policy, and their steps; `judged` None is what the record has."""
    return replace(record, figures=reconcile(reconcile_record(record, judged), policy))


def _source_record(record: IncidentRecord, sourcing: Sourcing, judged: Judged) -> IncidentRecord:
    """The incident with who its claims count for, which reports are copies, who is independent of whom, and what
    people decided on any of it."""
    claims = resolve_claimants(judge_claims(record.claims, judged), sourcing)
    slots = {fold(one.claimant.key) for one in claims if one.claimant is not None}
    claim_ids = {one.claim.claim_id for one in claims}
    judged = narrow(judged, record.incident.incident_id, claim_ids, slots)
    claims = [with_reliability(one, judged) for one in claims]
    reports = {linked.report.report_id for linked in record.mentions}
    copies = {sourcing.syndicates[one] for one in reports if one in sourcing.syndicates}
    independence = group_independent(by_claimant(claims), sourcing.syndicates, judged.independence)
    return replace(
        record,
        claims=grade_claims(claims, independence, judged.credibilities),
        copies=tuple(sorted(copies, key=lambda one: one.report_ids)),
        independence=independence,
        judged=judged,
    )


def list_reports(ledger: Ledger) -> list[ReportSummary]:
    """All reports, the one added last first."""
    return ledger.report_summaries()


def show_report(ledger: Ledger, report_id: str, directory: Directory | None = None) -> ReportRecord:
    """One report with its newest reading and its copies; raises NotFound."""
    record = ledger.report(report_id)
    directory = shipped_directory() if directory is None else directory
    own_id = record.report.report_id
    claim_ids = {one.claim_id for one in record.reading.claims}
    return replace(
        record,
        copies=find_syndicates(ledger, [own_id], directory).get(own_id),
        judged=narrow(load_judged(ledger, directory), None, claim_ids, ()),
    )
