"""The head of a body: date stamps, datelines, repeated titles and buttons before the first sentence."""

import re
from collections.abc import Iterator

STAMP_REACH = 160
"""Code points into a paragraph in which the repeated title may begin."""

_MONTHS = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
)
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b)"
_DAY = r"[0-3]?\d(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
_DATES = (
    rf"{_MONTHS}\s?{_DAY},?\s?{_YEAR}",
    rf"{_DAY}[\s-]{_MONTHS},?[\s-]?{_YEAR}",
    rf"[0-3]?\d[-/.][0-3]?\d[-/.]{_YEAR}",
    rf"{_YEAR}[-/.][01]?\d[-/.][0-3]?\d",
)
_DATE = rf"(?:{_WEEKDAY},?\s)?(?:{'|'.join(_DATES)})(?!\d)"
# "8:03 pm", and "190703", a time whose colons were lost.
_CLOCK = r"(?:[0-2]?\d[:.][0-5]\d(?:[:.][0-5]\d)?|[0-2]\d[0-5]\d(?:\d\d)?(?=\s))"
_TIME = rf"(?:[\s,|@-]{{0,3}}(?:at\s)?{_CLOCK}(?:\s?[AaPp]\.?[Mm]\b\.?)?(?:\s(?:GMT|UTC))?)?"
_LABELS = (
    r"(?:first |date )?published?(?: on| at)?",
    r"posted(?: on| at)?",
    r"date of publication",
    r"(?:last )?(?:updated|modified)(?: on| at)?",
)
_STAMP = re.compile(
    rf"(?:(?:print this page\s)?(?:{'|'.join(_LABELS)})[\s:|]{{0,3}})?"
    rf"{_DATE}{_TIME}\)?(?:\s?\(updated [^)]{{0,40}}\))?(?:\stitle:)?",
    re.IGNORECASE,
)
_LABELLED_STAMP = re.compile(rf"(?:[A-Z0-9][\w'’/-]*\s){{0,8}}?{_STAMP.pattern}", re.IGNORECASE)
_BUTTONS = re.compile(
    # A count of comments, 0 or none, and one of views follow the button.
    r"(?:get short url(?:\stopic\s.{1,80}?\(\d{1,5}\))?(?:\s0\s\d{1,7}|\s\d{1,7})?(?=\s)"
    r"|print tweet(?: views \d{1,7})?|views \d{1,7}"
    r"|send\shttps?\S+|print this page|share on \w+|share\b(?=\s[A-Z]))",
    re.IGNORECASE,
)
_SITE = re.compile(r"\s[|-]\s")
"""Before the name of the site at the end of a title: "… | Jordan Times"."""

_NOT_LEDE = re.compile(r"[\s.,:;|)–—-]*")


def repeated_title(text: str, title_end: int, start: int, end: int) -> tuple[int, int] | None:
    """Where the title is repeated at or shortly after `start`, with its punctuation; None where it is not."""
    found = None
    for part in (text[:title_end], _SITE.split(text[:title_end])[0]):
        words = re.findall(r"\w+", part)[:40]
        if found is None and len(words) > 1:
            pattern = r"\W{1,5}".join(map(re.escape, words))
            found = re.compile(rf"(?i){pattern}\b").search(
                text, start, min(end, start + STAMP_REACH + 3 * title_end)
            )
    if found is None or found.start() > start + STAMP_REACH:
        return None
    stop = found.end()
    while stop < end and text[stop] in '.:!?"”’':
        stop += 1
    return found.start(), stop


def head_pieces(
    text: str, title_end: int, start: int, end: int, phrase: str | None
) -> Iterator[tuple[int, int, str]]:
    """Pieces (start, end, kind) that stand before the first sentence of the paragraph `start` to `end`.

    They are contiguous from `start` but for blanks. `phrase` is the report's dateline, verbatim.
    """
    title = repeated_title(text, title_end, start, end)
    at = _next(text, start, end)
    while at < end:
        if title is not None and at == title[0]:
            stop, kind = title[1], "title"
        elif (stamp := _stamp(text, at, end, title)) is not None:
            stop, kind = stamp, "dateline"
        elif (found := _BUTTONS.match(text, at, end)) is not None:
            stop, kind = found.end(), "furniture"
        elif (
            phrase
            and text.startswith(phrase, opening := _opening(text, at, end))
            and opening + len(phrase) <= end
        ):
            stop, kind = opening + len(phrase), "dateline"
        elif title is not None and at < title[0] and _is_short(text, at, title[0]):
            stop, kind = title[0], "dateline"
        else:
            return
        yield at, stop, kind
        at = _next(text, stop, end)


def _stamp(text: str, at: int, end: int, title: tuple[int, int] | None) -> int | None:
    """End of the date stamp at `at`; after a repeated title, agency, author and section may precede it."""
    is_after_title = title is not None and title[1] <= at <= title[1] + 2
    found = (_LABELLED_STAMP if is_after_title else _STAMP).match(text, at, end)
    if found is None:
        return None
    after = _next(text, found.end(), end)
    # "February 22, 2015 was a dark day": the date is the subject of a sentence.
    return (
        None
        if after < end and text[after].islower() and text[after : after + 3] not in ("by ", "al-")
        else found.end()
    )


def _is_short(text: str, start: int, end: int) -> bool:
    """Author and section before a repeated title: capitalised words, no sentence."""
    between = text[start:end].strip()
    return (
        len(between.split()) <= 14
        and re.search(r"[a-z]\.\s", between) is None
        and re.match(r"by\s", between) is not None
    )


def _next(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _opening(text: str, at: int, end: int) -> int:
    """Past stray punctuation before a dateline: ", Beirut, Lebanon, Jun 27 –"."""
    found = _NOT_LEDE.match(text, at, min(end, at + 6))
    return at if found is None else found.end()
