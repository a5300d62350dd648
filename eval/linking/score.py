"""Pair precision, recall and F1 of two linked lists, beside a join on the day alone."""

import csv
import json
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from knell.adapters.list_files import ListFile, read_list
from knell.linkage.coverage import Coverage, measure_blocking
from knell.linkage.incident_lists import link_lists, score_lists
from knell.linkage.incident_record import IncidentRecord
from knell.pipeline.linking import make_list

FOLDER = Path(__file__).parents[3] / "shared" / "corpora"
DRONE_STRIKES = FOLDER / "drone-strike-lists"

SHARED_IDENTIFIER = re.compile(r"\b(?:Ob|OB|B)\d+[a-z]?\b")
"""The identifier that both lists print, and that the gold pairs were made with: no compared cell may hold it."""

EVERYTHING = -1_000.0
"""Log-odds that every pair comes to."""


@dataclass(frozen=True, slots=True)
class PairScore:
    """Pairs that are right among those given (`precision`) and among all true ones (`recall`)."""

    given: int
    right: int
    true: int

    @property
    def precision(self) -> float:
        """Share of the given pairs that are right; 0 where none was given."""
        return self.right / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        """Share of the true pairs that were given; 0 where there is none."""
        return self.right / self.true if self.true else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


Pairs = Collection[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class ListScore:
    """Knell's pairs, those of a join on the same day, and what blocking loses."""

    linked: PairScore
    same_day: PairScore
    blocking: Coverage


def score_pairs(given: Pairs, true: Pairs) -> PairScore:
    """The score of pairs of labels."""
    return PairScore(len(set(given)), len(set(given) & set(true)), len(set(true)))


def score_linking(left: Sequence[IncidentRecord], right: Sequence[IncidentRecord], true: Pairs) -> ListScore:
    """The score of two lists whose true pairs are known by their labels."""
    found = link_lists(left, right)
    numbers = {(left[a].label, right[b].label): (a, b) for a in range(len(left)) for b in range(len(right))}
    return ListScore(
        score_pairs({(left[one.left].label, right[one.right].label) for one in found.pairs}, true),
        score_pairs(join_on_day(left, right), true),
        measure_blocking(
            score_lists(left, right, least=EVERYTHING), {numbers[pair] for pair in true if pair in numbers}
        ),
    )


def join_on_day(left: Sequence[IncidentRecord], right: Sequence[IncidentRecord]) -> set[tuple[str, str]]:
    """Every pair of one day: what anybody would try first."""
    return {
        (one.label, other.label)
        for one in left
        for other in right
        if one.first_day is not None and one.first_day == other.first_day
    }


def read_drone_strikes(
    folder: Path = DRONE_STRIKES,
) -> tuple[list[IncidentRecord], list[IncidentRecord], Pairs]:
    """The two lists of strikes in Pakistan without the identifier that they share, and the gold pairs."""
    left, right = (read_list(folder / name) for name in ("list_a.jsonl", "list_b.csv"))
    with (folder / "pairs.csv").open(encoding="utf-8", newline="") as file:
        true = {(row["list_a_id"], row["list_b_strike_id"]) for row in csv.DictReader(file)}
    lists = [
        list(make_list(without_identifier(file, label), {}).records)
        for file, label in ((left, "id"), (right, "strike_id"))
    ]
    return lists[0], lists[1], true


def without_identifier(file: ListFile, label: str) -> ListFile:
    """The list with the shared identifier taken out of every cell but its own label, which is not compared."""

    def strip(row: Mapping[str, str]) -> Mapping[str, str]:
        return {
            name: cell if name == label else SHARED_IDENTIFIER.sub("", cell) for name, cell in row.items()
        }

    return ListFile(file.name, file.columns, tuple((line, strip(row)) for line, row in file.rows))


def as_json(score: ListScore) -> str:
    """One line for programs."""
    figures = {"f1": score.linked.f1, "precision": score.linked.precision, "recall": score.linked.recall}
    return json.dumps({**figures, "same_day_f1": score.same_day.f1, "lost_by_blocking": score.blocking.lost})
