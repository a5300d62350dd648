"""Judgements: what holds after any undoing, and what a judgement must have."""

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factory import NOON

from knell.errors import BadInput
from knell.model.judgement import (
    VALUES,
    Judgement,
    JudgementKind,
    check_judgement,
    current_values,
    follow,
    in_force,
    make_subjects,
    undone_by,
)

K = JudgementKind


def judge(
    name: str, kind: K = K.LINK, value: str = "same", minutes: int = 0, **subjects: list[str]
) -> Judgement:
    parts = make_subjects(**(subjects or {"left": ["a"], "right": ["b"]}))
    return Judgement(name, kind, value, parts, "Ada", NOON + timedelta(minutes=minutes), "I read both.")


def undo(name: str, undone: str, minutes: int = 0) -> Judgement:
    return judge(name, K.UNDO, "undone", minutes, undone=[undone])


@pytest.mark.parametrize(
    ("log", "undone", "holding"),
    [
        ([judge("A")], {}, ["A"]),
        ([judge("A"), undo("U", "A", 1)], {"A": "U"}, []),
        ([judge("A"), undo("U", "A", 1), undo("V", "U", 2)], {"U": "V"}, ["A"]),
        ([judge("A"), undo("U", "A", 1), undo("V", "U", 2), undo("W", "V", 3)], {"A": "U", "V": "W"}, []),
        ([judge("A"), undo("U", "A", 1), undo("V", "A", 2), undo("W", "V", 3)], {"A": "U", "V": "W"}, []),
        # By what refers to what: a clock that was put back changes nothing.
        ([judge("A", minutes=9), undo("U", "A", 1)], {"A": "U"}, []),
        ([undo("U", "gone")], {"gone": "U"}, []),
    ],
)
def test_what_is_undone(log: list[Judgement], undone: dict[str, str], holding: list[str]) -> None:
    for order in (log, log[::-1]):
        assert undone_by(order) == undone
        assert [one.judgement_id for one in in_force(order)] == holding


def test_undos_in_a_circle_come_to_an_end() -> None:
    """Nobody can make them but by writing past Knell; they must not hang it."""
    circle = [undo("U", "V"), undo("V", "W"), undo("W", "U")]
    assert undone_by(circle)


def test_long_chains_of_undos() -> None:
    log = [judge("J0")] + [undo(f"J{number}", f"J{number - 1}", number) for number in range(1, 3_001)]
    assert [one.judgement_id for one in in_force(log)] == ["J0"]
    assert in_force(log[:-1]) == []


@given(st.integers(1, 30), st.randoms(use_true_random=False))
def test_a_judgement_holds_when_no_undo_of_it_does(size: int, random: Random) -> None:
    log = [judge("J0")]
    for number in range(1, size):
        log.append(undo(f"J{number}", f"J{random.randrange(number)}", number))
    shuffled = list(log)
    random.shuffle(shuffled)
    found = undone_by(shuffled)
    undos = {one.judgement_id: one.subjects[0].subject_id for one in log if one.kind is K.UNDO}
    for one in log:
        holding = [undo for undo, undone in undos.items() if undone == one.judgement_id and undo not in found]
        assert (one.judgement_id in found) == bool(holding)


def test_the_latest_value_counts() -> None:
    log = [
        judge("A", K.RELIABILITY, "B", 0, claimant=["Monitor"]),
        judge("B", K.RELIABILITY, "C", 1, claimant=["Monitor"]),
        judge("C", K.INDEPENDENCE, "one", 0, left=["Monitor"], right=["Ada"]),
        judge("D", K.INDEPENDENCE, "independent", 1, left=["Ada"], right=["Monitor"]),
    ]
    assert current_values(log, K.RELIABILITY)[("Monitor",)].value == "C"
    assert current_values([*log, undo("U", "B", 5)], K.RELIABILITY)[("Monitor",)].value == "B"
    assert {key: one.value for key, one in current_values(log, K.INDEPENDENCE).items()} == {
        ("Ada", "Monitor"): "independent"
    }


def test_only_mentions_are_followed() -> None:
    log = [
        judge("A", K.SPLIT, "different", incident=["a"], left=["a"], right=["b"], keeper=["b"]),
        judge("B", K.INDEPENDENCE, "one", left=["a"], right=["b"]),
    ]
    split, independence = follow(log, lambda mention_id: f"new {mention_id}")
    assert [one.subject_id for one in split.subjects] == ["a", "new a", "new b", "new b"]
    assert independence == log[1]


@pytest.mark.parametrize("kind", K)
def test_every_kind_has_its_values(kind: K) -> None:
    assert len(set(VALUES[kind])) == len(VALUES[kind]) > 0


GOOD = judge("A")


@pytest.mark.parametrize(
    ("judgement", "words"),
    [
        (replace(GOOD, value="maybe"), "give one of same, different, unsure"),
        (replace(GOOD, by=" "), "who judges is missing"),
        (replace(GOOD, by="x" * 201), "more than 200"),
        (replace(GOOD, reason=None), "the reason is missing"),
        (replace(GOOD, reason="x" * 4_001), "more than 4,000"),
        (replace(GOOD, subjects=make_subjects(left=["a"])), "needs its right"),
        (replace(GOOD, subjects=make_subjects(left=["a", "b"], right=["b"])), "both sides are the same"),
        (judge("A", K.REVIEW, "accepted", incident=["a"]), "needs its claim"),
        (judge("A", K.REVIEW, "corrected", claim=["a"]), "what is right instead"),
        (replace(GOOD, correction=(("low", "3"),)), "goes with “corrected” alone"),
        (judge("A", K.GRADE, "A", incident=["a"]), "confirmed, fair, weak, contested, discounted"),
    ],
)
def test_what_does_not_fit_is_said(judgement: Judgement, words: str) -> None:
    check_judgement(GOOD)
    check_judgement(replace(judge("A", K.REVIEW, "corrected", reading=["a"]), correction=(("low", "3"),)))
    with pytest.raises(BadInput, match=words):
        check_judgement(judgement)
