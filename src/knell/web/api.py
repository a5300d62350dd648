"""The HTTP interface under /api/v1: everything that the pages show, for programs."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse

from knell.errors import BadInput
from knell.web.api_query import MISSING, WRONG, QueryDep
from knell.web.features import GeoFeatures, PlaceNames
from knell.web.geojson import collect_feature, collect_features
from knell.web.lookup import LookUp, PlaceLabels
from knell.web.policy_api import add_policy_routes
from knell.web.policy_query import PolicyDep, list_under, show_under
from knell.web.schemas import (
    IncidentLineOut,
    IncidentListOut,
    IncidentOut,
    ReportHeadOut,
    ReportOut,
)

MOST_PLACES = 200
"""Names on one view of the map: more would not fit between the incidents."""


class GeoJsonResponse(JSONResponse):
    """JSON under the media type of RFC 7946."""

    media_type = "application/geo+json"


def read_box(text: str) -> tuple[float, float, float, float]:
    """West, south, east, north in degrees; raises BadInput."""
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        raise BadInput("bbox must be four numbers: west,south,east,north in degrees") from None
    if not (-90 <= south <= north <= 90 and -540 <= west <= east <= 540):
        raise BadInput("bbox is not a box on the globe: west,south,east,north in degrees")
    return west, south, east, north


def make_api(look: LookUp, places: PlaceLabels | None) -> APIRouter:
    """The routes over one ledger; without `places` the map has no place names."""
    api = APIRouter(prefix="/api/v1")

    @api.get("/incidents", tags=["incidents"], responses=WRONG)
    def list_incidents(query: QueryDep, policy: PolicyDep) -> IncidentListOut:
        """The incidents that the filters leave, with the figures of a policy."""
        lines = tuple(IncidentLineOut.model_validate(one) for one in list_under(look, query, policy))
        return IncidentListOut(count=len(lines), incidents=lines)

    @api.get("/incidents.geojson", tags=["incidents"], responses=WRONG, response_class=GeoJsonResponse)
    def map_incidents(query: QueryDep, policy: PolicyDep) -> GeoFeatures:
        """The same as GeoJSON: points and, where only an area is known, discs."""
        return collect_features(list_under(look, query, policy))

    @api.get(
        "/incidents/{incident_id}.geojson",
        tags=["incidents"],
        responses=MISSING,
        response_class=GeoJsonResponse,
    )
    def map_incident(incident_id: str) -> GeoFeatures:
        """One incident as GeoJSON."""
        return collect_feature(look.show_incident(incident_id))

    @api.get("/incidents/{incident_id}", tags=["incidents"], responses={**WRONG, **MISSING})
    def show_incident(incident_id: str, policy: PolicyDep) -> IncidentOut:
        """One incident with its figures by a policy, claims, positions and reasons."""
        return IncidentOut.model_validate(show_under(look, incident_id, policy))

    @api.get("/reports", tags=["reports"])
    def list_reports() -> tuple[ReportHeadOut, ...]:
        """Every report, without its text."""
        return tuple(ReportHeadOut.model_validate(one) for one in look.list_reports())

    @api.get("/reports/{report_id}", tags=["reports"], responses=MISSING)
    def show_report(report_id: str) -> ReportOut:
        """One report with its text and what was read in it."""
        return ReportOut.model_validate(look.show_report(report_id))

    add_policy_routes(api, look)

    if places is not None:
        _add_places(api, places)
    return api


def _add_places(api: APIRouter, find_places: PlaceLabels) -> None:
    @api.get("/places", tags=["map"], responses=WRONG, response_class=GeoJsonResponse)
    def list_places(
        bbox: Annotated[str, Query(description="west,south,east,north", examples=["40,34,41,36"])],
    ) -> PlaceNames:
        """Names of places for the map's labels, largest first."""
        found = find_places(*read_box(bbox))[:MOST_PLACES]
        features = tuple(
            {
                "type": "Feature",
                "geometry": {"type": "Point", "coordinates": [longitude, latitude]},
                "properties": {"name": name, "population": population},
            }
            for name, latitude, longitude, population in found
        )
        return PlaceNames(features=features)
