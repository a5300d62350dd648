"""Filters between the address and the model."""

from datetime import date
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knell.model.incident import IncidentType
from knell.model.record import IncidentQuery
from knell.web.query import format_query, parse_query

QUERIES = st.builds(
    IncidentQuery,
    earliest=st.none() | st.dates(),
    latest=st.none() | st.dates(),
    type=st.none() | st.sampled_from(IncidentType),
    country=st.none() | st.text("ABCXYZ", min_size=2, max_size=2),
    killed_at_least=st.none() | st.integers(0, 10**8),
    words=st.none() | st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]), min_size=1, max_size=50),
)


@given(QUERIES)
def test_the_address_holds_the_whole_query(query: IncidentQuery) -> None:
    read, _ = parse_query(dict(parse_qsl(format_query(query))))
    assert read == query


@pytest.mark.parametrize(
    ("fields", "query", "problem"),
    [
        ({}, IncidentQuery(), None),
        ({"from": " 2017-06-26 ", "q": "  "}, IncidentQuery(earliest=date(2017, 6, 26)), None),
        ({"killed": "0"}, IncidentQuery(killed_at_least=0), None),
        ({"country": "sy"}, IncidentQuery(country="SY"), None),
        ({"country": "Syria"}, IncidentQuery(), "“Syria” is not a country code"),
        ({"to": "27 June"}, IncidentQuery(), "“27 June” is not a day"),
        ({"type": "war", "killed": "many"}, IncidentQuery(), "“war” is not a type"),
        ({"killed": "٣"}, IncidentQuery(), "is not a whole number"),
        ({"q": "a" * 300}, IncidentQuery(words="a" * 200), None),
        (
            {"from": "2017-02-01", "to": "2017-01-01"},
            IncidentQuery(earliest=date(2017, 2, 1), latest=date(2017, 1, 1)),
            "The first day is after the last",
        ),
    ],
)
def test_what_cannot_be_read_is_left_out_aloud(
    fields: dict[str, str], query: IncidentQuery, problem: str | None
) -> None:
    read, problems = parse_query(fields)
    assert read == query
    assert problem is None if not problems else problem is not None and problem in " ".join(problems)
