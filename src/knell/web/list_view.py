"""What the pages of lists show: the incidents that a query leaves, and all reports."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from knell.model.claim import Harm
from knell.model.comparison import PolicyHead
from knell.model.record import IncidentQuery, IncidentSummary, ReportSummary
from knell.pipeline.comparing import head_of
from knell.reconcile.policies import MINIMUM_MAXIMUM
from knell.reconcile.policy import CountingPolicy
from knell.text.country_names import country_name
from knell.web.geojson import make_geometry
from knell.web.policy_view import all_policies
from knell.web.query import query_fields
from knell.wording.phrases import say_days, say_figure, say_incident, say_surroundings
from knell.wording.tables import TYPES


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """One line of the list of incidents."""

    incident_id: str
    title: str
    surroundings: str
    dates: str
    killed: str
    injured: str | None
    is_area: bool
    is_located: bool
    report_count: int
    claim_count: int


@dataclass(frozen=True, slots=True)
class ListPage:
    """The first page: map, filters, list. `total` counts the incidents of the whole ledger."""

    title: str
    rows: tuple[IncidentRow, ...]
    total: int
    fields: Mapping[str, str]
    problems: tuple[str, ...]
    types: Mapping[str, str]
    countries: Mapping[str, str]
    map_address: str
    policy: PolicyHead
    policies: tuple[PolicyHead, ...]


def make_row(summary: IncidentSummary) -> IncidentRow:
    """One line of the list."""
    incident = summary.incident
    return IncidentRow(
        incident_id=incident.incident_id,
        title=say_incident(incident),
        surroundings=say_surroundings(incident.where),
        dates=say_days(incident.when),
        killed=say_figure(summary.killed, Harm.KILLED),
        injured=None if summary.injured is None else say_figure(summary.injured, Harm.INJURED),
        is_area=incident.where is not None and incident.where.is_area,
        is_located=make_geometry(incident.where) is not None,
        report_count=summary.report_count,
        claim_count=summary.claim_count,
    )


def make_list_page(
    found: Sequence[IncidentSummary],
    everything: Sequence[IncidentSummary],
    query: IncidentQuery,
    problems: tuple[str, ...],
    policy: CountingPolicy = MINIMUM_MAXIMUM,
) -> ListPage:
    """The list of what a query found; the choice of countries comes from the whole ledger.

    `policy` is the one that the figures of `found` are by.
    """
    places = (one.incident.where for one in everything)
    codes = {where.country for where in places if where is not None and where.country is not None}
    if query.country is not None:
        codes.add(query.country)
    names = {code: country_name(code) or code for code in codes}
    fields = query_fields(query)
    if policy is not MINIMUM_MAXIMUM:
        fields["policy"] = policy.name
    asked = urlencode(fields)
    return ListPage(
        title="Incidents",
        rows=tuple(make_row(one) for one in found),
        total=len(everything),
        fields=fields,
        problems=problems,
        types={kind.value: words for kind, words in TYPES.items()},
        countries=dict(sorted(names.items(), key=lambda item: item[1])),
        map_address="/api/v1/incidents.geojson" + (f"?{asked}" if asked else ""),
        policy=head_of(policy),
        policies=all_policies(),
    )


@dataclass(frozen=True, slots=True)
class ReportsPage:
    """The list of all reports."""

    title: str
    reports: tuple[ReportSummary, ...]
