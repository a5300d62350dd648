"""Text cut into the pieces that the encoder knows, each with where it stands in the text.

The scheme is that of the uncased BERT vocabularies: lower case, accents dropped, words cut at punctuation, and each
word covered from the left by the longest pieces of the vocabulary. The library that does this fast brings a client
for downloading models with it, which this product must not have; reports are short.
"""

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

UNKNOWN, FIRST, LAST, FILLING = "[UNK]", "[CLS]", "[SEP]", "[PAD]"

LONGEST = 100
"""Code points; a longer word is one unknown piece, as where the vocabulary was made."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """Ids of the pieces of a text, with the code points that each begins at and ends before."""

    ids: list[int]
    starts: list[int]
    ends: list[int]

    def range_of(self, start: int, end: int) -> tuple[int, int]:
        """First and last (exclusive) piece that some of the code points from `start` to `end` are in; never empty.

        Where they hold no piece, the next one stands for them; (0, 0) only for a text without pieces.
        """
        if not self.ids:
            return 0, 0
        first = min(bisect_right(self.ends, start), len(self.ids) - 1)
        return first, max(first + 1, bisect_left(self.starts, end))


def cut_pieces(text: str, vocabulary: Mapping[str, int]) -> Pieces:
    """The pieces of a text, in order."""
    pieces = Pieces([], [], [])
    for start, end in _words(text):
        for piece, first, last in _cover(text[start:end], vocabulary):
            pieces.ids.append(piece)
            pieces.starts.append(start + first)
            pieces.ends.append(start + last)
    return pieces


def _words(text: str) -> Iterator[tuple[int, int]]:
    """Runs of letters and digits, and each mark of punctuation by itself."""
    start = -1
    for at, char in enumerate(text):
        kind = _kind(char)
        if kind == "letter":
            start = at if start < 0 else start
            continue
        if kind == "nothing":
            continue  # within a word it parts nothing: a soft hyphen, an accent of its own
        if start >= 0:
            yield start, at
            start = -1
        if kind == "mark":
            yield at, at + 1
    if start >= 0:
        yield start, len(text)


@lru_cache(maxsize=4096)
def _kind(char: str) -> str:
    category = unicodedata.category(char)
    if char in "\t\n\r" or category == "Zs":
        return "space"
    if category in ("Cc", "Cf", "Cs", "Co", "Cn", "Mn") or char == "\ufffd":
        return "nothing"
    is_ascii_mark = char.isascii() and not char.isalnum()
    is_ideograph = "\u4e00" <= char <= "\u9fff" or "\u3400" <= char <= "\u4dbf"
    return "mark" if is_ascii_mark or category.startswith("P") or is_ideograph else "letter"


@lru_cache(maxsize=4096)
def _plain(char: str) -> str:
    """A letter in lower case and without its accents; empty for what is no letter of its own."""
    if _kind(char) == "nothing":
        return ""
    return "".join(c for c in unicodedata.normalize("NFD", char.lower()) if unicodedata.category(c) != "Mn")


def _cover(word: str, vocabulary: Mapping[str, int]) -> list[tuple[int, int, int]]:
    """(id, first, last) of the pieces of one word; one unknown piece where the vocabulary cannot cover it."""
    if word.isascii() and (known := vocabulary.get(word.lower())) is not None:
        return [(known, 0, len(word))]  # as most are; what follows would find the same
    plain, places = "", []
    for at, char in enumerate(word):
        folded = _plain(char)
        plain += folded
        places += [at] * len(folded)
    whole = [(vocabulary[UNKNOWN], 0, len(word))]
    if not plain:
        return []
    if len(plain) > LONGEST:
        return whole
    found: list[tuple[int, int, int]] = []
    first = 0
    while first < len(plain):
        prefix = "##" if first else ""
        last = next((n for n in range(len(plain), first, -1) if prefix + plain[first:n] in vocabulary), None)
        if last is None:
            return whole
        found.append((vocabulary[prefix + plain[first:last]], places[first], places[last - 1] + 1))
        first = last
    return found
