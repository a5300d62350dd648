"""Trains encoders: `python -m eval.encoding FOLDER [--only NAME …]`.

One for each of the sets of articles that are left out in turn, so that what is made on top of the encoder, and
measured, never hears an encoder of an article that it was trained on; and one from all, which ships.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import torch
from eval.corpus import CORPUS
from eval.encoding.export import export
from eval.encoding.fit import prepare, train
from eval.encoding.labels import label_example
from eval.encoding.net import PRETRAINED
from eval.encoding.sets import SETS, split_set
from eval.training.examples import load_examples, load_punctuated, load_scorer

from knell.adapters.gazetteer import open_gazetteer
from knell.adapters.gazetteer_build import ensure_gazetteer
from knell.settings import read_settings

SEEN = 40
"""Articles by which it is seen what eight bits cannot hold; a few show the same as all."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Train and export; 1 without the corpus."""
    parser = argparse.ArgumentParser("python -m eval.encoding", description=__doc__)
    parser.add_argument("folder", type=Path, help="a folder for each encoder is made in it")
    parser.add_argument("--only", nargs="+", choices=SETS, default=SETS, help="which encoders to train")
    parser.add_argument("--threads", type=int, default=4)
    options = parser.parse_args(arguments)
    if not CORPUS.is_dir():
        print(f"the corpus is not at {CORPUS}: encoders are trained on its articles", file=sys.stderr)
        return 1
    torch.set_num_threads(options.threads)
    scorer = load_scorer(CORPUS)
    words = (PRETRAINED / "vocab.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
    vocabulary = {word: at for at, word in enumerate(words)}
    with open_gazetteer(ensure_gazetteer(read_settings().home.expanduser())) as gazetteer:
        theirs, ours = load_examples(CORPUS, gazetteer, scorer)
        punctuated = load_punctuated(CORPUS, gazetteer, scorer)
    for name in options.only:
        kept = [*split_set(name, theirs, ours).kept, *punctuated]
        print(f"{name}: {len(kept)} articles", flush=True)
        labelled = [label_example(example, scorer) for example in kept]
        body, heads = train(labelled, vocabulary)
        folder = options.folder / name
        folder.mkdir(parents=True, exist_ok=True)
        seen = [window for one in labelled[:SEEN] for window in prepare(one, vocabulary).windows]
        export(body, heads, folder, seen)
    return 0


if __name__ == "__main__":
    sys.exit(main())
