"""Quotations: words between quotation marks, across sentences, never past their paragraph."""

import re
from collections.abc import Iterator, Sequence

_PAIRS = {"“": "”", "«": "»", "„": "“”", "‘": "’"}
_MARKS = re.compile("[\"“”«»„‘’']")


def find_quotations(
    text: str, paragraphs: Sequence[tuple[int, int]], sentence_ends: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Start and end (exclusive) of the words inside each outermost pair of marks, in order, none empty.

    A mark that is never closed reaches to the end of its sentence, or of its paragraph where the next
    paragraph opens with a mark again, as newspapers continue a quotation. `sentence_ends` are sorted.
    """
    ends = iter(sentence_ends)
    sentence_end = next(ends, None)
    for number, (start, end) in enumerate(paragraphs):
        opened: int | None = None
        closing = ""
        for match in _MARKS.finditer(text, start, end):
            at, mark = match.start(), match[0]
            while sentence_end is not None and sentence_end <= at and opened is None:
                sentence_end = next(ends, None)
            if opened is None:
                if (closer := _closer(text, at, mark, start, end)) is not None:
                    opened, closing = at + 1, closer
            elif mark in closing and _closes(text, at, mark, end):
                if text[opened:at].strip():
                    yield opened, at
                opened = None
            elif mark in closing and _closer(text, at, mark, start, end) is not None:
                # The earlier mark lost its partner: its words end with their sentence at the latest.
                stop, sentence_end = _stop(sentence_end, ends, opened, at)
                if text[opened:stop].strip():
                    yield opened, stop
                opened = at + 1
        if opened is not None:
            is_continued = number + 1 < len(paragraphs) and text[paragraphs[number + 1][0]] in '"“«„‘'
            stop, sentence_end = (
                (end, sentence_end) if is_continued else _stop(sentence_end, ends, opened, end)
            )
            if closing not in "’'" and text[opened:stop].strip():
                yield opened, stop


def _stop(sentence_end: int | None, ends: Iterator[int], opened: int, limit: int) -> tuple[int, int | None]:
    while sentence_end is not None and sentence_end <= opened:
        sentence_end = next(ends, None)
    return (limit if sentence_end is None else min(sentence_end, limit)), sentence_end


def _closer(text: str, at: int, mark: str, start: int, end: int) -> str | None:
    """The marks that would close `mark` if it opens a quotation here; None where it opens none."""
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if mark in "\"'":
        is_open = not before.isalnum() and not after.isspace() and (mark == '"' or after.isalpha())
        return mark if is_open else None
    if mark == "‘" and before.isalnum():
        return None
    return _PAIRS.get(mark)


def _closes(text: str, at: int, mark: str, end: int) -> bool:
    after = text[at + 1] if at + 1 < end else " "
    if mark in "'’":
        return not after.isalnum() and text[at - 1] not in " \t"
    if mark == '"':
        return not text[at - 1].isspace() or after.isspace() or not after.isalnum()
    return True
