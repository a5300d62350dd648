"""Annotated articles made ready: taken apart once, so that many weights can be tried on them."""

import json
import runpy
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from eval.packing import unpack
from eval.score import FOLDER, SAMPLE_ARTICLES, SAMPLE_GOLD, read_lines

from knell.extract.candidates import Candidate
from knell.extract.claims import fold_doubles
from knell.extract.draft import Draft, draft_report
from knell.model.report import Origin
from knell.model.where import Gazetteer
from knell.read.articles import read_line
from knell.read.compose import compose_report
from knell.segment.report import segment_report

ANNOTATIONS = FOLDER / "annotations.jsonl"
"""Articles that the corpus gives without annotations, annotated for this: offsets and labels only."""

SEED_ANNOTATION = FOLDER / "seed-annotation.jsonl"
"""The report that the project was begun from, annotated likewise."""

Document = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Scorer:
    """The functions of the corpus's own scorer that training is measured by."""

    pair: Any
    same_place: Any
    same_name: Any
    figure_spans: Any
    overlap: Any


def load_scorer(corpus: Path) -> Scorer:
    """The scorer that lies with the corpus, run as a script: nothing may be written beside it."""
    names = runpy.run_path(str(corpus / "score.py"), run_name="corpus_scorer")
    return Scorer(*(names[name] for name in ("pair", "same_place", "same_name", "figure_spans", "overlap")))


@dataclass(frozen=True, slots=True)
class Example:
    """An article taken apart, with its annotation.

    `found` pairs claims of the annotation with places in `candidates` that give the same figure.
    """

    doc_id: str
    published: date | None
    outlet: str | None
    draft: Draft
    candidates: list[Candidate]
    gold: Document
    found: tuple[tuple[Document, int], ...]


def make_example(article: Document, gold: Document, gazetteer: Gazetteer, scorer: Scorer) -> Example:
    """Take an article apart and find its annotated figures among the candidates."""
    line = json.dumps(article, ensure_ascii=False).encode()
    report = compose_report(read_line(line, Origin("training", datetime.now(UTC), 1)))
    draft = draft_report(report, segment_report(report), gazetteer)
    candidates = fold_doubles(draft.candidates)
    claims = [claim for claim in gold["claims"] if claim.get("figure")]
    spans = {id(claim): scorer.figure_spans(report.text, claim) for claim in claims}
    numbered = [at for at, candidate in enumerate(candidates) if candidate.count.phrase]

    def match(claim: Document, at: int) -> int:
        candidate = candidates[at]
        if claim["harm"] != candidate.harm.value:
            return 0
        if (claim["low"], claim["high"]) != (candidate.count.low, candidate.count.high):
            return 0
        figure = candidate.figure
        return 5 if scorer.overlap(spans[id(claim)], [(figure.start, figure.end)]) else 1

    found = tuple(scorer.pair(claims, numbered, match))
    return Example(article["doc_id"], report.published, report.outlet, draft, candidates, gold, found)


def load_examples(corpus: Path, gazetteer: Gazetteer, scorer: Scorer) -> tuple[list[Example], list[Example]]:
    """The articles that the corpus has annotated, and those that were annotated for training."""
    articles = {row["doc_id"]: row for row in read_lines(corpus / "articles.jsonl")}
    gold = read_lines(corpus / "gold.jsonl")
    theirs = [make_example(articles[row["doc_id"]], row, gazetteer, scorer) for row in gold]
    more = {row["doc_id"]: row for row in read_lines(corpus / "unannotated.jsonl")}
    ours = [
        make_example(more[packed["doc_id"]], unpack(more[packed["doc_id"]], packed), gazetteer, scorer)
        for packed in read_lines(ANNOTATIONS)
        if packed["doc_id"] in more
    ]
    return theirs, ours


PUNCTUATED = 3
"""Times that each article of ours with its punctuation counts: the corpus has lost its commas, other texts have not."""


def load_punctuated(corpus: Path, gazetteer: Gazetteer, scorer: Scorer) -> list[Example]:
    """The annotated sample reports, and the report that the project was begun from, each `PUNCTUATED` times."""
    gold = {row["doc_id"]: row for row in read_lines(SAMPLE_GOLD)}
    pairs = [(row, gold[row["doc_id"]]) for row in read_lines(SAMPLE_ARTICLES)]
    seed = corpus.parent.parent / "seed" / "article.txt"
    if seed.exists():
        title, _, text = seed.read_text(encoding="utf-8").partition("\n")
        article = {"doc_id": "seed", "outlet": "AFP", "published": "2017-06-27", "title": title, "text": text}
        packed = next(row for row in read_lines(SEED_ANNOTATION))
        pairs.append((article, unpack(article, packed)))
    return [make_example(article, found, gazetteer, scorer) for article, found in pairs] * PUNCTUATED


NEAR_DAYS = 4
"""Articles published this close to one that is measured may tell of its events: they are not trained on."""


def leave_out(examples: Iterable[Example], measured: Iterable[Example]) -> list[Example]:
    """The examples that cannot tell of an event of the measured ones."""
    days = {example.published for example in measured if example.published is not None}
    return [
        example
        for example in examples
        if example.published is None or all(abs((example.published - day).days) > NEAR_DAYS for day in days)
    ]
