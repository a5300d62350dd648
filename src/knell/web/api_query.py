"""What the routes of the HTTP interface share: the filters of the list, and how failures are described."""

from typing import Annotated, Any

from fastapi import Depends, Query
from fastapi.requests import Request

from knell.errors import BadInput
from knell.model.record import IncidentQuery
from knell.web.query import parse_query
from knell.web.schemas import Problem

Responses = dict[int | str, dict[str, Any]]
"""What else than its answer an address may give, for the description of the interface."""

WRONG: Responses = {422: {"model": Problem, "description": "A filter cannot be read"}}
MISSING: Responses = {404: {"model": Problem, "description": "No such id"}}


def read_query(
    request: Request,
    from_: Annotated[
        str, Query(alias="from", description="First day, inclusive", examples=["2017-06-01"])
    ] = "",
    to: Annotated[str, Query(description="Last day, inclusive", examples=["2017-06-30"])] = "",
    type: Annotated[str, Query(description="Type of incident", examples=["airstrike"])] = "",
    country: Annotated[str, Query(description="ISO 3166-1 alpha-2", examples=["SY"])] = "",
    killed: Annotated[str, Query(description="Killed at least: upper end", examples=["10"])] = "",
    q: Annotated[str, Query(description="Words in places, targets and titles", examples=["prison"])] = "",
) -> IncidentQuery:
    """The filters of the list; raises BadInput naming what cannot be read."""
    query, problems = parse_query(request.query_params)
    if problems:
        raise BadInput(" ".join(problems).replace(", so it was left out", ""))
    return query


QueryDep = Annotated[IncidentQuery, Depends(read_query)]
