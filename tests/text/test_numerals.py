"""Figures in all their forms, and numbers that count nobody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knell.model.count import Count, Qualifier
from knell.text.numerals import find_quantities, parse_digits
from knell.text.tokens import tokenise

FORMS = [
    ("42 people", "42", 42, 42, "exact"),
    ("at least 42 people", "at least 42", 42, None, "at_least"),
    ("no fewer than twelve men", "no fewer than twelve", 12, None, "at_least"),
    ("more than 300 died", "more than 300", 301, None, "more_than"),
    ("over 40 wounded", "over 40", 41, None, "more_than"),
    ("nearly 60 people", "nearly 60", None, 60, "nearly"),
    ("up to 30 dead", "up to 30", None, 30, "up_to"),
    ("as many as 30 dead", "as many as 30", None, 30, "up_to"),
    ("some 40 villagers", "some 40", 40, 40, "about"),
    ("an estimated 50 men", "an estimated 50", 50, 50, "about"),
    ("between 5 and 7 people", "between 5 and 7", 5, 7, "range"),
    ("5-7 people", "5-7", 5, 7, "range"),
    ("12 or 13 men", "12 or 13", 12, 13, "range"),
    ("a dozen people", "a dozen", 12, 12, "exact"),
    ("two dozen people", "two dozen", 24, 24, "exact"),
    ("a couple of men", "a couple", 2, 2, "exact"),
    ("dozens of people", "dozens", 24, None, "vague"),
    ("several dozen people", "several dozen", 24, None, "vague"),
    ("scores of people", "scores", 40, None, "vague"),
    ("hundreds of thousands of people", "hundreds of thousands", 200_000, None, "vague"),
    ("several people", "several", 3, None, "vague"),
    ("twenty-five women", "twenty-five", 25, 25, "exact"),
    ("two hundred and five women", "two hundred and five", 205, 205, "exact"),
    ("1,200 people", "1,200", 1200, 1200, "exact"),
    ("1.2 million people", "1.2 million", 1_200_000, 1_200_000, "exact"),
    ("half a million people", "half a million", 500_000, 500_000, "exact"),
    (
        "more than a quarter of a million people",
        "more than a quarter of a million",
        250_001,
        None,
        "more_than",
    ),
    ("200 or more people", "200 or more", 200, None, "at_least"),
    ("On 12 August 100 people died", "100", 100, 100, "exact"),
    ("In 2017 at least 11 died", "at least 11", 11, None, "at_least"),
]


@pytest.mark.parametrize(("text", "phrase", "low", "high", "qualifier"), FORMS, ids=[f[0] for f in FORMS])
def test_a_figure_is_read_with_its_bounds(
    text: str, phrase: str, low: int | None, high: int | None, qualifier: str
) -> None:
    (found,) = find_quantities(text, tokenise(text))
    assert (found.count.phrase, found.count.low, found.count.high) == (phrase, low, high)
    assert found.count.qualifier is Qualifier(qualifier)


NOBODY = [
    "June 27, 2017",
    "on 4 February 2015",
    "at 18:30",
    "a 10-year-old",
    "aged 9",
    "30 km east",
    "40 percent of homes",
    "$500",
    "a Su-27 jet",
    "Resolution 2254",
    "since 2011",
    "for 3 hours",
    "the 26th Brigade",
    "26.11.2014",
    "012017",
    "Jon Sample, 57, died",
    "Ada Tester, 4.",
    "20- and 23-year-old women",
    "on Dec. 25 in Testabad",
]


@pytest.mark.parametrize(
    ("text", "counted"),
    [("in Testabad, 57, and in Otherton, 12, were killed", [57, 12]), ("on Dec. 25, 100 people died", [100])],
)
def test_counts_beside_commas_and_days_are_counts(text: str, counted: list[int]) -> None:
    assert [one.count.low for one in find_quantities(text, tokenise(text))] == counted


@pytest.mark.parametrize("text", NOBODY)
def test_other_numbers_count_nobody(text: str) -> None:
    assert find_quantities(text, tokenise(text)) == []


@given(st.integers(min_value=1, max_value=9_999_999))
def test_thousands_are_read_with_and_without_separators(value: int) -> None:
    assert parse_digits(str(value)) == value
    assert parse_digits(f"{value:,}") == value


@given(st.text())
def test_phrases_are_verbatim(text: str) -> None:
    for found in find_quantities(text, tokenise(text)):
        assert found.count.phrase is not None
        assert found.count.phrase in text


@pytest.mark.parametrize(
    ("low", "high", "expected"), [(42, None, 42), (None, 30, 30), (5, 7, 5), (0, 0, 0), (None, None, None)]
)
def test_the_number_of_a_figure_is_its_low_end_where_it_has_one(
    low: int | None, high: int | None, expected: int | None
) -> None:
    assert Count(low, high, None, None).number == expected
