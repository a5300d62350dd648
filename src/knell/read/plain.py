"""Plain text: the first line that looks like a title, and the rest."""

import re

from knell.model.report import Origin
from knell.read.characters import Decoded
from knell.read.compose import Found
from knell.read.days import find_days

LONGEST_TITLE = 200
"""Code points; headlines of 15 outlets have 15 to 140."""

TITLE_WORDS = 20
"""A first line that is longer and ends in a full stop is a paragraph."""

_SENTENCE = re.compile(r"[a-z0-9\"”’)]\.\s+[A-Z\"“]")
_FULL_STOP = re.compile(r"[a-z]{2,}[.”\"]$")


def read_plain(raw: bytes, decoded: Decoded, origin: Origin) -> Found:
    """Title and body of a plain text; the title is empty where no line looks like one."""
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    title, body = split_title(text)
    return Found(title=title, body=body, raw=raw, media_type="text/plain", origin=origin, notes=decoded.notes)


def split_title(text: str) -> tuple[str, str]:
    """The first non-blank line if it looks like a title, and what follows it; ("", text) otherwise."""
    stripped = text.strip()
    first, _, rest = stripped.partition("\n")
    first, rest = first.strip(), rest.lstrip("\n")
    return (first, rest.strip("\n")) if _is_title(first, rest) else ("", stripped)


def _is_title(line: str, rest: str) -> bool:
    """A short line with more text after it; no paragraph, no date, no first line of hard-wrapped prose."""
    if not rest.strip() or len(line) > LONGEST_TITLE or _SENTENCE.search(line):
        return False
    if any(found.end - found.start > len(line) / 2 for found in find_days(line)):
        return False
    # A first line that runs on in lower case on the next one is hard-wrapped prose.
    return not (
        rest[:1].islower() or (_FULL_STOP.search(line) is not None and len(line.split()) > TITLE_WORDS)
    )
