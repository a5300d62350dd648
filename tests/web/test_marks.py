"""Texts cut into pieces under marks that overlap."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knell.model.claim import Span
from knell.web.marks import Mark, cut_text


def make_mark(anchor: str, start: int, end: int) -> Mark:
    """A claim's mark."""
    return Mark("claim", anchor, Span(start, end), anchor, "harm-killed")


@pytest.mark.parametrize(
    ("marks", "pieces"),
    [
        ([], [("abcdef", "", "", "")]),
        ([("x", 0, 6)], [("abcdef", "x", "x", "x")]),
        ([("x", 1, 3)], [("a", "", "", ""), ("bc", "x", "x", "x"), ("def", "", "", "")]),
        (
            [("x", 0, 4), ("y", 2, 6)],
            [("ab", "x", "x", ""), ("cd", "xy", "y", "x"), ("ef", "y", "", "y")],
        ),
        ([("x", 0, 6), ("y", 2, 4)], [("ab", "x", "x", ""), ("cd", "xy", "y", "y"), ("ef", "x", "", "x")]),
        ([("x", 1, 3), ("y", 1, 3)], [("a", "", "", ""), ("bc", "xy", "xy", "xy"), ("def", "", "", "")]),
        ([("x", 3, 3), ("y", 4, 9), ("z", -1, 2)], [("abcdef", "", "", "")]),
    ],
)
def test_pieces(marks: list[tuple[str, int, int]], pieces: list[tuple[str, str, str, str]]) -> None:
    (paragraph,) = cut_text("abcdef", [make_mark(*mark) for mark in marks])
    found = [
        (one.text, *("".join(mark.anchor for mark in group) for group in (one.marks, one.begins, one.ends)))
        for one in paragraph
    ]
    assert found == pieces


def test_a_mark_over_two_paragraphs_begins_and_ends_once() -> None:
    first, second = cut_text("ab\ncd", [make_mark("x", 1, 4)])
    assert [(one.text, len(one.begins), len(one.ends)) for one in first] == [("a", 0, 0), ("b", 1, 0)]
    assert [(one.text, len(one.begins), len(one.ends)) for one in second] == [("c", 0, 1), ("d", 0, 0)]


TEXTS = st.text("ab \n", max_size=40)


@given(TEXTS, st.lists(st.tuples(st.integers(-2, 42), st.integers(-2, 42)), max_size=8))
def test_nothing_of_the_text_is_lost_and_every_anchor_is_there_once(
    text: str, spans: list[tuple[int, int]]
) -> None:
    marks = [make_mark(f"m{number}", *span) for number, span in enumerate(spans)]
    paragraphs = cut_text(text, marks)
    assert "\n".join("".join(piece.text for piece in one) for one in paragraphs) == text
    pieces = [piece for one in paragraphs for piece in one]
    for mark in marks:
        inside = text[mark.span.start : mark.span.end] if 0 <= mark.span.start < mark.span.end else ""
        is_shown = mark.span.end <= len(text) and inside.strip("\n") != ""
        assert sum(mark in piece.begins for piece in pieces) == is_shown
        assert sum(mark in piece.ends for piece in pieces) == is_shown
        if is_shown:
            shown = "".join(piece.text for piece in pieces if mark in piece.marks)
            assert shown == inside.replace("\n", "")
