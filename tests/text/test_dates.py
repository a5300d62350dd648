"""Date phrases, reckoned from Tuesday 27 June 2017."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knell.model.when import DatePrecision, When
from knell.text.dates import find_dates, shift_from

TUESDAY = date(2017, 6, 27)
CASES = [
    ("killed on Monday", "Monday", "2017-06-26", "2017-06-26"),
    ("Monday’s strikes", "Monday’s", "2017-06-26", "2017-06-26"),
    ("at dawn on Monday", "at dawn on Monday", "2017-06-26", "2017-06-26"),
    ("died Tuesday", "Tuesday", "2017-06-27", "2017-06-27"),
    ("last Tuesday", "last Tuesday", "2017-06-20", "2017-06-20"),
    ("on Saturday and Sunday", "Saturday and Sunday", "2017-06-24", "2017-06-25"),
    (
        "Friday night and into Saturday morning",
        "Friday night and into Saturday morning",
        "2017-06-23",
        "2017-06-24",
    ),
    ("on June 3, 2017", "June 3, 2017", "2017-06-03", "2017-06-03"),
    ("on 3 June", "3 June", "2017-06-03", "2017-06-03"),
    ("on October 13th", "October 13th", "2016-10-13", "2016-10-13"),
    ("26.11.2014", "26.11.2014", "2014-11-26", "2014-11-26"),
    ("April’s attack", "April’s", "2017-04-01", "2017-04-30"),
    ("in August 2013", "August 2013", "2013-08-01", "2013-08-31"),
    ("last month", "last month", "2017-05-01", "2017-05-31"),
    ("earlier this week", "earlier this week", "2017-06-26", "2017-06-26"),
    ("last week", "last week", "2017-06-19", "2017-06-25"),
    ("last year", "last year", "2016-01-01", "2016-12-31"),
    ("over the weekend", "over the weekend", "2017-06-24", "2017-06-25"),
    ("in recent days", "in recent days", "2017-06-20", "2017-06-26"),
    ("in the past 24 hours", "in the past 24 hours", "2017-06-26", "2017-06-27"),
    ("during the past two weeks", "during the past two weeks", "2017-06-13", "2017-06-26"),
    ("yesterday", "yesterday", "2017-06-26", "2017-06-26"),
    ("overnight", "overnight", "2017-06-26", "2017-06-27"),
    ("three days ago", "three days ago", "2017-06-24", "2017-06-24"),
    ("since Friday", "since Friday", "2017-06-23", "2017-06-27"),
    ("since March 2011", "since March 2011", "2011-03-01", "2017-06-27"),
    ("in 2013", "in 2013", "2013-01-01", "2013-12-31"),
    ("in early June", "early June", "2017-06-01", "2017-06-10"),
    ("in mid-May", "mid-May", "2017-05-11", "2017-05-20"),
    ("at the end of May", "the end of May", "2017-05-25", "2017-05-31"),
    # Nothing that is told lies after publication.
    ("in June", "June", "2017-06-01", "2017-06-27"),
    ("in 2017", "in 2017", "2017-01-01", "2017-06-27"),
    ("in early 2014", "in early 2014", "2014-01-01", "2014-03-31"),
]


@pytest.mark.parametrize(("text", "phrase", "first", "last"), CASES, ids=[c[0] for c in CASES])
def test_a_phrase_becomes_days(text: str, phrase: str, first: str, last: str) -> None:
    (found,) = find_dates(text, TUESDAY)
    assert found.when is not None
    assert (found.phrase, str(found.when.earliest), str(found.when.latest)) == (phrase, first, last)
    assert text[found.start : found.end] == phrase


@pytest.mark.parametrize(
    "text", ["he may march on", "the sun rose", "it sat there", "on 31 February 2017", "next week"]
)
def test_words_that_are_no_dates(text: str) -> None:
    assert find_dates(text, TUESDAY) == []


def test_nothing_is_dated_after_publication() -> None:
    assert find_dates("talks on 4 July 2017", TUESDAY) == []


def test_without_a_day_of_publication_only_full_dates_are_days() -> None:
    assert [d.phrase for d in find_dates("on Monday, in 3 June 2016, last month", None)] == ["3 June 2016"]


def test_part_of_day_and_reason_are_kept() -> None:
    (found,) = find_dates("at dawn on Monday", TUESDAY)
    assert found.when is not None
    assert found.when.part_of_day == "dawn"
    assert "Monday" in found.when.reason
    assert found.when.precision is DatePrecision.DAY


MONTH = When(date(2017, 4, 1), date(2017, 4, 30), "April’s", "a month")
DAY = When(date(2017, 4, 4), date(2017, 4, 4), "April 4", "a day")


@pytest.mark.parametrize(
    ("phrase", "event", "first", "last"),
    [
        ("days later", DAY, "2017-04-05", "2017-04-11"),
        ("three days later", DAY, "2017-04-07", "2017-04-07"),
        ("days later", MONTH, "2017-04-01", "2017-04-30"),
        ("the next day", DAY, "2017-04-05", "2017-04-05"),
        ("that day", DAY, "2017-04-04", "2017-04-04"),
    ],
)
def test_days_reckoned_from_another_event(phrase: str, event: When, first: str, last: str) -> None:
    shifted = shift_from(phrase, event, TUESDAY)
    assert shifted is not None
    assert (str(shifted.earliest), str(shifted.latest)) == (first, last)


@given(st.text(), st.dates(min_value=date(1990, 1, 1), max_value=date(2100, 1, 1)))
def test_any_text_can_be_searched(text: str, anchor: date) -> None:
    for found in find_dates(text, anchor):
        assert text[found.start : found.end] == found.phrase
