"""Full and partial calendar dates as newsrooms write them, with the days that they can stand for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from knell.text.calendar_days import MONTH_NUMBER, WEEKDAYS

_MONTH = (
    r"(?:January|February|March|April|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?)"
_DAY = r"(?P<{0}day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<{0}year>(?:19|20)\d\d)(?!\d)"

# A comma lost in storage glues the year to the day ("Apr 092017"), so every separator may be missing.
_MONTH_FIRST = rf"(?P<{{0}}month>{_MONTH})\b\.?\s?{_DAY}"
_DAY_FIRST = rf"{_DAY}[\s-](?:of\s)?(?P<{{0}}month>{_MONTH})\b\.?"

FULL = re.compile(
    rf"(?<![\w/.-])(?:(?P<weekday>{_WEEKDAY}),?\s)?(?:"
    + (_MONTH_FIRST + r",?\s?" + _YEAR).format("a")
    + "|"
    + (_DAY_FIRST + r",?[\s-]?" + _YEAR).format("b")
    + rf"|{_YEAR.format('c')}(?P<csep>[-/.])(?P<cmonth>[01]?\d)(?P=csep)(?P<cday>[0-3]?\d)(?!\d)"
    + r"|(?P<first>[0-3]?\d)(?P<sep>[-/.])(?P<second>[0-3]?\d)(?P=sep)(?P<dyear>(?:19|20)\d\d)(?!\d)"
    + ")",
    re.IGNORECASE,
)
TIME = re.compile(
    r"(?<![\d:+-])(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?"
    r"(?:\s?[ap]\.?m\b\.?)?(?:\s?(?:Z|UTC|GMT|[+-]\d\d:?\d\d)\b)?",
    re.IGNORECASE,
)
"""A time of day: 20:03, 8:03 pm, 20:03:00+03:00."""
PARTIAL = rf"(?:{_WEEKDAY},?\s)?(?:{_MONTH_FIRST.format('p')}|{_DAY_FIRST.format('q')})(?!\d)"
"""A month and a day without a year, as a pattern to build others from (groups pmonth, pday, qday, qmonth)."""


TWO_DIGITS = 100
FIRST_TELEX_YEAR = 70


@dataclass(frozen=True, slots=True)
class DayMatch:
    """A date at `start` to `end` (exclusive) of a text.

    `days` holds one day, or two where day and month cannot be told apart (03/04/2016): day-first comes first.
    """

    start: int
    end: int
    phrase: str
    days: tuple[date, ...]
    has_weekday: bool


def calendar_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def find_days(text: str, start: int = 0, end: int | None = None) -> Iterator[DayMatch]:
    """Dates with day, month and year, in the order of the text; impossible ones (31 June) are passed over."""
    for match in FULL.finditer(text, start, len(text) if end is None else end):
        if found := read_day(match):
            yield found


def find_stamp_time(stamp: str) -> str | None:
    """The time of day in a publication field, with its zone where it names one, as written; None for no time."""
    match = TIME.search(stamp)
    return None if match is None else match[0]


def read_day(match: re.Match[str]) -> DayMatch | None:
    """The days that a match of `FULL` can stand for; None where the calendar has none."""
    days = tuple(day for day in _candidates(match) if day is not None)
    if not days:
        return None
    weekday = match["weekday"]
    if weekday is not None and len(days) > 1:
        days = tuple(day for day in days if WEEKDAYS[day.weekday()].startswith(weekday[:3].lower())) or days
    return DayMatch(match.start(), match.end(), match[0], days, weekday is not None)


def _candidates(match: re.Match[str]) -> tuple[date | None, ...]:
    for kind in ("a", "b"):
        if match[f"{kind}month"] is not None:
            month = MONTH_NUMBER[match[f"{kind}month"].lower()]
            return (calendar_day(int(match[f"{kind}year"]), month, int(match[f"{kind}day"])),)
    if match["cyear"] is not None:
        return (calendar_day(int(match["cyear"]), int(match["cmonth"]), int(match["cday"])),)
    year, first, second = int(match["dyear"]), int(match["first"]), int(match["second"])
    day_first, month_first = calendar_day(year, second, first), calendar_day(year, first, second)
    # Dots and hyphens with the year last are day-first wherever newsrooms use them; slashes are not.
    if match["sep"] != "/" and day_first is not None:
        return (day_first,)
    return (day_first,) if day_first == month_first else (day_first, month_first)


def full_year(year: int) -> int:
    """The year that two digits stand for: 70 to 99 are of the twentieth century, as on telexes."""
    if year >= TWO_DIGITS:
        return year
    return year + (1900 if year >= FIRST_TELEX_YEAR else 2000)


def nearest_year(month: int, day: int, anchor: date) -> date | None:
    """The day of this month nearest to `anchor`, before or after it; None for a day that no year has."""
    years = (anchor.year - 1, anchor.year, anchor.year + 1)
    days = [found for year in years if (found := calendar_day(year, month, day)) is not None]
    return min(days, key=lambda found: abs((found - anchor).days), default=None)


def read_partial(match: re.Match[str]) -> tuple[int, int] | None:
    """Month and day of a match that contains `PARTIAL`; None where that part did not take part."""
    name, day = match["pmonth"] or match["qmonth"], match["pday"] or match["qday"]
    return None if name is None else (MONTH_NUMBER[name.lower()], int(day))
