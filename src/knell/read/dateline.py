"""The dateline of a report, "Beirut, Lebanon, Jun 27 –", and the dates that stand at the head of its text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from knell.model.report import Dateline
from knell.read.days import (
    PARTIAL,
    DayMatch,
    calendar_day,
    find_days,
    full_year,
    nearest_year,
    read_partial,
)
from knell.read.newsrooms import AGENCY, COUNTRY, NOT_PLACE, TOWN

HEAD_CHARACTERS = 1500
"""Code points of the body in which a dateline is looked for: a date line, a caption and two paragraphs."""

HEAD_PARAGRAPHS = 8
DATE_LINE_CHARACTERS = 100
"""Longest line that may be nothing but a date with its label, time and author."""

TITLE_REACH = 160
"""Code points into a paragraph within which the repeated title may begin, after a date and an author."""

LABEL_WORDS = 12
"""Most words that may stand between a repeated title and the date: agency, author, section."""

_WORD = r"(?:(?:al|el|Al|El|AL|EL|ash|an|ar|as|az|ez|es)-)?[A-Z][\w'’.-]*"
_NAME = rf"{_WORD}(?:\s(?:of\s|the\s)?{_WORD}){{0,3}}"
_PLACE = rf"(?P<place>{_NAME}(?:\s?/\s?{_NAME}){{0,2}}(?:,\s{_NAME}){{0,2}}?)"
_UPPER = r"(?P<place>[A-Z][A-Z'’.-]{2,}(?:[ /][A-Z][A-Z'’.-]+){0,3}(?:,\s[A-Z][\w.]+(?:\s[A-Z][\w.]+){0,2})?)"
_TOWN = rf"(?P<place>(?i:{TOWN})(?:[ /,]\s?(?i:{TOWN})){{0,3}}(?:,?\s{COUNTRY})?)"
_DAY = rf"(?P<day>(?i:{PARTIAL})(?:,?\s?(?P<year>(?:19|20)\d\d|\d\d(?=\s?[(–—-])))?)"
_AGENCY = rf"[(/\[]\s?{AGENCY}(?:[ /,&][\w /,&]{{1,40}})?\s?[)/\]]"
_ANY_AGENCY = r"[(/\[]\s?[A-Z][\w ./&-]{1,40}[)/\]]"
_DASH = r"\s?(?:[–—―]|--?)\s?"
_LEDE = r"(?=\s*[A-Z0-9\"'“‘«\[])"
_OPENING = r"[\s,;.|*_–—-]{0,6}"

_FORMS = tuple(
    re.compile(_OPENING + rf"(?P<phrase>{form})" + _LEDE)
    for form in (
        # Beirut, Lebanon, Jun 27 –    GENEVA/BEIRUT, Feb 3 (Reuters) -    MOSCOW, April 3. /TASS/.
        rf"{_PLACE},?\s{_DAY}(?:[.,]{{0,2}}\s{_ANY_AGENCY}(?:{_DASH}|[.:])|,?{_DASH}|:)",
        # Damascus (Reuters) -    Damascus, (SANA) –    ALEPPO, Syria (AP) —    DAMASCUS (Sputnik) Syrian
        rf"{_PLACE},?\s?{_AGENCY}(?:{_DASH}|:)",
        rf"{_UPPER},?\s?{_ANY_AGENCY}(?:{_DASH}|:)",
        rf"{_UPPER},?\s?{_AGENCY}\.?",
        # (Beirut) –    (New York, August 3, 2016) –
        # but not (WXYZ) -, a station.
        rf"\((?=[^)]{{0,80}}[a-z]){_PLACE}(?:,\s{_DAY})?\){_DASH}",
        # DAMASCUS, Syria —    Beirut, SANA –    Beirut-
        rf"{_UPPER},?(?:\s{AGENCY})?{_DASH}",
        rf"{_TOWN},?(?:\s{AGENCY})?(?:{_DASH}|:)",
        # Jun 27 (Reuters) –
        rf"(?P<place>){_DAY}\s{_AGENCY}{_DASH}",
    )
)
# BEIRUT Syrian government forces …: the dash was lost with the rest of the punctuation.
_LOST_DASH = re.compile(
    _OPENING
    + rf"(?P<phrase>(?P<place>{TOWN.upper()}(?:\s{COUNTRY})?))"
    # "(?:" has no letters that upper() could change, so the towns alone are in capitals.
    + r"(?=\s(?:[A-Z][a-z]|A\s|US|U\.S\.|UN))"
)
_IN_BODY = re.compile(
    r"(?<=[.!?”\"]\s)"
    + rf"(?P<phrase>(?P<place>[A-Z]{{3,}}(?: [A-Z]{{3,}})?) \({AGENCY}\)(?:{_DASH})?)"
    + _LEDE
)
_NO_PLACE = re.compile(NOT_PLACE, re.IGNORECASE)

_LABELS = (
    r"(?:first |date )?published?(?: on| at)?",
    r"posted(?: on| at)?",
    r"(?:date of publication|publication date)",
    r"(?:last )?(?:updated|modified)(?: on| at)?",
    r"(?:created|issued)(?: on)?",
    r"(?:date|title)",
)
_LEAD = re.compile(
    rf"(?:print this page\s{{0,3}})?(?:{'|'.join(_LABELS)})?[\s:|,;•·.–—-]{{0,9}}", re.IGNORECASE
)
_AGENCY_END = re.compile(rf"(?:^|[\s(/|,-])(?:{AGENCY}|[A-Z]\w+ Online|Staff|Correspondent)[\s)|,/:–—-]*$")
# "October 27, 2014 - November 13, 2016" is somebody's life.
_RANGE = re.compile(r"\s?(?:[–—-]|to|until)\s?")
_RUNNING_WORD = re.compile(
    r"\b(?:on|in|at|since|until|till|from|to|by|of|before|after|for|and|the|dated)\s*$", re.IGNORECASE
)
_TIME = re.compile(
    r"(?:[\s,|@-]*(?:at\s)?(?:[0-2]?\d[:.h][0-5]\d(?:[:.][0-5]\d)?|\d{4}(?:\d\d)?(?=\s)|[01]?\d(?=\s?[ap]\.?m\b))"
    r"(?:\s?[ap]\.?m\.?)?(?:\s?\(?(?:GMT|UTC|EST|EDT|BST|CET|EET|AST)(?:\s?[+-]\d+)?\)?)?)?",
    re.IGNORECASE,
)
_FOLLOWING = re.compile(
    r"[\s,|.)–—:•·-]*(?=$|[A-Z0-9\"'“‘«(\[/\n]|by\s|updated|at\s\d|title:|(?:al|el)-[A-Z])"
)
_LINE_WORD = re.compile(r"[^\s\d,|.:/()•·–—+-]+")
_LINE_WORDS = re.compile(
    "by|and|updated|last|at|[ap]m|a|p|m|hrs|hours|gmt|utc|ist|local|time|mins?|minutes|read|edited|photo"
    "|comments?|shares?|agencies",
    re.IGNORECASE,
)
"""Small words that stand on a date line beside names, numbers and the date."""

_LABEL_WORDS = frozenset(("and", "of", "by", "in", "by:"))


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a text says of place and day.

    `dateline` is None where there is none; its `day` is None where no full date can be made. `day_phrase` is
    the words that the day was read from. `is_ambiguous` is True where day and month could not be told apart
    and no day was taken for that reason.
    """

    dateline: Dateline | None
    day_phrase: str | None = None
    is_ambiguous: bool = False


def read_head(title: str, body: str, *, field_day: date | None = None) -> Head:
    """Place and day at the head of `body`; `field_day`, the publication field's, only decides what the text
    leaves open: the year of "Jun 27", and 03/04/2016.
    """
    stamp = find_stamp(title, body)
    stamp_day, is_ambiguous = _choose(stamp, field_day)
    prefix = _find_prefix(title, body, stamp)
    if prefix is None:
        if stamp is None or stamp_day is None:
            return Head(None, None if stamp is None else stamp.phrase, is_ambiguous)
        return Head(Dateline(stamp.phrase, None, stamp_day), stamp.phrase)
    phrase, place = prefix["phrase"].strip(), prefix["place"].strip(" .,") or None
    own_day = _own_day(prefix, stamp_day or field_day)
    day = own_day or stamp_day
    words = phrase if own_day is not None else (None if stamp is None else stamp.phrase)
    return Head(Dateline(phrase, place, day), words, is_ambiguous and own_day is None)


def find_stamp(title: str, body: str) -> DayMatch | None:
    """The first full date that stands alone at the head of `body` (a date line, or a stamp before the first
    sentence); dates in running text are no stamps.
    """
    for number, (start, end) in enumerate(paragraphs(body)):
        after_title = skip_title(title, body, start)
        limit = min(end, after_title + 600)
        days = list(find_days(body, start, limit))
        if len(days) > 1 and _RANGE.fullmatch(body, days[0].end, days[1].start):
            continue
        for found in days:
            if end - start <= DATE_LINE_CHARACTERS and _is_date_line(body, start, end, found):
                return found
            if number == 0 and _is_stamp(body, start, after_title, found):
                return found
    return None


def paragraphs(body: str) -> Iterator[tuple[int, int]]:
    """Start and end of the non-blank lines at the head of `body`."""
    count = 0
    for match in re.finditer(r"[^\n]+", body[:HEAD_CHARACTERS]):
        if match[0].strip():
            yield match.start() + len(match[0]) - len(match[0].lstrip()), match.end()
            count += 1
        if count == HEAD_PARAGRAPHS:
            return


def skip_title(title: str, body: str, at: int) -> int:
    """Where the text goes on after the title is repeated at or shortly after `at`; `at` where it is not.

    Case, punctuation and a site's name at the end of the title ("… | Jordan Times") do not matter.
    """
    for part in (title, re.split(r"\s[|-]\s", title)[0]):
        words = re.findall(r"\w+", part)[:40]
        if len(words) < 2:
            continue
        pattern = r"\W{1,5}".join(map(re.escape, words))
        found = re.compile(rf"(?i){pattern}\b").search(body, at, at + TITLE_REACH + 3 * len(title))
        if found is not None and found.start() <= at + TITLE_REACH:
            return found.end()
    return at


def _is_date_line(body: str, start: int, end: int, found: DayMatch) -> bool:
    before, after = body[start : found.start], body[found.end : end]
    is_labelled = _LEAD.fullmatch(before) is not None or _AGENCY_END.search(before) is not None
    is_author = re.fullmatch(r"(?i:by:?\s)?[A-Z][\w.'’ -]{2,60}[,|–—-]\s*(?:on\s)?", before) is not None
    has_sentence = re.search(r"[a-z]{2,}\.(?:\s|$)", after) is not None
    words = _LINE_WORD.findall(after)
    is_bare = all(word[0].isupper() or _LINE_WORDS.fullmatch(word) for word in words)
    return (is_labelled or is_author) and is_bare and not has_sentence


def _is_stamp(body: str, start: int, after_title: int, found: DayMatch) -> bool:
    """Does this date stand alone before the first sentence? Decided by what is around it."""
    before = body[start : found.start]
    if found.has_weekday and _AGENCY_END.search(before) is not None:
        return True
    rest = _TIME.match(body, found.end)
    if rest is None or _FOLLOWING.match(body, rest.end()) is None:
        return False
    if _LEAD.fullmatch(body, start, found.start):
        return True
    if after_title > start and found.start >= after_title:
        between = body[after_title : found.start]
        words = between.lstrip(" .,|:-").split()
        is_label = all(not word[0].islower() or word in _LABEL_WORDS for word in words)
        return is_label and len(words) <= LABEL_WORDS and _RUNNING_WORD.search(between) is None
    return False


def _choose(stamp: DayMatch | None, field_day: date | None) -> tuple[date | None, bool]:
    if stamp is None:
        return None, False
    if len(stamp.days) == 1:
        return stamp.days[0], False
    if field_day is None:
        return None, True
    return min(stamp.days, key=lambda day: abs((day - field_day).days)), False


def _find_prefix(title: str, body: str, stamp: DayMatch | None) -> re.Match[str] | None:
    for start, end in paragraphs(body):
        starts = [start, skip_title(title, body, start)]
        if stamp is not None and start <= stamp.start < end:
            time = _TIME.match(body, stamp.end)
            after_stamp = stamp.end if time is None else time.end()
            starts += [after_stamp, skip_title(title, body, after_stamp)]
        for at in dict.fromkeys(starts):
            for form in (*_FORMS, _LOST_DASH):
                found = form.match(body, at, min(end, at + 200) if end - at > 200 else end)
                if found is not None and _NO_PLACE.fullmatch(found["place"].split(",")[0].strip()) is None:
                    return found
    return _IN_BODY.search(body, 0, min(len(body), HEAD_CHARACTERS))


def _own_day(prefix: re.Match[str], anchor: date | None) -> date | None:
    groups = prefix.groupdict()
    partial = read_partial(prefix) if groups.get("day") else None
    if partial is None:
        return None
    month, day = partial
    if year := groups.get("year"):
        return calendar_day(full_year(int(year)), month, day)
    return None if anchor is None else nearest_year(month, day, anchor)
