"""Date phrases that are ranges, or parts of a longer time: rules from a match to days."""

import re
from datetime import date, timedelta

from knell.text.calendar_days import last_weekday, month_days, nearest_past
from knell.text.date_rules import Days, full_date, month_number, span_of

MONTH_PARTS = {
    "early": (1, 10),
    "begin": (1, 7),
    "start": (1, 7),
    "mid": (11, 20),
    "late": (21, 31),
    "end": (25, 31),
}
"""First and last day that a part of a month reaches to, by the word's beginning."""


def read_part_of_month(match: re.Match[str], anchor: date) -> Days | None:
    """ "early October", "at the end of July", "mid-March 2016"."""
    month, year = month_number(match["month1"]), match["year1"]
    found = month_days(int(year), month) if year else nearest_past(month, None, anchor)
    if found is None:
        return None
    word = match["monthpart"].lower().removeprefix("the ")
    first, last = next(days for start, days in MONTH_PARTS.items() if word.startswith(start))
    return (
        found[0].replace(day=first),
        min(found[1].replace(day=min(last, found[1].day)), anchor),
        "a part of a month",
    )


def read_two_days(match: re.Match[str], anchor: date) -> Days | None:
    """ "June 25 and 26", "25-26 June 2017"."""
    groups = match.groupdict()
    name = (groups["month1"] or groups["month2"]).rstrip(".").lower()
    days = [int(groups[a] or groups[b]) for a, b in (("day1", "day3"), ("day2", "day4"))]
    year_text = groups["year1"] or groups["year2"]
    found = (
        month_days(int(year_text), month_number(name))
        if year_text
        else nearest_past(month_number(name), days[1], anchor)
    )
    if found is None or days[0] >= days[1] or days[1] > month_days(found[0].year, found[0].month)[1].day:
        return None
    return (found[0].replace(day=days[0]), found[0].replace(day=days[1]), "two days of a month")


def read_day_range(match: re.Match[str], anchor: date) -> Days | None:
    """ "3 May to 5 June 2016", "between May 28 and June 3"."""
    one = _first_of(match, "month", 1, 3, 5, 7), _first_of(match, "day", 1, 3, 5, 7)
    other = _first_of(match, "month", 2, 4), _first_of(match, "day", 2, 4)
    first_year, year = _first_of(match, "year", 1, 3, 5, 7), _first_of(match, "year", 2, 4)
    last = _dated(month_number(str(other[0])), int(str(other[1])), year or first_year, anchor)
    if last is None:
        return None
    first = _dated(month_number(str(one[0])), int(str(one[1])), first_year, last)
    return None if first is None or first > last else (first, last, "from the one day to the other")


def _first_of(match: re.Match[str], name: str, *numbers: int) -> str | None:
    """The one of several groups with numbered names that matched."""
    return next((found for number in numbers if (found := match[f"{name}{number}"]) is not None), None)


def _dated(month: int, day: int, year: str | None, anchor: date) -> date | None:
    """A day of a month, of the year said or of the newest up to `anchor`."""
    if year is not None:
        return full_date(int(year), month, day)
    found = nearest_past(month, day, anchor)
    return None if found is None else found[0]


def read_month_range(match: re.Match[str], anchor: date) -> Days | None:
    """ "from March to May", "between March and May 2015"."""
    one, other = month_number(match["month1"] or match["month3"]), month_number(match["month2"])
    first_said = match["year1"] or match["year3"]
    year = match["year2"] or first_said
    ends = month_days(int(year), other) if year else nearest_past(other, None, anchor)
    if ends is None:
        return None
    first_year = int(first_said) if first_said else ends[0].year - (one > other)
    first = month_days(first_year, one)[0]
    if first > ends[0]:
        return None
    return (first, max(first, min(ends[1], anchor)), "from the one month to the other")


def read_year_range(match: re.Match[str], anchor: date) -> Days | None:
    """ "between 2011 and 2014", "2011–2014"."""
    one, other = int(match["fromyear"] or match["fromyear2"]), int(match["toyear"])
    if one >= other:
        return None
    first = date(one, 1, 1)
    return (first, max(first, min(date(other, 12, 31), anchor)), "from the one year to the other")


DECADE_PARTS = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}
"""First and last year that a part of a decade reaches to."""


def read_decade(match: re.Match[str], anchor: date) -> Days | None:
    """ "the 1990s", "the late 1990s"."""
    first_year, part = int(match["decade"]), (match["decadepart"] or "").lower().strip(" -")
    low, high = DECADE_PARTS.get(part, (0, 9))
    first = date(first_year + low, 1, 1)
    return (first, max(first, min(date(first_year + high, 12, 31), anchor)), "the years of a decade")


WEEKS = {"first": (1, 7), "second": (8, 14), "third": (15, 21), "fourth": (22, 28), "last": (25, 31)}
"""Days of the month that "the second week of May" reaches to."""


def read_week_of_month(match: re.Match[str], anchor: date) -> Days | None:
    """ "the second week of May"."""
    month, year = month_number(match["month1"]), match["year1"]
    found = month_days(int(year), month) if year else nearest_past(month, None, anchor)
    if found is None:
        return None
    low, high = WEEKS[match["week"].lower()]
    high = min(high, found[1].day)
    first, last = found[0].replace(day=min(low, high)), found[0].replace(day=high)
    return (first, max(first, min(last, anchor)), "a week of a month")


SPAN_PARTS = {
    "early": (0.0, 0.4),
    "begin": (0.0, 0.3),
    "start": (0.0, 0.3),
    "mid": (0.3, 0.7),
    "late": (0.6, 1.0),
    "end": (0.7, 1.0),
}
"""From and to what share of a week or month a part of it reaches, by the word's beginning."""


YEAR_PARTS = {
    "early": (1, 3),
    "begin": (1, 2),
    "start": (1, 2),
    "mid": (5, 8),
    "late": (10, 12),
    "end": (11, 12),
}
"""First and last month that a part of a year reaches to, by the word's beginning."""


def read_part_of_span(match: re.Match[str], anchor: date) -> Days | None:
    """ "late last month", "at the end of last week", "early this year"."""
    unit = match["span"].lower()
    first, last = span_of(unit, anchor, int(match["whichspan"].lower() == "last"))
    word = match["spanpart"].lower().removeprefix("the ")
    start = next(start for start in SPAN_PARTS if word.startswith(start))
    if unit == "year":
        low, high = YEAR_PARTS[start]
        first, last = month_days(first.year, low)[0], month_days(first.year, high)[1]
    else:
        share, until = SPAN_PARTS[start]
        days = (last - first).days + 1
        first, last = (first + timedelta(days=round(at)) for at in (share * days, max(0, until * days - 1)))
    if first > anchor:
        return None
    which = f"{match['whichspan'].lower()} {unit}"
    return (first, min(last, anchor), f"a part of {which}, reckoned from publication")


def read_half_of_year(match: re.Match[str], anchor: date) -> Days | None:
    """ "the first half of 2016", "the last quarter of 2016"."""
    months = 6 if match["fraction"].lower() == "half" else 3
    word = match["ordinal"].lower()
    at = 12 // months - 1 if word == "last" else ("first", "second", "third", "fourth").index(word)
    if (at + 1) * months > 12:
        return None
    year = int(match["halfyear"])
    first, last = month_days(year, at * months + 1)[0], month_days(year, (at + 1) * months)[1]
    return (first, max(first, min(last, anchor)), "a part of a year")


def read_weekday_list(match: re.Match[str], anchor: date) -> Days | None:
    """ "Monday, Tuesday and Wednesday"."""
    first, last = last_weekday(match["listfirst"], anchor), last_weekday(match["listlast"], anchor)
    if first > last:
        first -= timedelta(days=7)
    return (first, last, f"the newest such days up to publication on {anchor:%A %-d %B %Y}")
