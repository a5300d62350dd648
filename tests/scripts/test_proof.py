"""The page of benchmarks: complete without a corpus too, and its numbers are written as they were measured."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from bench.results import Line
from bench.scale import read_figures, scale_section
from eval.corpus import CORPUS
from eval.geoparsing.section import places_section
from eval.reliability import Verdict, reliability
from scripts.proof import (
    amount,
    corpus_sections,
    figure_table,
    figure_words,
    head_section,
    relevance_section,
    reliability_table,
    replace_speed,
    sample_section,
    speed_section,
)

from knell.model.where import Gazetteer


def test_the_head_says_when_and_with_which_command() -> None:
    head = "\n".join(head_section(datetime(2026, 1, 2, tzinfo=UTC)))
    assert "| date | 2026-01-02 |" in head
    assert "make proof" in head
    assert "cores" in head


def test_a_missing_corpus_is_said(gazetteer: Gazetteer, tmp_path: Path) -> None:
    page = "\n".join(corpus_sections(gazetteer, tmp_path / "nowhere"))
    assert "nothing was measured on it" in page
    assert "|" not in page


def test_missing_corpora_of_places_are_said(gazetteer: Gazetteer, tmp_path: Path) -> None:
    page = "\n".join(places_section(gazetteer, tmp_path / "nowhere"))
    assert "nothing was measured on them" in page
    assert "|" not in page


def test_large_gazetteers_have_a_line_each() -> None:
    lines = list(scale_section())
    assert [line.split("|")[1].strip() for line in lines[4:-1]] == [
        f"{int(rows):,}" for rows in read_figures()
    ]
    assert len({line.count("|") for line in lines[2:-1]}) == 1


def test_missing_articles_of_other_kinds_are_said(gazetteer: Gazetteer, tmp_path: Path) -> None:
    page = "\n".join(relevance_section(gazetteer, tmp_path / "nowhere"))
    assert "nothing was measured on them" in page
    assert "|" not in page


@pytest.mark.corpus
def test_articles_of_other_kinds_have_a_line_each(gazetteer: Gazetteer) -> None:
    lines = list(relevance_section(gazetteer, CORPUS.parent, sample=10))
    assert [line.split("|")[2].strip() for line in lines[-3:-1]] == ["relevant", "not relevant"]


@pytest.mark.corpus
def test_the_corpus_gives_every_set_and_a_reliability_table_for_each(gazetteer: Gazetteer) -> None:
    page = "\n".join(corpus_sections(gazetteer, CORPUS))
    columns = (
        "all 96, left out | folds 1–3, left out | folds 4–5, left out | 430 of ours, left out"
        " | all 96, left out, without the encoder"
    )
    assert f"| figure | {columns} | 96 as shipped | clean documents |" in page
    (articles,) = [line for line in page.splitlines() if line.startswith("| `articles` |")]
    assert articles == "| `articles` | 96 | 58 | 38 | 430 | 96 | 96 | 40 |"
    assert page.count("| confidence | claims |") == 2


def test_a_table_has_every_figure_of_every_column() -> None:
    table = list(figure_table({"one": {"a": 0.5, "b": 3}, "two": {"b": None, "c": 1.0}}))
    assert table[0].startswith("| figure | one | two |")
    assert table[1:-1] == ["| `a` | 0.500 | – |", "| `b` | 3 | – |", "| `c` | – | 1.000 |"]


@pytest.mark.parametrize(("value", "words"), [(None, "–"), (0, "0"), (508, "508"), (0.85885, "0.859")])
def test_figures(value: float | None, words: str) -> None:
    assert figure_words(value) == words


@pytest.mark.parametrize(
    ("value", "words"), [(0.1234, "0.12"), (9.876, "9.88"), (12.34, "12.3"), (3151.5, "3,152")]
)
def test_amounts(value: float, words: str) -> None:
    assert amount(value) == words


def test_reliability_is_one_line_a_bin() -> None:
    bins = reliability([Verdict(0.92, True), Verdict(0.92, False), Verdict(0.3, False)])
    table = "\n".join(reliability_table(bins))
    assert "| 0.3–0.4 | 1 | 0.30 | 0.00 |" in table
    assert "| 0.9–1.0 | 2 | 0.92 | 0.50 |" in table
    assert "over claims: 0.380." in table


def test_speeds_stand_beside_one_another_and_what_is_absent_is_said() -> None:
    lines = [Line("x", "ms", 6.0, "y", 2.0), Line("x", "ms", 6.0, "z", None, "z is not installed")]
    table = "\n".join(speed_section(lines))
    assert "| x | 6.00 ms | y | 2.00 ms | 3.00 |  |" in table
    assert "| x | 6.00 ms | z | – | – | z is not installed |" in table


def test_the_sample_is_on_the_page() -> None:
    assert "| `claims.f1` | 0.900 |" in list(sample_section({"claims.f1": 0.9}))


def test_speed_alone_is_measured_anew() -> None:
    old = "\n".join(
        [
            "# Benchmarks",
            "",
            *speed_section([Line("reading", "ms", 70.0, "", None)]),
            "## Large gazetteers",
            "",
        ]
    )
    new = replace_speed(old, [Line("reading", "ms", 50.0, "", None)], datetime(2026, 1, 2, tzinfo=UTC))
    assert "| reading | 50.0 ms |" in new and "70.0" not in new
    assert "on 2026-01-02" in new
    assert new.startswith("# Benchmarks") and new.rstrip().endswith("## Large gazetteers")
    again = replace_speed(new, [Line("reading", "ms", 60.0, "", None)], datetime(2026, 1, 3, tzinfo=UTC))
    assert "2026-01-02" not in again and again.count("## Speed and memory") == 1
