"""What each kind of date phrase stands for: rules from a match and the day of publication to days."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from knell.text.calendar_days import MONTH_NUMBER, WEEKDAYS, last_weekday, month_days, nearest_past

SMALL = {
    word: n
    for n, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
} | {"a": 1, "an": 1, "several": 7, "a few": 3, "few": 3, "couple of": 2, "a couple of": 2}

RECENT_DAYS = 7
""" "in recent days": the seven days before the dateline (annotation guidelines)."""

Days = tuple[date, date, str]
"""First and last day, both inclusive, and how the words became them."""

Rule = Callable[[re.Match[str], date], Days | None]
"""From a match and the day of publication; None for what is no date after all."""


def _range(first: date, last: date, reason: str) -> Days:
    return first, last, reason


def read_absolute(match: re.Match[str], anchor: date) -> Days | None:
    groups = match.groupdict()
    name = (groups.get("month1") or groups.get("month2") or "").rstrip(".").lower()
    day_text = groups.get("day1") or groups.get("day2")
    year_text = groups.get("year1") or groups.get("year2")
    month, day = MONTH_NUMBER[name], int(day_text) if day_text else None
    if year_text is None:
        found = nearest_past(month, day, anchor)
        if found is None:
            return None
        return _range(found[0], min(found[1], anchor), "no year given: the newest one before publication")
    first, last = month_days(int(year_text), month)
    if day is None:
        return _range(first, max(first, min(last, anchor)), "a whole month, up to publication")
    if day > last.day:
        return None
    full, named = first.replace(day=day), groups.get("named1") or groups.get("named2")
    is_other = named is not None and WEEKDAYS[full.weekday()] != named.lower()
    return _range(full, full, f"a full date, though it was a {full:%A}" if is_other else "a full date")


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
    month, year = MONTH_NUMBER[match["month1"].rstrip(".").lower()], match["year1"]
    found = month_days(int(year), month) if year else nearest_past(month, None, anchor)
    if found is None:
        return None
    word = match["monthpart"].lower().removeprefix("the ")
    first, last = next(days for start, days in MONTH_PARTS.items() if word.startswith(start))
    return _range(
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
        month_days(int(year_text), MONTH_NUMBER[name])
        if year_text
        else nearest_past(MONTH_NUMBER[name], days[1], anchor)
    )
    if found is None or days[0] >= days[1] or days[1] > month_days(found[0].year, found[0].month)[1].day:
        return None
    return _range(found[0].replace(day=days[0]), found[0].replace(day=days[1]), "two days of a month")


def read_numeric(match: re.Match[str], anchor: date) -> Days | None:
    """ "26.11.2014" is day first; "03/04/2017" may be either way round, and covers both."""
    one, two, year = (int(match[g]) for g in ("nday", "nmonth", "nyear"))
    day_first, month_first = _full_date(year, two, one), _full_date(year, one, two)
    if match["nmark"] == ".":
        month_first = None
    fitting = [day for day in (day_first, month_first) if day is not None and day <= anchor]
    if not fitting:
        return None
    first, last = min(fitting), max(fitting)
    if first != last and anchor in fitting:
        return _range(anchor, anchor, "read so that it is the day of publication")
    if first != last:
        return _range(first, last, "day first or month first, which is not said: from the one to the other")
    return _range(first, last, "a full date, day first" if first == day_first else "a full date, month first")


def read_iso(match: re.Match[str], anchor: date) -> Days | None:
    del anchor
    day = _full_date(int(match["iyear"]), int(match["imonth"]), int(match["iday"]))
    return None if day is None else _range(day, day, "a full date")


def _full_date(year: int, month: int, day: int) -> date | None:
    """The day, None where there is none such."""
    if not (1 <= month <= 12 and 1 <= day <= month_days(year, month)[1].day):
        return None
    return date(year, month, day)


def read_day_of_month(match: re.Match[str], anchor: date) -> Days | None:
    """ "on the 25th": of this month, or of the one before."""
    day = int(match["bareday"])
    for back in range(3):
        month = anchor.year * 12 + anchor.month - 1 - back
        found = _full_date(month // 12, month % 12 + 1, day)
        if found is not None and found <= anchor:
            return _range(found, found, "the newest day of that number up to publication")
    return None


def _month(text: str) -> int:
    return MONTH_NUMBER[text.rstrip(".").lower()]


def read_day_range(match: re.Match[str], anchor: date) -> Days | None:
    """ "3 May to 5 June 2016", "between May 28 and June 3"."""
    one = _first_of(match, "month", 1, 3, 5, 7), _first_of(match, "day", 1, 3, 5, 7)
    other = _first_of(match, "month", 2, 4), _first_of(match, "day", 2, 4)
    first_year, year = _first_of(match, "year", 1, 3, 5, 7), _first_of(match, "year", 2, 4)
    last = _dated(_month(str(other[0])), int(str(other[1])), year, anchor)
    if last is None:
        return None
    first = _dated(_month(str(one[0])), int(str(one[1])), first_year, last)
    return None if first is None or first > last else _range(first, last, "from the one day to the other")


def _first_of(match: re.Match[str], name: str, *numbers: int) -> str | None:
    """The one of several groups with numbered names that matched."""
    return next((found for number in numbers if (found := match[f"{name}{number}"]) is not None), None)


def _dated(month: int, day: int, year: str | None, anchor: date) -> date | None:
    """A day of a month, of the year said or of the newest up to `anchor`."""
    if year is not None:
        return _full_date(int(year), month, day)
    found = nearest_past(month, day, anchor)
    return None if found is None else found[0]


def read_month_range(match: re.Match[str], anchor: date) -> Days | None:
    """ "from March to May", "between March and May 2015"."""
    one, other = _month(match["month1"] or match["month3"]), _month(match["month2"])
    year, first_said = match["year2"], match["year1"] or match["year3"]
    ends = month_days(int(year), other) if year else nearest_past(other, None, anchor)
    if ends is None:
        return None
    first_year = int(first_said) if first_said else ends[0].year - (one > other)
    first = month_days(first_year, one)[0]
    if first > ends[0]:
        return None
    return _range(first, max(first, min(ends[1], anchor)), "from the one month to the other")


def read_year_range(match: re.Match[str], anchor: date) -> Days | None:
    """ "between 2011 and 2014", "2011–2014"."""
    one, other = int(match["fromyear"] or match["fromyear2"]), int(match["toyear"])
    if one >= other:
        return None
    first = date(one, 1, 1)
    return _range(first, max(first, min(date(other, 12, 31), anchor)), "from the one year to the other")


DECADE_PARTS = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}
"""First and last year that a part of a decade reaches to."""


def read_decade(match: re.Match[str], anchor: date) -> Days | None:
    """ "the 1990s", "the late 1990s"."""
    first_year, part = int(match["decade"]), (match["decadepart"] or "").lower().strip(" -")
    low, high = DECADE_PARTS.get(part, (0, 9))
    first = date(first_year + low, 1, 1)
    return _range(first, max(first, min(date(first_year + high, 12, 31), anchor)), "the years of a decade")


def read_month_of_year(match: re.Match[str], anchor: date) -> Days | None:
    """ "June last year", "last June": never the month of the report itself."""
    month = _month(match["month1"] or match["month2"])
    if match["month1"] is not None:
        year = anchor.year - (match["ofyear"].lower() == "last")
    else:
        year = anchor.year - (month >= anchor.month)
    first, last = month_days(year, month)
    return _range(first, max(first, min(last, anchor)), "a month, reckoned from publication")


WEEKS = {"first": (1, 7), "second": (8, 14), "third": (15, 21), "fourth": (22, 28), "last": (25, 31)}
"""Days of the month that "the second week of May" reaches to."""


def read_week_of_month(match: re.Match[str], anchor: date) -> Days | None:
    month, year = _month(match["month1"]), match["year1"]
    found = month_days(int(year), month) if year else nearest_past(month, None, anchor)
    if found is None:
        return None
    low, high = WEEKS[match["week"].lower()]
    high = min(high, found[1].day)
    first, last = found[0].replace(day=min(low, high)), found[0].replace(day=high)
    return _range(first, max(first, min(last, anchor)), "a week of a month")


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
    first, last = _span_of(unit, anchor, int(match["whichspan"].lower() == "last"))
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
    return _range(first, min(last, anchor), f"a part of {which}, reckoned from publication")


def read_half_of_year(match: re.Match[str], anchor: date) -> Days | None:
    """ "the first half of 2016", "the last quarter of 2016"."""
    months = 6 if match["fraction"].lower() == "half" else 3
    word = match["ordinal"].lower()
    at = 12 // months - 1 if word == "last" else ("first", "second", "third", "fourth").index(word)
    if (at + 1) * months > 12:
        return None
    year = int(match["halfyear"])
    first, last = month_days(year, at * months + 1)[0], month_days(year, (at + 1) * months)[1]
    return _range(first, max(first, min(last, anchor)), "a part of a year")


def read_weekday_list(match: re.Match[str], anchor: date) -> Days | None:
    """ "Monday, Tuesday and Wednesday"."""
    first, last = last_weekday(match["listfirst"], anchor), last_weekday(match["listlast"], anchor)
    if first > last:
        first -= timedelta(days=7)
    return _range(first, last, f"the newest such days up to publication on {anchor:%A %-d %B %Y}")


def read_weekday_of_week(match: re.Match[str], anchor: date) -> Days | None:
    """ "Monday last week", "Friday of this week"."""
    first = _span_of("week", anchor, int(match["ofweek"].lower() == "last"))[0]
    day = first + timedelta(days=WEEKDAYS.index(match["weekday1"].lower()))
    return _range(
        day, day, f"{match['weekday1']} of {match['ofweek'].lower()} week, reckoned from publication"
    )


def read_overnight(match: re.Match[str], anchor: date) -> Days | None:
    """ "overnight on Sunday", "overnight from Sunday to Monday": the night after the day named."""
    first = last_weekday(match["weekday1"], anchor)
    if match["weekday2"] is not None:
        last = last_weekday(match["weekday2"], anchor)
        first -= timedelta(days=7 if first > last else 0)
    else:
        last = min(first + timedelta(days=1), anchor)
    return _range(first, last, f"the night after the newest {match['weekday1']} up to publication")


def read_plan(match: re.Match[str], anchor: date) -> Days | None:
    """ "tomorrow", "next Friday", "next week": after publication."""
    word = match["plan"].lower()
    if word.endswith("tomorrow"):
        day = anchor + timedelta(days=2 if "after" in word else 1)
        return _range(day, day, "reckoned from the day of publication")
    unit = word.split()[-1]
    if unit in WEEKDAYS:
        day = next_weekday(unit, anchor)
        return _range(day, day, f"the first {unit.capitalize()} after publication")
    first, last = _span_of(unit, anchor, -1)
    return _range(first, last, f"the {unit} after that of publication")


def read_ahead(match: re.Match[str], anchor: date) -> Days | None:
    """A weekday, or a day or month without a year, in a sentence that tells of a plan: the next one.

    None for what is not ahead: several days, a day with a year, "last Friday".
    """
    groups = match.groupdict()
    if groups.get("weekday1") is not None and groups.get("lead") is None and groups.get("weekday2") is None:
        day = last_weekday(groups["weekday1"], anchor)
        day += timedelta(days=0 if day == anchor else 7)
        return _range(day, day, f"the first {groups['weekday1']} from publication on, for it is a plan")
    name = groups.get("month1") or groups.get("month2")
    if name is None or groups.get("year1") or groups.get("year2"):
        return None
    number = groups.get("day1") or groups.get("day2")
    for year in (anchor.year, anchor.year + 1):
        first, last = month_days(year, _month(name))
        if number is not None:
            first = last = _full_date(year, _month(name), int(number)) or anchor
        if last > anchor:
            return _range(first, last, "the first one after publication, for it is a plan")
    return None


def next_weekday(name: str, anchor: date) -> date:
    """The first day with this weekday after `anchor`."""
    return last_weekday(name, anchor) + timedelta(days=7)


def read_weekday(match: re.Match[str], anchor: date) -> Days | None:
    name = match["weekday1"]
    strictly = (match["lead"] or "").lower().startswith("last")
    first = last_weekday(name, anchor, strictly=strictly)
    second = match["weekday2"]
    if second is None:
        return _range(first, first, f"the newest {name} up to publication on {anchor:%A %-d %B %Y}")
    last = last_weekday(second, anchor)
    if first > last:
        first -= timedelta(days=7)
    return _range(first, last, f"the newest {name} and {second} up to publication on {anchor:%A %-d %B %Y}")


def read_year(match: re.Match[str], anchor: date) -> Days | None:
    year, part = int(match["year"]), (match["yearpart"] or "").lower().strip(" -")
    if year > anchor.year:
        return None
    months = {"early": (1, 3), "mid": (5, 8), "late": (10, 12)}.get(part, (1, 12))
    first, last = month_days(year, months[0])[0], month_days(year, months[1])[1]
    return _range(first, max(first, min(last, anchor)), "a year, or a part of one, up to publication")


def _span_of(word: str, anchor: date, back: int) -> tuple[date, date]:
    """The week (Monday to Sunday), month or year `back` before the one that holds `anchor`."""
    if word == "week":
        first = anchor - timedelta(days=anchor.weekday() + 7 * back)
        return first, first + timedelta(days=6)
    if word == "month":
        month = anchor.year * 12 + anchor.month - 1 - back
        return month_days(month // 12, month % 12 + 1)
    return date(anchor.year - back, 1, 1), date(anchor.year - back, 12, 31)


def read_named_span(match: re.Match[str], anchor: date) -> Days | None:
    which, word = match["which"].lower(), match["span"].lower()
    if word == "weekend":
        saturday = last_weekday("saturday", anchor)
        return _range(saturday, min(saturday + timedelta(days=1), anchor), "the newest weekend")
    first, last = _span_of(word, anchor, 0 if which.endswith("this") else 1)
    # What happened earlier did not happen on the day of the report.
    newest = max(first, anchor - timedelta(days=1)) if which.startswith("earlier") else anchor
    return _range(first, min(last, newest), f"{which} {word}, reckoned from publication")


def read_amount(text: str) -> int:
    return int(text) if text.isdigit() else SMALL.get(text.lower(), 1)


def count_days(amount: int, unit: str) -> int:
    unit = unit.lower().rstrip("s")
    if unit == "hour":
        return -(-amount // 24)
    return amount * {"day": 1, "week": 7, "fortnight": 14, "month": 30, "decade": 3652}.get(unit, 365)


def read_past(match: re.Match[str], anchor: date) -> Days | None:
    if match["number"] is None:
        back = RECENT_DAYS if match["unit"].lower() == "days" else count_days(3, match["unit"])
    else:
        back = count_days(read_amount(match["number"]), match["unit"])
    if match["unit"].lower().startswith("hour"):
        return _range(anchor - timedelta(days=back), anchor, "the hours up to publication")
    return _range(
        anchor - timedelta(days=back), anchor - timedelta(days=1), f"the {back} days before publication"
    )


def read_ago(match: re.Match[str], anchor: date) -> Days | None:
    amount, unit = read_amount(match["agonumber"]), match["agounit"].lower().rstrip("s")
    if unit in ("month", "year"):
        first, last = _span_of(unit, anchor, amount)
        return _range(first, last, f"{amount} {unit}s before publication")
    day = anchor - timedelta(days=count_days(amount, unit))
    if unit == "decade":
        year = anchor.year - 10 * amount
        return _range(date(year, 1, 1), date(year, 12, 31), f"{amount} decades before publication")
    slack = timedelta(days=3 if unit in ("week", "fortnight") else 0)
    return _range(day - slack, day + slack, f"{amount} {unit}s before publication")


def read_day_word(match: re.Match[str], anchor: date) -> Days | None:
    word = match["dayword"].lower()
    if word in ("overnight", "last night"):
        return _range(anchor - timedelta(days=1), anchor, "the night before publication")
    back = 2 if "before yesterday" in word else int("yesterday" in word)
    day = anchor - timedelta(days=back)
    return _range(day, day, "reckoned from the day of publication")
