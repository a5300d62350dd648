"""Which articles an encoder is trained on, and which are left out of that."""

from collections.abc import Sequence
from dataclasses import dataclass

from eval.corpus import FOLDS, read_folds
from eval.training.examples import Example, leave_out

BLOCK_DAYS = 28
BLOCKS = ("block1", "block2", "block3", "block4")
"""Our articles by when they were published: of every four runs of `BLOCK_DAYS` the first, second, third, fourth."""

ALL = "none"
SETS = (*FOLDS, *BLOCKS, ALL)
"""What is left out: a fold of the corpus, or one of `BLOCKS`; where nothing is, the encoder is the one that ships."""


@dataclass(frozen=True, slots=True)
class Split:
    """Articles to train on, and those left out; none of the first tells of an event of the second."""

    kept: list[Example]
    left_out: list[Example]


def split_set(name: str, theirs: Sequence[Example], ours: Sequence[Example]) -> Split:
    """The corpus's articles and ours, split for one of `SETS`."""
    if name in FOLDS:
        doc_ids = set(read_folds()[name])
        out = [example for example in theirs if example.doc_id in doc_ids]
        # Folds keep the articles on one event together; ours may be on any.
        others = [example for example in theirs if example.doc_id not in doc_ids]
        return Split([*others, *leave_out(ours, out)], out)
    if name == ALL:
        return Split([*theirs, *ours], [])
    out = [example for example in ours if _block(example) == name]
    left = {example.doc_id for example in out}
    others = [example for example in ours if example.doc_id not in left]
    return Split(leave_out([*theirs, *others], out), out)


def _block(example: Example) -> str:
    day = 0 if example.published is None else example.published.toordinal()
    return BLOCKS[day // BLOCK_DAYS % len(BLOCKS)]
