"""What the ledger holds, for terminal and pages: figures come with the steps that made them."""

from collections.abc import Sequence
from dataclasses import replace

from knell.errors import BadInput
from knell.model.claim import Harm
from knell.model.record import IncidentQuery, IncidentRecord, IncidentSummary, ReportRecord, ReportSummary
from knell.pipeline.judged import NOTHING_JUDGED, Judged
from knell.pipeline.matching import figures_of, reconcile_claims
from knell.reconcile.figures import reconcile
from knell.reconcile.policies import MINIMUM_MAXIMUM, POLICIES
from knell.reconcile.policy import CountingPolicy
from knell.reconcile.series import headline_figure
from knell.store.ledger import Ledger

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


def list_records(ledger: Ledger, query: IncidentQuery) -> Records:
    """The incidents that fit the query, the latest first, each with what its figures are made of."""
    return ledger.incident_records(query)


def summarise_under(
    records: Records, policy: CountingPolicy, query: IncidentQuery, judged: Judged = NOTHING_JUDGED
) -> list[IncidentSummary]:
    """The lines of a list with the figures of another policy; `killed_at_least` of the query is about these."""
    found = []
    for summary, record in records:
        mentions = [linked.mention for linked in record.mentions]
        figures = reconcile(reconcile_claims(record.claims, mentions, judged), policy)
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
    ledger: Ledger, query: IncidentQuery, policy: CountingPolicy, judged: Judged = NOTHING_JUDGED
) -> list[IncidentSummary]:
    """The incidents that fit, with the figures of a policy; those of the first policy are kept in the ledger."""
    if policy is MINIMUM_MAXIMUM and judged is NOTHING_JUDGED:
        return list_incidents(ledger, query)
    return summarise_under(list_records(ledger, replace(query, killed_at_least=None)), policy, query, judged)


def show_incident(ledger: Ledger, incident_id: str) -> IncidentRecord:
    """One incident with everything that stands behind it; raises NotFound for an id never given out."""
    return with_policy(ledger.incident(incident_id), MINIMUM_MAXIMUM)


def with_policy(
    record: IncidentRecord, policy: CountingPolicy, judged: Judged = NOTHING_JUDGED
) -> IncidentRecord:
    """The same incident with the figures of a policy, and their steps."""
    mentions = [linked.mention for linked in record.mentions]
    return replace(record, figures=figures_of(record.claims, mentions, policy, judged))


def list_reports(ledger: Ledger) -> list[ReportSummary]:
    """All reports, the one added last first."""
    return ledger.report_summaries()


def show_report(ledger: Ledger, report_id: str) -> ReportRecord:
    """One report with its newest reading; raises NotFound."""
    return ledger.report(report_id)
