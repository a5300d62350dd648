"""What training is made of: examples, what is left out, labels, and what weights are worth. No torch is needed."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from eval.corpus import CORPUS
from eval.encoding.labels import label_example, tell_sentences
from eval.encoding.sets import SETS, split_set
from eval.score import SAMPLE_ARTICLES, SAMPLE_GOLD, read_lines
from eval.training.examples import NEAR_DAYS, Example, Scorer, leave_out, load_scorer, make_example
from eval.training.goal import Judge, figures_of, worth_of

from knell.extract.draft import hear_encoder
from knell.extract.encoder import shipped_encoder
from knell.extract.impressions import MARKS, Thing
from knell.model.where import Gazetteer
from knell.text.weights import WEIGHTS, shipped_weights

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
def test_what_ships_is_worth_more_than_without_places_or_encoder(
    examples: Sequence[Example], scorer: Scorer
) -> None:
    judge = Judge(scorer)
    heard = [
        replace(each, draft=hear_encoder(each.draft, each.draft.clauses[0].text, shipped_encoder()))
        for each in examples
    ]

    def worth(weights: object, read: Sequence[Example] = heard) -> float:
        counts: Counter[str] = Counter()
        for example in read:
            counts.update(judge.count(example, weights))  # type: ignore[arg-type]
        return worth_of(figures_of(counts))

    best = worth(shipped_weights())
    assert best > worth({**shipped_weights(), "event_place": {}}) + 0.5
    assert best > worth(shipped_weights(), examples) + 0.1


@pytest.mark.corpus
def test_what_is_near_in_time_is_left_out(examples: Sequence[Example]) -> None:
    days = [DAY, DAY + timedelta(days=NEAR_DAYS), DAY + timedelta(days=NEAR_DAYS + 1), None]
    dated = [replace(examples[0], published=day) for day in days]
    assert [example.published for example in leave_out(dated, dated[:1])] == days[2:]


@pytest.mark.corpus
def test_no_article_that_is_left_out_is_near_one_that_is_kept(examples: Sequence[Example]) -> None:
    ours = [
        replace(examples[0], doc_id=f"{at}", published=DAY + timedelta(days=at)) for at in range(0, 90, 3)
    ]
    left_out = []
    for name in SETS:
        split = split_set(name, [], ours)
        left_out += [example.doc_id for example in split.left_out]
        for out in split.left_out:
            assert all(abs((out.published - one.published).days) > NEAR_DAYS for one in split.kept)  # type: ignore[operator]
    assert sorted(left_out) == sorted(example.doc_id for example in ours)


@pytest.mark.corpus
def test_sentences_are_told_by_the_claims_quoted_from_them(
    examples: Sequence[Example], scorer: Scorer
) -> None:
    for example in examples:
        told = tell_sentences(example, scorer)
        for claim, at in example.found:
            index = example.candidates[at].clause.index
            if claim["scope"] == "aggregate":
                assert index in told.sums
            else:
                assert claim["incident"] in told.incidents[index]
        assert not told.silent & set(told.incidents)


@pytest.mark.corpus
def test_every_spot_has_a_label_of_its_own_marks(examples: Sequence[Example], scorer: Scorer) -> None:
    for example in examples:
        labelled = label_example(example, scorer)
        assert len(labelled.spots) == len(labelled.labels)
        for spot, label in zip(labelled.spots, labelled.labels, strict=True):
            assert set(label.marks) <= set(MARKS[spot.thing])
        mains = [
            label.marks["main"]
            for spot, label in zip(labelled.spots, labelled.labels, strict=True)
            if spot.thing is Thing.SENTENCE and label.marks
        ]
        assert any(mains)


def test_more_that_is_right_is_worth_more() -> None:
    counts = Counter(
        incidents=10, events=10, right=5, dated=3, typed=4, claims=10, linked=5, mains=4, main_placed=2
    )
    better = counts + Counter(right=1, dated=1, typed=1, linked=1, main_placed=1)
    assert worth_of(figures_of(better)) > worth_of(figures_of(counts))
    assert figures_of(counts)["incidents_f1"] == 0.5


def test_the_weights_are_numbers_with_names() -> None:
    weights = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    assert {"tells", "together", "union", "event_place", "event_date", "keep", "main"} <= set(weights)
    assert {"perpetrator", "part", "aggregate", "stance_stated", "stance_alleged"} <= set(weights)
    assert all(isinstance(value, int | float) for block in weights.values() for value in block.values())
    assert WEIGHTS.stat().st_size < 40_000
