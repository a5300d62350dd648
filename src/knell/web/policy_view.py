"""What pages show of counting: the policy chosen, the figure over time, contradictions, policies side by side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from knell.model.comparison import IncidentComparison, PolicyHead, SelectionComparison
from knell.model.record import IncidentQuery, IncidentRecord
from knell.model.series import ClaimantSeries, FigureSeries
from knell.pipeline.comparing import compare_record, compare_records, head_of
from knell.pipeline.findings import Findings, find_out
from knell.reconcile.policies import POLICIES
from knell.reconcile.policy import CountingPolicy
from knell.text.country_names import country_name
from knell.web.lookup import LookUp
from knell.web.policy_query import policies_for
from knell.web.query import query_fields
from knell.web.series_chart import Chart, draw_series
from knell.wording.phrases import say_incident


@dataclass(frozen=True, slots=True)
class CountingView:
    """One incident under one policy. `charts` are of the figures that have two days or more."""

    policy: PolicyHead
    policies: tuple[PolicyHead, ...]
    findings: Findings
    charts: tuple[tuple[FigureSeries, Chart], ...]
    told: tuple[ClaimantSeries, ...]


def view_counting(record: IncidentRecord, policy: CountingPolicy) -> CountingView:
    """What follows from the claims of an incident beside its figures."""
    findings = find_out(record, policy)
    drawn = ((series, draw_series(series)) for series in findings.series)
    return CountingView(
        policy=head_of(policy),
        policies=all_policies(),
        findings=findings,
        charts=tuple((series, chart) for series, chart in drawn if chart is not None),
        told=tuple(one for one in findings.claimants if len(one.bulletins) > 1),
    )


def all_policies() -> tuple[PolicyHead, ...]:
    """Every policy, in the order in which they are shown."""
    return tuple(head_of(policy) for policy in POLICIES.values())


@dataclass(frozen=True, slots=True)
class PoliciesPage:
    """One incident under every policy. `name` is what happened where."""

    title: str
    name: str
    incident_id: str
    comparison: IncidentComparison
    anchors: Mapping[str, str]
    is_reviewed: bool = False
    """Only readings that a person accepted or corrected are counted."""


def make_policies_page(record: IncidentRecord, *, reviewed: bool = False) -> PoliciesPage:
    """The page of one incident under every policy; with `reviewed` over reviewed readings alone."""
    incident = record.incident
    return PoliciesPage(
        title=f"{say_incident(incident)}: how it is counted",
        name=say_incident(incident),
        incident_id=incident.incident_id,
        comparison=compare_record(record, policies=policies_for(reviewed)),
        is_reviewed=reviewed,
        anchors={
            one.claim.claim_id: f"/reports/{one.report.report_id}#{one.claim.claim_id}"
            for one in record.claims
        },
    )


@dataclass(frozen=True, slots=True)
class ComparePage:
    """A selection of incidents under every policy. `names` are titles of its incidents by id."""

    title: str
    comparison: SelectionComparison
    fields: Mapping[str, str]
    problems: tuple[str, ...]
    countries: Mapping[str, str]
    names: Mapping[str, str]
    is_reviewed: bool = False
    """Only readings that a person accepted or corrected are counted."""


def make_compare_page(
    look: LookUp, query: IncidentQuery, problems: Sequence[str], *, reviewed: bool = False
) -> ComparePage:
    """The page of the selection that a query leaves; with `reviewed` over reviewed readings alone."""
    comparison = compare_records(look.list_records(query), policies=policies_for(reviewed))
    places = (one.incident.where for one in look.list_incidents(IncidentQuery()))
    codes = {where.country for where in places if where is not None and where.country is not None}
    names = {code: country_name(code) or code for code in codes}
    return ComparePage(
        title="Totals under each counting policy",
        comparison=comparison,
        fields=query_fields(query) | ({"reviewed": "1"} if reviewed else {}),
        is_reviewed=reviewed,
        problems=tuple(problems),
        countries=dict(sorted(names.items(), key=lambda item: item[1])),
        names={one.incident.incident_id: say_incident(one.incident) for one in comparison.incidents},
    )
