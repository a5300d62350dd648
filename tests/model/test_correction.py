"""Corrections: what a person may change of a reading, and what of it stays the report's."""

import pytest
from tests.factory import make_claim

from knell.errors import BadInput
from knell.model.correction import CORRECTABLE, HIGHEST, correct_claim, parse_correction
from knell.model.count import Count, Qualifier, Unit

TEXT = "At least 42 detainees were killed, the Quiet Monitor said."
CLAIM = make_claim(
    quote="At least 42 detainees were killed",
    text=TEXT,
    count=Count(42, None, Qualifier.AT_LEAST, "At least 42"),
    claimant="an officer",
    organisation="the Quiet Monitor",
)


@pytest.mark.parametrize(
    ("correction", "expected"),
    [
        ((("high", "42"),), (42, 42, Qualifier.EXACT)),
        ((("high", "60"),), (42, 60, Qualifier.RANGE)),
        ((("low", "40"),), (40, None, Qualifier.AT_LEAST)),
        ((("low", "open"), ("high", "42")), (None, 42, Qualifier.UP_TO)),
        ((("low", "none"),), (None, None, None)),
        ((("low", "42"),), (42, None, Qualifier.AT_LEAST)),
        ((("qualifier", "About"), ("high", "42")), (42, 42, Qualifier.ABOUT)),
        ((("qualifier", "more than"),), (42, None, Qualifier.MORE_THAN)),
    ],
)
def test_the_qualifier_follows_from_ends_that_change(
    correction: tuple[tuple[str, str], ...], expected: tuple[int | None, int | None, Qualifier | None]
) -> None:
    count = correct_claim(CLAIM, correction).count
    assert (count.low, count.high, count.qualifier) == expected
    assert count.phrase == "At least 42"


def test_words_and_place_are_the_reports() -> None:
    found = correct_claim(CLAIM, parse_correction(["low=3", "high = 9", "unit=families", "harm=injured"]))
    assert (found.quote, found.span, found.claim_id) == (CLAIM.quote, CLAIM.span, CLAIM.claim_id)
    assert (found.count.unit, found.harm.value) == (Unit.FAMILIES, "injured")
    assert not {"quote", "span", "claim_id", "mention_id", "confidence"} & set(CORRECTABLE)


def test_a_class_brings_its_status() -> None:
    assert correct_claim(CLAIM, (("victim_class", "armed actor"),)).victim.status == "armed_actor"
    assert correct_claim(CLAIM, (("victim_class", "civilian"),)).victim.status == "civilian"
    assert correct_claim(CLAIM, (("victim_class", "child"),)).victim.status == CLAIM.victim.status


def test_another_claimant_speaks_for_nobody_unless_it_is_said() -> None:
    by = correct_claim(CLAIM, (("claimant", "a doctor"),)).attribution
    assert (by.claimant, by.organisation) == ("a doctor", None)
    by = correct_claim(CLAIM, (("claimant", "a doctor"), ("organisation", "the clinic"))).attribution
    assert (by.claimant, by.organisation) == ("a doctor", "the clinic")
    assert correct_claim(CLAIM, (("claimant", "none"),)).attribution.claimant is None


@pytest.mark.parametrize(
    ("pairs", "words"),
    [
        ([], "what is right instead"),
        (["low"], "is no correction: write the field, ="),
        (["low=1", "low=2"], "corrected twice"),
        (["low=٣"], "give a whole number"),
        ([f"low={HIGHEST + 1}"], "give a whole number"),
        (["low=9", "high=3"], "runs backwards"),
        (["stance=maybe"], "stance is 'maybe': give one of asserted"),
        (["quote=x"], "'quote' cannot be corrected: fields are low"),
    ],
)
def test_what_cannot_be_is_refused(pairs: list[str], words: str) -> None:
    with pytest.raises(BadInput, match=words):
        correct_claim(CLAIM, parse_correction(pairs))
