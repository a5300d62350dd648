"""The sample reports, as files and as annotated articles, say the same; the annotations are well formed."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.factory import read_files

from knell.errors import Unreadable
from knell.model.claim import Harm, Scope, Stance, VictimClass
from knell.model.count import Qualifier, Unit
from knell.model.incident import IncidentType, PerpetratorRelation, PerpetratorStance
from knell.model.position import PositionKind
from knell.model.report import Report
from knell.model.where import PlaceLevel

ROOT = Path(__file__).parents[2]
REPORTS = ROOT / "samples" / "reports"


def read_lines(path: Path) -> dict[str, dict[str, Any]]:
    """The objects of a file of JSON lines by their doc_id."""
    objects = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return {one["doc_id"]: one for one in objects}


ARTICLES = read_lines(ROOT / "eval" / "sample-articles.jsonl")
GOLD = read_lines(ROOT / "eval" / "sample-gold.jsonl")
CODES = {
    "type": set(IncidentType),
    "place_level": {*PlaceLevel, None},
    "perpetrator_relation": {*PerpetratorRelation, None},
    "stance": {*Stance, *PerpetratorStance},
    "scope": set(Scope),
    "harm": set(Harm),
    "victim_class": set(VictimClass),
    "qualifier": {*Qualifier, None},
    "unit": set(Unit),
    "position": set(PositionKind),
}


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    """Every sample report by its title; one that cannot be read fails every test here."""
    found: dict[str, Report] = {}
    for report in read_files([str(REPORTS)], max_bytes=1_000_000):
        assert not isinstance(report, Unreadable), report
        found[report.title] = report
    return found


def test_there_are_thirteen_reports_of_which_one_is_not_in_english(reports: dict[str, Report]) -> None:
    assert len(reports) == 13
    assert sorted(report.language for report in reports.values()) == ["ar"] + ["en"] * 12


@pytest.mark.parametrize("doc_id", ARTICLES)
def test_the_annotated_article_is_what_is_read_from_the_file(doc_id: str, reports: dict[str, Report]) -> None:
    article = ARTICLES[doc_id]
    report = reports[article["title"]]
    assert report.text == f"{article['title']}\n{article['text']}"
    assert article["published"] in (str(report.published), str(report.published_field))


@pytest.mark.parametrize("path", sorted(REPORTS.glob("*.html")), ids=lambda path: path.name)
def test_a_page_says_that_it_was_written_for_knell(path: Path) -> None:
    assert "Written for Knell, in our own words, on a real public event." in path.read_text(encoding="utf-8")


def test_every_file_stands_in_the_readme() -> None:
    readme = (REPORTS.parent / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in REPORTS.iterdir() if f"`{path.name}`" not in readme] == []


def test_articles_and_annotations_go_together() -> None:
    assert list(ARTICLES) == list(GOLD)


@pytest.mark.parametrize("doc_id", GOLD)
def test_what_is_verbatim_stands_in_the_article(doc_id: str) -> None:
    article, gold = ARTICLES[doc_id], GOLD[doc_id]
    text = f"{article['title']}\n{article['text']}"
    verbatim = [
        *(
            one[key]
            for one in gold["incidents"]
            for key in ("date_quote", "place", "admin", "target", "weapon")
        ),
        *(place for one in gold["incidents"] for place in one["places"]),
        *(party["name"] for one in gold["incidents"] for party in one["perpetrators"]),
        *(one[key] for one in gold["claims"] for key in ("quote", "figure", "victims", "claimant", "via")),
        *(one[key] for one in gold["positions"] for key in ("quote", "party")),
        *(one.get("accused") for one in gold["positions"]),
    ]
    assert [phrase for phrase in verbatim if phrase is not None and phrase not in text] == []


@pytest.mark.parametrize("doc_id", GOLD)
def test_annotations_use_the_codes_of_the_model(doc_id: str) -> None:
    gold = GOLD[doc_id]
    used = [
        (key, one[key])
        for one in (*gold["incidents"], *gold["claims"], *gold["positions"])
        for key in CODES.keys() & one.keys()
    ]
    assert [(key, code) for key, code in used if code not in CODES[key]] == []


@pytest.mark.parametrize("doc_id", GOLD)
def test_annotations_refer_to_one_another(doc_id: str) -> None:
    gold = GOLD[doc_id]
    incidents = {one["id"] for one in gold["incidents"]}
    claims = {one["id"]: one for one in gold["claims"]}
    for claim in claims.values():
        assert claim["incident"] in incidents if claim["scope"] != "aggregate" else claim["incident"] is None
        assert claim["figure"] in claim["quote"]
        assert claim["part_of"] is None or claims[claim["part_of"]]["incident"] == claim["incident"]
    assert all(one["incident"] in incidents for one in gold["positions"])
