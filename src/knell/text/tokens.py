"""Words and marks of a text, each with its place, and a small alphabet that phrases are matched in."""

import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

WORD = re.compile(
    r"""
    \d+(?:[.,:]\d+)*(?:st|nd|rd|th|s|m|km|kg|am|pm|%)?(?![^\W\d_])   # 42  1,200  3.5  18:30  21st  1990s
  | (?:[^\W\d_]\.){2,}                                  # U.S.  a.m.
  | [^\W_](?:[\w\u0300-\u036f\u00ad]|['’ʼ](?=\w))*      # words, with apostrophes and soft hyphens inside
  | [^\w\s]                                             # any other mark, one at a time
  | _+
    """,
    re.VERBOSE,
)
POSSESSIVE = re.compile(r"['’ʼ]s?$")


class Kind(StrEnum):
    """What a token is made of."""

    WORD = "word"
    NUMBER = "number"
    MARK = "mark"


class Token(NamedTuple):
    """One word or mark: `start` inclusive, `end` exclusive, code points. `low` is folded for look-ups.

    `low` is lower case, without soft hyphens, with straight apostrophes and without a possessive ending.
    """

    text: str
    low: str
    start: int
    end: int
    kind: Kind

    @property
    def is_capitalised(self) -> bool:
        """True where the first letter is a capital."""
        return self.text[:1].isupper()


@lru_cache(maxsize=100_000)
def fold_word(word: str) -> str:
    """A word as look-ups want it: lower case, no soft hyphen, no possessive, straight apostrophe."""
    return POSSESSIVE.sub("", word.replace("\u00ad", "")).replace("’", "'").replace("ʼ", "'").lower()


def tokenise(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Tokens of `text[start:end]`, in order; their places count from the start of `text`."""
    tokens = []
    for match in WORD.finditer(text, start, len(text) if end is None else end):
        word = match.group()
        first = word[0]
        kind = Kind.WORD if first.isalpha() else Kind.NUMBER if first.isdigit() else Kind.MARK
        tokens.append(Token(word, fold_word(word) or word, *match.span(), kind))
    return tokens
