"""Judging on the pages and over the interface: from the form to the ledger, and never from elsewhere."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import httpx
import pytest
from tests.pipeline.factory import incident_ids, keep, mention_on
from tests.web.client import make_client
from tests.web.conftest import TOKEN
from tests.web.factory import HOSTILE

from knell.pipeline.matching import match_ledger
from knell.store.ledger import Ledger
from knell.web.app import create_app
from knell.web.desk import LedgerDesk
from knell.web.forms import LARGEST_BODY
from knell.web.guard import Gate
from knell.web.ledger import LedgerLookUp

COOKIE = {"Cookie": f"knell-8350={TOKEN}"}


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Two strikes, one of two reports, and a statement that fits both."""
    with Ledger.open(str(tmp_path / "ledger.db"), tmp_path / "secret") as opened:
        for name, days, low in (
            ("Early Post", (1,), 10),
            ("Early Wire", (1,), 11),
            ("Late Post", (5,), 14),
            ("Spokesman", (1, 5), 12),
        ):
            keep(opened, name, mention_on(*days), low=low)
        match_ledger(opened)
        yield opened


@pytest.fixture
def reader(ledger: Ledger) -> Iterator[httpx.Client]:
    """A browser that followed the link: it has the cookie, and nothing in its headers."""
    app = create_app(LedgerLookUp(ledger), Gate(TOKEN), desk=LedgerDesk(ledger, "Ada Recorder"))
    with make_client(app) as client:
        client.cookies.set("knell-8350", TOKEN)
        yield client


def ids_by_outlet(ledger: Ledger) -> dict[str, tuple[str, str]]:
    """Outlet → (incident id, mention id)."""
    return {
        linked.report.outlet or "": (incident_id, linked.mention.mention_id)
        for incident_id in incident_ids(ledger).values()
        for linked in ledger.incident(incident_id).mentions
    }


FORM = re.compile(
    r'<form class="judge" method="post" action="(?P<action>[^"]+)">(?P<inner>.*?)</form>', re.DOTALL
)
INPUT = re.compile(r'<input type="hidden" name="(?P<name>[^"]+)" value="(?P<value>[^"]*)">')


def forms(page: str, action: str) -> list[dict[str, str]]:
    """The hidden fields of each form of this page that goes to this address."""
    return [
        {one["name"]: unescape(one["value"]) for one in INPUT.finditer(form["inner"])}
        for form in FORM.finditer(page)
        if form["action"] == action
    ]


def test_a_candidate_is_judged_from_its_page_and_undone(ledger: Ledger, reader: httpx.Client) -> None:
    ids = ids_by_outlet(ledger)
    before = incident_ids(ledger)
    page = reader.get(f"/incidents/{ids['Spokesman'][0]}").text
    assert "May tell of the same event" in page
    found = forms(page, "/judgements/link")
    (form,) = [
        one for one in found if one["right"] == ids["Late Post"][1] or one["left"] == ids["Late Post"][1]
    ]
    answer = reader.post(
        "/judgements/link", data={**form, "verdict": "same", "why": "He names that day.", "by": "Ada"}
    )
    assert answer.status_code == 200
    assert "What changed" in answer.text and "now part of" in answer.text
    assert ids_by_outlet(ledger)["Spokesman"][0] == ids_by_outlet(ledger)["Late Post"][0]
    page = reader.get(f"/incidents/{ids['Late Post'][0]}").text
    assert "He names that day." in page and "May tell of the same event" not in page
    (back,) = forms(page, "/judgements/undo")
    assert reader.post("/judgements/undo", data={**back, "why": "Not so.", "by": "Ada"}).status_code == 200
    assert incident_ids(ledger) == before


def test_merge_and_split(ledger: Ledger, reader: httpx.Client) -> None:
    ids = ids_by_outlet(ledger)
    page = reader.get(f"/incidents/{ids['Early Post'][0]}").text
    (form,) = forms(page, "/judgements/split")
    fields = {**form, "why": "Another raid.", "by": "Ada", "mention": [ids["Early Wire"][1]]}
    assert reader.post("/judgements/split", data=fields).status_code == 200
    assert ids_by_outlet(ledger)["Early Wire"][0] != ids_by_outlet(ledger)["Early Post"][0]
    (form,) = forms(page, "/judgements/merge")
    fields = {**form, "why": "One raid.", "by": "Ada", "other": ids["Late Post"][0].lower()}
    assert reader.post("/judgements/merge", data=fields).status_code == 200
    assert ids_by_outlet(ledger)["Late Post"][0] == ids_by_outlet(ledger)["Early Post"][0]
    assert ledger.verify() == []


def link_fields(ledger: Ledger, reader: httpx.Client) -> dict[str, str]:
    """A form that is ready to be sent."""
    page = reader.get(f"/incidents/{ids_by_outlet(ledger)['Spokesman'][0]}").text
    return {**forms(page, "/judgements/link")[0], "verdict": "same", "why": "Why.", "by": "Ada"}


@pytest.mark.parametrize(
    ("changes", "headers", "status", "words"),
    [
        ({"guard": "0" * 64}, {}, 409, "out of date"),
        ({"guard": ""}, {}, 409, "out of date"),
        ({}, {"Sec-Fetch-Site": "cross-site"}, 403, "another site"),
        ({}, {"Sec-Fetch-Site": "same-site"}, 403, "another site"),
        ({}, {"Origin": "http://evil.example"}, 403, "another site"),
        ({}, {"Origin": "http://127.0.0.1:9999"}, 403, "another site"),
        ({}, {"Host": "evil.example"}, 400, "Not an address"),
        ({"why": "  "}, {}, 422, "reason is missing"),
        ({"why": "x" * 5_000}, {}, 422, "make it shorter"),
        ({"verdict": "maybe"}, {}, 422, "is no verdict"),
        ({"left": "mnt-ffffffff"}, {}, 404, "No mention"),
        ({"why": "x" * LARGEST_BODY}, {}, 413, "too much"),
    ],
)
def test_what_is_refused_leaves_no_trace(
    ledger: Ledger,
    reader: httpx.Client,
    changes: dict[str, str],
    headers: dict[str, str],
    status: int,
    words: str,
) -> None:
    fields = {**link_fields(ledger, reader), **changes}
    position = ledger.position()
    answer = reader.post("/judgements/link", data=fields, headers=headers)
    assert answer.status_code == status
    assert words in answer.text
    assert ledger.position() == position


def test_nobody_judges_without_the_token(ledger: Ledger, reader: httpx.Client) -> None:
    fields = link_fields(ledger, reader)
    reader.cookies.clear()
    assert reader.post("/judgements/link", data=fields).status_code == 403
    assert ledger.judgements() == []


def test_a_page_s_own_form_passes_whatever_the_browser_says_of_its_origin(
    ledger: Ledger, reader: httpx.Client
) -> None:
    """Browsers send "null" from pages that order no referrer, and nothing where they are old."""
    for headers in (
        {"Origin": "null", "Sec-Fetch-Site": "same-origin"},
        {"Origin": "http://127.0.0.1:8350"},
        {},
    ):
        fields = {**link_fields(ledger, reader), "verdict": "unsure"}
        assert reader.post("/judgements/link", data=fields, headers=headers).status_code == 200
    assert len(ledger.judgements()) == 3


def test_a_form_sent_twice_counts_once(ledger: Ledger, reader: httpx.Client) -> None:
    fields = link_fields(ledger, reader)
    assert reader.post("/judgements/link", data=fields).status_code == 200
    again = reader.post("/judgements/link", data=fields)
    assert again.status_code == 422 and "recorded already" in again.text
    assert len(ledger.judgements()) == 1


def test_a_body_that_is_no_form_is_refused(reader: httpx.Client) -> None:
    assert reader.post("/judgements/link", json={"verdict": "same"}).status_code == 422
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    assert reader.post("/judgements/link", content=b"why=%ff\xff", headers=kind).status_code == 422


def test_hostile_words_are_shown_not_run(ledger: Ledger, reader: httpx.Client) -> None:
    fields = {**link_fields(ledger, reader), "why": HOSTILE, "by": HOSTILE}
    answer = reader.post("/judgements/link", data=fields)
    page = reader.get(f"/incidents/{ids_by_outlet(ledger)['Spokesman'][0]}").text
    for text in (answer.text, page):
        assert HOSTILE not in text and "&lt;script&gt;" in text


def test_pages_without_a_desk_are_only_for_looking(ledger: Ledger) -> None:
    with make_client(create_app(LedgerLookUp(ledger), Gate(TOKEN)), TOKEN) as client:
        page = client.get(f"/incidents/{ids_by_outlet(ledger)['Spokesman'][0]}").text
        assert "May tell of the same event" in page and 'method="post"' not in page
        assert client.post("/judgements/link", data={}).status_code in (404, 405)


def test_the_interface_judges_lists_and_undoes(ledger: Ledger, reader: httpx.Client) -> None:
    ids, before = ids_by_outlet(ledger), incident_ids(ledger)
    bearer = {"Authorization": f"Bearer {TOKEN}"}
    act = {"incident": ids["Early Post"][0], "other": ids["Late Post"][0], "why": "One raid."}
    assert reader.post("/api/v1/judgements/merge", json=act).status_code == 403
    made = reader.post("/api/v1/judgements/merge", json=act, headers=bearer)
    assert made.status_code == 201
    judgement = made.json()["judgement"]
    assert (judgement["by"], judgement["value"]) == ("Ada Recorder", "same")
    assert any(one["went_into"] for one in made.json()["incidents"])
    (listed,) = reader.get(f"/api/v1/incidents/{ids['Late Post'][0]}/judgements").json()
    assert (listed["judgement"], listed["holds"]) == (judgement, True)
    undone = {"undone": judgement["judgement_id"], "why": "Two raids."}
    assert reader.post("/api/v1/judgements/undo", json=undone, headers=bearer).status_code == 201
    assert incident_ids(ledger) == before
    assert len(reader.get("/api/v1/judgements").json()) == 2
    shown = reader.get(f"/api/v1/incidents/{ids['Spokesman'][0]}").json()
    assert {one["incident_id"] for one in shown["candidates"]} == {ids["Early Post"][0], ids["Late Post"][0]}
    judged = {
        "left": ids["Spokesman"][1],
        "right": ids["Late Post"][0],
        "verdict": "unsure",
        "why": "Unclear.",
    }
    assert reader.post("/api/v1/judgements/link", json=judged, headers=bearer).status_code == 201
    parted = {"incident": ids["Early Post"][0], "mentions": [ids["Early Wire"][1]], "why": "Another raid."}
    assert reader.post("/api/v1/judgements/split", json=parted, headers=bearer).status_code == 201


@pytest.mark.parametrize(
    ("path", "act", "status"),
    [
        ("merge", {"incident": "INC-22222222", "other": "INC-33333333", "why": "x"}, 404),
        ("undo", {"undone": "JDG-22222222", "why": "x"}, 404),
        ("link", {"left": "a", "right": "b", "verdict": "same", "why": "x"}, 422),
        ("undo", {"undone": "JDG-22222222"}, 422),
        ("undo", {"undone": "JDG-22222222", "why": "x", "more": 1}, 422),
    ],
)
def test_the_interface_says_what_does_not_fit(
    ledger: Ledger, reader: httpx.Client, path: str, act: dict[str, str], status: int
) -> None:
    answer = reader.post(f"/api/v1/judgements/{path}", json=act, headers={"Authorization": f"Bearer {TOKEN}"})
    assert answer.status_code == status
    assert ledger.judgements() == []
