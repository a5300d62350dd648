"""The HTTP interface on counting: the policies, comparisons, figures over time, contradictions."""

from fastapi import APIRouter

from knell.pipeline.comparing import compare_record, compare_records
from knell.pipeline.findings import find_out
from knell.web.api_query import MISSING, WRONG, QueryDep
from knell.web.lookup import LookUp
from knell.web.policy_query import PolicyDep, ReviewedDep, policies_for
from knell.web.policy_schemas import (
    ClaimantSeriesOut,
    ContradictionOut,
    FigureSeriesOut,
    FindingsOut,
    GradeSuggestionOut,
    IncidentComparisonOut,
    PolicyOut,
    PolicyTotalOut,
    SelectionOut,
    SourcesOut,
)
from knell.web.policy_view import all_policies
from knell.wording.grading import SUMS, TREND


def add_policy_routes(api: APIRouter, look: LookUp) -> None:
    """Add the routes over one ledger."""

    @api.get("/policies", tags=["counting"])
    def list_policies() -> tuple[PolicyOut, ...]:
        """Every counting policy; the first one applies where none is asked for."""
        return tuple(PolicyOut.model_validate(one) for one in all_policies())

    @api.get("/incidents/{incident_id}/policies", tags=["counting"], responses=MISSING)
    def compare_policies(incident_id: str, reviewed: ReviewedDep = False) -> IncidentComparisonOut:
        """One incident under every policy, and why they differ."""
        record = look.show_incident(incident_id)
        return IncidentComparisonOut.model_validate(compare_record(record, policies=policies_for(reviewed)))

    @api.get("/incidents/{incident_id}/findings", tags=["counting"], responses={**WRONG, **MISSING})
    def show_findings(incident_id: str, policy: PolicyDep) -> FindingsOut:
        """Figures over time, contradictions and suggested grade of one incident."""
        found = find_out(look.show_incident(incident_id), policy)
        return FindingsOut(
            note=TREND,
            contradictions=tuple(ContradictionOut.model_validate(one) for one in found.contradictions),
            claimants=tuple(ClaimantSeriesOut.model_validate(one) for one in found.claimants),
            series=tuple(FigureSeriesOut.model_validate(one) for one in found.series),
            grade=found.grade,
            suggestion=GradeSuggestionOut.model_validate(found.suggestion),
            sources=SourcesOut.model_validate(found.sources),
        )

    @api.get("/compare", tags=["counting"], responses=WRONG)
    def compare_selection(query: QueryDep, reviewed: ReviewedDep = False) -> SelectionOut:
        """Sums of bounds under every policy, over the incidents that the filters leave."""
        found = compare_records(look.list_records(query), policies=policies_for(reviewed))
        return SelectionOut(
            note=SUMS,
            incident_ids=tuple(one.incident.incident_id for one in found.incidents),
            totals=tuple(PolicyTotalOut.model_validate(one) for one in found.totals),
        )
