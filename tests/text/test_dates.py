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
    # Tense and parts of weeks.
    ("on Tuesday", "Tuesday", "2017-06-27", "2017-06-27"),
    ("on Monday last week", "Monday last week", "2017-06-19", "2017-06-19"),
    ("Friday of last week", "Friday of last week", "2017-06-23", "2017-06-23"),
    ("early last week", "early last week", "2017-06-19", "2017-06-21"),
    ("late last month", "late last month", "2017-05-20", "2017-05-31"),
    ("at the end of last year", "the end of last year", "2016-11-01", "2016-12-31"),
    ("two weeks ago", "two weeks ago", "2017-06-10", "2017-06-16"),
    ("a fortnight ago", "a fortnight ago", "2017-06-10", "2017-06-16"),
    ("a decade ago", "a decade ago", "2007-01-01", "2007-12-31"),
    ("the past 24 hours", "the past 24 hours", "2017-06-26", "2017-06-27"),
    ("the last two months", "the last two months", "2017-04-28", "2017-06-26"),
    ("overnight on Sunday", "overnight on Sunday", "2017-06-25", "2017-06-26"),
    ("overnight Sunday to Monday", "overnight Sunday to Monday", "2017-06-25", "2017-06-26"),
    ("the raid will be studied after deaths on Monday", "Monday", "2017-06-26", "2017-06-26"),
    ("it will assess the strike on Monday", "Monday", "2017-06-26", "2017-06-26"),
    ("was expected to vote on Friday", "Friday", "2017-06-23", "2017-06-23"),
    # Ranges.
    ("from 3 to 5 May", "3 to 5 May", "2017-05-03", "2017-05-05"),
    ("between 3 and 5 May", "3 and 5 May", "2017-05-03", "2017-05-05"),
    ("from 28 May to 3 June", "from 28 May to 3 June", "2017-05-28", "2017-06-03"),
    ("between April 27 and May 18", "between April 27 and May 18", "2017-04-27", "2017-05-18"),
    ("from Dec. 30, 2015 to Jan. 2, 2016", "from Dec. 30, 2015 to Jan. 2, 2016", "2015-12-30", "2016-01-02"),
    ("3 May 2016 to 5 June", "3 May 2016 to 5 June", "2016-05-03", "2016-06-05"),
    ("from March 2015 to May", "from March 2015 to May", "2015-03-01", "2015-05-31"),
    ("30 December to 2 January", "30 December to 2 January", "2016-12-30", "2017-01-02"),
    ("between Monday and Wednesday", "Monday and Wednesday", "2017-06-19", "2017-06-21"),
    ("Saturday, Sunday and Monday", "Saturday, Sunday and Monday", "2017-06-24", "2017-06-26"),
    ("from March to May", "from March to May", "2017-03-01", "2017-05-31"),
    ("from November to January", "from November to January", "2016-11-01", "2017-01-31"),
    ("between March and May 2015", "between March and May 2015", "2015-03-01", "2015-05-31"),
    ("between 2011 and 2014", "between 2011 and 2014", "2011-01-01", "2014-12-31"),
    ("in 2014-2015", "2014-2015", "2014-01-01", "2015-12-31"),
    ("since the war began in 2011", "since the war began in 2011", "2011-01-01", "2017-06-27"),
    # Months, years, decades and parts of them.
    ("in June last year", "June last year", "2016-06-01", "2016-06-30"),
    ("last September", "last September", "2016-09-01", "2016-09-30"),
    ("last June", "last June", "2016-06-01", "2016-06-30"),
    ("late in May", "late in May", "2017-05-21", "2017-05-31"),
    ("the second week of May", "the second week of May", "2017-05-08", "2017-05-14"),
    ("the last week of February", "the last week of February", "2017-02-25", "2017-02-28"),
    ("the first half of 2016", "the first half of 2016", "2016-01-01", "2016-06-30"),
    ("the last quarter of 2016", "the last quarter of 2016", "2016-10-01", "2016-12-31"),
    ("in the 1990s", "the 1990s", "1990-01-01", "1999-12-31"),
    ("the late 1990s", "the late 1990s", "1997-01-01", "1999-12-31"),
    # A weekday beside a full date is no second date.
    ("on Friday, March 3", "Friday, March 3", "2017-03-03", "2017-03-03"),
    ("on Friday 3 March 2017", "Friday 3 March 2017", "2017-03-03", "2017-03-03"),
    ("on the 25th, he said", "on the 25th", "2017-06-25", "2017-06-25"),
    ("on the 29th, he said", "on the 29th", "2017-05-29", "2017-05-29"),
    # Numbers: ISO is exact, a slash may be either way round unless one way is no day, or not yet.
    ("on 2017-06-03", "2017-06-03", "2017-06-03", "2017-06-03"),
    ("2017/06/03", "2017/06/03", "2017-06-03", "2017-06-03"),
    ("2017-06-03T12:30:00Z", "2017-06-03T12:30:00Z", "2017-06-03", "2017-06-03"),
    ("03/04/2017", "03/04/2017", "2017-03-04", "2017-04-03"),
    ("03.04.2017", "03.04.2017", "2017-04-03", "2017-04-03"),
    ("13/04/2017", "13/04/2017", "2017-04-13", "2017-04-13"),
    ("04/13/2017", "04/13/2017", "2017-04-13", "2017-04-13"),
    ("03/07/2017", "03/07/2017", "2017-03-07", "2017-03-07"),
    ("3/3/2017", "3/3/2017", "2017-03-03", "2017-03-03"),
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
    "text",
    [
        "he may march on",
        "the sun rose",
        "it sat there",
        "on 31 February 2017",
        "during Ramadan",
        "at dawn",
        "2017-13-03",
        "31/31/2017",
        "between 2014 and 2011",
        "the 25th Division",
        "999 decades ago",
        "in the past 999 decades",
        # Plans, which lie ahead.
        "next week",
        "next Friday",
        "tomorrow",
        "the day after tomorrow",
        "will vote on Friday",
        "talks are due to resume on Friday",
        "a visit scheduled for 10 April",
        "elections will be held in July",
    ],
)
def test_words_that_are_no_dates(text: str) -> None:
    assert find_dates(text, TUESDAY) == []


def test_nothing_is_dated_after_publication() -> None:
    assert find_dates("talks on 4 July 2017", TUESDAY) == []


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("will vote on Friday", "2017-06-30", "2017-06-30"),
        ("a visit scheduled for 10 April", "2018-04-10", "2018-04-10"),
        ("elections will be held in July", "2017-07-01", "2017-07-31"),
        ("will meet on Tuesday", "2017-06-27", "2017-06-27"),
        ("tomorrow", "2017-06-28", "2017-06-28"),
        ("the day after tomorrow", "2017-06-29", "2017-06-29"),
        ("next Friday", "2017-06-30", "2017-06-30"),
        ("next week", "2017-07-03", "2017-07-09"),
        ("next month", "2017-07-01", "2017-07-31"),
        ("on 4 July 2017", "2017-07-04", "2017-07-04"),
    ],
)
def test_plans_are_given_where_they_are_asked_for(text: str, first: str, last: str) -> None:
    (found,) = find_dates(text, TUESDAY, plans=True)
    assert found.when is not None
    assert (str(found.when.earliest), str(found.when.latest)) == (first, last)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("at dawn on Monday", "dawn"),
        ("before dawn on Monday", "dawn"),
        ("Monday before dawn", "dawn"),
        ("on Monday evening", "evening"),
        ("the night of 25 June", "night"),
        ("on the evening of June 25", "evening"),
        ("overnight on Sunday", "night"),
        ("at noon on Monday", "afternoon"),
        ("on Monday. The morning after", None),
        ("on Monday", None),
    ],
)
def test_the_part_of_the_day_stands_in_or_beside_the_date(text: str, part: str | None) -> None:
    found = find_dates(text, TUESDAY)[0]
    assert found.when is not None and found.when.part_of_day == part


def test_a_date_with_the_wrong_weekday_says_so() -> None:
    (found,) = find_dates("on Monday, 3 March 2017", TUESDAY)
    assert found.when is not None and "though it was a Friday" in found.when.reason


def test_of_two_readings_the_day_of_publication_is_meant() -> None:
    (found,) = find_dates("06/07/2015", date(2015, 6, 7))
    assert found.when is not None
    assert (found.when.earliest, found.when.latest) == (date(2015, 6, 7), date(2015, 6, 7))


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
        ("the previous day", DAY, "2017-04-03", "2017-04-03"),
        ("the night before", DAY, "2017-04-03", "2017-04-03"),
        ("two days earlier", DAY, "2017-04-02", "2017-04-02"),
        ("a week earlier", DAY, "2017-03-28", "2017-03-28"),
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
