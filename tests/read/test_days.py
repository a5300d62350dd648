"""Dates with day, month and year, as newsrooms write them."""

from datetime import date

import pytest

from knell.read.days import find_days, find_stamp_time, nearest_year

FULL = [
    ("June 27, 2017 8:03 pm", date(2017, 6, 27)),
    ("Thu Feb 26 2015", date(2015, 2, 26)),
    ("26.11.2014", date(2014, 11, 26)),
    ("03.04.2016", date(2016, 4, 3)),
    ("30-11-2014", date(2014, 11, 30)),
    ("2016-07-20 14:55", date(2016, 7, 20)),
    ("2016/07/20", date(2016, 7, 20)),
    ("Saturday 23 April 2016", date(2016, 4, 23)),
    ("the 3rd of May 2016", date(2016, 5, 3)),
    ("Last updated at Apr 092017", date(2017, 4, 9)),
    ("Apr 12017", date(2017, 4, 1)),
    ("16.04.2017Get short URL", date(2017, 4, 16)),
    ("25/12/2016", date(2016, 12, 25)),
    ("12/25/2016", date(2016, 12, 25)),
    ("Tue, 27 Jun 2017 20:03:00 GMT", date(2017, 6, 27)),
    ("2017-06-27T20:03:00+03:00", date(2017, 6, 27)),
    # The weekday decides between 3 April, a Sunday, and 4 March, a Friday.
    ("Friday 03/04/2016", date(2016, 3, 4)),
]


@pytest.mark.parametrize(("text", "day"), FULL)
def test_full_dates(text: str, day: date) -> None:
    assert [found.days for found in find_days(text)] == [(day,)]


@pytest.mark.parametrize(
    "text", ["31 June 2016", "April 2016", "June 27", "1.2.3.2016", "12345-01-2016", "2016"]
)
def test_what_is_no_full_date(text: str) -> None:
    assert list(find_days(text)) == []


def test_slashes_leave_day_and_month_open() -> None:
    assert next(find_days("03/04/2016")).days == (date(2016, 4, 3), date(2016, 3, 4))


@pytest.mark.parametrize(
    ("anchor", "year"),
    [(date(2017, 6, 28), 2017), (date(2017, 1, 2), 2016), (date(2016, 12, 30), 2016)],
)
def test_a_day_without_a_year_takes_the_nearest(anchor: date, year: int) -> None:
    month, day = (12, 31) if anchor.month in (1, 12) else (6, 27)
    assert nearest_year(month, day, anchor) == date(year, month, day)


def test_leap_day_only_in_leap_years() -> None:
    assert nearest_year(2, 29, date(2017, 2, 1)) == date(2016, 2, 29)
    assert nearest_year(2, 30, date(2017, 2, 1)) is None


@pytest.mark.parametrize(
    ("stamp", "time"),
    [
        ("June 27, 2017 8:03 pm", "8:03 pm"),
        ("2016-07-20 14:55", "14:55"),
        ("Tue, 27 Jun 2017 20:03:00 GMT", "20:03:00 GMT"),
        ("2017-06-27T20:03:00+03:00", "20:03:00+03:00"),
        ("2017-06-27T20:03:00.123Z", "20:03:00.123Z"),
        ("26.11.2014", None),
        ("Thu Feb 26 2015", None),
    ],
)
def test_the_time_of_day_of_a_publication_field(stamp: str, time: str | None) -> None:
    assert find_stamp_time(stamp) == time
