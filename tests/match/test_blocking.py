"""Blocking loses no pair that could be linked."""

from itertools import combinations

from hypothesis import given, settings
from tests.match.builders import days, item, item_lists, province, town

from knell.match.blocking import propose_pairs
from knell.match.conflicts import find_conflict
from knell.match.items import MatchItem


@settings(max_examples=300)
@given(item_lists(max_size=12))
def test_every_pair_left_out_is_a_conflict(items: list[MatchItem]) -> None:
    proposed = {(a.mention_id, b.mention_id) for a, b in propose_pairs(items)}
    for left, right in combinations(sorted(items, key=lambda one: one.mention_id), 2):
        is_of_one_report = left.report_id == right.report_id
        if not is_of_one_report and (left.mention_id, right.mention_id) not in proposed:
            assert find_conflict(left, right) is not None


@given(item_lists())
def test_pairs_come_once_and_in_order(items: list[MatchItem]) -> None:
    pairs = [(a.mention_id, b.mention_id) for a, b in propose_pairs(items)]
    assert pairs == sorted(set(pairs))
    assert pairs == [(a.mention_id, b.mention_id) for a, b in propose_pairs(items[::-1])]


def test_far_days_and_far_places_are_not_proposed() -> None:
    items = [item("A"), item("B", when=days(60)), item("C", where=town("Far", 43, 37.0))]
    assert propose_pairs(items) == []


def test_an_area_finds_the_points_of_its_country_only() -> None:
    items = [item("A", where=province()), item("B"), item("C", country="IQ", where=town("Far", 43, 38.0))]
    assert [(a.mention_id, b.mention_id) for a, b in propose_pairs(items)] == [("A", "B")]
