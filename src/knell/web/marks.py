"""A text cut into pieces so that marks which overlap can be shown as elements which nest."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from knell.model.claim import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """Something to be marked in a text: `kind` is "claim", "position" or "rejected".

    `anchor` is the element id that addresses point to, `label` what it says in words, `tone` the class that
    colours it.
    """

    kind: str
    anchor: str
    span: Span
    label: str
    tone: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same marks; `begins` and `ends` are those that do so here."""

    text: str
    marks: tuple[Mark, ...] = ()
    begins: tuple[Mark, ...] = ()
    ends: tuple[Mark, ...] = ()


def cut_text(text: str, marks: Iterable[Mark]) -> tuple[tuple[Piece, ...], ...]:
    """Paragraphs of pieces; put together again with line ends they are `text`.

    A mark whose span does not lie inside `text`, or is empty, is left out: there is no place to show it.
    """
    kept = [mark for mark in marks if 0 <= mark.span.start < mark.span.end <= len(text)]
    lines, start = [], 0
    for line in text.split("\n"):
        lines.append(_cut_line(text, start, start + len(line), kept))
        start += len(line) + 1
    pieces = [piece for line in lines for piece in line]
    first = {mark: number for number, piece in reversed(list(enumerate(pieces))) for mark in piece.marks}
    last = {mark: number for number, piece in enumerate(pieces) for mark in piece.marks}
    numbers = iter(range(len(pieces)))
    return tuple(
        tuple(_add_ends(piece, number, first, last) for piece, number in zip(line, numbers, strict=False))
        for line in lines
    )


def _cut_line(text: str, start: int, end: int, marks: Sequence[Mark]) -> list[Piece]:
    here = [mark for mark in marks if mark.span.start < end and mark.span.end > start]
    edges = {start, end}
    for mark in here:
        edges |= {max(mark.span.start, start), min(mark.span.end, end)}
    return [
        Piece(text[left:right], tuple(m for m in here if m.span.start < right and m.span.end > left))
        for left, right in pairwise(sorted(edges))
    ]


def _add_ends(piece: Piece, number: int, first: Mapping[Mark, int], last: Mapping[Mark, int]) -> Piece:
    begins = tuple(mark for mark in piece.marks if first[mark] == number)
    return replace(piece, begins=begins, ends=tuple(mark for mark in piece.marks if last[mark] == number))
