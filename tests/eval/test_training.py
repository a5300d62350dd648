"""What training is made of: examples, what is left out, and the number that is climbed. No optimiser is needed."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from eval.corpus import CORPUS
from eval.score import SAMPLE_ARTICLES, SAMPLE_GOLD, read_lines
from eval.training.examples import NEAR_DAYS, Example, Scorer, leave_out, load_scorer, make_example
from eval.training.goal import Judge, figures_of, worth_of

from knell.extract.weights import WEIGHTS, event_weights
from knell.model.where import Gazetteer

DAY = date(2017, 6, 27)


@pytest.fixture(scope="module")
def scorer() -> Scorer:
    """The corpus's own scorer."""
    return load_scorer(CORPUS)


@pytest.fixture(scope="module")
def examples(gazetteer: Gazetteer, scorer: Scorer) -> list[Example]:
    """The sample reports, made ready."""
    gold = {row["doc_id"]: row for row in read_lines(SAMPLE_GOLD)}
    return [make_example(row, gold[row["doc_id"]], gazetteer, scorer) for row in read_lines(SAMPLE_ARTICLES)]


@pytest.mark.corpus
def test_annotated_figures_are_found_among_the_candidates(examples: Sequence[Example]) -> None:
    wanted = sum(bool(claim["figure"]) for example in examples for claim in example.gold["claims"])
    found = [(claim, example.candidates[at]) for example in examples for claim, at in example.found]
    assert len(found) >= 0.9 * wanted
    assert all(claim["low"] == candidate.count.low for claim, candidate in found)


@pytest.mark.corpus
def test_the_weights_that_ship_are_worth_more_than_those_without_a_place(
    examples: Sequence[Example], scorer: Scorer
) -> None:
    judge = Judge(scorer)
    blind = {**event_weights(), "place": {}}

    def worth(weights: object) -> float:
        counts: Counter[str] = Counter()
        for example in examples:
            counts.update(judge.count(example, weights))  # type: ignore[arg-type]
        return worth_of(figures_of(counts))

    assert worth(event_weights()) > worth(blind) + 0.5


@pytest.mark.corpus
def test_what_is_near_in_time_is_left_out(examples: Sequence[Example]) -> None:
    days = [DAY, DAY + timedelta(days=NEAR_DAYS), DAY + timedelta(days=NEAR_DAYS + 1), None]
    dated = [replace(examples[0], published=day) for day in days]
    assert [example.published for example in leave_out(dated, dated[:1])] == days[2:]


def test_more_that_is_right_is_worth_more() -> None:
    counts = Counter(
        incidents=10, events=10, right=5, dated=3, typed=4, claims=10, linked=5, mains=4, main_placed=2
    )
    better = counts + Counter(right=1, dated=1, typed=1, linked=1, main_placed=1)
    assert worth_of(figures_of(better)) > worth_of(figures_of(counts))
    assert figures_of(counts)["incidents_f1"] == 0.5


def test_the_weights_are_numbers_with_names() -> None:
    weights = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    assert {"place", "date", "found", "link", "merge", "keep", "main", "event_place", "kind"} <= set(weights)
    assert {"perpetrator", "part", "aggregate", "stance_stated", "stance_alleged"} <= set(weights)
    assert all(isinstance(value, int | float) for block in weights.values() for value in block.values())
    assert WEIGHTS.stat().st_size < 40_000
