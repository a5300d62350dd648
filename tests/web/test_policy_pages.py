"""Pages and answers on counting: policies side by side, totals, the figure over time."""

import html
from datetime import date, timedelta
from itertools import pairwise

import httpx
import pytest
from tests.web.factory import HOSTILE
from tests.web.test_pages import Outline, words

from knell.model.claim import Harm
from knell.model.series import FigureOnDay, FigureSeries
from knell.reconcile.policies import POLICIES
from knell.web.series_chart import BOTTOM, HEIGHT, LEFT, RIGHT, WIDTH, draw_series

MARKET = "/incidents/INC-MARKET22"
PATHS = [
    f"{MARKET}/policies",
    "/incidents/INC-NPLACE22/policies",
    "/compare",
    "/compare?country=SY",
    "/compare?q=nothing-like-it",
    *(f"{MARKET}?policy={name}" for name in POLICIES),
    "/?policy=airwars",
]


@pytest.mark.parametrize("path", PATHS)
def test_pages_are_sound(client: httpx.Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    page = Outline(answer.text)
    tags, ids = [tag for tag, _ in page.elements], page.values("id")
    assert tags.count("h1") == tags.count("main") == 1
    assert tags.count("table") == tags.count("caption")
    assert len(ids) == len(set(ids))
    for references in (*page.values("aria-labelledby"), *page.values("for")):
        assert set(references.split()) <= set(ids)
    assert page.values("style") == []
    assert "<script>" not in answer.text


@pytest.mark.parametrize("path", PATHS)
def test_links_lead_somewhere(client: httpx.Client, path: str) -> None:
    for address in Outline(client.get(path).text).values("href"):
        target, _, anchor = address.partition("#")
        answer = client.get(target or path)
        assert answer.status_code == 200
        assert anchor == "" or anchor in Outline(answer.text).values("id")


@pytest.mark.parametrize(
    "path", ["/incidents/INC-HXSTXLE2/policies", "/compare", f"/compare?q={HOSTILE}", f"/?policy={HOSTILE}"]
)
def test_hostile_words_stay_words(client: httpx.Client, path: str) -> None:
    page = client.get(path).text
    assert "img" not in {tag for tag, _ in Outline(page).elements}
    assert page.count("<script") == page.count('<script type="module" src="/static/dist/')
    assert HOSTILE[:40] in html.unescape(page)


def test_one_incident_side_by_side(client: httpx.Client) -> None:
    text = words(client.get(f"{MARKET}/policies").text)
    for expected in (
        "Airstrike at Testabad: how it is counted",
        "Lowest to highest minimum-maximum 1 all victims 57 or more",
        "not counted",
        "1 independent claimant, and 2 are asked for.",
        "apart: provisional: too few independent claimants",
        "Two-source rule: provisional",
        "Contested Airwars: “Competing claims of responsibility",
    ):
        assert html.unescape(expected) in text, text


def test_an_incident_under_a_policy(client: httpx.Client) -> None:
    text = words(client.get(f"{MARKET}?policy=best-low-high").text)
    assert "best-low-high 1" in text and "best 57" in text
    page = Outline(client.get(f"{MARKET}?policy=best-low-high").text)
    assert ("option", {"value": "best-low-high", "selected": None}) in page.elements


def test_the_list_keeps_its_policy(client: httpx.Client) -> None:
    page = client.get("/?policy=airwars&country=SY").text
    outline = Outline(page)
    assert ("option", {"value": "airwars", "selected": None}) in outline.elements
    assert outline.values("data-incidents") == ["/api/v1/incidents.geojson?country=SY&policy=airwars"]
    assert f"{MARKET}?policy=airwars" in outline.values("href")
    assert "42 or more civilians killed" in words(page)


def test_a_policy_that_there_is_not_is_left_out(client: httpx.Client) -> None:
    text = words(client.get("/?policy=median").text)
    assert "“median” is not a counting policy, so it was left out." in text
    assert client.get("/api/v1/incidents?policy=median").status_code == 422


def test_totals_say_what_they_are(client: httpx.Client) -> None:
    text = words(client.get("/compare").text)
    assert "bounds, and no confidence interval" in text
    assert "contested: who did it, or who the victims were" in text
    assert "A trend in records is not a trend in violence." in text
    assert "No incident matches." in words(client.get("/compare?q=nothing-like-it").text)


def test_contradictions_and_suggestions_are_on_the_page(client: httpx.Client) -> None:
    text = words(client.get(MARKET).text)
    assert "Where sources contradict one another" in text
    assert (
        "Who did it : The Example Post names Northern Coalition or Southern jets: one or the other." in text
    )
    assert "Suggested, for a person to decide Contested" in text


def test_the_interface_compares(client: httpx.Client) -> None:
    found = client.get(f"/api/v1{MARKET}/policies").json()
    assert [one["policy"]["name"] for one in found["results"]] == list(POLICIES)
    assert found["suggestion"]["grade"] == "contested"
    derivation = found["results"][0]["figures"][0]["derivation"]
    assert derivation["operation"] == "open above" or derivation["operands"]
    assert [one["name"] for one in client.get("/api/v1/policies").json()] == list(POLICIES)
    totals = client.get("/api/v1/compare?country=SY").json()
    assert len(totals["totals"]) == len(POLICIES) and "confidence interval" in totals["note"]
    findings = client.get(f"/api/v1{MARKET}/findings?policy=airwars").json()
    assert findings["note"] == "A trend in records is not a trend in violence."
    assert findings["contradictions"][0]["kind"] == "perpetrator"
    killed = client.get("/api/v1/incidents?policy=airwars").json()["incidents"][0]["killed"]
    assert killed["policy"] == "airwars" and killed["victim_class"] == "civilian"
    assert client.get("/api/v1/incidents/INC-NONE/policies").status_code == 404


FIRST = date(2017, 4, 4)


def series(*days: tuple[int, int | None, int | None]) -> FigureSeries:
    """People killed: days after the first, low, high."""
    told = tuple(FigureOnDay(FIRST + timedelta(after), low, high, 1) for after, low, high in days)
    return FigureSeries(Harm.KILLED, None, "minimum-maximum", told)


def test_a_chart_lies_within_its_frame() -> None:
    chart = draw_series(series((0, 51, None), (1, 51, 72), (5, 51, 87), (9, None, 90), (400, 3, 3)))
    assert chart is not None
    for bar in chart.bars:
        assert LEFT <= bar.x <= WIDTH - RIGHT
        assert bar.label_y >= 0 and bar.top >= 0 and bar.top + bar.height <= HEIGHT - BOTTOM + 2
    assert [bool(bar.arrow) for bar in chart.bars] == [True, False, False, False, False]
    assert [bool(bar.tail) for bar in chart.bars] == [False, False, False, True, False]
    assert [tick.number for tick in chart.ticks] == [0, 50, 100]
    assert "4 April 2017: 51 or more" in chart.alternative


def test_labels_do_not_lie_on_one_another() -> None:
    chart = draw_series(series(*((after, 10, 20) for after in range(60))))
    assert chart is not None
    labelled = [bar.x for bar in chart.bars if bar.number]
    assert len(labelled) > 3
    assert all(later - earlier > 50 for earlier, later in pairwise(labelled))


@pytest.mark.parametrize("days", [(), ((0, 5, 5),)])
def test_one_day_is_no_chart(days: tuple[tuple[int, int, int], ...]) -> None:
    assert draw_series(series(*days)) is None


def test_all_zero_can_be_drawn() -> None:
    chart = draw_series(series((0, 0, 0), (1, 0, 0)))
    assert chart is not None and all(bar.height > 0 for bar in chart.bars)
