"""The words around a place name that put the event beside it: "30 km east of Raqqa", where the reader has "Raqqa"."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from knell.model.claim import Span
from knell.resolve.relative_phrase import DISTANCE, POINT, ROADS

_PARTICLE = r"(?:al|el|ash|as|ar|az|an|ad|at)"
_WORD = rf"(?:[^\W\d_a-z][\w’'-]*|{_PARTICLE}-[^\W\d_a-z][\w’-]*)"
NAME = rf"(?:{_WORD}(?: (?:{_PARTICLE} )?{_WORD}){{0,2}})"
"""A name of at most three words, each with a capital: the other end of "between X and Y"."""

_THE = r"(?:the )?(?:(?:city|town|village|cities|towns|villages|province|provinces) of )?"
MOST_PHRASES = 20
"""Mentions of one name in an event's sentences that are looked at."""


def widen_place(place: str, text: str, spans: Sequence[Span]) -> str | None:
    """The whole phrase that puts an event by `place`, in the sentences of the event; None where there is none.

    None also where one of these sentences names the place without such words: then it is meant itself.
    `spans` are code points of `text`. The phrase is verbatim, and one that `parse_relative` reads.
    """
    found: list[str] = []
    bare = re.compile(rf"(?<!\w){re.escape(place)}(?!\w)")
    for span in spans:
        segment = text[span.start : span.end]
        phrases = list(_phrases(place, segment))
        for match in list(bare.finditer(segment))[:MOST_PHRASES]:
            around = [one for one in phrases if one.start() <= match.start() and match.end() <= one.end()]
            if not around:
                return None
            found.append(around[0].group())
    return found[0] if found else None


def _phrases(place: str, segment: str) -> Iterator[re.Match[str]]:
    if place not in segment:
        return
    for pattern in _patterns(place):
        yield from pattern.finditer(segment)


@lru_cache(maxsize=256)
def _patterns(place: str) -> tuple[re.Pattern[str], ...]:
    """The patterns of phrases around one name; capitals matter in names alone."""
    own = rf"{_THE}{re.escape(place)}(?![\w-])"
    other = rf"{_THE}{NAME}"
    pair = rf"(?:{own} (?:and|to|with) {other}|{other} (?:and|to|with) {own})"
    dashed = rf"(?:{re.escape(place)} ?[-–] ?{NAME}|{NAME} ?[-–] ?{re.escape(place)})"
    return tuple(
        re.compile(pattern)
        for pattern in (
            rf"(?i:\b{DISTANCE}\s+(?:(?:to\s+)?(?:the\s+)?{POINT}\s+(?:of|from)|(?:away\s+)?from|outside(?:\s+of)?))\s+{own}",
            rf"\b(?i:{ROADS} (?:linking|connecting|from|between|leading from)) {pair}",
            rf"(?<![\w-]){dashed} (?i:{ROADS})\b",
            rf"\b(?i:(?:border|frontier) between) {pair}",
            rf"\b(?i:(?:halfway |midway |somewhere )?between) {pair}",
        )
    )
