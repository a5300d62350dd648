"""One scorer: what SQL decides is what Python says, for every level, every conflict and every score."""

from itertools import combinations

import pytest
from hypothesis import Phase, given, settings
from tests.match.builders import item_lists

from knell.linkage.engine import Engine
from knell.linkage.expressions import on_records
from knell.linkage.model import LinkModel, Rule
from knell.match.columns import COLUMNS, is_dated, make_columns
from knell.match.comparisons import CONFLICT, RULES, SQL_COMPARISONS
from knell.match.conflicts import find_conflict
from knell.match.features import COMPARISONS
from knell.match.items import MatchItem
from knell.match.reach_keys import find_pairs
from knell.match.score import load_weights, score_pair
from knell.match.scoring import make_model, score_items, score_new

EVERYTHING = -1_000.0

ALL_PAIRS = Rule("all", "1=1")

FEW = settings(max_examples=8, deadline=None, phases=[Phase.explicit, Phase.generate])
"""An engine takes a third of a second to start: few examples, of some four hundred pairs each."""

MANY = item_lists(max_size=30)


def scored_without_blocking(
    items: list[MatchItem], rule: Rule = ALL_PAIRS
) -> dict[tuple[int, int], dict[str, str]]:
    """The level of every comparison in SQL, for all pairs that the rule lets through."""
    shipped = make_model(load_weights())
    model = LinkModel(shipped.columns, shipped.comparisons, (rule,), shipped.weights)
    with Engine(model) as engine:
        engine.add("mentions", make_columns(items))
        found = engine.score_within("mentions", least=EVERYTHING)
    return {(pair.left, pair.right): dict(pair.levels) for pair in found}


@FEW
@given(MANY)
def test_levels_in_sql_are_those_in_python(items: list[MatchItem]) -> None:
    items = sorted(items, key=lambda item: item.mention_id)
    expected = {
        (left, right): {name: COMPARISONS[name](items[left], items[right]).level for name in SQL_COMPARISONS}
        for left, right in combinations(range(len(items)), 2)
    }
    assert scored_without_blocking(items) == expected


@FEW
@given(MANY)
def test_conflicts_in_sql_are_those_in_python(items: list[MatchItem]) -> None:
    pairs = [
        (left, right)
        for left, right in combinations(range(len(items)), 2)
        if items[left].report_id != items[right].report_id
    ]
    found = scored_without_blocking(items, Rule("conflict", on_records(CONFLICT))).keys()
    expected = {
        (left, right) for left, right in pairs if find_conflict(items[left], items[right]) is not None
    }
    assert found & set(pairs) == expected


@FEW
@given(MANY)
def test_keys_lose_no_pair_within_reach(items: list[MatchItem]) -> None:
    model = make_model(load_weights())
    with Engine(model) as engine:
        engine.add("mentions", make_columns(items))
        by_rule = {(pair.left, pair.right) for pair in engine.score_within("mentions", least=EVERYTHING)}
        pairs = find_pairs(engine, "mentions", items)
        by_keys = engine.connection.execute(f"SELECT * FROM {pairs}").fetchall()
    assert sorted(by_keys) == sorted(by_rule)


@FEW
@given(MANY)
def test_all_at_once_gives_the_scores_of_one_pair_at_a_time(items: list[MatchItem]) -> None:
    weights = load_weights()
    found = {(score.left_id, score.right_id): score for score in score_items(items, weights)}
    for left, right in combinations(items, 2):
        single = score_pair(left, right, weights)
        key = (single.left_id, single.right_id)
        if key in found:
            assert found[key] == single
        elif is_dated(left) and is_dated(right) and left.report_id != right.report_id:
            assert single.score < weights.threshold


@FEW
@given(MANY)
def test_new_mentions_bring_the_pairs_that_all_at_once_would_have_found(items: list[MatchItem]) -> None:
    weights = load_weights()
    for cut in (1, len(items) // 2, len(items)):
        known, new = items[:cut], items[cut:]
        together = score_items(known, weights) + score_new(new, known, weights)
        assert sorted(together, key=lambda s: (s.left_id, s.right_id)) == score_items(items, weights)


def test_every_signal_is_scored_in_sql() -> None:
    assert SQL_COMPARISONS.keys() == COMPARISONS.keys()


def test_the_rule_asks_for_columns_that_there_are() -> None:
    with Engine(
        LinkModel(COLUMNS, make_model(load_weights()).comparisons, RULES, make_model(load_weights()).weights)
    ) as engine:
        engine.add("mentions", make_columns([]))
        assert engine.score_within("mentions", least=EVERYTHING) == []


def test_one_mention_has_no_pairs() -> None:
    assert score_items([], load_weights()) == []
    with pytest.raises(StopIteration):
        next(iter(score_new([], [], load_weights())))
