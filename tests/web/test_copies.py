"""Copies, sources and independence on the pages of incidents and reports, and in the HTTP API."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import httpx
import pytest
from tests.web.client import make_client
from tests.web.conftest import TOKEN
from tests.web.factory import HOSTILE, MemoryLookUp, make_look_up

from knell.model.record import IncidentRecord, ReportRecord
from knell.model.source import IndependenceGroup, Reliability, SourceNotes
from knell.model.syndication import Copy, CopyKind, Edition, EditionKind, Syndicate
from knell.pipeline.claimants import claimant_of
from knell.web.app import create_app
from knell.web.guard import Gate

INCIDENT = "INC-MARKET22"
SYNDICATE = Syndicate(
    (
        Edition(
            "rpt-1",
            "The Example Post",
            date(2017, 6, 27),
            EditionKind.FIRST,
            "published first",
            (Copy("rpt-2", HOSTILE, None, CopyKind.CUT, "98% of its sequences stand in the original"),),
        ),
        Edition("rpt-3", None, date(2017, 6, 28), EditionKind.UPDATE, "another figure (killed 15, was 12)"),
    ),
    "The Example Post",
)
NOTES = SourceNotes("Counts graves.", HOSTILE, Reliability.B, "checked 40 claims")


class CopyLookUp:
    """The small ledger, with copies and notes on its market incident and its first report."""

    def __init__(self, look: MemoryLookUp) -> None:
        self.list_incidents, self.list_reports = look.list_incidents, look.list_reports
        self._look = look

    def show_incident(self, incident_id: str) -> IncidentRecord:
        record = self._look.show_incident(incident_id)
        claims = tuple(
            replace(
                one, claimant=replace(claimant_of(one), notes=NOTES, reason="the report prints a text of A")
            )
            for one in record.claims
        )
        groups = (
            IndependenceGroup("a", ("a", "b"), ("A", HOSTILE), ("same side: both speak for A",)),
            IndependenceGroup("c", ("c",), ("C",)),
        )
        return replace(record, claims=claims, copies=(SYNDICATE,), independence=groups)

    def show_report(self, report_id: str) -> ReportRecord:
        return replace(self._look.show_report(report_id), copies=SYNDICATE)


@pytest.fixture
def client() -> Iterator[httpx.Client]:
    with make_client(create_app(CopyLookUp(make_look_up()), Gate(TOKEN), None), TOKEN) as client:
        yield client


@pytest.mark.parametrize(
    "words",
    [
        "3 claimants (2 independent, as suggested)",
        "reliability B",
        "Counts graves.",
        "Why graded B",
        "Counted here because <bdi>the report prints a text of A</bdi>.",
        "suggested: not independent",
        "same side: both speak for A",
        "Text of The Example Post",
        "shortened copy:",
        "98% of its sequences stand in the original",
        'update: <a href="/reports/rpt-3">',
        "another figure (killed 15, was 12)",
    ],
)
def test_page_of_an_incident(client: httpx.Client, words: str) -> None:
    assert words in client.get(f"/incidents/{INCIDENT}").text


def test_page_of_a_report_names_itself_without_a_link(client: httpx.Client) -> None:
    page = client.get("/reports/rpt-1").text
    assert "Copies of this report" in page
    assert "original: <strong>this report</strong>" in page
    assert '<a href="/reports/rpt-2">' in page


@pytest.mark.parametrize("path", [f"/incidents/{INCIDENT}", "/reports/rpt-1"])
def test_names_are_escaped(client: httpx.Client, path: str) -> None:
    assert HOSTILE not in client.get(path).text


def test_api(client: httpx.Client) -> None:
    record = client.get(f"/api/v1/incidents/{INCIDENT}").json()
    assert record["copies"][0]["editions"][0]["copies"][0]["kind"] == "cut"
    assert record["independence"][0]["names"] == ["A", HOSTILE]
    assert record["claims"][0]["claimant"]["notes"]["reliability"] == "B"
    assert client.get("/api/v1/reports/rpt-1").json()["copies"]["teller"] == "The Example Post"
