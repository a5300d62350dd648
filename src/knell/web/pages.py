"""The pages: read the address, ask the ledger, show."""

from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from knell.model.correction import CODES
from knell.model.ids import mint_id
from knell.model.record import IncidentQuery
from knell.model.source import CREDIBILITY_WORDS, RELIABILITY_WORDS
from knell.web.assets import TEMPLATES, Assets
from knell.web.desk import Desk
from knell.web.guard import Gate
from knell.web.incident_view import IncidentPage, make_incident_page
from knell.web.judgement_view import DeskView, JudgedPage, capital, make_desk_view
from knell.web.list_view import ListPage, ReportsPage, make_list_page
from knell.web.lookup import LookUp
from knell.web.policy_query import list_under, parse_policy, parse_reviewed, show_under
from knell.web.policy_view import ComparePage, PoliciesPage, make_compare_page, make_policies_page
from knell.web.query import parse_query
from knell.web.report_view import ReportPage, make_report_page
from knell.wording.grading import APART, CHANGES, CONTRADICTIONS, GRADES, SUMS, TREND, say_sum
from knell.wording.phrases import say_class, say_day, say_number, say_report
from knell.wording.sources import COPIES, EDITIONS, say_teller
from knell.wording.tables import HARMS, LEVELS, PERPETRATOR_STANCES, POSITIONS, RELATIONS


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """What went wrong, and what to do."""

    title: str
    status: int
    detail: str


Page = (
    ListPage | IncidentPage | PoliciesPage | ComparePage | ReportPage | ReportsPage | JudgedPage | ErrorPage
)

TEMPLATE = {
    ListPage: "incidents.html",
    IncidentPage: "incident.html",
    PoliciesPage: "policies.html",
    ComparePage: "compare.html",
    ReportPage: "report.html",
    ReportsPage: "reports.html",
    JudgedPage: "judged.html",
    ErrorPage: "error.html",
}


class Renderer:
    """Templates with everything escaped; a name that is not there is an error, not an empty place."""

    def __init__(self, assets: Assets, *, has_places: bool) -> None:
        self.environment = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.environment.globals |= {
            "assets": assets,
            "has_places": has_places,
            "COPIES": COPIES,
            "EDITIONS": EDITIONS,
            "HARMS": HARMS,
            "LEVELS": LEVELS,
            "PERPETRATOR_STANCES": PERPETRATOR_STANCES,
            "POSITIONS": POSITIONS,
            "RELATIONS": RELATIONS,
            "CORRECTION_CODES": CODES,
            "CREDIBILITY_WORDS": CREDIBILITY_WORDS,
            "RELIABILITY_WORDS": RELIABILITY_WORDS,
            "new_judgement_id": lambda: mint_id("JDG"),
            "say_number": say_number,
            "say_teller": say_teller,
            "say_sum": say_sum,
            "APART": APART,
            "CHANGES": CHANGES,
            "CONTRADICTIONS": CONTRADICTIONS,
            "GRADES": GRADES,
            "SUMS": SUMS,
            "TREND": TREND,
        }
        self.environment.filters |= {
            "capital": capital,
            "day": say_day,
            "name": say_report,
            "victim_class": say_class,
        }

    def show(self, page: Page, status: int = 200) -> HTMLResponse:
        """A page as a response."""
        template = self.environment.get_template(TEMPLATE[type(page)])
        return HTMLResponse(template.render(page=page), status_code=status)


def make_pages(look: LookUp, renderer: Renderer, gate: Gate, desk: Desk | None) -> APIRouter:
    """The routes of the pages over one ledger; without a desk they offer no judging."""
    pages = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

    @pages.get("/")
    def list_incidents(request: Request) -> HTMLResponse:
        query, problems = parse_query(request.query_params)
        policy, unknown = parse_policy(request.query_params)
        found = list_under(look, query, policy)
        everything = found if query == IncidentQuery() else look.list_incidents(IncidentQuery())
        return renderer.show(make_list_page(found, everything, query, (*problems, *unknown), policy))

    @pages.get("/incidents/{incident_id}")
    def show_incident(incident_id: str, request: Request) -> HTMLResponse:
        policy, _ = parse_policy(request.query_params)
        record = show_under(look, incident_id, policy)
        if desk is None:
            return renderer.show(make_incident_page(record, policy))
        history = desk.list_history(record.incident.incident_id)
        view = make_desk_view(record, history, guard=gate.form_guard, by=desk.by)
        return renderer.show(make_incident_page(record, policy, view))

    @pages.get("/incidents/{incident_id}/policies")
    def compare_policies(incident_id: str, request: Request) -> HTMLResponse:
        reviewed = parse_reviewed(request.query_params)
        return renderer.show(make_policies_page(look.show_incident(incident_id), reviewed=reviewed))

    @pages.get("/compare")
    def compare_selection(request: Request) -> HTMLResponse:
        query, problems = parse_query(request.query_params)
        reviewed = parse_reviewed(request.query_params)
        return renderer.show(make_compare_page(look, query, problems, reviewed=reviewed))

    @pages.get("/reports")
    def list_reports() -> HTMLResponse:
        return renderer.show(ReportsPage("Reports", tuple(look.list_reports())))

    @pages.get("/reports/{report_id}")
    def show_report(report_id: str) -> HTMLResponse:
        view = None if desk is None else DeskView(gate.form_guard, desk.by)
        return renderer.show(make_report_page(look.show_report(report_id), view))

    return pages
