"""Signals from the evidence of two mentions: the level that each comes to, whichever mention is first."""

from collections.abc import Sequence
from dataclasses import replace
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.match.builders import EVIDENCE, days, item

from knell.match.conflicts import find_conflict, keeps_apart
from knell.match.features import COMPARISONS, Comparison
from knell.match.items import signature_words
from knell.match.likeness import (
    compare_ages,
    compare_hours,
    compare_people,
    compare_rarest_words,
    compare_streets,
    compare_surroundings,
    compare_tolls,
    compare_words,
)
from knell.match.score import load_weights
from knell.match.words import weigh_terms, word_likeness
from knell.model.evidence import Evidence

JON, LI = "sampler, jon", "testar, li"
RARE = tuple(f"rareword{letter}" for letter in "abcdefghijkl")


def told(words: Sequence[str]) -> Evidence:
    """What a passage carries in which each of these words says as much."""
    return Evidence(terms=tuple(words), weights=(round(100 / sqrt(len(words))),) * len(words))


CASES: list[tuple[Comparison, Evidence, Evidence, str]] = [
    (compare_people, Evidence(people=(JON, LI)), Evidence(people=(LI, JON)), "several_shared"),
    (compare_people, Evidence(people=(JON,)), Evidence(people=(LI, JON)), "shared"),
    (compare_people, Evidence(people=(JON,)), Evidence(people=("sampler, ada",)), "same_family"),
    (compare_people, Evidence(people=(JON,)), Evidence(people=(LI,)), "different"),
    (compare_people, Evidence(people=(JON,)), Evidence(), "unknown"),
    (compare_ages, Evidence(ages=(4, 30)), Evidence(ages=(30, 4, 7)), "several_shared"),
    (compare_ages, Evidence(ages=(4,)), Evidence(ages=(4, 7)), "shared"),
    (compare_ages, Evidence(ages=(4,)), Evidence(ages=(5,)), "different"),
    (compare_ages, Evidence(), Evidence(ages=(5,)), "unknown"),
    (compare_streets, Evidence(streets=("oak",)), Evidence(streets=("12th", "oak")), "shared"),
    (compare_streets, Evidence(streets=("oak",)), Evidence(streets=("12th",)), "different"),
    (compare_hours, Evidence(hours=(23,)), Evidence(hours=(0,)), "same"),
    (compare_hours, Evidence(hours=(23,)), Evidence(hours=(2,)), "different"),
    (compare_surroundings, Evidence(places=("a", "b", "c")), Evidence(places=("a", "b", "c")), "several_shared"),
    (compare_surroundings, Evidence(places=("a",)), Evidence(places=("a", "d")), "shared"),
    (compare_surroundings, Evidence(places=("a",)), Evidence(places=("d",)), "different"),
    (compare_surroundings, Evidence(), Evidence(), "only_struck"),
    (compare_surroundings, Evidence(places=("tastabad",)), Evidence(places=("tal", "tastabad")), "only_struck"),
    (compare_tolls, Evidence(killed=1), Evidence(killed=1), "same_small"),
    (compare_tolls, Evidence(killed=12), Evidence(killed=12, injured=3), "same_large"),
    (compare_tolls, Evidence(killed=1, injured=2), Evidence(killed=1, injured=2), "same_large"),
    (compare_tolls, Evidence(killed=12), Evidence(killed=15), "near"),
    (compare_tolls, Evidence(killed=1, injured=9), Evidence(killed=1, injured=2), "partly"),
    (compare_tolls, Evidence(killed=1), Evidence(killed=30), "different"),
    (compare_tolls, Evidence(killed=0), Evidence(killed=1), "different"),
    (compare_tolls, Evidence(killed=1), Evidence(injured=1), "unknown"),
    (compare_words, told(RARE), told(RARE), "very_alike"),
    (compare_words, told(RARE), told(RARE[:3] + tuple("stuvwxyz")), "alike"),
    (compare_words, told(RARE), told(RARE[:2] + tuple("stuvwxyz")), "somewhat"),
    (compare_words, told(RARE), told(tuple("opqrstuvwxyz") + RARE[:1]), "little"),
    (compare_words, told(RARE), told(tuple("mnopqrstuvwxyz")), "none"),
    (compare_words, told(RARE), told(RARE[:7]), "unknown"),
    (compare_rarest_words, Evidence(words=RARE), Evidence(words=RARE), "many"),
    (compare_rarest_words, Evidence(words=RARE[:5]), Evidence(words=RARE[4:9]), "one"),
    (compare_rarest_words, Evidence(words=RARE[:5]), Evidence(words=RARE[5:10]), "none"),
    (compare_rarest_words, Evidence(words=RARE[:3]), Evidence(words=RARE[:3]), "unknown"),
]  # fmt: skip


@pytest.mark.parametrize(("compare", "left", "right", "level"), CASES)
def test_levels(compare: Comparison, left: Evidence, right: Evidence, level: str) -> None:
    one, other = item("A", evidence=left), item("B", evidence=right)
    assert compare(one, other).level == compare(other, one).level == level


@given(EVIDENCE, EVIDENCE)
def test_every_signal_is_symmetric_and_has_a_weight(left: Evidence, right: Evidence) -> None:
    one, other = item("A", evidence=left), item("B", evidence=right)
    for name, compare in COMPARISONS.items():
        signal = compare(one, other)
        assert signal == compare(other, one) or signal.level == compare(other, one).level
        assert signal.level in load_weights().levels[name]


WORDS = st.lists(st.sampled_from(RARE), min_size=1, unique=True)


@given(WORDS, WORDS)
def test_the_likeness_of_words_is_a_cosine(one: list[str], other: list[str]) -> None:
    cosine, shared = word_likeness(weigh_terms(told(one)), weigh_terms(told(other)))
    assert 0 <= cosine <= 1
    assert shared.keys() == set(one) & set(other)
    assert (cosine > 0) is bool(shared)


@given(WORDS)
def test_a_passage_is_as_like_itself_as_can_be(words: list[str]) -> None:
    assert word_likeness(weigh_terms(told(words)), weigh_terms(told(words)))[0] >= 0.98


def test_words_that_every_tenth_report_has_are_not_among_the_rarest() -> None:
    evidence = Evidence(words=("rarewordb", "killed", "rareworda"))
    assert signature_words(item("A", evidence=evidence)) == ("rarewordb", "rareworda")


def test_a_person_in_common_outweighs_a_misread_place() -> None:
    named = item("A", evidence=Evidence(people=(JON,)), country="SY")
    assert find_conflict(named, item("B", country="IQ")) is not None
    assert find_conflict(named, item("B", country="IQ", evidence=Evidence(people=(JON,)))) is None


def test_the_day_of_a_trial_keeps_no_incidents_apart() -> None:
    struck = item("A", evidence=Evidence(places=("tal",)))
    trial = item(
        "B", when=days(40), published=days(41).earliest, evidence=Evidence(places=("tal",), looks_back=True)
    )
    elsewhere = replace(trial, mention=replace(trial.mention, evidence=Evidence(looks_back=True)))
    assert find_conflict(struck, trial) is not None
    assert not keeps_apart(struck, trial)
    assert not keeps_apart(trial, struck)
    assert keeps_apart(struck, elsewhere)
    assert keeps_apart(
        struck, replace(trial, mention=replace(trial.mention, evidence=Evidence(places=("tal",))))
    )


def test_a_place_named_by_both_leaves_open_which_was_struck() -> None:
    named = item("A", evidence=Evidence(places=("tal",)))
    assert find_conflict(named, item("B", country="IQ", evidence=Evidence(places=("tal", "x")))) is None
