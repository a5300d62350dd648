"""The contract of `knell extract`: one article in, one object out, whatever the line holds."""

import json
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.pipeline.factory import ARTICLE, make_article

from knell.adapters.gazetteer import SqliteGazetteer
from knell.model.where import Gazetteer
from knell.pipeline.extracting import extract_line

FAULT = "a fault of Knell"


def extracted(line: str, gazetteer: Gazetteer, number: int = 1) -> dict[str, Any]:
    """The object that a line gives."""
    found = extract_line(line, number, gazetteer)
    assert "\n" not in found
    value = json.loads(found)
    assert isinstance(value, dict)
    return value


def test_an_article_gives_its_reading(gazetteer: SqliteGazetteer) -> None:
    found = extracted(make_article(), gazetteer)
    assert list(found) == ["doc_id", "relevant", "incidents", "claims", "positions"]
    (incident,), (claim,) = found["incidents"], found["claims"]
    assert (found["doc_id"], found["relevant"]) == ("a-1", True)
    assert (incident["type"], incident["country"]) == ("airstrike", "SY")
    assert (incident["date_start"], incident["date_end"]) == ("2017-06-26", "2017-06-26")
    assert (claim["low"], claim["high"], claim["harm"]) == (12, 12, "killed")
    assert claim["incident"] == incident["id"]
    assert 0 <= claim["confidence"] <= 1


@pytest.mark.parametrize(
    ("line", "doc_id", "words"),
    [
        ("", None, "broken JSON at column 1"),
        ("{", None, "broken JSON at column 2"),
        ('{"doc_id": "a-1", "text": ', None, "broken JSON at column"),
        ("[" * 100_000, None, "nested too deeply"),
        ("[1, 2]", None, "this is a list"),
        ("null", None, "this is null"),
        ('{"doc_id": "a-1"}', "a-1", "the field “text” is missing"),
        ('{"doc_id": "a-1", "text": null}', "a-1", "the field “text” is missing"),
        ('{"doc_id": "a-1", "text": 7}', "a-1", "the field “text” must be text, this is a number"),
        ('{"doc_id": 17, "text": " "}', "17", "the field “text” is empty"),
        ('{"doc_id": "a-1", "text": "x", "title": []}', "a-1", "the field “title” must be text"),
    ],
)
def test_an_article_that_cannot_be_read_gives_an_error(
    line: str, doc_id: str | None, words: str, gazetteer: SqliteGazetteer
) -> None:
    found = extracted(line, gazetteer)
    assert list(found) == ["doc_id", "error"]
    assert found["doc_id"] == doc_id
    assert words in found["error"]


@pytest.mark.parametrize(
    ("title", "text", "language"),
    [
        ("غارة على سوق", "قتل اثنا عشر مدنيا في غارة جوية على سوق في بلدة الميادين يوم الاثنين", "ar"),
        (
            "Frappe sur un marché",
            "Douze civils ont été tués lundi dans une frappe aérienne sur le marché de la ville, a annoncé "
            "l'observatoire dans un communiqué publié mardi.",
            "fr",
        ),
    ],
)
def test_another_language_gives_an_error_that_names_it(
    title: str, text: str, language: str, gazetteer: SqliteGazetteer
) -> None:
    found = extracted(make_article(title=title, text=text), gazetteer)
    assert found == {
        "doc_id": "a-1",
        "error": f"the article is in “{language}”: this version reads English",
    }


def test_a_fault_in_reading_gives_an_error_too() -> None:
    class BrokenGazetteer:
        """A gazetteer that cannot be asked."""

        look_up = country = division = None

    found = extracted(make_article(), BrokenGazetteer())  # type: ignore[arg-type]  # broken on purpose
    assert (found["doc_id"], FAULT in found["error"]) == ("a-1", True)
    assert "Mayadeen" not in found["error"]


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"title": ""},
        {"title": None},
        {"title": "  Air strike kills 12 civilians in Mayadeen  "},
        {"title": "Air strike\r\non Mayadeen"},
        {"text": "\n\n  " + ARTICLE["text"] + "\r\n\r\nA further 30 people were injured, it said.\r\n"},
        {"text": "🕯️ 𝔄 " + ARTICLE["text"]},
        {"text": "\x00\ud800" + ARTICLE["text"]},
        {"text": "BEIRUT, June 27, 2017 (Sample Wire) – " + ARTICLE["text"]},
    ],
)
def test_offsets_count_code_points_of_title_newline_text(
    changes: dict[str, Any], gazetteer: SqliteGazetteer
) -> None:
    """A broken character may be shown as another one, but never moves an offset."""
    article = {**ARTICLE, **changes}
    found = extracted(json.dumps(article), gazetteer)
    whole = f"{article['title'] or ''}\n{article['text']}"
    assert any(claim["low"] == 12 for claim in found["claims"])
    for claim in found["claims"]:
        assert whole[claim["start"] : claim["end"]] == claim["quote"]


def test_order_is_that_of_the_lines(gazetteer: SqliteGazetteer) -> None:
    lines = [make_article(doc_id=f"a-{number}", text=f"{number} people died." * 3) for number in range(9)]
    lines[4] = "not JSON"
    found = [extracted(line, gazetteer, number) for number, line in enumerate(lines, 1)]
    assert [one["doc_id"] for one in found] == [None if n == 4 else f"a-{n}" for n in range(9)]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
WORDS = st.sampled_from(
    """killed people 12 "dozens of" children said Monday Syria Aleppo the Observatory of strike in an air and
    including at least nearly 60 wounded , . “ ” ( ) – \n \n\n more than 30 or two three hundred its
    denied coalition by bomb 2017 June 5 , were on ’s civilians among them 000 1,200 its-head Mr. who""".split(
        " "
    )
)
PROSE = st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=80)
ARTICLES = st.fixed_dictionaries(
    {"text": PROSE},
    optional={"doc_id": JSON, "title": PROSE | JSON, "outlet": JSON, "published": JSON | st.dates().map(str)},
)


@given(st.text(max_size=60) | JSON.map(json.dumps) | ARTICLES.map(json.dumps))
@example("\ud800")
@example('{"doc_id": "\\ud800", "text": "\\ud800"}')
@example('{"doc_id": "x", "text": "12 killed", "published": "9999-12-31"}')
@example('{"doc_id": "x", "text": "Two died on Monday.", "published": "0001-01-01"}')
@example("1" * 5_000)
def test_any_line_gives_one_object_with_its_doc_id(gazetteer: SqliteGazetteer, line: str) -> None:
    found = extracted(line, gazetteer)
    assert set(found) in ({"doc_id", "error"}, {"doc_id", "relevant", "incidents", "claims", "positions"})
    assert FAULT not in found.get("error", "")


@given(ARTICLES)
def test_any_claim_is_grounded_and_refers_to_what_is_there(
    gazetteer: SqliteGazetteer, article: dict[str, Any]
) -> None:
    found = extracted(json.dumps(article), gazetteer)
    title = article.get("title")
    whole = f"{title if isinstance(title, str) else ''}\n{article['text']}"
    incidents = {incident["id"] for incident in found.get("incidents", [])}
    claims = {claim["id"] for claim in found.get("claims", [])}
    for claim in found.get("claims", []):
        shown = whole[claim["start"] : claim["end"]]
        assert shown.replace("\x00", "�") == claim["quote"]
        assert claim["incident"] is None or claim["incident"] in incidents
        assert claim["part_of"] is None or claim["part_of"] in claims - {claim["id"]}
        assert 0 <= claim["confidence"] <= 1
