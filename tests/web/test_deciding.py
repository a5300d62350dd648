"""Deciding on the pages and over the interface: grades, reviews, independence, from the form to the figures."""

import html
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from tests.pipeline.test_deciding import claim_of, raid, say
from tests.web.client import make_client
from tests.web.conftest import TOKEN
from tests.web.factory import HOSTILE
from tests.web.test_judging import forms
from tests.web.test_pages import Outline, words

from knell.pipeline.matching import match_ledger
from knell.store.ledger import Ledger
from knell.web.app import create_app
from knell.web.desk import LedgerDesk
from knell.web.guard import Gate
from knell.web.ledger import LedgerLookUp

BEARER = {"Authorization": f"Bearer {TOKEN}"}


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A raid that two monitors and an outlet in its own voice tell of."""
    with Ledger.open(str(tmp_path / "ledger.db"), tmp_path / "secret") as opened:
        for claimant, low in (("Monitor A", 12), ("Monitor B", 21), (None, 15)):
            say(opened, claimant, 2, low)
        match_ledger(opened)
        yield opened


@pytest.fixture
def reader(ledger: Ledger) -> Iterator[httpx.Client]:
    """A browser that followed the link: it has the cookie, and nothing in its headers."""
    app = create_app(LedgerLookUp(ledger), Gate(TOKEN), desk=LedgerDesk(ledger, "Ada Recorder"))
    with make_client(app) as client:
        client.cookies.set("knell-8350", TOKEN)
        yield client


def page_of(ledger: Ledger, reader: httpx.Client) -> str:
    return reader.get(f"/incidents/{raid(ledger).incident.incident_id}").text


def send(reader: httpx.Client, page: str, kind: str, which: str, **fields: object) -> httpx.Response:
    """Fill in the form of this page that decides of this kind on this thing."""
    (form,) = [one for one in forms(page, f"/judgements/{kind}") if one.get("on", which) == which]
    return reader.post(f"/judgements/{kind}", data={**form, "why": "I looked.", "by": "Ada", **fields})


def test_a_reading_is_rejected_from_the_page_and_undone(ledger: Ledger, reader: httpx.Client) -> None:
    wrong = claim_of(ledger, 21)
    page = page_of(ledger, reader)
    answer = send(reader, page, "review", wrong, value="rejected")
    assert answer.status_code == 200
    assert "killed 12–21, now 12–15" in words(answer.text)
    page = page_of(ledger, reader)
    text = words(page)
    assert "Reviewed: read wrongly: counts nowhere · by Ada , " in text
    assert "12–15 people are reported killed" in text
    assert "Review: “21 civilians were killed” (Outlet 21" in text
    (back,) = forms(page, "/judgements/undo")
    assert reader.post("/judgements/undo", data={**back, "why": "Not so.", "by": "Ada"}).status_code == 200
    assert "12–21 people are reported killed" in words(page_of(ledger, reader))
    assert ledger.verify() == []


def test_who_is_judged_independent_is_named(ledger: Ledger, reader: httpx.Client) -> None:
    fields = {"on": ["monitor b", "monitor a"], "value": "independent"}
    assert send(reader, page_of(ledger, reader), "independence", "", **fields).status_code == 200
    assert "Monitor A and Monitor B (judged): I looked. independent" in words(page_of(ledger, reader))


def test_a_reading_is_corrected_from_the_page(ledger: Ledger, reader: httpx.Client) -> None:
    wrong = claim_of(ledger, 21)
    fields = {"value": "corrected", "set_low": "14", "set_high": "open", "set_harm": "", "set_claimant": ""}
    answer = send(reader, page_of(ledger, reader), "review", wrong, **fields)
    assert answer.status_code == 200 and "corrected: low is 14, high is open" in words(answer.text)
    text = words(page_of(ledger, reader))
    assert "Corrected by a person; the machine read: low 21, high 21" in text
    # What is filled in beside "rightly" may be a slip: nothing is recorded.
    answer = send(reader, page_of(ledger, reader), "review", wrong, **{**fields, "value": "accepted"})
    assert answer.status_code == 422 and "goes with “corrected” alone" in answer.text
    assert raid(ledger).judged.corrections != {}


def test_all_readings_are_reviewed_at_once(ledger: Ledger, reader: httpx.Client) -> None:
    incident_id = raid(ledger).incident.incident_id
    send(reader, page_of(ledger, reader), "review", claim_of(ledger, 21), value="rejected")
    page = page_of(ledger, reader)
    assert "Review all 2 readings at once that nobody reviewed" in words(page)
    assert send(reader, page, "review", incident_id, value="accepted").status_code == 200
    assert "at once that nobody reviewed" not in page_of(ledger, reader)
    totals = words(reader.get("/compare?reviewed=1").text)
    assert "Counted are only readings that a person accepted or corrected." in totals
    assert "12–15 in 1 incident" in totals
    assert 'value="1" checked' in reader.get("/compare?reviewed=1").text
    assert "?reviewed=1" in reader.get("/compare?reviewed=1").text
    assert "12–15" in words(reader.get(f"/incidents/{incident_id}/policies?reviewed=1").text)


def test_readings_are_reviewed_beside_their_text(ledger: Ledger, reader: httpx.Client) -> None:
    """The page of a report has its claims, also those of no one incident."""
    wrong = claim_of(ledger, 21)
    (sourced,) = [one for one in raid(ledger).claims if one.claim.claim_id == wrong]
    address = f"/reports/{sourced.report.report_id}"
    fields = {"value": "corrected", "set_scope": "aggregate"}
    answer = send(reader, reader.get(address).text, "review", wrong, **fields)
    assert answer.status_code == 200 and "killed 12–21, now 12–15" in words(answer.text)
    page = reader.get(address).text
    assert "Corrected by a person: scope is aggregate" in words(page)
    ids = Outline(page).values("id")
    assert len(ids) == len(set(ids)) and set(Outline(page).values("for")) <= set(ids)
    found = reader.get(f"/api/v1{address}").json()
    assert found["judged"]["reviews"] == {wrong: "corrected"}
    assert found["reading"]["claims"][0]["scope"] == "incident"
    with make_client(create_app(LedgerLookUp(ledger), Gate(TOKEN)), TOKEN) as client:
        text = client.get(address).text
        assert "Corrected by a person" in text and 'method="post"' not in text


def test_an_incident_is_graded_from_its_page(ledger: Ledger, reader: httpx.Client) -> None:
    incident_id = raid(ledger).incident.incident_id
    page = page_of(ledger, reader)
    assert "Weak suggested Single source claim" in words(page) and "Graded by a person" not in page
    answer = send(reader, page, "grade", incident_id, value="fair")
    assert "No figure changed: the grade says which totals the incident enters." in words(answer.text)
    text = words(page_of(ledger, reader))
    assert "Graded by a person Fair Airwars: “Reported by two or more credible sources" in text
    assert "by Ada , " in text


def test_claimants_are_graded_and_judged_one_source(ledger: Ledger, reader: httpx.Client) -> None:
    page = page_of(ledger, reader)
    assert send(reader, page, "reliability", "monitor b", value="E").status_code == 200
    fields = {"on": ["monitor a", "outlet 15"], "value": "one"}
    assert send(reader, page, "independence", "", **fields).status_code == 200
    assert send(reader, page, "credibility", claim_of(ledger, 12), value="2").status_code == 200
    text = words(page_of(ledger, reader))
    for expected in (
        "monitor, reliability E",
        "Why graded E I looked.",
        "Monitor A , Outlet 15 judged: not independent I looked.",
        "credibility 2, probably true (judged): I looked.",
        "Reliability: Monitor B is E, unreliable holds",
        "Monitor A and Outlet 15: not independent: they count as one source holds",
    ):
        assert expected in text, expected


@pytest.mark.parametrize(
    ("kind", "changes", "status", "expected"),
    [
        ("review", {"guard": "0" * 64}, 409, "out of date"),
        ("review", {"why": " "}, 422, "reason is missing"),
        ("review", {"value": "fine"}, 422, "is no review"),
        ("review", {"value": "corrected"}, 422, "what is right instead"),
        ("review", {"value": "corrected", "set_low": "x"}, 422, "give a whole number"),
        ("review", {"on": "clm-00000000"}, 404, "No claim has the id"),
        ("review", {"on": ""}, 422, "needs its claim"),
        ("grade", {"value": ""}, 422, "is no grade"),
        ("grade", {"on": "INC-22222222"}, 404, "No incident"),
        ("reliability", {"on": "nobody"}, 404, "No claimant of INC-"),
        ("independence", {"on": ["monitor a", "monitor a"]}, 422, "both are one claimant"),
        ("independence", {"on": ["monitor a"]}, 422, "name both"),
        ("nothing", {}, 404, ""),
        ("merges", {}, 404, ""),
    ],
)
def test_what_is_refused_leaves_no_trace(
    ledger: Ledger,
    reader: httpx.Client,
    kind: str,
    changes: dict[str, object],
    status: int,
    expected: str,
) -> None:
    on = {
        "review": claim_of(ledger, 21),
        "grade": raid(ledger).incident.incident_id,
        "reliability": "monitor b",
    }.get(kind, "")
    page = page_of(ledger, reader)
    value = {"review": "accepted", "grade": "fair", "reliability": "B"}.get(kind, "one")
    found = [one for one in forms(page, f"/judgements/{kind}") if one.get("on", on) == on]
    form = found[0] if found else forms(page, "/judgements/grade")[0]
    fields = {**form, "why": "I looked.", "by": "Ada", "value": value, **changes}
    state = ledger.match_state()
    answer = reader.post(f"/judgements/{kind}", data=fields)
    assert answer.status_code == status, answer.text
    assert expected in html.unescape(answer.text)
    assert ledger.match_state() == state


def test_nobody_decides_without_the_token_or_from_elsewhere(ledger: Ledger, reader: httpx.Client) -> None:
    (form,) = forms(page_of(ledger, reader), "/judgements/grade")
    fields = {**form, "why": "I looked.", "by": "Ada", "value": "fair"}
    elsewhere = {"Sec-Fetch-Site": "cross-site"}
    assert reader.post("/judgements/grade", data=fields, headers=elsewhere).status_code == 403
    reader.cookies.clear()
    assert reader.post("/judgements/grade", data=fields).status_code == 403
    assert ledger.judgements() == []


def test_pages_with_forms_are_sound(ledger: Ledger, reader: httpx.Client) -> None:
    page = Outline(page_of(ledger, reader))
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    for references in (*page.values("aria-labelledby"), *page.values("for")):
        assert set(references.split()) <= set(ids)
    named = [attributes for tag, attributes in page.elements if tag in ("select", "textarea")]
    assert all(dict(attributes).get("id") in page.values("for") for attributes in named)


def test_hostile_words_are_shown_not_run(ledger: Ledger, reader: httpx.Client) -> None:
    fields = {"value": "corrected", "set_claimant": HOSTILE, "why": HOSTILE, "by": HOSTILE}
    answer = send(reader, page_of(ledger, reader), "review", claim_of(ledger, 21), **fields)
    assert answer.status_code == 200
    page = page_of(ledger, reader)
    incident_id = raid(ledger).incident.incident_id
    policies = reader.get(f"/incidents/{incident_id}/policies").text
    for text in (answer.text, page, policies):
        assert HOSTILE not in text and "<script>" not in text
    assert "&lt;script&gt;" in page


def test_pages_without_a_desk_show_decisions_and_no_forms(ledger: Ledger, reader: httpx.Client) -> None:
    send(reader, page_of(ledger, reader), "review", claim_of(ledger, 21), value="rejected")
    with make_client(create_app(LedgerLookUp(ledger), Gate(TOKEN)), TOKEN) as client:
        page = client.get(f"/incidents/{raid(ledger).incident.incident_id}").text
        assert "Reviewed: read wrongly" in words(page) and 'method="post"' not in page
        assert client.post("/judgements/grade", data={}).status_code in (404, 405)


def test_the_interface_decides_and_answers_with_what_was_decided(
    ledger: Ledger, reader: httpx.Client
) -> None:
    incident_id, claim_id = raid(ledger).incident.incident_id, claim_of(ledger, 21)
    acts: list[tuple[str, dict[str, object]]] = [
        ("grade", {"incident": incident_id, "grade": "fair"}),
        ("reliability", {"claimant": "Monitor A", "grade": "B"}),
        ("credibility", {"claims": [claim_id], "grade": "4"}),
        ("independence", {"left": "Monitor A", "right": "Monitor B", "verdict": "one"}),
        (
            "review",
            {"claims": [claim_id], "review": "corrected", "correction": {"low": "18", "high": "18"}},
        ),
    ]
    made = {}
    for kind, act in acts:
        address = f"/api/v1/judgements/{kind}"
        assert reader.post(address, json={**act, "why": "I looked."}).status_code == 403
        answer = reader.post(address, json={**act, "why": "I looked."}, headers=BEARER)
        assert answer.status_code == 201, answer.text
        made[kind] = answer.json()
    assert made["review"]["judgement"]["correction"] == [["low", "18"], ["high", "18"]]
    assert [one["incident_id"] for one in made["review"]["incidents"]] == [incident_id]
    found = reader.get(f"/api/v1/incidents/{incident_id}").json()
    assert found["judged"]["grades"] == {incident_id: "fair"}
    assert found["judged"]["reliabilities"] == {"monitor a": {"grade": "B", "reason": "I looked."}}
    assert found["judged"]["credibilities"][claim_id]["grade"] == "4"
    assert len(found["judged"]["independence"]) == 1
    (corrected,) = [one for one in found["claims"] if one["as_read"] is not None]
    assert (corrected["claim"]["count"]["low"], corrected["review"]) == (18, "corrected")
    assert reader.get(f"/api/v1/incidents/{incident_id}/findings").json()["grade"] == "fair"
    reviewed = reader.get(f"/api/v1/incidents/{incident_id}/policies?reviewed=true").json()
    assert (reviewed["grade"], reviewed["results"][0]["killed"]["words"]) == ("fair", "18")
    totals = reader.get("/api/v1/compare?reviewed=true").json()["totals"]
    assert totals[0]["total"]["words"] == "18"
    history = reader.get(f"/api/v1/incidents/{incident_id}/judgements").json()
    assert [one["judgement"]["kind"] for one in history] == [kind for kind, _ in reversed(acts)]


@pytest.mark.parametrize(
    ("kind", "act"),
    [
        ("grade", {"incident": "INC-22222222", "grade": "best"}),
        ("credibility", {"claims": [], "grade": "2"}),
        ("review", {"claims": ["12"], "review": "none"}),
        ("independence", {"left": "a", "right": "b", "verdict": "maybe"}),
        ("reliability", {"claimant": "Monitor A", "grade": "B", "extra": "x"}),
    ],
)
def test_the_interface_refuses_what_does_not_fit(
    ledger: Ledger, reader: httpx.Client, kind: str, act: dict[str, object]
) -> None:
    answer = reader.post(f"/api/v1/judgements/{kind}", json={**act, "why": "I looked."}, headers=BEARER)
    assert answer.status_code == 422
    assert ledger.judgements() == []
