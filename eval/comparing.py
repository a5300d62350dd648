"""When two annotations mean the same words, name or place: the comparisons that every score rests on."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from knell.text.actor import canonical_actor
from knell.text.names import fold, name_key
from knell.text.place_words import strip_division

Annotation = Mapping[str, Any]
"""A claim, an incident or a position in the published form that `knell extract` writes."""

Stretch = tuple[int, int]
"""A stretch of text: start inclusive, end exclusive, code points."""

SMALL_WORDS = frozenset("a an and at by for from in of on or s the to who with".split())
"""Words that make no two names alike."""

Left = TypeVar("Left")
Right = TypeVar("Right")


def occurrences(text: str, words: str) -> list[Stretch]:
    """Where `words` stand in `text` as whole words; empty for empty words."""
    if not words:
        return []
    return [found.span() for found in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]


def is_grounded(text: str, annotation: Annotation) -> bool:
    """Whether the quote stands in the text: at its own offsets where it gives any, anywhere where not."""
    quote = annotation.get("quote") or ""
    if annotation.get("start") is None:
        return bool(quote) and quote in text
    start, end = annotation["start"], annotation["end"]
    return bool(quote) and text[start:end] == quote


def figure_stretches(text: str, claim: Annotation) -> list[Stretch]:
    """Where the figure of a claim may stand: inside its quote, or inside every place that the quote is in.

    Empty where the claim gives no figure, or a figure that is not in its quote, or an ungrounded quote.
    """
    if not is_grounded(text, claim):
        return []
    quote, figure = claim["quote"], claim.get("figure") or ""
    start = claim.get("start")
    quoted = [found.start() for found in re.finditer(re.escape(quote), text)] if start is None else [start]
    return [(at + first, at + last) for at in quoted for first, last in occurrences(quote, figure)]


def is_overlapping(left: Iterable[Stretch], right: Sequence[Stretch]) -> bool:
    """Whether any stretch of one side shares a character with any of the other."""
    return any(start < other_end and other < end for start, end in left for other, other_end in right)


def is_same_name(left: str | None, right: str | None) -> bool:
    """Whether two names mean one actor; two absent names do, an absent and a given one do not.

    Named actors of the alias table by their neutral name, and never across two sides of a war. Else by their
    words: more than half of those of the shorter name must stand in the longer, singular and plural alike.
    """
    names = [name if name is not None and fold(name) else None for name in (left, right)]
    if names[0] is None or names[1] is None:
        return names[0] is names[1]
    one, other = canonical_actor(names[0]), canonical_actor(names[1])
    if fold(one.name) == fold(other.name):
        return True
    is_named = not (one.is_generic or other.is_generic)
    if is_named and one.party is not None and other.party is not None and one.party != other.party:
        return False
    shared = _content_words(one.name) & _content_words(other.name)
    shorter = min(len(_content_words(one.name)), len(_content_words(other.name)))
    return 2 * len(shared) > shorter


def _content_words(name: str) -> frozenset[str]:
    return frozenset(word.removesuffix("s") for word in fold(name).split() if word not in SMALL_WORDS)


def place_keys(incident: Annotation) -> frozenset[str]:
    """The spelling keys of every place that an incident names, without words such as "province"."""
    names = [incident.get("place"), *(incident.get("places") or ())]
    bare = [(strip_division(name) or (name,))[0] for name in names if name]
    return frozenset(key for key in map(name_key, bare) if key)


def is_dated(incident: Annotation) -> bool:
    """Whether an incident has a range of days."""
    return incident.get("date_start") is not None and incident.get("date_end") is not None


def are_days_overlapping(left: Annotation, right: Annotation) -> bool:
    """Whether two dated incidents share a day; ISO 8601 days compare as text."""
    return bool(left["date_start"] <= right["date_end"] and right["date_start"] <= left["date_end"])


def pair(
    gold: Sequence[Left], predicted: Sequence[Right], likeness: Callable[[Left, Right], int]
) -> list[tuple[int, int]]:
    """Positions of gold and predicted that belong together, each at most once, the most alike first.

    `likeness` is 0 for what must not be paired. Of pairs equally alike, the earlier in the text comes first.
    """
    candidates = [
        (-alike, i, j)
        for i, one in enumerate(gold)
        for j, other in enumerate(predicted)
        if (alike := likeness(one, other)) > 0
    ]
    pairs: dict[int, int] = {}
    for _, i, j in sorted(candidates):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return sorted(pairs.items())
