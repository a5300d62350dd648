"""Made reports: the same for the same seed, of the length asked for, and readable by the product."""

import io
import json
from datetime import UTC, datetime

import pytest
from bench.texts import as_lines, make_articles, make_page, make_text
from hypothesis import given
from hypothesis import strategies as st

from knell.model.report import Origin, Report
from knell.model.where import Gazetteer
from knell.pipeline.extracting import extract_line
from knell.read.document import read_stream


@given(st.integers(1, 2_000), st.integers(0, 1 << 20))
def test_a_text_has_the_words_asked_for(words: int, seed: int) -> None:
    text = make_text(words, seed=seed)
    assert len(text.split()) == words
    assert text == make_text(words, seed=seed)


def test_articles_differ_by_seed_and_number() -> None:
    texts = {each["text"] for seed in (1, 2) for each in make_articles(3, words=50, seed=seed)}
    assert len(texts) == 6


def test_articles_as_lines_come_back() -> None:
    articles = make_articles(2, words=30, seed=1)
    assert [json.loads(line) for line in as_lines(articles).splitlines()] == articles


def test_the_page_holds_its_article_and_the_reader_finds_it() -> None:
    (article,) = make_articles(1, words=350, seed=1)
    origin = Origin("page.html", datetime(2018, 6, 28, tzinfo=UTC))
    (report,) = read_stream(io.BytesIO(make_page(article).encode()), origin, max_bytes=1_000_000)
    assert isinstance(report, Report)
    assert report.title == article["title"]
    assert report.text.split()[-300:] == article["text"].split()[-300:]
    assert str(report.published) == article["published"]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_an_article_holds_claims_to_read(seed: int, gazetteer: Gazetteer) -> None:
    (article,) = make_articles(1, words=350, seed=seed)
    reading = json.loads(extract_line(json.dumps(article), 1, gazetteer))
    assert len(reading["claims"]) >= 3
