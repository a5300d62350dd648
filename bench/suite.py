"""All benchmarks in order, in the sizes that are published and in small ones for the tests."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.gazetteers import gazetteer_lines
from bench.keeping import keeping_lines
from bench.places import place_lines
from bench.processes import memory_lines, start_line
from bench.reading import article_lines, length_lines
from bench.results import Line

from knell.adapters.gazetteer import open_gazetteer

SEED = 20170626


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much each benchmark does. `document_words` and `memory_articles` are lists of sizes to go through."""

    articles: int
    reports: int
    names: int
    gazetteer_rows: int
    rounds: int
    start_rounds: int
    document_words: tuple[int, ...]
    memory_articles: tuple[int, ...]
    judging_steps: int
    judging_reports: int


FULL = Sizes(
    articles=50,
    reports=300,
    names=2_000,
    gazetteer_rows=1_000_000,
    rounds=5,
    start_rounds=15,
    document_words=(25_000, 50_000, 100_000, 200_000),
    memory_articles=(50, 500),
    judging_steps=1_600,
    judging_reports=24,
)
SMALL = Sizes(
    articles=2,
    reports=2,
    names=5,
    gazetteer_rows=200,
    rounds=1,
    start_rounds=1,
    document_words=(200, 400),
    memory_articles=(1,),
    judging_steps=12,
    judging_reports=6,
)


def run_benchmarks(index: Path, sizes: Sizes) -> Iterator[Line]:
    """Every line, with the place index at `index`."""
    with open_gazetteer(index) as gazetteer:
        yield from article_lines(gazetteer, articles=sizes.articles, rounds=sizes.rounds, seed=SEED)
        yield from length_lines(gazetteer, words=sizes.document_words, seed=SEED)
        yield from keeping_lines(gazetteer, reports=sizes.reports, rounds=sizes.rounds, seed=SEED)
    yield from place_lines(index, names=sizes.names, rounds=sizes.rounds, seed=SEED)
    yield from gazetteer_lines(index, rows=sizes.gazetteer_rows, names=sizes.names, seed=SEED)
    yield start_line(rounds=sizes.start_rounds)
    yield from memory_lines(index, articles=sizes.memory_articles, seed=SEED)
