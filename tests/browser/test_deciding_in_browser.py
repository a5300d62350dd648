"""A person reviews a reading and grades an incident, with and without scripts, in a real browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import Visit
from tests.browser.test_judging_in_browser import judging, ledger_link, narrow, open_incident
from tests.pipeline.test_deciding import raid, say

from knell.pipeline.matching import match_ledger
from knell.store.ledger import Ledger

__all__ = ["judging", "ledger_link", "narrow"]

pytestmark = pytest.mark.browser


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A raid that two monitors tell of."""
    with Ledger.open(str(tmp_path / "ledger.db"), tmp_path / "secret") as opened:
        for claimant, low in (("Monitor A", 12), ("Monitor B", 21)):
            say(opened, claimant, 2, low)
        match_ledger(opened)
        yield opened


def test_a_reading_is_corrected_and_the_incident_graded(ledger: Ledger, judging: Visit) -> None:
    incident_id = raid(ledger).incident.incident_id
    page = open_incident(judging, incident_id)
    claim = page.locator(".claims > li", has_text="21 civilians")
    claim.get_by_text("Review this reading").click()
    form = claim.locator("form[action='/judgements/review']")
    form.get_by_label("wrongly: it counts as corrected here").check()
    form.get_by_label("At least").fill("14")
    form.get_by_label("At most").fill("14")
    form.get_by_label("Reason").fill("The report says fourteen.")
    form.get_by_label("Who judges").fill("Ada Recorder")
    form.get_by_role("button", name="Record").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Judgement recorded")
    expect(page.get_by_text("killed 12–21, now 12–14")).to_have_count(1)

    page.get_by_role("link", name=incident_id).first.click()
    expect(page.locator(".lead")).to_contain_text("12–14 people are reported killed")
    page.locator("summary", has_text="Grade this incident").focus()
    page.keyboard.press("Enter")
    form = page.locator("form[action='/judgements/grade']")
    form.get_by_label("Weak").check()
    form.get_by_label("Reason").fill("Nobody says who did it.")
    form.get_by_label("Who judges").fill("Ada Recorder")
    form.get_by_role("button", name="Record").click()
    page.get_by_role("link", name="Incidents").first.click()
    page = open_incident(judging, incident_id)
    expect(page.get_by_role("heading", name="Graded by a person")).to_be_visible()
    expect(page.locator("details.judgement")).to_have_count(2)


@pytest.mark.parametrize("kind", ["incidents", "reports"])
def test_every_form_fits_a_phone(ledger: Ledger, narrow: Visit, kind: str) -> None:
    record = raid(ledger)
    ids = {"incidents": record.incident.incident_id, "reports": record.mentions[0].report.report_id}
    page = narrow.context.new_page()
    page.goto(f"{narrow.base}/{kind}/{ids[kind]}")
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    expect(page.get_by_role("button", name="Record").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
