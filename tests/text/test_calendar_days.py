import re
from datetime import date

import pytest

from knell.text.calendar_days import FULL_MONTH, last_weekday, month_days, nearest_past

TUESDAY = date(2017, 6, 27)


@pytest.mark.parametrize(
    ("year", "month", "last"), [(2016, 2, 29), (2017, 2, 28), (2017, 12, 31), (2017, 6, 30)]
)
def test_a_month_reaches_to_its_last_day(year: int, month: int, last: int) -> None:
    assert month_days(year, month) == (date(year, month, 1), date(year, month, last))


def test_a_weekday_is_the_newest_one_and_today_counts() -> None:
    assert last_weekday("Monday", TUESDAY) == date(2017, 6, 26)
    assert last_weekday("Tuesday", TUESDAY) == TUESDAY
    assert last_weekday("Tuesday", TUESDAY, strictly=True) == date(2017, 6, 20)


@pytest.mark.parametrize(
    ("month", "day", "expected"),
    [
        (6, 26, (date(2017, 6, 26), date(2017, 6, 26))),
        (7, 4, (date(2016, 7, 4), date(2016, 7, 4))),
        (6, None, (date(2017, 6, 1), date(2017, 6, 30))),
        (2, 29, (date(2016, 2, 29), date(2016, 2, 29))),
        (2, 30, None),
    ],
)
def test_a_day_without_a_year_is_the_newest_before_publication(
    month: int, day: int | None, expected: tuple[date, date] | None
) -> None:
    assert nearest_past(month, day, TUESDAY) == expected


def test_a_month_is_a_name_only_with_its_capital() -> None:
    assert re.findall(FULL_MONTH, "In May they may march; in March they did.") == ["May", "March"]
