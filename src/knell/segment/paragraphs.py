"""Paragraphs of a body: lines, or blocks between blank lines where the text is hard-wrapped."""

import re
from collections.abc import Iterator
from itertools import pairwise

WRAP_WIDTH = 120
"""Longest line of hard-wrapped text; telexes have 69 to 80."""

FULL_SHARE = 0.6
"""A wrapped line is at least this share of the block's longest: only a paragraph's last line is short."""

ENDED_SHARE = 0.5
"""Most lines that end with a sentence; of wrapped lines about one in eight does, of paragraphs nearly all."""

SMALL_SHARE = 0.4
"""Least lines that go on with a small letter; telexes in capitals have none."""

LEAST_FULL = 40

_ENDED = re.compile(r"[.!?:…][\"'”’»)\]]*\s*$")


def find_paragraphs(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Start and end (exclusive) of each paragraph of `text` from `start` on, none of them blank."""
    block: list[tuple[int, int]] = []
    at = start
    # Lines are cut by hand: a pattern for "a line that is not blank" takes quadratic time on long blank ones.
    for line in text[start:].split("\n"):
        if line and not line.isspace():
            block.append((at, at + len(line)))
        elif block:
            yield from _join(text, block)
            block = []
        at += len(line) + 1
    if block:
        yield from _join(text, block)


def _join(text: str, lines: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    if not _is_wrapped(text, lines):
        yield from lines
        return
    first = lines[0][0]
    for (_, end), (following, _) in pairwise(lines):
        if _is_indented(text, following):
            yield first, end
            first = following
    yield first, lines[-1][1]


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Is this block one text broken at a fixed width, and not a list of short paragraphs?"""
    # The last line of an indented paragraph is as short as the last of a block.
    broken = [line for line, following in pairwise(lines) if not _is_indented(text, following[0])]
    if not broken:
        return False
    longest = max(end - start for start, end in lines)
    shortest = min(end - start for start, end in broken)
    if longest > WRAP_WIDTH or shortest < max(LEAST_FULL, FULL_SHARE * longest):
        return False
    ended = sum(_ENDED.search(text, max(start, end - 6), end) is not None for start, end in broken)
    continued = [start for start, _ in lines[1:] if not _is_indented(text, start)]
    small = sum(text[start].islower() for start in continued)
    is_telex = text[lines[0][0] : lines[-1][1]].isupper()
    return ended <= ENDED_SHARE * len(broken) and (is_telex or small >= SMALL_SHARE * len(continued))


def _is_indented(text: str, start: int) -> bool:
    return text[start : start + 2].isspace()
