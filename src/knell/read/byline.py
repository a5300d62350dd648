"""Who wrote a report, where its text says so."""

import re

HEAD_CHARACTERS = 1500
TAIL_CHARACTERS = 800
MOST_WORDS = 12

_WORD = r"[A-Z\u00c0-\u00de][\w.'’-]*"
_NAME = rf"{_WORD}(?:\s(?:al-|el-|de\s|van\s|von\s|bin\s|ibn\s)?{_WORD}){{0,3}}"
_NAMES = rf"{_NAME}(?:(?:,\s|\sand\s|,\sand\s|\s&\s){_NAME}){{0,4}}"
_LINE = re.compile(
    rf"^[ \t]*[Bb](?:y|Y):?\s(?P<names>{_NAMES})(?:\s(?:in|for|at)\s[A-Z].{{0,40}})?"
    r"[ \t]*(?:[|,;–—-].{0,60})?$",
    re.MULTILINE,
)
_REPORTING = re.compile(rf"\b(?:Additional )?[Rr]eporting by:?\s(?P<names>{_NAMES})")
_AFTER_DATE = re.compile(r"[\s,|–—-]*[Bb]y:?\s(?P<rest>.{3,120})", re.DOTALL)


def find_byline(title: str, body: str, stamp_end: int | None = None) -> str | None:
    """The writers as the text names them, without "By"; None where it names none.

    `stamp_end` is where the date at the head of `body` ends, None where there is none: "Posted on July 20
    2016 by Jane Roe" has its byline there, up to the repeated title.
    """
    if found := _LINE.search(body[:HEAD_CHARACTERS]):
        return found["names"]
    if stamp_end is not None and (after := _AFTER_DATE.match(body, stamp_end)):
        return _before_title(title, after["rest"])
    if found := _REPORTING.search(body, max(0, len(body) - TAIL_CHARACTERS)):
        return found["names"]
    return None


def _before_title(title: str, rest: str) -> str | None:
    """The names between "by" and a line's end or the repeated title; None where neither ends them."""
    line, newline, _ = rest.partition("\n")
    words = re.findall(r"\w+", title)[:4]
    repeated = re.search(r"\W+".join(map(re.escape, words)), rest, re.IGNORECASE) if words else None
    if repeated is not None:
        names = rest[: repeated.start()]
    elif newline:
        names = line
    else:
        return None
    names = names.strip(' \t\n,.|–—-"“')
    return names if names and len(names.split()) <= MOST_WORDS and names[0].isupper() else None
