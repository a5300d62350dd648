"""The actors of the table that a text names, by whole names with a capital."""

import re

from knell.model.source import CanonicalActor
from knell.text.actor import ActorTable
from knell.text.names import fold

MOST_WORDS = 8
"""Longest name of the table that is looked for, in words."""

SHORT_LETTERS = 4
"""Names of one word this short are abbreviations, and count in capitals only: "IS" and never "Is"."""

_POSSESSIVE = re.compile(r"['’]s$")
_WORD = re.compile(r"[^\W_]+(?:[.'’&-]+[^\W_]+)*\.?")


def find_named_actors(text: str, table: ActorTable) -> frozenset[CanonicalActor]:
    """Every actor that has one of its names in the text, the longest name at each place."""
    words = [_POSSESSIVE.sub("", match[0]) for match in _WORD.finditer(text)]
    found: set[CanonicalActor] = set()
    at = 0
    while at < len(words):
        length = _name_at(words, at, table, found) if words[at][0].isupper() else 0
        at += max(length, 1)
    return frozenset(found)


def _name_at(words: list[str], at: int, table: ActorTable, found: set[CanonicalActor]) -> int:
    """Words of the longest name that begins here, taken into `found`; 0 for none."""
    for length in range(min(MOST_WORDS, len(words) - at), 0, -1):
        phrase = " ".join(words[at : at + length])
        if length == 1 and len(phrase) <= SHORT_LETTERS and not phrase.isupper():
            continue
        if (actor := table.aliases.get(fold(phrase))) is not None:
            found.add(actor)
            return length
    return 0
