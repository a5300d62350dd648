"""From signals to a score, and what no signal outweighs."""

from datetime import date
from math import exp
from typing import Any

import pytest
from hypothesis import given
from tests.match.builders import DAY, T, days, item, item_lists, province, town

from knell.match.conflicts import find_conflict
from knell.match.items import MatchItem
from knell.match.score import load_weights, parse_weights, score_pair
from knell.model.evidence import Evidence

W = load_weights()
A = item("A", target="a prison", by=("Coalition",))

PAIRS: dict[str, tuple[MatchItem, MatchItem, bool]] = {
    "same town, day and kind": (A, item("B"), True),
    "a chemical attack told as an airstrike": (A, item("B", type=T.CHEMICAL_ATTACK), True),
    "same town, next day": (item("A"), item("B", when=days(1)), False),
    "same town, next day, same target and party": (
        A,
        item("B", when=days(1), target="the prison", by=("Coalition",)),
        True,
    ),
    "same town and day, another kind": (A, item("B", type=T.EXECUTION), False),
    "neighbouring villages, nothing else": (item("A"), item("B", where=town("Village", 43, 35.07)), False),
    "the month of a rare kind": (
        item("A", type=T.CHEMICAL_ATTACK, when=days(-20, 9)),
        item("B", type=T.CHEMICAL_ATTACK),
        True,
    ),
    "the month of a common kind": (item("A", when=days(-20, 9)), item("B", by=("Army",)), True),
    "only the province": (item("A", where=province()), item("B"), True),
    "only the kind and the party": (
        item("A", when=None, where=None, by=("Army",)),
        item("B", when=days(-90), by=("Army",)),
        False,
    ),
}


@pytest.mark.parametrize("name", PAIRS)
def test_scores_against_the_threshold(name: str) -> None:
    left, right, is_linked = PAIRS[name]
    pair = score_pair(left, right, W)
    assert (pair.score >= W.threshold) is is_linked, pair


CONFLICTS: dict[str, tuple[MatchItem, MatchItem, str | None]] = {
    "three days": (A, item("B", when=days(3)), "3 days apart, more than 2"),
    "two days": (A, item("B", when=days(2)), None),
    "a wide range and a day outside": (A, item("B", when=days(5, 40)), None),
    "a wide range far from it": (A, item("B", when=days(9, 40)), "9 days apart, more than 7"),
    "no day, a month later": (A, item("B", when=None), "told without a day, 34 days after the other"),
    "no day, days later": (item("A", when=days(20)), item("B", when=None), None),
    "neither has a day": (
        item("A", when=None),
        item("B", when=None, published=days(80).earliest),
        "told without a day, 46 days after the other",
    ),
    "countries": (A, item("B", country="IQ"), "in different countries: IQ and SY"),
    "an unknown country": (A, item("B", country=None), None),
    "44 km": (A, item("B", where=town("Far", 43, 35.4)), "44 km apart, more than 40"),
    "39 km": (A, item("B", where=town("Far", 43, 35.35)), None),
    "far outside an area": (
        item("A", where=town("Far", 43, 37.0, 40.3)),
        item("B", where=province()),
        "80 km outside the area, more than 40",
    ),
    "one report and two days": (
        A,
        item("B", report="RA", when=days(1)),
        "one report tells of both and keeps them apart",
    ),
    "one report and two places": (
        A,
        item("B", report="RA", where=town("Near", 43, 35.05)),
        "one report tells of both and keeps them apart",
    ),
    "one report that may tell of one event twice": (A, item("B", report="RA", where=None), None),
    "told before it happened": (
        item("A", when=None, published=DAY),
        item("B", when=days(2)),
        "one was reported 2 days before the other happened",
    ),
    "told the day before, in another zone": (
        item("A", when=None, published=DAY),
        item("B", when=days(1)),
        None,
    ),
}


@pytest.mark.parametrize("name", CONFLICTS)
def test_conflicts(name: str) -> None:
    left, right, reason = CONFLICTS[name]
    assert find_conflict(left, right) == find_conflict(right, left) == reason
    pair = score_pair(left, right, W)
    assert (pair.score == 0.0) is (reason is not None)
    assert reason is None or pair.features[0].detail == reason


def test_a_score_explains_itself() -> None:
    evidence = Evidence(people=("sampler, jon",), ages=(17,), killed=12)
    pair = score_pair(item("B", evidence=evidence), item("A", evidence=evidence), W)
    assert (pair.left_id, pair.right_id) == ("A", "B")
    told = {feature.name: feature.detail for feature in pair.features}
    assert set(told) == set(W.levels)
    assert told["days"] == f"both on {date(2017, 6, 26)}"
    assert told["place"] == "both in Testabad"
    assert told["people"] == "both name sampler, jon"
    assert told["ages"] == "both give the age 17"
    assert told["tolls"] == "12 and 12 killed"
    assert told["perpetrators"] == "one or both blame nobody"
    log_odds = W.bias + sum(feature.score * feature.weight for feature in pair.features)
    assert pair.score == pytest.approx(1 / (1 + exp(-log_odds)), abs=1e-6)


@given(item_lists(max_size=6))
def test_scores_are_symmetric_and_bounded(items: list[MatchItem]) -> None:
    for left in items:
        for right in items:
            if left.mention_id != right.mention_id:
                pair = score_pair(left, right, W)
                assert pair == score_pair(right, left, W)
                assert 0 <= pair.score <= 1
                assert all(-1 <= feature.score <= 1 and feature.detail for feature in pair.features)


def _raw(**changes: Any) -> dict[str, Any]:
    raw = {
        "version": "1",
        "bias": W.bias,
        "threshold": 0.5,
        "alone_threshold": 0.8,
        "signals": {name: dict(rows) for name, rows in W.levels.items()},
    }
    return {**raw, **changes}


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"threshold": 0.9}, "threshold <= alone_threshold"),
        ({"signals": {"days": {"unknown": 0}}}, "expected"),
        ({"signals": {**_raw()["signals"], "days": {"same_day": 1, "unknown": 1}}}, "days.unknown is 0"),
        ({"signals": {**_raw()["signals"], "days": {"same_day": 0, "unknown": 0}}}, "says nothing"),
    ],
)
def test_weights_that_do_not_fit_are_refused(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        parse_weights(_raw(**changes))
