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

OLDEST = date(1000, 1, 1)
"""Nothing older is told in days."""

Days = tuple[date, date, str]
"""First and last day, both inclusive, and how the words became them."""

Rule = Callable[[re.Match[str], date], Days | None]
"""From a match and the day of publication; None for what is no date after all."""


def read_absolute(match: re.Match[str], anchor: date) -> Days | None:
    """ "3 June 2016", "October 13th", "April’s": a full date, a day without its year, a whole month."""
    groups = match.groupdict()
    name = (groups.get("month1") or groups.get("month2") or "").rstrip(".").lower()
    day_text = groups.get("day1") or groups.get("day2")
    year_text = groups.get("year1") or groups.get("year2")
    month, day = MONTH_NUMBER[name], int(day_text) if day_text else None
    if year_text is None:
        found = nearest_past(month, day, anchor)
        if found is None:
            return None
        return (found[0], min(found[1], anchor), "no year given: the newest one before publication")
    first, last = month_days(int(year_text), month)
    if day is None:
        return (first, max(first, min(last, anchor)), "a whole month, up to publication")
    if day > last.day:
        return None
    full, named = first.replace(day=day), groups.get("named1") or groups.get("named2")
    is_other = named is not None and WEEKDAYS[full.weekday()] != named.lower()
    return (full, full, f"a full date, though it was a {full:%A}" if is_other else "a full date")


def read_numeric(match: re.Match[str], anchor: date) -> Days | None:
    """ "26.11.2014" is day first; "03/04/2017" may be either way round, and covers both."""
    one, two, year = (int(match[g]) for g in ("nday", "nmonth", "nyear"))
    day_first, month_first = full_date(year, two, one), full_date(year, one, two)
    if match["nmark"] == ".":
        month_first = None
    fitting = [day for day in (day_first, month_first) if day is not None and day <= anchor]
    if not fitting:
        return None
    first, last = min(fitting), max(fitting)
    if first != last and anchor in fitting:
        return (anchor, anchor, "read so that it is the day of publication")
    if first != last:
        return (first, last, "day first or month first, which is not said: from the one to the other")
    return (first, last, "a full date, day first" if first == day_first else "a full date, month first")


def read_iso(match: re.Match[str], anchor: date) -> Days | None:
    """ "2017-06-03", "2017/06/03"."""
    del anchor
    day = full_date(int(match["iyear"]), int(match["imonth"]), int(match["iday"]))
    return None if day is None else (day, day, "a full date")


def full_date(year: int, month: int, day: int) -> date | None:
    """The day, None where there is none such."""
    if not (1 <= month <= 12 and 1 <= day <= month_days(year, month)[1].day):
        return None
    return date(year, month, day)


def read_day_of_month(match: re.Match[str], anchor: date) -> Days | None:
    """ "on the 25th": of this month, or of the one before."""
    day = int(match["bareday"])
    for back in range(3):
        month = anchor.year * 12 + anchor.month - 1 - back
        found = full_date(month // 12, month % 12 + 1, day)
        if found is not None and found <= anchor:
            return (found, found, "the newest day of that number up to publication")
    return None


def month_number(text: str) -> int:
    """1 to 12, of a name or its abbreviation."""
    return MONTH_NUMBER[text.rstrip(".").lower()]


def read_month_of_year(match: re.Match[str], anchor: date) -> Days | None:
    """ "June last year", "last June": never the month of the report itself."""
    month = month_number(match["month1"] or match["month2"])
    if match["month1"] is not None:
        year = anchor.year - (match["ofyear"].lower() == "last")
    else:
        year = anchor.year - (month >= anchor.month)
    first, last = month_days(year, month)
    return (first, max(first, min(last, anchor)), "a month, reckoned from publication")


def read_weekday_of_week(match: re.Match[str], anchor: date) -> Days | None:
    """ "Monday last week", "Friday of this week"."""
    first = span_of("week", anchor, int(match["ofweek"].lower() == "last"))[0]
    day = first + timedelta(days=WEEKDAYS.index(match["weekday1"].lower()))
    return (day, day, f"{match['weekday1']} of {match['ofweek'].lower()} week, reckoned from publication")


def read_overnight(match: re.Match[str], anchor: date) -> Days | None:
    """ "overnight on Sunday", "overnight from Sunday to Monday": the night after the day named."""
    first = last_weekday(match["weekday1"], anchor)
    if match["weekday2"] is not None:
        last = last_weekday(match["weekday2"], anchor)
        first -= timedelta(days=7 if first > last else 0)
    else:
        last = min(first + timedelta(days=1), anchor)
    return (first, last, f"the night after the newest {match['weekday1']} up to publication")


def read_plan(match: re.Match[str], anchor: date) -> Days | None:
    """ "tomorrow", "next Friday", "next week": after publication."""
    word = match["plan"].lower()
    if word.endswith("tomorrow"):
        day = anchor + timedelta(days=2 if "after" in word else 1)
        return (day, day, "reckoned from the day of publication")
    unit = word.split()[-1]
    if unit in WEEKDAYS:
        day = next_weekday(unit, anchor)
        return (day, day, f"the first {unit.capitalize()} after publication")
    first, last = span_of(unit, anchor, -1)
    return (first, last, f"the {unit} after that of publication")


def read_ahead(match: re.Match[str], anchor: date) -> Days | None:
    """A weekday, or a day or month without a year, in a sentence that tells of a plan: the next one.

    None for what is not ahead: several days, a day with a year, "last Friday".
    """
    groups = match.groupdict()
    if groups.get("weekday1") is not None and groups.get("lead") is None and groups.get("weekday2") is None:
        day = last_weekday(groups["weekday1"], anchor)
        day += timedelta(days=0 if day == anchor else 7)
        return (day, day, f"the first {groups['weekday1']} from publication on, for it is a plan")
    name = groups.get("month1") or groups.get("month2")
    if name is None or groups.get("year1") or groups.get("year2"):
        return None
    number = groups.get("day1") or groups.get("day2")
    for year in (anchor.year, anchor.year + 1):
        first, last = month_days(year, month_number(name))
        if number is not None:
            first = last = full_date(year, month_number(name), int(number)) or anchor
        if last > anchor:
            return (first, last, "the first one after publication, for it is a plan")
    return None


def next_weekday(name: str, anchor: date) -> date:
    """The first day with this weekday after `anchor`."""
    return last_weekday(name, anchor) + timedelta(days=7)


def read_weekday(match: re.Match[str], anchor: date) -> Days | None:
    """ "Monday", "last Tuesday", "Saturday and Sunday": the newest up to publication."""
    name = match["weekday1"]
    strictly = (match["lead"] or "").lower().startswith("last")
    first = last_weekday(name, anchor, strictly=strictly)
    second = match["weekday2"]
    if second is None:
        return (first, first, f"the newest {name} up to publication on {anchor:%A %-d %B %Y}")
    last = last_weekday(second, anchor)
    if first > last:
        first -= timedelta(days=7)
    return (first, last, f"the newest {name} and {second} up to publication on {anchor:%A %-d %B %Y}")


def read_year(match: re.Match[str], anchor: date) -> Days | None:
    """ "2013", "early 2014"."""
    year, part = int(match["year"]), (match["yearpart"] or "").lower().strip(" -")
    if year > anchor.year:
        return None
    months = {"early": (1, 3), "mid": (5, 8), "late": (10, 12)}.get(part, (1, 12))
    first, last = month_days(year, months[0])[0], month_days(year, months[1])[1]
    return (first, max(first, min(last, anchor)), "a year, or a part of one, up to publication")


def span_of(word: str, anchor: date, back: int) -> tuple[date, date]:
    """The week (Monday to Sunday), month or year `back` before the one that holds `anchor`."""
    if word == "week":
        first = anchor - timedelta(days=anchor.weekday() + 7 * back)
        return first, first + timedelta(days=6)
    if word == "month":
        month = anchor.year * 12 + anchor.month - 1 - back
        return month_days(month // 12, month % 12 + 1)
    return date(anchor.year - back, 1, 1), date(anchor.year - back, 12, 31)


def read_named_span(match: re.Match[str], anchor: date) -> Days | None:
    """ "last month", "earlier this week", "over the weekend"."""
    which, word = match["which"].lower(), match["span"].lower()
    if word == "weekend":
        saturday = last_weekday("saturday", anchor)
        return (saturday, min(saturday + timedelta(days=1), anchor), "the newest weekend")
    first, last = span_of(word, anchor, 0 if which.endswith("this") else 1)
    # What happened earlier did not happen on the day of the report.
    newest = max(first, anchor - timedelta(days=1)) if which.startswith("earlier") else anchor
    return (first, min(last, newest), f"{which} {word}, reckoned from publication")


def read_amount(text: str) -> int:
    """The number of "two", "a few", "17"; "several" is seven."""
    return int(text) if text.isdigit() else SMALL.get(text.lower(), 1)


def count_days(amount: int, unit: str) -> int:
    """Days in so many hours (rounded up), days, weeks, months (30) or years (365)."""
    unit = unit.lower().rstrip("s")
    if unit == "hour":
        return -(-amount // 24)
    return amount * {"day": 1, "week": 7, "fortnight": 14, "month": 30, "decade": 3652}.get(unit, 365)


def read_past(match: re.Match[str], anchor: date) -> Days | None:
    """ "in recent days", "the past 24 hours", "during the past two weeks"."""
    if match["number"] is None:
        back = RECENT_DAYS if match["unit"].lower() == "days" else count_days(3, match["unit"])
    else:
        back = count_days(read_amount(match["number"]), match["unit"])
    if back >= anchor.toordinal() - OLDEST.toordinal():
        return None
    if match["unit"].lower().startswith("hour"):
        return (anchor - timedelta(days=back), anchor, "the hours up to publication")
    return (anchor - timedelta(days=back), anchor - timedelta(days=1), f"the {back} days before publication")


def read_ago(match: re.Match[str], anchor: date) -> Days | None:
    """ "three days ago", "two weeks ago"."""
    amount, unit = read_amount(match["agonumber"]), match["agounit"].lower().rstrip("s")
    if unit in ("month", "year"):
        first, last = span_of(unit, anchor, amount)
        return (first, last, f"{amount} {unit}s before publication")
    if count_days(amount, unit) >= anchor.toordinal() - OLDEST.toordinal():
        return None
    if unit == "decade":
        year = anchor.year - 10 * amount
        return (date(year, 1, 1), date(year, 12, 31), f"{amount} decades before publication")
    day = anchor - timedelta(days=count_days(amount, unit))
    slack = timedelta(days=3 if unit in ("week", "fortnight") else 0)
    return (day - slack, day + slack, f"{amount} {unit}s before publication")


def read_day_word(match: re.Match[str], anchor: date) -> Days | None:
    """ "yesterday", "overnight", "this morning"."""
    word = match["dayword"].lower()
    if word in ("overnight", "last night"):
        return (anchor - timedelta(days=1), anchor, "the night before publication")
    back = 2 if "before yesterday" in word else int("yesterday" in word)
    day = anchor - timedelta(days=back)
    return (day, day, "reckoned from the day of publication")
