"""What a recorder does, in a real browser, with and without scripts."""

import re

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Visit
from tests.web.factory import HOSTILE

pytestmark = pytest.mark.browser


def open_page(visit: Visit, path: str = "/") -> Page:
    """A page by its path."""
    page = visit.context.new_page()
    page.goto(visit.base + path)
    return page


def wait_for_map(page: Page) -> None:
    """Until the map says that everything is drawn."""
    page.wait_for_selector('#map[data-state="ready"]', timeout=30_000)


def test_the_link_leaves_no_token_in_the_address(visit: Visit) -> None:
    page = open_page(visit)
    expect(page.get_by_role("heading", name="Incidents", exact=True)).to_be_visible()
    assert "token" not in page.url


def test_from_the_list_to_the_words_in_the_report(visit: Visit) -> None:
    page = open_page(visit)
    page.get_by_role("link", name="Airstrike at Testabad").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Airstrike at Testabad")
    expect(page.get_by_role("row", name=re.compile("killed all victims 57–59"))).to_be_visible()
    page.get_by_role("link", name="see it in the report").first.click()
    mark = page.locator("#clm-1 mark")
    expect(mark).to_have_text("At least 42 detainees and 15 fighters were killed")
    expect(mark).to_be_in_viewport()
    assert page.url.endswith("/reports/rpt-1#clm-1")


def test_filters_narrow_the_list_and_stay_in_the_address(visit: Visit) -> None:
    page = open_page(visit)
    page.get_by_label("Words").fill("airbase")
    page.get_by_label("Type").select_option("missile_strike")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("heading", name="1 of 6 incidents")).to_be_visible()
    assert "q=airbase" in page.url and "type=missile_strike" in page.url
    expect(page.get_by_label("Words")).to_have_value("airbase")
    page.get_by_role("link", name="Clear").click()
    expect(page.get_by_role("heading", name="6 incidents")).to_be_visible()


def test_how_a_figure_was_made_is_one_key_away(visit: Visit) -> None:
    page = open_page(visit, "/incidents/INC-MARKET22")
    page.locator("summary", has_text="How it was made").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("57 (parts of the Quiet Monitor) to nearly 60").first).to_be_visible()


@pytest.mark.parametrize("path", ["/", "/incidents/INC-HXSTXLE2", "/reports/rpt-3"])
def test_hostile_words_are_shown_not_run(visit: Visit, path: str) -> None:
    page = open_page(visit, path)
    expect(page.get_by_text(HOSTILE).first).to_be_visible()
    assert page.title().endswith("· Knell")
    assert page.locator("main img").count() == 0


def test_first_key_leads_to_the_content(visit: Visit) -> None:
    page = open_page(visit)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    # The map writes where it looks behind the name of the content, when it has loaded by then.
    expect(page).to_have_url(re.compile(r"#content(&map=[\d./-]+)?$"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('#content').contains(document.activeElement)")


def test_the_map_draws_points_as_points_and_areas_as_areas(scripted: Visit) -> None:
    page = open_page(scripted)
    wait_for_map(page)
    drawn = page.locator("#map")
    expect(drawn.locator("canvas")).to_be_visible()
    # The town and the hostile one are points; district, airbase and "near" are areas; one has no place.
    expect(drawn).to_have_attribute("data-points", "2")
    expect(drawn).to_have_attribute("data-areas", "3")
    assert int(drawn.get_attribute("data-countries") or 0) > 5


def test_an_area_alone_is_no_point(scripted: Visit) -> None:
    page = open_page(scripted, "/incidents/INC-DXSTRXCT")
    wait_for_map(page)
    expect(page.locator("#map")).to_have_attribute("data-points", "0")
    expect(page.locator("#map")).to_have_attribute("data-areas", "1")


def test_a_click_on_the_map_leads_to_the_incident(scripted: Visit) -> None:
    page = open_page(scripted, "/incidents/INC-HXSTXLE2")
    wait_for_map(page)
    page.locator("#map canvas").click()  # the only incident is in the middle
    link = page.locator(".map-popup a")
    expect(link).to_have_text(f"Airstrike at {HOSTILE}")
    assert page.locator(".map-popup img, .map-popup script").count() == 0
    assert link.get_attribute("href") == "/incidents/INC-HXSTXLE2"


def test_the_map_follows_the_filters(scripted: Visit) -> None:
    page = open_page(scripted, "/?type=shelling")
    wait_for_map(page)
    expect(page.locator("#map")).to_have_attribute("data-points", "0")
    expect(page.locator("#map")).to_have_attribute("data-areas", "1")


def test_the_map_follows_the_change_to_dark(scripted: Visit) -> None:
    page = open_page(scripted)
    wait_for_map(page)
    page.emulate_media(color_scheme="dark")
    page.wait_for_selector('#map[data-theme="dark"][data-state="ready"]', timeout=30_000)
    expect(page.locator("#map")).to_have_attribute("data-areas", "3")


@pytest.mark.parametrize("path", ["/", "/incidents/INC-MARKET22", "/reports", "/reports/rpt-1", "/nothing"])
def test_nothing_runs_over_a_small_screen(phone: Visit, path: str) -> None:
    page = open_page(phone, path)
    phone.complaints.clear()  # the browser reports the 404 that is wanted here
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
