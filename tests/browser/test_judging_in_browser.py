"""A person judges an open link, with and without scripts, in a real browser over a real ledger."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, expect
from tests.browser.conftest import Visit, check_visit, open_visit
from tests.pipeline.factory import incident_ids, keep, mention_on

from knell.pipeline.matching import match_ledger
from knell.store.ledger import Ledger
from knell.web.app import create_app
from knell.web.desk import LedgerDesk
from knell.web.ledger import LedgerLookUp
from knell.web.listen import make_gate, make_link, open_socket

pytestmark = pytest.mark.browser


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Two strikes and a statement that fits both."""
    with Ledger.open(str(tmp_path / "ledger.db"), tmp_path / "secret") as opened:
        for name, days, low in (("Early Post", (1,), 10), ("Late Post", (5,), 14), ("Spokesman", (1, 5), 12)):
            keep(opened, name, mention_on(*days), low=low)
        match_ledger(opened)
        yield opened


@pytest.fixture
def ledger_link(ledger: Ledger) -> Iterator[str]:
    """The link that `knell serve` would print over this ledger."""
    gate = make_gate("127.0.0.1", "")
    app = create_app(LedgerLookUp(ledger), gate, desk=LedgerDesk(ledger))
    with open_socket("127.0.0.1", 0) as listening:
        server = uvicorn.Server(uvicorn.Config(app, access_log=False, log_level="warning", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        until = time.monotonic() + 20
        while not server.started and time.monotonic() < until:
            time.sleep(0.02)
        yield make_link("127.0.0.1", listening.getsockname()[1], gate.token)
        server.should_exit = True
        thread.join(10)


@pytest.fixture(params=[True, False], ids=["with-scripts", "without-scripts"])
def judging(browser: Browser, ledger_link: str, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """A browser that has followed the link; nothing leaves for another host, nothing complains."""
    visit = open_visit(browser, ledger_link, scripts=request.param)
    yield visit
    check_visit(visit)


@pytest.fixture
def narrow(browser: Browser, ledger_link: str) -> Iterator[Visit]:
    """A screen of 360 pixels; the same is checked at the end."""
    visit = open_visit(browser, ledger_link, width=360)
    yield visit
    check_visit(visit)


def incident_with(ledger: Ledger, outlet: str) -> str:
    """The incident that this outlet's report tells of."""
    return next(
        one
        for one in incident_ids(ledger).values()
        if outlet in {linked.report.outlet for linked in ledger.incident(one).mentions}
    )


def open_incident(visit: Visit, incident_id: str) -> Page:
    """The page of an incident, with everything that can be unfolded as it comes."""
    page = visit.context.new_page()
    page.goto(f"{visit.base}/incidents/{incident_id}")
    return page


def test_an_open_link_is_judged_and_the_judgement_undone(ledger: Ledger, judging: Visit) -> None:
    before = incident_ids(ledger)
    page = open_incident(judging, incident_with(ledger, "Spokesman"))
    candidate = page.locator("details.candidate", has_text="Late Post")
    candidate.locator("summary").first.click(position={"x": 4, "y": 4})
    candidate.get_by_label("the same event").check()
    candidate.get_by_label("Reason").fill("He names the fifth of June.")
    candidate.get_by_label("Who judges").fill("Ada Recorder")
    candidate.get_by_role("button", name="Record").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Judgement recorded")
    expect(page.get_by_text("now part of")).to_have_count(1)
    assert incident_with(ledger, "Spokesman") == incident_with(ledger, "Late Post")

    page.get_by_role("link", name=incident_with(ledger, "Late Post")).first.click()
    judgement = page.locator("details.judgement")
    expect(judgement).to_contain_text("holds")
    judgement.locator("summary").click()
    judgement.get_by_label("Reason").fill("I misread the day.")
    judgement.get_by_label("Who judges").fill("Ada Recorder")
    judgement.get_by_role("button", name="Undo this judgement").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Judgement recorded")
    assert incident_ids(ledger) == before


def test_nothing_is_sent_without_a_reason(ledger: Ledger, judging: Visit) -> None:
    page = open_incident(judging, incident_with(ledger, "Early Post"))
    page.get_by_text("Put this incident together with another").click()
    page.get_by_label("Id of the other").fill(incident_with(ledger, "Late Post"))
    page.get_by_label("Who judges").locator("visible=true").fill("Ada Recorder")
    page.get_by_role("button", name="They are one event").click()
    expect(page.get_by_label("Id of the other")).to_be_visible()
    assert ledger.judgements() == []


def test_two_incidents_are_put_together_and_parted_by_keyboard(ledger: Ledger, judging: Visit) -> None:
    page = open_incident(judging, incident_with(ledger, "Early Post"))
    page.locator("summary", has_text="Put this incident together").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    for words in (incident_with(ledger, "Late Post"), "One raid.", "Ada Recorder"):
        page.keyboard.type(words)
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Judgement recorded")
    merged = incident_with(ledger, "Late Post")
    assert merged == incident_with(ledger, "Early Post")

    page = open_incident(judging, merged)
    page.get_by_text("Take reports out of this incident").click()
    form = page.locator("form[action='/judgements/split']")
    form.get_by_label("Late Post").check()
    form.get_by_label("Reason").fill("Two raids.")
    form.get_by_label("Who judges").fill("Ada Recorder")
    form.get_by_role("button").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Judgement recorded")
    assert incident_with(ledger, "Late Post") != incident_with(ledger, "Early Post")


def test_forms_fit_a_phone(ledger: Ledger, narrow: Visit) -> None:
    page = open_incident(narrow, incident_with(ledger, "Spokesman"))
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    expect(page.get_by_role("button", name="Record").first).to_be_visible()
    page.screenshot(path="/tmp/kh-judge/phone.png", full_page=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
