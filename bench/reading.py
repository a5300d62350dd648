"""How fast reports are read: an article, each stage of it, and documents of growing length."""

import importlib
import importlib.util
import io
import json
import logging
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import partial

import trafilatura
from bench.results import Line, seconds_of, time_in_turns
from bench.texts import make_articles, make_page, make_text

from knell.extract.reader import read_report
from knell.model.report import Origin, Report
from knell.model.where import Gazetteer
from knell.pipeline.extracting import extract_line
from knell.pipeline.placing import find_places
from knell.pipeline.reading import read_one
from knell.read.articles import read_line
from knell.read.compose import compose_report
from knell.read.document import read_stream
from knell.resolve.mention import resolve_reading
from knell.segment.report import segment_report

ARTICLE_WORDS = 350
"""Words of an ordinary agency report."""

ORIGIN = Origin("bench", datetime(2017, 6, 28, 12, tzinfo=UTC))


def article_lines(gazetteer: Gazetteer, *, articles: int, rounds: int, seed: int) -> Iterator[Line]:
    """Milliseconds for an article, JSON in and JSON out, beside the parse of the page that it would come on."""
    made = make_articles(articles, words=ARTICLE_WORDS, seed=seed)
    given, pages = [json.dumps(article) for article in made], [make_page(article) for article in made]
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL + 1)

    def extract() -> None:
        for number, line in enumerate(given, 1):
            extract_line(line, number, gazetteer)

    def parse() -> None:
        for page in pages:
            trafilatura.bare_extraction(page, include_comments=False, include_tables=False)

    extract()  # once, so that word lists are loaded and place names looked up, as in any longer run
    ours, theirs = time_in_turns(extract, parse, rounds=rounds)
    what = f"extraction, an article of {ARTICLE_WORDS} words"
    each = 1000 / articles
    yield Line(what, "ms", ours * each, "trafilatura, the article's page", theirs * each)
    yield tokeniser_line(made, what, ours * each, rounds=rounds)
    yield from stage_lines(given, gazetteer, rounds=rounds)
    texts = [f"{article['title']}\n{article['text']}" for article in made]
    least = min(seconds_of(lambda: [find_places(text, gazetteer) for text in texts]) for _ in range(rounds))
    yield Line(f"all places of an article of {ARTICLE_WORDS} words", "ms", least * each)


def tokeniser_line(articles: Sequence[dict[str, str]], what: str, ours: float, *, rounds: int) -> Line:
    """The same beside spaCy's bare English tokeniser; says so where spaCy is not installed."""
    beside = "spaCy, tokeniser alone"
    if importlib.util.find_spec("spacy") is None:
        return Line(what, "ms", ours, beside, None, "spaCy is not installed")
    tokenise = importlib.import_module("spacy").blank("en")
    time = min(seconds_of(lambda: [tokenise(one["text"]) for one in articles]) for _ in range(rounds))
    return Line(what, "ms", ours, beside, time * 1000 / len(articles))


def stage_lines(given: Sequence[str], gazetteer: Gazetteer, *, rounds: int) -> Iterator[Line]:
    """The same articles through one stage after the other."""
    reports = [compose_report(read_line(line.encode(), ORIGIN)) for line in given]
    cut = [(report, segment_report(report)) for report in reports]
    readings = [read_report(report, segments, gazetteer) for report, segments in cut]
    stages: tuple[tuple[str, Callable[[], object]], ...] = (
        ("read", lambda: [compose_report(read_line(line.encode(), ORIGIN)) for line in given]),
        ("segment", lambda: [segment_report(report) for report in reports]),
        ("extract", lambda: [read_report(report, segments, gazetteer) for report, segments in cut]),
        ("resolve", lambda: [resolve_reading(reading, gazetteer) for reading in readings]),
    )
    for name, run in stages:
        least = min(seconds_of(run) for _ in range(rounds))
        yield Line(f"of that, stage {name}", "ms", least * 1000 / len(given))


def length_lines(gazetteer: Gazetteer, *, words: Sequence[int], seed: int) -> Iterator[Line]:
    """Seconds for one plain document of each length, beside the length before it, from bytes to reading."""
    before: tuple[int, float] | None = None
    for length in words:
        data = f"Report of {length} words\n\n{make_text(length, seed=seed)}".encode()
        time = seconds_of(partial(read_whole, data, gazetteer))
        what = f"a document of {length:,} words"
        if before is None:
            yield Line(what, "s", time)
        else:
            note = f"{length / before[0]:g} times as long"
            yield Line(what, "s", time, f"one of {before[0]:,} words", before[1], note)
        before = length, time


def read_whole(data: bytes, gazetteer: Gazetteer) -> None:
    """One document through all reading stages; raises what it could not be read for."""
    (found,) = read_stream(io.BytesIO(data), ORIGIN, max_bytes=len(data))
    if not isinstance(found, Report):
        raise found
    read_one(found, gazetteer)
