"""Measures Knell, quality and speed, and writes docs/benchmarks.md: `make proof`. Takes some minutes.

Quality is measured on the sample articles always, and on the annotated corpus where it lies beside the checkout.
`--quick` takes the small sizes of the benchmarks, and prints the page instead of writing it. `--speed` measures speed
and memory alone, for a machine that was busy before, and leaves the rest of the page as it is.
"""

import json
import os
import platform
import sqlite3
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

# `make proof` runs this file by its path, which puts scripts/ on the path of imports and not the checkout.
sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.judging import judging_section
from bench.results import Line
from bench.scale import scale_section
from bench.suite import FULL, SEED, SMALL, Sizes, run_benchmarks
from eval.corpus import (
    CORPUS,
    CROSS_VALIDATION,
    CorpusReading,
    corpus_figures,
    corpus_verdicts,
    read_corpus,
)
from eval.geoparsing.section import places_section
from eval.linking.section import linking_section
from eval.matching.section import matching_section
from eval.relevance import other_articles, share_relevant, shooting_articles
from eval.reliability import ReliabilityBin, calibration_error, reliability
from eval.score import score_sample
from eval.sources.section import sources_section

import knell
from knell.adapters.gazetteer import open_gazetteer
from knell.adapters.gazetteer_build import ensure_gazetteer
from knell.model.where import Gazetteer
from knell.settings import read_settings

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "benchmarks.md"
NOTE = "<!-- Made by scripts/proof.py: do not edit, run `make proof`. -->"

SAMPLE_TEXT = """\
Twelve short reports written for Knell, scored by [eval/score.py](../eval/README.md), which says what each
figure means. They are a tripwire for every test run and say little about real news.
"""

CORPUS_TEXT = """\
96 articles of the FA-KES data set on the war in Syria (15 outlets, 2011 to 2018), annotated once and
adjudicated once, and 40 documents with clean punctuation (press offices and an encyclopedia). Each is read by
the function behind `knell extract` and scored by the scorer that lies with the corpus, which shares no code
with Knell. Every line that it prints is here; ratios are micro-averages over articles.

Rules were written while looking at folds 1 to 3 of `folds.json` and at 296 of the 430 articles of the same data set
that were annotated for this (`eval/annotations.jsonl`); the articles of folds 4 and 5 were not looked at, though their
figures were watched. The encoder and the weights that ship were made from all of these. **What to go by:**

- *left out*: each fold read with an encoder and weights that were made without it and without every article of ours
  published within four days of one of its articles (`python -m eval.training FOLDER --cross-validate`, {day});
  *without the encoder*: by rules and weights alone, the weights fitted likewise;
- *430 of ours, left out*: our articles in four parts by date, each read with what was made without it and without
  whatever was published within four days of it. They were annotated once and not adjudicated: some of the difference
  to the others is the annotation's.

*96 as shipped* is the reader that ships, on articles that it was trained on: it says only that nothing broke. The clean
documents were not trained on, and looked at now and then.
"""

CONFIDENCE_TEXT = """\
Claims with a figure by their `confidence`, and the share of them that the corpus's scorer found: harm, low
and high right, at the right place in the text. The penalties behind the number were set on folds 1 to 3;
weights play no part in it.
"""

RELEVANCE_TEXT = """\
Whether a report is about violence done by people at all, on articles whose kind is known by where they are
from. Words and weights were set with these two sets in view, on 800 of the articles on shootings and on all of
the others; of the others that are read as relevant most do tell of a killing, a trial or a war.
"""

RELEVANCE_SAMPLE = 1_000
"""Articles on shootings that the page measures."""

SPEED_HEAD = "## Speed and memory"

SPEED_TEXT = """\
Each figure stands beside another that was measured in turns with it in the same run: the ratio says more
than the figure, which depends on the machine. Times are the least of several rounds on one core, since whatever
else the machine does can only add (documents by length: one round). Reports are invented, and the same in
every run (`bench/texts.py`).
"""

Figures = Mapping[str, float | None]


def build_page(index: Path, sizes: Sizes, *, corpus: Path = CORPUS) -> str:
    """The whole page, measured now with the place index at `index`; says so where there is no corpus."""
    with open_gazetteer(index) as gazetteer:
        quality = [*sample_section(score_sample(gazetteer).figures()), *corpus_sections(gazetteer, corpus)]
        quality += relevance_section(gazetteer, corpus.parent)
        quality += places_section(gazetteer, corpus.parent / "geoparsing")
        quality += matching_section()
        quality += sources_section(gazetteer, corpus.parent)
        quality += linking_section(corpus.parent)
    judged = judging_section(steps=sizes.judging_steps, reports=sizes.judging_reports, seed=SEED)
    speed = [*speed_section(run_benchmarks(index, sizes)), *scale_section()]
    parts = [*head_section(datetime.now(UTC)), *quality, *judged, *speed]
    return "\n".join(parts).rstrip() + "\n"


def head_section(now: datetime) -> Iterator[str]:
    """What was measured where, when and how."""
    yield f"{NOTE}\n\n# Benchmarks\n"
    yield (
        "All figures on this page come from one run of `make proof` (`.venv/bin/python scripts/proof.py`), but where"
        " another command and day are given.\n"
    )
    yield "| | |\n|---|---|"
    yield f"| date | {now.date()} |"
    yield f"| Knell | {knell.__version__} |"
    yield f"| machine | {platform.machine()}, {os.cpu_count()} cores, {platform.system()} |"
    yield f"| Python | {platform.python_version()}, SQLite {sqlite3.sqlite_version} |\n"


def sample_section(figures: Figures) -> Iterator[str]:
    """The sample articles, by our own scorer."""
    yield "## Sample articles\n"
    yield SAMPLE_TEXT
    yield from figure_table({"sample": figures})


def corpus_sections(gazetteer: Gazetteer, corpus: Path) -> Iterator[str]:
    """The annotated articles, by their own scorer, and how far the confidence of a claim can be relied on."""
    yield "## Annotated articles\n"
    if not corpus.is_dir():
        yield "The corpus was not beside the checkout in this run: nothing was measured on it.\n"
        return
    reading = read_corpus(gazetteer, folder=corpus)
    clean = read_corpus(gazetteer, prefix="clean-", folder=corpus)
    measured = json.loads(CROSS_VALIDATION.read_text(encoding="utf-8"))
    yield CORPUS_TEXT.replace("{day}", measured["date"])
    left_out = {f"{name}, left out": figures for name, figures in measured["figures"].items()}
    left_out["all 96, left out, without the encoder"] = measured["rules alone"]["all 96"]
    sets = {"96 as shipped": reading, "clean documents": clean}
    yield from figure_table(left_out | {name: corpus_figures(each, corpus) for name, each in sets.items()})
    yield from reliability_sections(sets, corpus)


def relevance_section(gazetteer: Gazetteer, corpora: Path, sample: int = RELEVANCE_SAMPLE) -> Iterator[str]:
    """Shares of articles read as relevant; says so where the corpora are not beside the checkout."""
    yield "## Reports of violence and others\n"
    if not corpora.is_dir():
        yield "The corpora were not beside the checkout in this run: nothing was measured on them.\n"
        return
    yield RELEVANCE_TEXT
    sets = {
        f"{sample:,} articles on shootings": (shooting_articles(sample, corpora), "relevant"),
        "GeoVirus and LGL": (other_articles(corpora), "not relevant"),
    }
    yield "| articles | read as | share |\n|---|---|---:|"
    for name, (articles, wanted) in sets.items():
        share = share_relevant(articles, gazetteer)
        yield f"| {name} | {wanted} | {share if wanted == 'relevant' else 1 - share:.3f} |"
    yield ""


def reliability_sections(sets: Mapping[str, CorpusReading], corpus: Path) -> Iterator[str]:
    """Claims by their confidence, with the share that the corpus's scorer found right."""
    yield "## What `confidence` is worth\n"
    yield CONFIDENCE_TEXT
    for name in sets:
        bins = reliability(corpus_verdicts(sets[name], corpus))
        yield f"### {name[0].upper()}{name[1:]}\n"
        yield from reliability_table(bins)


def reliability_table(bins: Sequence[ReliabilityBin]) -> Iterator[str]:
    """One line a bin, and the mean gap."""
    yield "| confidence | claims | mean confidence | share found right |\n|---|---:|---:|---:|"
    for each in bins:
        span = f"{each.low:.1f}–{each.high:.1f}"
        yield f"| {span} | {each.claims} | {each.mean_confidence:.2f} | {each.share_right:.2f} |"
    error = calibration_error(bins)
    yield f"\nMean gap between the two, over claims: {'–' if error is None else f'{error:.3f}'}.\n"


def speed_section(lines: Iterable[Line]) -> Iterator[str]:
    """Our figure beside another's, measured in turns."""
    yield f"{SPEED_HEAD}\n"
    yield SPEED_TEXT
    yield "| what | Knell | beside it | | ratio | |\n|---|---:|---|---:|---:|---|"
    for line in lines:
        beside = "–" if line.beside is None else f"{amount(line.beside)} {line.unit}"
        ratio = "–" if line.ratio is None else f"{line.ratio:.2f}"
        ours = f"{amount(line.ours)} {line.unit}"
        yield f"| {line.what} | {ours} | {line.beside_what} | {beside} | {ratio} | {line.note} |"
    yield ""


def replace_speed(page: str, lines: Iterable[Line], now: datetime) -> str:
    """The page with the section on speed measured anew, and the day of that; all else stays."""
    head, rest = page.split(SPEED_HEAD, 1)
    _, *after = rest.split("\n## ", 1)
    section = "\n".join(speed_section(lines))
    note = f"{SPEED_HEAD}\n\nMeasured by `scripts/proof.py --speed` on {now.date()}."
    made = section.replace(SPEED_HEAD, note, 1).rstrip()
    return head + "\n\n## ".join([made, *after]).rstrip() + "\n"


def figure_table(columns: Mapping[str, Figures]) -> Iterator[str]:
    """One line for each figure, one column for each set of articles; "–" where nothing was counted."""
    yield f"| figure | {' | '.join(columns)} |\n|---|{'---:|' * len(columns)}"
    for name in dict.fromkeys(name for figures in columns.values() for name in figures):
        cells = " | ".join(figure_words(figures.get(name)) for figures in columns.values())
        yield f"| `{name}` | {cells} |"
    yield ""


def figure_words(value: float | None) -> str:
    """A count as it is, a ratio to three decimals, "–" for what was not counted."""
    if value is None:
        return "–"
    return str(value) if isinstance(value, int) else f"{value:.3f}"


def amount(value: float) -> str:
    """Three significant digits, thousands parted."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def main(arguments: Sequence[str]) -> int:
    """Write the page, or with --quick print a quick one."""
    index = ensure_gazetteer(read_settings().home.expanduser())
    if "--quick" in arguments:
        print(build_page(index, SMALL))
        return 0
    if "--speed" in arguments:
        lines = run_benchmarks(index, FULL)
        page = replace_speed(PAGE.read_text(encoding="utf-8"), lines, datetime.now(UTC))
    else:
        page = build_page(index, FULL)
    PAGE.write_text(page, encoding="utf-8")
    print(f"wrote {PAGE.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
