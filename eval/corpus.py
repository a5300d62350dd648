"""The annotated articles beside the checkout, scored by the scorer that lies with them: `python -m eval.corpus`.

That scorer shares no code with Knell, and it compares names and places in its own way. Nothing of the corpus
is kept here, only figures.
"""

import json
import runpy
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.gate import hold, read_options
from eval.reliability import Verdict
from eval.score import FOLDER, extract_articles, read_lines

from knell.adapters.gazetteer import open_gazetteer
from knell.adapters.gazetteer_build import ensure_gazetteer
from knell.model.where import Gazetteer
from knell.settings import read_settings

CORPUS = FOLDER.parent.parent / "shared" / "corpora" / "casualty-claims"
BASELINE = FOLDER / "corpus-baseline.json"
CROSS_VALIDATION = FOLDER / "cross-validation.json"
"""What `python -m eval.training --cross-validate` measured: figures by set of articles."""

EPSILON = 0.016
"""How far below its baseline an incident figure of the 96 articles may lie: one thing in the smallest of them. One
position of the 130 annotated and predicted is 0.0155 of F1, one main place of 79 is 0.0127. Shares are of what was
found, so that finding one more incident, with a wrong date, lowers one."""

GATED = (
    "incidents.f1",
    "of_incidents.date_exact",
    "of_incidents.type",
    "of_incidents.country",
    "of_incidents.near",
    "main_incident.place",
    "main_incident.date_exact",
    "perpetrators.f1",
    "perpetrator_stance",
    "positions.f1",
    "of_found.right_incident",
)
"""The incident figures that the baseline holds. Those of claims have fixed floors in tests/quality."""

WRITTEN_FROM, HELD_OUT = ("fold1", "fold2", "fold3"), ("fold4", "fold5")
FOLDS = (*WRITTEN_FROM, *HELD_OUT)
"""The folds whose articles were looked at while the rules were written, and those that were not."""


@dataclass(frozen=True, slots=True)
class CorpusReading:
    """A set of annotated articles with what was read in them; the three lists are in one order of `doc_id`s."""

    articles: Sequence[Mapping[str, Any]]
    gold: Sequence[Mapping[str, Any]]
    predicted: Sequence[Mapping[str, Any]]


def read_corpus(gazetteer: Gazetteer, *, prefix: str = "", folder: Path = CORPUS) -> CorpusReading:
    """Read the annotated articles of the corpus; `prefix` "clean-" takes its clean documents instead."""
    articles = read_lines(folder / f"{prefix}articles.jsonl")
    gold = read_lines(folder / f"{prefix}gold.jsonl")
    return CorpusReading(articles, gold, extract_articles(articles, gazetteer))


def read_folds(folder: Path = CORPUS) -> dict[str, list[str]]:
    """The articles' ids by fold."""
    found: dict[str, list[str]] = json.loads((folder / "folds.json").read_text(encoding="utf-8"))
    return found


def corpus_figures(reading: CorpusReading, folder: Path = CORPUS) -> dict[str, float | None]:
    """Every line that the corpus's own scorer prints, by name ("claims.f1", "of_incidents.type")."""
    with tempfile.TemporaryDirectory() as scratch:
        paths = [Path(scratch) / name for name in ("articles", "gold", "predicted")]
        for path, rows in zip(paths, (reading.articles, reading.gold, reading.predicted), strict=True):
            path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        command = [sys.executable, str(folder / "score.py"), *map(str, paths), "--json"]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    return flatten(json.loads(done.stdout))


def flatten(report: Mapping[str, Any]) -> dict[str, float | None]:
    """The scorer's nested report as one level of names; an interval becomes its two ends."""
    figures: dict[str, float | None] = {}
    for name, value in report.items():
        if isinstance(value, Mapping):
            figures |= {f"{name}.{inner}": part for inner, part in flatten(value).items()}
        elif isinstance(value, list):
            figures |= {f"{name}_low": value[0], f"{name}_high": value[1]}
        else:
            figures[name] = value
    return figures


def corpus_verdicts(reading: CorpusReading, folder: Path = CORPUS) -> list[Verdict]:
    """Each predicted claim with a figure: its confidence, and whether the corpus's scorer found it right."""
    # Run as a script, not imported: nothing may be written beside it, compiled or not.
    score_article = runpy.run_path(str(folder / "score.py"), run_name="corpus_scorer")["score_article"]
    gold = {row["doc_id"]: row for row in reading.gold}
    predicted = {row["doc_id"]: row for row in reading.predicted}
    verdicts: list[Verdict] = []
    for article in reading.articles:
        claims = predicted[article["doc_id"]].get("claims", ())
        text = f"{article['title']}\n{article['text']}"
        _, errors = score_article(text, gold[article["doc_id"]], predicted[article["doc_id"]])
        spurious = {claim["id"] for kind, claim in errors if kind == "spurious"}
        counted = (claim for claim in claims if claim["figure"])
        verdicts += [Verdict(claim["confidence"], claim["id"] not in spurious) for claim in counted]
    return verdicts


def gated(figures: Mapping[str, float | None]) -> dict[str, float | None]:
    """The figures that the baseline holds."""
    return {name: figures[name] for name in GATED}


def main(arguments: Iterable[str] | None = None) -> int:
    """Print every figure of the 96 articles beside the baseline; 1 where one fell or an update was refused."""
    options = read_options("python -m eval.corpus", __doc__, arguments)
    if not CORPUS.is_dir():
        print(f"the corpus is not at {CORPUS}", file=sys.stderr)
        return 1
    with open_gazetteer(ensure_gazetteer(read_settings().home.expanduser())) as gazetteer:
        figures = corpus_figures(read_corpus(gazetteer))
    return hold(figures, gated(figures), BASELINE, options, epsilon=EPSILON)


if __name__ == "__main__":
    sys.exit(main())
