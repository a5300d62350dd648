"""Places in running text, measured: `python -m eval.geoparsing [--train] [--update]`.

`--train` fits the weights anew from GeoVirus and writes them; `--update` writes the figures as the new baseline. What
is given for GeoVirus is measured on texts left out of the fit, five times a fifth.
"""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict

from eval.gate import hold
from eval.geoparsing.corpora import CORPORA, FOLDER, LEARNED_FROM, Annotated
from eval.geoparsing.measure import Figures, measure
from eval.geoparsing.section import BASELINE
from eval.geoparsing.training import split_folds, train

from knell.adapters.gazetteer import open_gazetteer
from knell.adapters.gazetteer_build import ensure_gazetteer
from knell.model.toponym import PlacedToponym
from knell.model.where import Gazetteer
from knell.pipeline.placing import find_places, names_of
from knell.settings import read_settings
from knell.text.weights import TOPONYM_WEIGHTS, toponym_weights

EPSILON = 0.01


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, and train first where asked to; 1 where a figure fell, or without the corpora."""
    parser = argparse.ArgumentParser("python -m eval.geoparsing", description=__doc__)
    parser.add_argument("--train", action="store_true")
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--allow-regression", action="store_true")
    options = parser.parse_args(arguments)
    if not FOLDER.is_dir():
        print(f"the corpora are not at {FOLDER}", file=sys.stderr)
        return 1
    with open_gazetteer(ensure_gazetteer(read_settings().home.expanduser())) as gazetteer:
        texts = {name: list(read()) for name, read in CORPORA.items()}
        if options.train:
            weights = train(texts[LEARNED_FROM], names_of(gazetteer), gazetteer)
            TOPONYM_WEIGHTS.write_text(json.dumps(weights, indent=1, sort_keys=True) + "\n", encoding="utf-8")
            toponym_weights.cache_clear()
        figures = {
            f"{name}.{figure}": round(value, 4)
            for name, read in texts.items()
            for figure, value in asdict(measure_corpus(name, read, gazetteer)).items()
        }
    gated = {
        name: value
        for name, value in figures.items()
        if name.endswith((".f1", ".resolved", ".precision_answered"))
    }
    return hold(figures, gated, BASELINE, options, epsilon=EPSILON)


def measure_corpus(name: str, texts: Sequence[Annotated], gazetteer: Gazetteer) -> Figures:
    """The figures of one corpus; what the weights are learned from is left out of them in turn."""
    if name != LEARNED_FROM:
        return measure(_read(texts, gazetteer, toponym_weights()))
    pairs = []
    for kept, left_out in split_folds(texts):
        weights = train(kept, names_of(gazetteer), gazetteer)
        pairs += _read(left_out, gazetteer, weights)
    return measure(pairs)


def _read(
    texts: Sequence[Annotated], gazetteer: Gazetteer, weights: Mapping[str, Mapping[str, float]]
) -> list[tuple[Annotated, list[PlacedToponym]]]:
    return [(text, find_places(text.text, gazetteer, weights)) for text in texts]


if __name__ == "__main__":
    sys.exit(main())
