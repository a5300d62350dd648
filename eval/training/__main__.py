"""Makes the reader's weights, and measures weights so made on articles left out: `python -m eval.training`.

`--cross-validate` also trains once for each half of the corpus (folds 1 to 3, folds 4 and 5) without it, and without
our own articles that are near it in time; the left-out halves are scored together by the corpus's own scorer.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from eval.corpus import (
    CORPUS,
    CROSS_VALIDATION,
    HELD_OUT,
    WRITTEN_FROM,
    CorpusReading,
    corpus_figures,
    read_folds,
)
from eval.score import read_lines
from eval.training.climbing import climb
from eval.training.examples import Example, Scorer, leave_out, load_examples, load_punctuated, load_scorer
from eval.training.goal import Judge
from eval.training.labels import fit_choices

from knell.adapters.gazetteer import open_gazetteer
from knell.adapters.gazetteer_build import ensure_gazetteer
from knell.extract.weights import WEIGHTS, Weights
from knell.model.where import Gazetteer
from knell.pipeline.extracting import extract_line
from knell.settings import read_settings

START = Path(__file__).with_name("start.json")
"""The weights that were put by hand, from which every training begins."""


HALVES = {"folds 1–3": WRITTEN_FROM, "folds 4–5": HELD_OUT}
"""What is measured at a time, with weights from the other half. Five folds would take five times as long."""


def make_weights(
    examples: Sequence[Example], judge: Judge, scorer: Scorer, start: Weights, *, rounds: int
) -> dict[str, dict[str, float]]:
    """Weights for every choice, from these examples alone; the search sets out from `start`."""
    climbed = climb(examples, judge, start, anchor=read_weights(START), rounds=rounds)
    return {**climbed, **fit_choices(examples, judge, scorer, climbed)}


def cross_validate(
    theirs: Sequence[Example],
    ours: Sequence[Example],
    judge: Judge,
    scorer: Scorer,
    gazetteer: Gazetteer,
    rounds: int,
) -> dict[str, Any]:
    """The corpus's figures by set of articles, each half read with weights that were made without it."""
    start = read_weights(START)
    articles = {row["doc_id"]: row for row in read_lines(CORPUS / "articles.jsonl")}
    halves = {name: _ids_of(folds) for name, folds in HALVES.items()}
    predicted = []
    for name, doc_ids in halves.items():
        measured = [example for example in theirs if example.doc_id in doc_ids]
        others = [example for example in theirs if example.doc_id not in doc_ids]
        kept = [*others, *leave_out(ours, measured)]
        print(f"{name}: {len(kept)} articles train, {len(measured)} are measured", flush=True)
        weights = make_weights(kept, judge, scorer, start, rounds=rounds)
        lines = (json.dumps(articles[doc_id], ensure_ascii=False) for doc_id in sorted(doc_ids))
        predicted += [json.loads(extract_line(line, 1, gazetteer, weights)) for line in lines]
    read = CorpusReading(list(articles.values()), read_lines(CORPUS / "gold.jsonl"), predicted)
    sets = {"all 96": read, **{name: read.only(doc_ids) for name, doc_ids in halves.items()}}
    return {name: corpus_figures(each) for name, each in sets.items()}


def read_weights(path: Path) -> Weights:
    """The weights of a file."""
    found: Weights = json.loads(path.read_text(encoding="utf-8"))
    return found


def _ids_of(folds: Sequence[str]) -> set[str]:
    by_fold = read_folds()
    return {doc_id for fold in folds for doc_id in by_fold[fold]}


def main(arguments: Sequence[str] | None = None) -> int:
    """Train, write the weights and, where asked, the cross-validated figures; 1 without the corpus."""
    parser = argparse.ArgumentParser("python -m eval.training", description=__doc__)
    parser.add_argument("--rounds", type=int, default=300, help="rounds of the search")
    parser.add_argument("--start", type=Path, default=START, help="weights to go on from")
    parser.add_argument("--cross-validate", action="store_true", help="measure on the folds left out, too")
    parser.add_argument("--only-measure", action="store_true", help="write no weights")
    options = parser.parse_args(arguments)
    if not CORPUS.is_dir():
        print(f"the corpus is not at {CORPUS}: weights are made from its articles", file=sys.stderr)
        return 1
    scorer = load_scorer(CORPUS)
    judge = Judge(scorer)
    with open_gazetteer(ensure_gazetteer(read_settings().home.expanduser())) as gazetteer:
        theirs, ours = load_examples(CORPUS, gazetteer, scorer)
        ours += load_punctuated(CORPUS, gazetteer, scorer)
        if not options.only_measure:
            start = read_weights(options.start)
            weights = make_weights([*theirs, *ours], judge, scorer, start, rounds=options.rounds)
            WEIGHTS.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")
            print(
                f"{WEIGHTS}: {sum(map(len, weights.values()))} weights from {len(theirs) + len(ours)} articles"
            )
        if options.cross_validate:
            figures = cross_validate(theirs, ours, judge, scorer, gazetteer, options.rounds)
            kept = {"date": date.today().isoformat(), "rounds": options.rounds, "figures": figures}
            CROSS_VALIDATION.write_text(
                json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
            )
            print(f"{CROSS_VALIDATION}: written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
