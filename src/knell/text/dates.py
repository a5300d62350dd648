"""Date phrases in running text -> ranges of days, reckoned from the day of publication."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from knell.model.when import When
from knell.text.calendar_days import MONTH_NUMBER, last_weekday, month_days, nearest_past

SMALL = {
    word: n
    for n, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
} | {"a": 1, "an": 1, "several": 7, "a few": 3, "few": 3, "couple of": 2, "a couple of": 2}

RECENT_DAYS = 7
""" "in recent days": the seven days before the dateline (annotation guidelines)."""

_MONTH = (
    r"(?P<month{n}>(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_DAYNAME = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_PART = (
    r"(?P<weekday{n}>" + _DAYNAME + r")(?:['’]?s\b)?"
    r"(?: (?P<part{n}>(?:early )?(?:morning|afternoon|evening|night|dawn)))?"
)
_NUMBER = (
    r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|an?|several|(?:a )?few"
    r"|(?:a )?couple of)"
)
_UNIT = r"(?:hour|day|week|month|year)s?"
_PARTS_OF_DAY = {
    "dawn": "dawn",
    "daybreak": "dawn",
    "morning": "morning",
    "noon": "afternoon",
    "midday": "afternoon",
    "afternoon": "afternoon",
    "evening": "evening",
    "night": "night",
    "overnight": "night",
    "midnight": "night",
}


@dataclass(frozen=True, slots=True)
class DatePhrase:
    """A date phrase at `start` to `end` (exclusive) of the text, and the days that it stands for.

    `is_relative_to_event` is True for "days later", "that day": the days are then reckoned from another event
    and `when` is None until that event's are given to `shift_from`.
    """

    start: int
    end: int
    phrase: str
    when: When | None
    is_relative_to_event: bool = False


def _range(first: date, last: date, reason: str) -> tuple[date, date, str]:
    return first, last, reason


Rule = Callable[[re.Match[str], date], tuple[date, date, str] | None]


def _absolute(match: re.Match[str], anchor: date) -> tuple[date, date, str] | None:
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
    return _range(first.replace(day=day), first.replace(day=day), "a full date")


MONTH_PARTS = {
    "early": (1, 10),
    "begin": (1, 7),
    "start": (1, 7),
    "mid": (11, 20),
    "late": (21, 31),
    "end": (25, 31),
}
"""First and last day that a part of a month reaches to, by the word's beginning."""


def _part_of_month(match: re.Match[str], anchor: date) -> tuple[date, date, str] | None:
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


def _two_days(match: re.Match[str], anchor: date) -> tuple[date, date, str] | None:
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


def _numeric(match: re.Match[str], anchor: date) -> tuple[date, date, str] | None:
    del anchor
    day, month, year = (int(match[g]) for g in ("nday", "nmonth", "nyear"))
    if not (1 <= month <= 12 and 1 <= day <= month_days(year, month)[1].day):
        return None
    return _range(date(year, month, day), date(year, month, day), "a full date, day first")


def _weekday(match: re.Match[str], anchor: date) -> tuple[date, date, str] | None:
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


def _year(match: re.Match[str], anchor: date) -> tuple[date, date, str] | None:
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


def _named_span(match: re.Match[str], anchor: date) -> tuple[date, date, str] | None:
    which, word = match["which"].lower(), match["span"].lower()
    if word == "weekend":
        saturday = last_weekday("saturday", anchor)
        return _range(saturday, min(saturday + timedelta(days=1), anchor), "the newest weekend")
    first, last = _span_of(word, anchor, 0 if which.endswith("this") else 1)
    # What happened earlier did not happen on the day of the report.
    newest = max(first, anchor - timedelta(days=1)) if which.startswith("earlier") else anchor
    return _range(first, min(last, newest), f"{which} {word}, reckoned from publication")


def _amount(text: str) -> int:
    return int(text) if text.isdigit() else SMALL.get(text.lower(), 1)


def _days(amount: int, unit: str) -> int:
    unit = unit.lower().rstrip("s")
    return {"hour": -(-amount // 24), "day": amount, "week": 7 * amount, "month": 30 * amount}.get(
        unit, 365 * amount
    )


def _past(match: re.Match[str], anchor: date) -> tuple[date, date, str] | None:
    if match["number"] is None:
        back = RECENT_DAYS if match["unit"].lower() == "days" else _days(3, match["unit"])
    else:
        back = _days(_amount(match["number"]), match["unit"])
    if match["unit"].lower().startswith("hour"):
        return _range(anchor - timedelta(days=back), anchor, "the hours up to publication")
    return _range(
        anchor - timedelta(days=back), anchor - timedelta(days=1), f"the {back} days before publication"
    )


def _ago(match: re.Match[str], anchor: date) -> tuple[date, date, str] | None:
    amount, unit = _amount(match["agonumber"]), match["agounit"].lower().rstrip("s")
    if unit in ("month", "year"):
        first, last = _span_of(unit, anchor, amount)
        return _range(first, last, f"{amount} {unit}s before publication")
    day = anchor - timedelta(days=_days(amount, unit))
    slack = timedelta(days=3 if unit == "week" else 0)
    return _range(day - slack, day + slack, f"{amount} {unit}s before publication")


def _day_word(match: re.Match[str], anchor: date) -> tuple[date, date, str] | None:
    word = match["dayword"].lower()
    if word in ("overnight", "last night"):
        return _range(anchor - timedelta(days=1), anchor, "the night before publication")
    back = 2 if "before yesterday" in word else int("yesterday" in word)
    day = anchor - timedelta(days=back)
    return _range(day, day, "reckoned from the day of publication")


_DAY = r"(?P<day{n}>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?:,? ?(?P<year{n}>(?:19|20)\d\d)\b)"
_LEAD = (
    r"(?P<lead>last |this past |early(?: on)? |late(?: on)? "
    r"|(?:at |around )?(?:dawn|daybreak|noon|midday|midnight) on "
    r"|the (?:early hours|morning|afternoon|evening|night) of )?"
)
_PATTERNS: tuple[tuple[Rule, str], ...] = (
    (_numeric, r"\b(?P<nday>\d{1,2})[./-](?P<nmonth>\d{1,2})[./-](?P<nyear>(?:19|20)\d\d)\b"),
    (
        _two_days,
        rf"\b{_MONTH.format(n=1)} {_DAY.format(n=1)}(?: and | to |-|–){_DAY.format(n=2)}\b{_YEAR.format(n=1)}?"
        rf"|\b{_DAY.format(n=3)}(?: and | to |-|–){_DAY.format(n=4)} {_MONTH.format(n=2)}{_YEAR.format(n=2)}?",
    ),
    (
        _absolute,
        rf"\b{_MONTH.format(n=1)} {_DAY.format(n=1)}\b(?!,\d)(?! (?:people|civilians|others|killed))"
        rf"{_YEAR.format(n=1)}?|\b{_DAY.format(n=2)}(?: of)? {_MONTH.format(n=2)}{_YEAR.format(n=2)}?",
    ),
    (
        _part_of_month,
        r"\b(?P<monthpart>early|mid|late|the (?:beginning|start|middle|end) of)[- ]"
        rf"{_MONTH.format(n=1)}{_YEAR.format(n=1)}?",
    ),
    (_absolute, rf"\b{_MONTH.format(n=1)}(?:['’]?s\b)?{_YEAR.format(n=1)}?"),
    (
        _weekday,
        rf"\b{_LEAD}{_PART.format(n=1)}(?:(?: and(?: into)? | or | to | through |-){_PART.format(n=2)})?",
    ),
    (
        _day_word,
        r"\b(?P<dayword>the day before yesterday|yesterday|last night|overnight|earlier today|today|tonight"
        r"|this (?:morning|afternoon|evening))(?:['’]?s\b)?",
    ),
    (_named_span, r"\b(?P<which>(?:earlier |later )?this|last|the past) (?P<span>week|month|year|weekend)\b"),
    (_named_span, r"\b(?P<which>(?:over |at |during )?the) (?P<span>weekend)\b"),
    (
        _past,
        rf"\b(?:in|over|during|within|for) (?:the )?(?:past|last|recent|previous) "
        rf"(?:(?P<number>{_NUMBER}) )?(?P<unit>{_UNIT})\b",
    ),
    (_ago, rf"\b(?P<agonumber>{_NUMBER}) (?P<agounit>{_UNIT}) ago\b"),
    (
        _year,
        r"\b(?:(?:in|during|by|since) )?(?<!of )(?P<yearpart>early[- ]|mid-?|late[- ])?"
        r"(?P<year>(?:19|20)\d\d)\b(?! (?:people|civilians|families|fighters))",
    ),
)
_AFTER_EVENT = re.compile(
    rf"\b(?:(?P<number>{_NUMBER}|some) )?(?P<unit>days?|hours?|weeks?|months?) (?P<side>later|after(?:wards)?)\b"
    r"|\b(?P<same>(?:that|the same)(?: very)? (?:day|night|evening|morning|week|month)|later that \w+)\b"
    r"|\b(?P<next>the (?:next|following) (?:day|morning|night)|(?:a|one|the) day (?:later|after))\b",
    re.IGNORECASE,
)


_COMPILED = tuple(
    # Month names keep their capital: "may" and "march" are verbs.
    (rule, re.compile(pattern, re.IGNORECASE if rule not in (_absolute, _two_days) else 0))
    for rule, pattern in _PATTERNS
)
_SINCE = re.compile(r"\bsince (?:early |late |mid-?)?(?:on |in )?$", re.IGNORECASE)
_SINCE_WINDOW = 16


_HINT = re.compile(
    r"\d{4}|\d[./-]\d|day\b|days\b|weeks?\b|months?\b|years?\b|hours?\b|night|morning|evening|weekend|yester|tod|overn"
    r"|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|after|later",
    re.IGNORECASE,
)
"""Whatever every date phrase has some of: most sentences have none, and are looked at once."""


def part_of_day(phrase: str) -> str | None:
    """ "dawn", "morning", "afternoon", "evening", "night" or None, from the words of a date phrase."""
    for word in re.findall(r"[a-z]+", phrase.lower()):
        if word in _PARTS_OF_DAY:
            return _PARTS_OF_DAY[word]
    return None


def find_dates(text: str, anchor: date | None, start: int = 0, end: int | None = None) -> list[DatePhrase]:
    """Date phrases of `text[start:end]` in order, none overlapping; offsets count from the start of `text`.

    `anchor` is the day of publication; without it only full dates, months and years with a year are given
    days. Nothing later than the anchor is given: such a phrase tells of a plan.
    """
    end = len(text) if end is None else end
    if _HINT.search(text, start, end) is None:
        return []
    found: list[DatePhrase] = []
    # What a longer pattern has matched is not cut up by a shorter one, also where it is no date to keep:
    # of "4 July" in a report of June, neither "July" nor a year is left.
    taken: list[tuple[int, int]] = []
    for rule, pattern in _COMPILED:
        for match in pattern.finditer(text, start, end):
            if any(match.start() < last and first < match.end() for first, last in taken):
                continue
            taken.append(match.span())
            if (phrase := _resolve(rule, match, anchor)) is not None:
                found.append(_stretch_since(text, phrase, anchor))
    for match in _AFTER_EVENT.finditer(text, start, end):
        if not any(match.start() < last and first < match.end() for first, last in taken):
            found.append(DatePhrase(match.start(), match.end(), match.group(), None, True))
    return sorted(found, key=lambda d: d.start)


def _resolve(rule: Rule, match: re.Match[str], anchor: date | None) -> DatePhrase | None:
    phrase = match.group()
    if anchor is None and (
        rule not in (_absolute, _part_of_month, _two_days, _numeric, _year)
        or not re.search(r"(?:19|20)\d\d", phrase)
    ):
        return None
    days = rule(match, anchor or date.max)
    if days is None or (anchor is not None and days[0] > anchor):
        return None
    when = When(days[0], days[1], phrase, f"“{phrase}”: {days[2]}", part_of_day(phrase))
    return DatePhrase(match.start(), match.end(), phrase, when)


def _stretch_since(text: str, found: DatePhrase, anchor: date | None) -> DatePhrase:
    """ "since Monday" reaches from Monday until publication."""
    lead = _SINCE.search(text, max(0, found.start - _SINCE_WINDOW), found.start)
    begins_inside = found.phrase.lower().startswith("since ")
    if found.when is None or anchor is None or (lead is None and not begins_inside):
        return found
    start = found.start if lead is None else lead.start()
    phrase = text[start : found.end]
    when = When(found.when.earliest, anchor, phrase, f"“{phrase}”: from then until publication")
    return DatePhrase(start, found.end, phrase, when)


def shift_from(phrase: str, event: When, anchor: date | None) -> When | None:
    """The days of "days later", "that day", reckoned from those of another event; None if it names no shift."""
    match = _AFTER_EVENT.search(phrase)
    if match is None:
        return None
    first, last = event.earliest, event.latest
    if match["same"] is not None:
        if "month" in match["same"]:
            first, last = month_days(first.year, first.month)
    elif match["next"] is not None:
        first, last = first + timedelta(days=1), last + timedelta(days=1)
    elif match["number"] is None or match["number"] == "some":
        # Days after an event of which only the month is known are mostly in that month too.
        if last - first < timedelta(days=RECENT_DAYS):
            first, last = first + timedelta(days=1), last + timedelta(days=_days(7, match["unit"]) or 1)
    else:
        shift = timedelta(days=_days(_amount(match["number"]), match["unit"]))
        first, last = first + shift, last + shift
    if anchor is not None:
        first, last = min(first, anchor), min(last, anchor)
    return When(first, last, phrase, f"“{phrase}”: reckoned from {event.reason}", part_of_day(phrase))
