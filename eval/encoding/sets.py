"""Which articles an encoder is trained on, and which are left out of that."""

from collections.abc import Sequence
from dataclasses import dataclass

from eval.corpus import HELD_OUT, WRITTEN_FROM, read_folds
from eval.training.examples import Example, leave_out

FORTNIGHT = 14

SETS = ("folds-1-3", "folds-4-5", "odd-fortnights", "even-fortnights", "none")
"""What is left out: a half of the corpus's folds, or our articles of every other fortnight; "none" makes what ships."""

HALVES = {"folds-1-3": WRITTEN_FROM, "folds-4-5": HELD_OUT}


@dataclass(frozen=True, slots=True)
class Split:
    """Articles to train on, and those left out; none of the first tells of an event of the second."""

    kept: list[Example]
    left_out: list[Example]


def split_set(name: str, theirs: Sequence[Example], ours: Sequence[Example]) -> Split:
    """The corpus's articles and ours, split for one of `SETS`."""
    if name in HALVES:
        folds = read_folds()
        doc_ids = {doc_id for fold in HALVES[name] for doc_id in folds[fold]}
        out = [example for example in theirs if example.doc_id in doc_ids]
        others = [example for example in theirs if example.doc_id not in doc_ids]
        return Split([*others, *leave_out(ours, out)], out)
    if name == "none":
        return Split([*theirs, *ours], [])
    out = [example for example in ours if _fortnight(example) == name]
    left = {example.doc_id for example in out}
    others = [example for example in ours if example.doc_id not in left]
    return Split(leave_out([*theirs, *others], out), out)


def _fortnight(example: Example) -> str:
    is_odd = example.published is not None and (example.published.toordinal() // FORTNIGHT) % 2 == 1
    return "odd-fortnights" if is_odd else "even-fortnights"
