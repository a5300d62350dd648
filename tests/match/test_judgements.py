"""Judgements against judgements and against scores: the later wins, nothing crashes, any order is the same."""

from datetime import timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factory import NOON
from tests.match.builders import days, item, item_lists, minter, province, town

from knell.match import MatchItem, MatchResult, match_mentions
from knell.match.judgements import Constraints, make_constraints
from knell.model.judgement import Judgement, JudgementKind, make_subjects
from knell.model.mint import MintEvent

K = JudgementKind


def judgements(*lines: str) -> list[Judgement]:
    """One a line, a minute after the one before: "ab same cd", "undo 1" (by number from 0), and for a split
    "ab from cd": a and b leave c and d."""
    made = []
    for number, line in enumerate(lines):
        left, verb, *rest = line.split()
        kind, value, subjects = K.LINK, verb, {"left": list(left), "right": list("".join(rest))}
        if left == "undo":
            kind, value, subjects = K.UNDO, "undone", {"undone": [f"J{verb}"]}
        elif verb == "from":
            kind, value = K.SPLIT, "different"
            subjects = {"incident": ["INC-1"], **subjects}
        at = NOON + timedelta(minutes=number)
        made.append(Judgement(f"J{number}", kind, value, make_subjects(**subjects), "Ada", at, "Why."))
    return made


def shown(found: Constraints) -> tuple[str, str, str]:
    """Groups, pairs apart and pairs left open, as words."""
    groups = " ".join(sorted("".join(sorted(one)) for one in found.groups))
    return (
        groups,
        " ".join(sorted(map("".join, found.different))),
        " ".join(sorted(map("".join, found.unsure))),
    )


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["a same b"], ("ab", "", "")),
        (["a same b", "b same c"], ("abc", "", "")),
        (["a same b", "a different b"], ("", "ab", "")),
        (["a different b", "a same b"], ("ab", "", "")),
        (["a same b", "a unsure b"], ("", "", "ab")),
        (["a unsure b", "a different b"], ("", "ab", "")),
        (["a unsure b", "a same b"], ("ab", "", "")),
        # Through a third: the earliest gives way.
        (["a same b", "b same c", "a different c"], ("bc", "ac", "")),
        (["a different c", "a same b", "b same c"], ("abc", "", "")),
        (["a unsure c", "a same b", "b same c"], ("abc", "", "")),
        # Of a merge all goes but what was taken out later.
        (["ab same ce", "c from abe"], ("abe", "ac bc ce", "")),
        (["ab same cd", "ac from bd"], ("ac bd", "ab ad bc cd", "")),
        # Two of a merge that are apart by a later word are left to the scores; the others stay.
        (["ab same cd", "c different d"], ("ab", "cd", "")),
        (["abe same cdf", "c different d"], ("abef", "cd", "")),
        (["ab same cd", "undo 0"], ("", "", "")),
        (["ab same cd", "undo 0", "undo 1"], ("abcd", "", "")),
        (["a same b", "a different b", "undo 1"], ("ab", "", "")),
        (["a same b", "c same d", "b same c", "a different d"], ("bcd", "ad", "")),
    ],
)
def test_the_later_wins(lines: list[str], expected: tuple[str, str, str]) -> None:
    log = judgements(*lines)
    assert shown(make_constraints(log)) == expected
    assert make_constraints(log[::-1]) == make_constraints(log)


@pytest.mark.parametrize(
    ("lines", "overruled"),
    [
        (["a same b", "a different b"], [("J0", ("J1",), True)]),
        (["ab same ce", "c from abe"], [("J0", ("J1",), False)]),
        (["a same b", "b same c", "a different c"], [("J0", ("J2",), True)]),
        (["a unsure b", "a same b"], [("J0", ("J1",), True)]),
        (["a same b", "a different b", "undo 1"], []),
        (["a same b", "a same b"], []),
        (["a different c", "a same b", "b same c"], [("J0", ("J1", "J2"), True)]),
    ],
)
def test_what_gave_way_is_shown(lines: list[str], overruled: list[tuple[str, tuple[str, ...], bool]]) -> None:
    found = make_constraints(judgements(*lines)).overruled
    assert [(one.judgement_id, one.by, one.is_whole) for one in found] == overruled


LINES = st.lists(
    st.builds(
        lambda left, verb, right: f"{''.join(left)} {verb} {''.join(right)}",
        st.sets(st.sampled_from("abcdefgh"), min_size=1, max_size=3),
        st.sampled_from(["same", "different", "unsure", "from"]),
        st.sets(st.sampled_from("ijklmnabcd"), min_size=1, max_size=3),
    ).filter(lambda line: not set(line.split()[0]) & set(line.split()[2])),
    max_size=14,
)


@settings(max_examples=300)
@given(LINES, st.randoms(use_true_random=False))
def test_constraints_never_contradict_one_another(lines: list[str], random: Random) -> None:
    log = judgements(*lines)
    found = make_constraints(log)
    groups = [one for group in found.groups for one in group]
    assert len(groups) == len(set(groups))
    together = {frozenset((one, other)) for group in found.groups for one in group for other in group}
    assert not together & {frozenset(pair) for pair in (*found.different, *found.unsure)}
    assert not set(found.different) & set(found.unsure)
    # The latest is always heard in full.
    assert not log or log[-1].judgement_id not in {one.judgement_id for one in found.overruled}
    random.shuffle(log)
    assert make_constraints(log) == found


def match(
    items: list[MatchItem], log: list[Judgement] | tuple[()] = (), minted: tuple[MintEvent, ...] = ()
) -> MatchResult:
    return match_mentions(items, minted, minter(), NOON, judgements=log)


def groups(found: MatchResult) -> set[str]:
    return {"".join(sorted(incident.mention_ids)) for incident in found.incidents}


def test_a_person_outranks_scores_and_conflicts() -> None:
    alike = [item("a"), item("b"), item("c", when=days(16))]
    assert groups(match(alike)) == {"ab", "c"}
    assert groups(match(alike, judgements("a different b", "b same c"))) == {"a", "bc"}


def test_who_is_joined_by_hand_brings_its_own_along_and_loses_nobody() -> None:
    """b fits a, and c is far in time from both: joined to a by a person, c does not throw b out."""
    items = [item("a"), item("b"), item("c", when=days(16)), item("d", when=days(16))]
    assert groups(match(items)) == {"ab", "cd"}
    assert groups(match(items, judgements("a same c"))) == {"abcd"}


def test_what_one_report_tells_apart_stays_apart() -> None:
    items = [item("a"), item("b", report="R"), item("c", report="R", when=days(16))]
    assert groups(match(items, judgements("a same c"))) == {"ac", "b"}
    # But for what a person says of the two themselves.
    assert groups(match(items, judgements("b same c"))) == {"abc"}


def test_a_vague_statement_placed_by_hand_joins_no_two_events() -> None:
    strikes = [item(letter, when=days(4 * number)) for number, letter in enumerate("abcde")]
    statement = item("s", when=days(-2, 27))
    found = match([*strikes, statement], judgements("b same s"))
    assert groups(found) == {"a", "bs", "c", "d", "e"}
    assert found.candidate_links == ()


def test_a_statement_of_some_days_that_is_given_to_one_event_leaves_the_other_alone() -> None:
    """Its days are few enough to identify an event, and fit two."""
    strikes = [item("a"), item("b", when=days(4))]
    statement = item("s", when=days(0, 4))
    assert groups(match([*strikes, statement])) == {"a", "b", "s"}
    found = match([*strikes, statement], judgements("b same s"))
    assert groups(found) == {"a", "bs"}
    assert found.candidate_links == ()


def test_a_vague_statement_told_apart_from_all_but_one_joins_that() -> None:
    strikes = [item(letter, when=days(4 * number)) for number, letter in enumerate("abc")]
    statement = item("s", when=days(-2, 27))
    assert groups(match([*strikes, statement], judgements("s different ab"))) == {"a", "b", "cs"}


def test_left_open_is_a_candidate_with_its_mark() -> None:
    items = [item("a"), item("b"), item("c", where=town("Far", 99, 12.0, 12.0))]
    found = match(items, judgements("a unsure b", "b unsure c"))
    assert groups(found) == {"a", "b", "c"}
    marks = {(one.mention_id, one.pair.features == (), one.judgement_id) for one in found.candidate_links}
    assert marks == {("a", False, "J0"), ("b", False, "J0"), ("b", True, "J1"), ("c", True, "J1")}


def test_an_area_that_a_person_left_open_for_one_joins_the_other() -> None:
    strikes = [item("a"), item("b", where=town("Other", 43, 35.3))]
    found = match([*strikes, item("v", where=province())], judgements("a unsure v"))
    assert groups(found) == {"a", "bv"}
    assert {one.mention_id for one in found.candidate_links} == {"a", "v"}


def test_judgements_on_what_is_not_there_count_through_it() -> None:
    items = [item("a"), item("c", when=days(16))]
    assert groups(match(items, judgements("a same b", "b same c"))) == {"ac"}
    assert groups(match(items, judgements("a same b"))) == {"a", "c"}


@settings(max_examples=150, deadline=None)
@given(
    item_lists(max_size=8),
    st.lists(
        st.tuples(
            st.sets(st.integers(0, 7), min_size=1, max_size=3),
            st.sampled_from(["same", "different", "unsure", "from"]),
            st.sets(st.integers(0, 7), min_size=1, max_size=3),
        ),
        max_size=6,
    ),
    st.randoms(use_true_random=False),
)
def test_every_judgement_is_kept_to_in_any_order(
    items: list[MatchItem], drawn: list[tuple[set[int], str, set[int]]], random: Random
) -> None:
    log = []
    for number, (left, verb, right) in enumerate(drawn):
        sides = {"left": [f"M{one}" for one in left], "right": [f"M{one}" for one in right - left]}
        if not sides["right"]:
            continue
        kind = K.SPLIT if verb == "from" else K.LINK
        value = "different" if verb == "from" else verb
        subjects = make_subjects(**({"incident": ["INC-1"]} if verb == "from" else {}), **sides)
        log.append(Judgement(f"J{number}", kind, value, subjects, "Ada", NOON + timedelta(number), "Why."))
    found = match(items, log)
    constraints = make_constraints(log)
    incident_of = {one: each.incident_id for each in found.incidents for one in each.mention_ids}
    assert sorted(incident_of) == sorted(one.mention_id for one in items)
    for group in constraints.groups:
        assert len({incident_of[one] for one in group if one in incident_of}) <= 1
    for one, other in constraints.different:
        if one in incident_of and other in incident_of:
            assert incident_of[one] != incident_of[other]
            assert (one, incident_of[other]) not in {
                (link.mention_id, link.incident_id) for link in found.candidate_links
            }
    for one, other in constraints.unsure:
        if one in incident_of and other in incident_of and incident_of[one] != incident_of[other]:
            assert any(link.judgement_id and link.mention_id == one for link in found.candidate_links) or any(
                pair[0] == one or pair[1] == one for pair in constraints.different
            )
    shuffled_items, shuffled_log = list(items), list(log)
    random.shuffle(shuffled_items)
    random.shuffle(shuffled_log)
    assert match(shuffled_items, shuffled_log) == found
