"""The pages as a browser without scripts gets them."""

import html
import re
from html.parser import HTMLParser

import httpx
import pytest
from tests.web.factory import DOUBLE_QUOTE, HOSTILE

PAGES = [
    "/",
    "/?q=nothing-like-it",
    "/incidents/INC-MARKET22",
    "/incidents/INC-AXRBASE2",
    "/incidents/INC-HXSTXLE2",
    "/incidents/INC-NPLACE22",
    "/reports",
    "/reports/rpt-1",
    "/reports/rpt-3",
    "/nothing",
]


class Outline(HTMLParser):
    """Collects the elements of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep it."""
        self.elements.append((tag, dict(attrs)))

    def values(self, name: str) -> list[str]:
        """All values of one attribute."""
        return [value for _, attrs in self.elements if (value := attrs.get(name)) is not None]


def words(page: str) -> str:
    """The text of a page, spaces as one."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


@pytest.mark.parametrize("path", PAGES)
def test_pages_are_sound(client: httpx.Client, path: str) -> None:
    page = Outline(client.get(path).text)
    tags = [tag for tag, _ in page.elements]
    ids = page.values("id")
    assert tags.count("h1") == tags.count("main") == tags.count("nav") == 1
    assert len(ids) == len(set(ids))
    for reference in (*page.values("aria-labelledby"), *page.values("for")):
        assert reference in ids
    assert ("a", {"class": "skip", "href": "#content"}) in page.elements
    assert tags.count("table") == tags.count("caption")


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_inline_or_from_elsewhere(client: httpx.Client, path: str) -> None:
    page = Outline(client.get(path).text)
    assert page.values("style") == []
    assert not [name for _, attrs in page.elements for name in attrs if name.startswith("on")]
    addresses = [*page.values("src"), *page.values("href"), *page.values("action")]
    assert all(address.startswith(("/", "#")) and not address.startswith("//") for address in addresses)
    assert all(attrs.get("src") for tag, attrs in page.elements if tag == "script")


@pytest.mark.parametrize(
    "path", ["/", "/incidents/INC-HXSTXLE2", "/reports", "/reports/rpt-3", f"/?q={HOSTILE}"]
)
def test_hostile_words_stay_words(client: httpx.Client, path: str) -> None:
    page = client.get(path).text
    tags = {tag for tag, _ in Outline(page).elements}
    assert "img" not in tags
    assert page.count("<script") == page.count('<script type="module" src="/static/dist/')
    assert HOSTILE in html.unescape(page)


@pytest.mark.parametrize("path", [path for path in PAGES if path.startswith(("/incidents", "/reports"))])
def test_links_within_lead_somewhere(client: httpx.Client, path: str) -> None:
    for address in Outline(client.get(path).text).values("href"):
        target, _, anchor = address.partition("#")
        answer = client.get(target or path)
        assert answer.status_code == 200
        assert anchor == "" or anchor in Outline(answer.text).values("id")


def test_list(client: httpx.Client) -> None:
    text = words(client.get("/").text)
    assert "6 incidents" in text
    assert "Airstrike at Testabad 26 June 2017 · Deir ez-Zor, Syria 57–59 killed · 30 injured" in text
    assert "Missile strike at Test airbase" in text and "killed: not said" in text
    assert "5 or more killed" in text and "not on the map" in text and "area only" in text


def test_list_keeps_the_filters(client: httpx.Client) -> None:
    page = client.get("/?country=SY&q=airbase&killed=x").text
    outline = Outline(page)
    assert "1 of 6 incidents" in words(page)
    assert "“x” is not a whole number, so it was left out." in words(page)
    assert ("option", {"value": "SY", "selected": None}) in outline.elements
    assert outline.values("data-incidents") == ["/api/v1/incidents.geojson?country=SY&q=airbase"]


def test_list_without_a_match(client: httpx.Client) -> None:
    assert "No incident matches. Show all 6" in words(client.get("/?q=nothing-like-it").text)


def test_incident(client: httpx.Client) -> None:
    page = client.get("/incidents/INC-MARKET22").text
    text = words(page)
    for expected in (
        "57–59 people are reported killed and 30 injured in an airstrike at Testabad, Deir ez-Zor, Syria,"
        " on 26 June 2017. The sources contradict one another. This rests on 2 claims by 1 claimant"
        " in 2 reports.",
        "killed detainees 42 or more minimum-maximum 1 How it was made",
        "lowest to highest : 57 (parts of the Quiet Monitor) to nearly 60",
        "Northern Coalition : alleged ( The Example Post , Second Wire )",
        "Southern jets : denies it",
        "Several are named, one or the other: contested.",
        "Northern Coalition will assess it",
        "Syrian government as written: Damascus does not comment",
        "How this place was found As written “Testabad” Read as At Tistabād, town, Deir ez-Zor, Syria",
        "Gazetteer entry GeoNames 42 Why the only town of this name in Syria Overlooked the article “Al”",
        "Radius 5 km: somewhere within this distance Precision UCDP where_prec 1: the place is known"
        " ACLED geo_precision 1: the town is known Airwars: Town",
        "1 other place considered",
        "How the date was read As written “Monday”",
        "UCDP date_prec 1: the day is known",
        "Testabad Channel (place",
        "a television channel, not a place",
        "the Monday before publication",
        "for Both name Testabad.",
        "against The tolls differ by a third.",
    ):
        assert expected in text
    assert page.count('id="claimant-') == 1  # "the" and "The Quiet Monitor" are one claimant
    assert "<mark><strong>At least 42</strong> detainees and 15 fighters were killed</mark>" in page
    assert "<mark>At least 42 detainees and <strong>15</strong> fighters were killed</mark>" in page


@pytest.mark.parametrize(
    ("incident_id", "expected"),
    [
        ("INC-AXRBASE2", "Reported: a missile strike at Test airbase, Testland, Syria, on 26 June 2017."),
        ("INC-AXRBASE2", "No report gives a figure for the incident as a whole."),
        ("INC-AXRBASE2", "The site's own position is not known; only Test airbase, about 230 km"),
        ("INC-NEAR2222", "5 or more people are reported killed in shelling near Neartown on 26 June 2017."),
        ("INC-NPLACE22", "a violent incident at a place not known on 26 June 2017."),
        ("INC-NPLACE22", "No report names a place that could be found."),
    ],
)
def test_what_is_not_known_is_said(client: httpx.Client, incident_id: str, expected: str) -> None:
    assert expected in words(client.get(f"/incidents/{incident_id}").text)


def test_no_map_without_a_place(client: httpx.Client) -> None:
    assert 'id="map"' not in client.get("/incidents/INC-NPLACE22").text
    assert 'id="map"' in client.get("/incidents/INC-AXRBASE2").text


def test_report_marks_two_claims_on_the_same_words(client: httpx.Client) -> None:
    page = client.get("/reports/rpt-1").text
    assert (
        '<span class="anchor" id="clm-1"><span class="anchor" id="clm-2">'
        f'<mark class="harm-killed">{DOUBLE_QUOTE}</mark></span></span>' in page
    )
    text = words(page)
    for expected in (
        "[ killed: 42 or more, detainees ] [ killed: 15, armed actors ]",
        "[ not a claim: another event, years before ]",
        "[ Northern Coalition: will assess it ]",
        "27 June 2017, 06:30 GMT",
        "The dateline says 27 June 2017, the publication field 28 June 2017",
        "the publication field says 28 June 2017",
        "Exampleton, Jun 27 –",
        "SHA-256",
    ):
        assert expected in text


@pytest.mark.parametrize(
    ("path", "status", "expected"),
    [
        ("/incidents/INC-NONE", 404, "No incident INC-NONE."),
        ("/reports/rpt-none", 404, "No report rpt-none."),
        ("/nothing", 404, "Ids are permanent"),
        ("/static/nothing.css", 404, "Nothing here"),
    ],
)
def test_errors(client: httpx.Client, path: str, status: int, expected: str) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert expected in words(answer.text)
