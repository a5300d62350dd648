"""What was overlooked where a name was found in another spelling, in words."""

import re

from knell.text.names import split_articles

MAX_DETAILS = 4
"""Differences that are told; names that differ in more are told apart by their spelling."""

_UNITS = re.compile(
    r"tsch|shch|sch|tch|dzh|sh|ch|zh|dj|kh|gh|th|dh|ph|ck|[aeiouyw]+|b+|c+|d+|f+|g+|h+|j+|k+|l+|m+|n+|p+|q+|r+|s+|t+|v+|x+|z+|."
)
"""A consonant as it is written, doubled or with an h, or a run of vowels."""

_SCRIPTS = (("Cyrillic", "\u0400", "\u052f"), ("Arabic", "\u0600", "\u06ff"))

_EDITS = {1: "one letter apart (edit distance 1)", 2: "two letters apart (edit distance 2)"}


class Spelling:
    """A name as written, taken apart once to be compared with many."""

    __slots__ = ("articles", "script", "units", "words", "written")

    def __init__(self, written: str, folded: str) -> None:
        """`folded` is what `fold` makes of `written`."""
        self.written = written
        self.script = _script(folded)
        self.articles, self.words = split_articles(folded)
        self.units = _UNITS.findall("".join(self.words))


def describe_differences(name: Spelling, matched: Spelling, *, edits: int = 0) -> tuple[str, ...]:
    """What must be forgiven to take `name` for `matched`: first both spellings, then what differs.

    `edits` is the distance of their keys where they do not agree.
    """
    told = [f"spelling: {name.written} for {matched.written}"]
    if edits:
        told.append(_EDITS[edits])
    if name.script != matched.script:
        return *told, f"another script: {name.script} for {matched.script}"
    if name.articles != matched.articles:
        told.append(_article(name.articles, matched.articles))
    if not edits:
        if len(name.words) != len(matched.words):
            told.append(f"written in {_count(name.words)}, not in {_count(matched.words)}")
        if name.units != matched.units:
            told += _letters(name.units, matched.units)
    return tuple(told)


def _script(folded: str) -> str:
    if folded.isascii():
        return "Latin"
    highest = max(folded, default="a")
    for name, first, last in _SCRIPTS:
        if first <= highest <= last:
            return name
    return "Latin" if highest < "\u0370" else "another"


def _count(words: list[str]) -> str:
    return "one word" if len(words) == 1 else f"{len(words)} words"


def _article(one: list[str], other: list[str]) -> str:
    if not one:
        return f"article left out: {' '.join(other)}"
    if not other:
        return f"article added: {' '.join(one)}"
    return f"article: {' '.join(one)} for {' '.join(other)}"


def _letters(one: list[str], other: list[str]) -> list[str]:
    told = []
    for had, has in _pairs(one, other):
        if not has:
            told.append(f"{_kind(had)} added: {had}")
        elif not had:
            told.append(f"{_kind(has)} left out: {has}")
        elif had[0] == has[0] and had.strip(had[0]) == has.strip(has[0]) == "" and not _is_vowel(had):
            told.append(f"doubled letter: {had} for {has}")
        else:
            told.append(f"{'vowel' if _is_vowel(had) else 'transliteration'}: {had} for {has}")
    told = list(dict.fromkeys(told))
    return told if len(told) <= MAX_DETAILS else [*told[:MAX_DETAILS], "and more letters"]


def _kind(unit: str) -> str:
    return "vowel" if _is_vowel(unit) else "letter"


def _is_vowel(unit: str) -> bool:
    return unit[0] in "aeiouyw"


def _pairs(one: list[str], other: list[str]) -> list[tuple[str, str]]:
    """Units that stand against each other and differ; an empty one where the other side has one more."""
    pairs = []
    i = j = 0
    while i < len(one) or j < len(other):
        left, right = len(one) - i, len(other) - j
        if left and right and _is_vowel(one[i]) == _is_vowel(other[j]):
            if one[i] != other[j]:
                pairs.append((one[i], other[j]))
            i, j = i + 1, j + 1
        elif right > left:
            pairs.append(("", other[j]))
            j += 1
        else:
            pairs.append((one[i], ""))
            i += 1
    return pairs
