"""Two lists against one another: which rows are one event, why, and what each list has alone."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knell.linkage.incident_lists import link_lists, load_list_model, score_lists
from knell.linkage.incident_record import UNTOLD, IncidentRecord, Range
from knell.linkage.list_words import LEVEL_WORDS, explain

DAY = date(2017, 6, 26)


def record(
    label: str = "a",
    day: int | None = 0,
    place: str | None = "Testabad",
    killed: Range = UNTOLD,
    *,
    injured: Range = UNTOLD,
    point: tuple[float, float] | None = None,
    until: int | None = None,
    area: str | None = None,
    perpetrator: str | None = None,
) -> IncidentRecord:
    first = None if day is None else DAY + timedelta(day)
    return IncidentRecord(
        label=label,
        first_day=first,
        last_day=first if until is None else DAY + timedelta(until),
        latitude=None if point is None else point[0],
        longitude=None if point is None else point[1],
        places=() if place is None else (place,),
        areas=() if area is None else (area,),
        country=None,
        figures={"killed": killed, "injured": injured, "civilians": UNTOLD, "children": UNTOLD},
        type=None,
        targets=frozenset(),
        perpetrators=() if perpetrator is None else (perpetrator,),
        cells={},
    )


def levels(pairs: Sequence[tuple[IncidentRecord, IncidentRecord]], name: str) -> list[str]:
    """The level of one comparison for each pair of records, with both orders of the two being the same.

    All at once, each pair in a country of its own: an engine takes half a second to start.
    """
    apart = [
        (replace(one, country=f"Land {number}"), replace(other, country=f"Land {number}"))
        for number, (one, other) in enumerate(pairs)
    ]
    lefts, rights = [one for one, _ in apart], [other for _, other in apart]
    forth = {p.left: p.levels for p in score_lists(lefts, rights, least=-1_000.0) if p.left == p.right}
    back = {p.right: p.levels for p in score_lists(rights, lefts, least=-1_000.0) if p.left == p.right}
    assert forth == back
    return [forth[number][name] for number in range(len(pairs))]


DAYS_AND_PLACES: tuple[tuple[IncidentRecord, str, str], ...] = (
    (record(), "days", "same_day"),
    (record(day=1), "days", "one_day_apart"),
    (record(day=3), "days", "days_apart"),
    (record(day=6), "days", "week_apart"),
    (record(day=20), "days", "far_apart"),
    (record(day=-2, until=2), "days", "same_days"),
    (record(day=-12, until=12), "days", "same_month"),
    (record(day=-40, until=12), "days", "same_period"),
    (record(day=None), "days", "unknown"),
    (record(place="Testabaad"), "place", "same_name"),
    (record(place="Testbad"), "place", "similar_name"),
    (record(place="Kalan Testabad"), "place", "shared_word"),
    (record(place="Farville"), "place", "different_names"),
    (record(place=None), "place", "unknown"),
    (record(point=(35.0, 40.4)), "place", "same_name"),
)


@pytest.mark.parametrize("name", ["days", "place"])
def test_days_and_places(name: str) -> None:
    cases = [(other, level) for other, compared, level in DAYS_AND_PLACES if compared == name]
    assert levels([(record(), other) for other, _ in cases], name) == [level for _, level in cases]


POINTS: tuple[tuple[tuple[float, float], str, str], ...] = (
    ((35.01, 40.4), "Farville", "same_point"),
    ((35.1, 40.4), "Farville", "near"),
    ((35.4, 40.4), "Farville", "around"),
    ((36.0, 40.4), "Farville", "far"),
    ((38.0, 40.4), "Testabad", "same_name_far"),
    ((35.2, 40.4), "Testabad", "same_name"),
)


def test_points() -> None:
    here = record(point=(35.0, 40.4))
    pairs = [(here, record(place=place, point=point)) for point, place, _ in POINTS]
    assert levels(pairs, "place") == [level for _, _, level in POINTS]


RANGES: tuple[tuple[Range, Range, str], ...] = (
    ((42, 42), (42, 42), "same_many"),
    ((6, 8), (6, 8), "same_some"),
    ((1, 3), (1, 3), "same_some"),
    ((2, 2), (2, 2), "same_few"),
    ((6, 8), (6, 11), "same_end"),
    ((6, 8), (7, 12), "touch"),
    ((6, None), (9, 9), "touch"),
    ((None, 9), (4, 4), "touch"),
    ((6, 6), (7, 7), "near"),
    ((6, 6), (14, 14), "apart"),
    ((6, 6), (40, 40), "far"),
    ((0, 0), (4, 6), "none_in_one"),
    ((6, 6), UNTOLD, "unknown"),
)


def test_figures() -> None:
    pairs = [(record(killed=one), record(killed=other)) for one, other, _ in RANGES]
    assert levels(pairs, "killed") == [level for _, _, level in RANGES]


def test_two_strikes_on_one_town_on_one_day_are_told_apart_by_their_figures() -> None:
    left = [record("A1", killed=(42, 57)), record("A2", killed=(1, 1))]
    right = [record("B1", killed=(1, 2)), record("B2", killed=(42, 60))]
    found = link_lists(left, right)
    assert [(pair.left, pair.right) for pair in found.pairs] == [(0, 1), (1, 0)]
    assert (found.left_only, found.right_only) == ((), ())


def test_what_each_list_has_alone() -> None:
    left = [record("A1", killed=(5, 5)), record("A2", day=40)]
    right = [record("B1", day=80), record("B2", killed=(5, 6)), record("B3", day=None, place="Farville")]
    found = link_lists(left, right)
    assert [(pair.left, pair.right) for pair in found.pairs] == [(0, 1)]
    assert (found.left_only, found.right_only) == ((1,), (0, 2))


def test_one_partner_at_most_unless_several_are_asked_for() -> None:
    left, right = [record("A1")], [record("B1"), record("B2", killed=(3, 3))]
    assert len(link_lists(left, right).pairs) == 1
    assert len(link_lists(left, right).also) == 1
    assert len(link_lists(left, right, one_to_one=False).pairs) == 2


def test_an_empty_list_links_nothing() -> None:
    assert link_lists([], [record()]).right_only == (0,)


def test_a_label_is_never_compared() -> None:
    one, other = record("same id", day=0, place="Farville"), record("same id", day=9, place="Testabad")
    renamed = replace(other, label="another")
    assert score_lists([one], [other], least=-1_000.0) == score_lists([one], [renamed], least=-1_000.0)


def test_every_level_has_words() -> None:
    weights = load_list_model().model.weights.levels
    assert {level for rows in weights.values() for level in rows} - {"unknown"} <= LEVEL_WORDS.keys()


def test_reasons_are_in_words_with_their_weight() -> None:
    one, other = record(killed=(6, 8)), record(place="Testabaad", killed=(6, 11))
    (pair,) = score_lists([one], [other], least=-1_000.0)
    reasons = {reason.name: reason for reason in explain(pair, one, other, load_list_model().model)}
    assert reasons["killed"].words == "killed: ranges with an end in common (6–8 | 6–11)"
    assert reasons["place"].words == "place: the same name (Testabad | Testabaad)"
    assert "injured" not in reasons
    bias = load_list_model().model.weights.bias
    assert sum(reason.weight for reason in reasons.values()) + bias == pytest.approx(pair.log_odds)


FIGURES = st.sampled_from([UNTOLD, (0, 0), (2, 2), (6, 8), (6, None), (None, 9), (40, 57)])
RECORDS = st.builds(
    record,
    day=st.sampled_from([None, 0, 0, 1, 3, 9]),
    place=st.sampled_from([None, "Testabad", "Testbad", "Farville"]),
    killed=FIGURES,
    injured=FIGURES,
    point=st.sampled_from([None, (35.0, 40.4), (35.1, 40.5), (38.0, 41.0)]),
)


@settings(max_examples=15, deadline=None)
@given(st.lists(RECORDS, min_size=1, max_size=5), st.lists(RECORDS, min_size=1, max_size=5))
def test_left_and_right_may_change_places(left: list[IncidentRecord], right: list[IncidentRecord]) -> None:
    forth = {(p.left, p.right): p.log_odds for p in score_lists(left, right, least=-1_000.0)}
    back = {(p.right, p.left): p.log_odds for p in score_lists(right, left, least=-1_000.0)}
    assert forth == back
