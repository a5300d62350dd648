"""Date phrases in running text -> ranges of days, reckoned from the day of publication."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from knell.model.when import When
from knell.text.calendar_days import month_days
from knell.text.date_patterns import COMPILED, DATED, NUMBER
from knell.text.date_rules import (
    RECENT_DAYS,
    Rule,
    count_days,
    read_absolute,
    read_ahead,
    read_amount,
    read_weekday,
)

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


_AFTER_EVENT = re.compile(
    rf"\b(?:(?P<number>{NUMBER}|some) )?(?P<unit>days?|hours?|weeks?|months?) (?P<side>later|after(?:wards)?)\b"
    r"|\b(?P<same>(?:that|the same)(?: very)? (?:day|night|evening|morning|week|month)|later that \w+)\b"
    r"|\b(?P<next>the (?:next|following) (?:day|morning|night)|(?:a|one|the) day (?:later|after))\b"
    r"|\b(?P<before>the (?:previous|preceding) (?:day|evening|night)|the (?:day|night|evening) before(?! yesterday))\b"
    rf"|\b(?P<back>{NUMBER}) (?P<backunit>days?|weeks?|months?|years?) (?:earlier\b|before(?:hand)?(?=[.,;:]|$))",
    re.IGNORECASE,
)


_SHIFT = re.compile(r"later|after|same|that|next|following|previous|preceding|before|earlier", re.IGNORECASE)
"""What every such phrase has one of."""

_SINCE = re.compile(
    r"\bsince (?:the [^.;,]{1,40}(?:began|begun|started|erupted|broke out|start|beginning|outbreak) )?"
    r"(?:early |late |mid-?)?(?:on |in )?$",
    re.IGNORECASE,
)
_SINCE_WINDOW = 70

_AHEAD = re.compile(
    r"\b(?:will|shall|(?:is|are) (?:due|scheduled|set|expected|planned|going))\b"
    r"(?P<between>(?: [\w’'-]+){0,5}) (?:on |for |by )?$"
    r"|(?<!was )(?<!were )(?<!been )\b(?:scheduled|planned|expected) (?:on |for |by )$",
    re.IGNORECASE,
)
""" "will meet on Friday", "are due to resume talks on Friday": the day is ahead of the report."""
_AHEAD_WINDOW = 70
_DONE = re.compile(
    r"\b(?:who|which|that|when|after|since|over|about|if|whether|kill\w*|died|struck|hit|attack\w*|strikes?|raids?|bomb\w*"
    r"|shell\w*|massacre|explosions?|blasts?|deaths?|incidents?|clashes|fighting|assault|reports?|claims?|allegations?"
    r"|investigat\w*|look|assess\w*|said)\b",
    re.IGNORECASE,
)
""" "will assess reports of a strike on Monday": between a plan and the day stands what has been done on it."""

_PART_BEFORE = re.compile(
    r"\b(?P<part>dawn|daybreak|morning|noon|midday|afternoon|evening|night|midnight)(?:,? (?:of|on))?(?: the)? $",
    re.I,
)
_PART_AFTER = re.compile(r",? (?:(?:at|before|around|in the|during the) )?(?P<part>dawn|daybreak|morning|noon|midday"
                         r"|afternoon|evening|night|midnight)\b", re.I)  # fmt: skip
_PART_WINDOW = 24
"""Code points around a date in which the part of the day may stand: "the night of 25 June", "Monday at dawn"."""


_HINT = re.compile(
    r"\d{4}|\d[./-]\d|day\b|days\b|weeks?\b|months?\b|years?\b|hours?\b|night|morning|evening|weekend"
    r"|yester|tod|tomor|overn|fortnight|decade|\bon the \d"
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


def find_dates(
    text: str, anchor: date | None, start: int = 0, end: int | None = None, *, plans: bool = False
) -> list[DatePhrase]:
    """Date phrases of `text[start:end]` in order, none overlapping; offsets count from the start of `text`.

    `anchor` is the day of publication; without it only full dates, months and years with a year are given
    days. Nothing later than the anchor is given, for such a phrase tells of a plan, unless `plans` asks for
    that too: then "will vote on Friday" is the Friday after publication.
    """
    end = len(text) if end is None else end
    if _HINT.search(text, start, end) is None:
        return []
    found: list[DatePhrase] = []
    # What a longer pattern has matched is not cut up by a shorter one, also where it is no date to keep:
    # of "4 July" in a report of June, neither "July" nor a year is left.
    taken = bytearray(end - start)
    held: dict[re.Pattern[str], bool] = {}
    for rule, pattern, needed in COMPILED:
        if needed not in held:
            held[needed] = needed.search(text, start, end) is not None
        if not held[needed]:
            continue
        for match in pattern.finditer(text, start, end):
            first, last = match.start() - start, match.end() - start
            if taken.find(1, first, last) >= 0:
                continue
            taken[first:last] = b"\1" * (last - first)
            if (phrase := _resolve(rule, match, anchor, plans=plans)) is not None:
                found.append(_stretch_since(text, phrase, anchor))
    shifts = _AFTER_EVENT.finditer(text, start, end) if _SHIFT.search(text, start, end) else ()
    for match in shifts:
        if taken.find(1, match.start() - start, match.end() - start) < 0:
            found.append(DatePhrase(match.start(), match.end(), match.group(), None, True))
    return sorted(found, key=lambda d: d.start)


def _resolve(rule: Rule, match: re.Match[str], anchor: date | None, *, plans: bool) -> DatePhrase | None:
    phrase = match.group()
    if anchor is None and (rule not in DATED or not re.search(r"(?:19|20)\d\d", phrase)):
        return None
    days = rule(match, anchor or date.max)
    if anchor is not None and rule in (read_weekday, read_absolute) and _is_ahead(match):
        days = read_ahead(match, anchor) or days
    if days is None or (anchor is not None and days[0] > anchor and not plans):
        return None
    when = When(days[0], days[1], phrase, f"“{phrase}”: {days[2]}", _part_around(match))
    return DatePhrase(match.start(), match.end(), phrase, when)


def _is_ahead(match: re.Match[str]) -> bool:
    """Whether the words before a date tell of what is to come on it."""
    lead = _AHEAD.search(match.string, max(0, match.start() - _AHEAD_WINDOW), match.start())
    return lead is not None and _DONE.search(lead["between"] or "") is None


def _part_around(match: re.Match[str]) -> str | None:
    """The part of the day that a phrase names, or the words right before or after it."""
    part = part_of_day(match.group())
    if part is not None:
        return part
    text, first, last = match.string, match.start(), match.end()
    before = _PART_BEFORE.search(text, max(0, first - _PART_WINDOW), first)
    found = before or _PART_AFTER.match(text, last, last + _PART_WINDOW)
    return None if found is None else part_of_day(found["part"])


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
    elif match["before"] is not None:
        first, last = first - timedelta(days=1), last - timedelta(days=1)
    elif match["back"] is not None:
        shift = timedelta(days=count_days(read_amount(match["back"]), match["backunit"]))
        first, last = first - shift, last - shift
    elif match["number"] is None or match["number"] == "some":
        # Days after an event of which only the month is known are mostly in that month too.
        if last - first < timedelta(days=RECENT_DAYS):
            first, last = first + timedelta(days=1), last + timedelta(days=count_days(7, match["unit"]) or 1)
    else:
        shift = timedelta(days=count_days(read_amount(match["number"]), match["unit"]))
        first, last = first + shift, last + shift
    if anchor is not None:
        first, last = min(first, anchor), min(last, anchor)
    return When(first, last, phrase, f"“{phrase}”: reckoned from {event.reason}", part_of_day(phrase))
