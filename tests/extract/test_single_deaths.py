"""One death told without a count: found in headlines and leads, and nowhere else."""

import pytest
from tests.factory import make_claim

from knell.extract.single_deaths import find_single_death
from knell.model.claim import Claim, Harm, Span, VictimClass


def find(*sentences: str, claims: tuple[Claim, ...] = ()) -> Claim | None:
    """What is found in a passage of these sentences."""
    text = "\n".join(sentences)
    starts = [text.index(one) for one in sentences]
    passage = [Span(start, start + len(one)) for start, one in zip(starts, sentences, strict=True)]
    return find_single_death(text, passage, claims, "I1")


@pytest.mark.parametrize(
    ("told", "quote", "victim", "victim_class"),
    [
        ("4-year-old fatally shot in Testabad", "4-year-old fatally shot", "4-year-old", "child"),
        ("Toddler killed, adult hurt", "Toddler killed", "Toddler", "child"),
        ("10-Year-Old Girl Dies After Shelling", "10-Year-Old Girl Dies", "10-Year-Old Girl", "child"),
        ("Testabad Woman Killed by Mortar Fire", "Testabad Woman Killed", "Testabad Woman", "woman"),
        ("Jon Sample, 57, died on Sunday.", "Jon Sample, 57, died", "Jon Sample", "unspecified"),
        ("Jon Sample was killed the same night.", "Jon Sample was killed", "Jon Sample", "unspecified"),
        ("Two held in the death of Ada Tester", "death of Ada Tester", "Ada Tester", "unspecified"),
        ("An officer who killed a man was charged.", "killed a man", "a man", "man"),
        ("A soldier fatally shot a teenager.", "fatally shot a teenager", "a teenager", "child"),
        ("The blast left a 19-year-old man dead.", "left a 19-year-old man dead", "19-year-old man", "man"),
    ],
)
def test_a_death_is_a_figure_of_one(told: str, quote: str, victim: str, victim_class: str) -> None:
    found = find(told)
    assert found is not None
    assert (found.quote, found.count.phrase, found.victim_class) == (quote, victim, VictimClass(victim_class))
    assert (found.count.low, found.count.high, found.harm) == (1, 1, Harm.KILLED)
    assert told[found.span.start : found.span.end] == quote


@pytest.mark.parametrize(
    "told",
    [
        "The mayor was nearly killed when a shell hit.",
        "Jon Sample could have died, doctors said.",
        "A man was hurt.",
        "Jon Sample and Ada Tester were killed.",
        "Jon Sample and Ada Tester died.",
        "Two held in the deaths of Jon Sample and Ada Tester",
        "He is charged in the killing of Jon Sample and Ada Tester.",
        "The Islamic State was killed off in the town.",
    ],
)
def test_no_death_is_made_up(told: str) -> None:
    assert find(told) is None


def test_who_counts_the_dead_is_not_asked_for_names() -> None:
    told = "Jon Sample was killed."
    assert find(told, claims=(make_claim(harm=Harm.KILLED, mention_id="I1"),)) is None
    assert find(told, claims=(make_claim(harm=Harm.INJURED, mention_id="I1"),)) is not None
    assert find(told, claims=(make_claim(harm=Harm.KILLED, mention_id="I2"),)) is not None


def test_deaths_far_down_are_of_other_days() -> None:
    assert (
        find(*(f"Sentence {number} is of what was hit." for number in range(8)), "Jon Sample died.") is None
    )
