"""Makes the reader's weights, and measures weights so made on articles left out: `python -m eval.training ENCODERS`.

ENCODERS is the folder that `python -m eval.encoding` made. Every article is heard with the encoder that was trained
without it. `--cross-validate` also fits once for each set of articles that is left out (`eval/encoding/sets.py`),
without it and without what is near it in time; what is left out is scored by the corpus's own scorer, read with the
encoder and by rules and weights alone.
"""

import argparse
import json
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
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
from eval.encoding.sets import SETS, split_set
from eval.score import read_lines
from eval.training.examples import Example, Scorer, load_examples, load_punctuated, load_scorer
from eval.training.goal import Judge
from eval.training.incident_labels import fit_incidents
from eval.training.labels import fit_choices

from knell.adapters.gazetteer import open_gazetteer
from knell.adapters.gazetteer_build import ensure_gazetteer
from knell.extract.draft import hear_encoder
from knell.extract.encoder import ENCODER, HEADS, VOCABULARY, Encoder, load_encoder
from knell.extract.learned import Learned
from knell.model.where import Gazetteer
from knell.pipeline.extracting import extract_line
from knell.settings import read_settings
from knell.text.weights import WEIGHTS

FILES = (ENCODER, HEADS, VOCABULARY)


def make_weights(examples: Sequence[Example], judge: Judge, scorer: Scorer) -> dict[str, dict[str, float]]:
    """Weights for every choice, from these examples alone."""
    weights = fit_incidents(examples, judge, scorer)
    return {**weights, **fit_choices(examples, judge, scorer, weights)}


def hear(example: Example, encoder: Encoder) -> Example:
    """An example with what an encoder makes of it."""
    text = example.draft.clauses[0].text if example.draft.clauses else ""
    return replace(example, draft=hear_encoder(example.draft, text, encoder))


def hear_all(
    theirs: Sequence[Example], ours: Sequence[Example], encoders: Mapping[str, Encoder]
) -> dict[str, Example]:
    """Every example, by its id, heard with the encoder that was trained without it."""
    return {
        example.doc_id: hear(example, encoders[name])
        for name in SETS
        for example in split_set(name, theirs, ours).left_out
    }


def cross_validate(
    theirs: Sequence[Example],
    ours: Sequence[Example],
    encoders: Mapping[str, Encoder] | None,
    gazetteer: Gazetteer,
    scorer: Scorer,
) -> dict[str, Any]:
    """The corpus's figures by set of articles, each article read with what was learned without it."""
    judge = Judge(scorer)
    articles = read_articles()
    heard = None if encoders is None else hear_all(theirs, ours, encoders)
    predicted: dict[str, Mapping[str, Any]] = {}
    for name in SETS[:-1]:
        split = split_set(name, theirs, ours)
        kept = split.kept if heard is None else [heard[example.doc_id] for example in split.kept]
        print(f"{name}: {len(kept)} articles train, {len(split.left_out)} are measured", flush=True)
        learned = Learned(make_weights(kept, judge, scorer), None if encoders is None else encoders[name])
        for example in split.left_out:
            line = json.dumps(articles[example.doc_id], ensure_ascii=False)
            predicted[example.doc_id] = json.loads(extract_line(line, 1, gazetteer, learned))
    folds = read_folds()
    parts = {
        "all 96": [example.doc_id for example in theirs],
        "folds 1–3": [doc_id for fold in WRITTEN_FROM for doc_id in folds[fold]],
        "folds 4–5": [doc_id for fold in HELD_OUT for doc_id in folds[fold]],
        f"{len(ours)} of ours": [example.doc_id for example in ours],
    }
    gold = {example.doc_id: example.gold for example in (*theirs, *ours)}
    return {
        name: corpus_figures(
            CorpusReading(*([rows[doc_id] for doc_id in doc_ids] for rows in (articles, gold, predicted)))
        )
        for name, doc_ids in parts.items()
    }


def read_articles() -> dict[str, Any]:
    """The articles of the corpus by id, those that it gives without annotations, too."""
    rows = (*read_lines(CORPUS / "articles.jsonl"), *read_lines(CORPUS / "unannotated.jsonl"))
    return {row["doc_id"]: row for row in rows}


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, write what ships and, where asked, the cross-validated figures; 1 without the corpus."""
    parser = argparse.ArgumentParser("python -m eval.training", description=__doc__)
    parser.add_argument("encoders", type=Path, help="the folder that `python -m eval.encoding` made")
    parser.add_argument("--cross-validate", action="store_true", help="measure on the folds left out, too")
    parser.add_argument("--only-measure", action="store_true", help="write nothing that ships")
    options = parser.parse_args(arguments)
    if not CORPUS.is_dir():
        print(f"the corpus is not at {CORPUS}: weights are made from its articles", file=sys.stderr)
        return 1
    scorer = load_scorer(CORPUS)
    encoders = {
        name: load_encoder(*(options.encoders / name / file.name for file in FILES)) for name in SETS[:-1]
    }
    with open_gazetteer(ensure_gazetteer(read_settings().home.expanduser())) as gazetteer:
        theirs, ours = load_examples(CORPUS, gazetteer, scorer)
        if not options.only_measure:
            heard = list(hear_all(theirs, ours, encoders).values())
            # Every encoder has seen these: they are few, and without them no text with its commas would count.
            heard += [hear(each, encoders[SETS[0]]) for each in load_punctuated(CORPUS, gazetteer, scorer)]
            weights = make_weights(heard, Judge(scorer), scorer)
            WEIGHTS.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")
            for file in FILES:
                shutil.copy(options.encoders / SETS[-1] / file.name, file)
            print(f"{WEIGHTS}: {sum(map(len, weights.values()))} weights from {len(heard)} articles")
        if options.cross_validate:
            figures = cross_validate(theirs, ours, encoders, gazetteer, scorer)
            alone = cross_validate(theirs, ours, None, gazetteer, scorer)
            kept = {"date": date.today().isoformat(), "figures": figures, "rules alone": alone}
            CROSS_VALIDATION.write_text(
                json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
            )
            print(f"{CROSS_VALIDATION}: written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
