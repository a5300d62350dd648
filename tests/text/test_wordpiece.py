"""Words cut into the pieces of a vocabulary, and where the pieces stand in the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knell.text.wordpiece import UNKNOWN, Pieces, cut_pieces

WORDS = [
    UNKNOWN,
    "killed",
    "may",
    "##ad",
    "##een",
    "mayor",
    "12",
    "##0",
    ",",
    "“",
    "”",
    "deir",
    "-",
    "zor",
    "cafe",
    "s",
    "’",
]
VOCABULARY = {word: at for at, word in enumerate(WORDS)}


def pieces_of(text: str) -> list[tuple[str, str]]:
    """Each piece with the stretch of the text that it covers."""
    found = cut_pieces(text, VOCABULARY)
    return [
        (WORDS[piece], text[start:end])
        for piece, start, end in zip(found.ids, found.starts, found.ends, strict=True)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("killed", [("killed", "killed")]),
        ("KILLED", [("killed", "KILLED")]),
        # The longest piece first, and the rest of the word after it.
        ("Mayadeen", [("may", "May"), ("##ad", "ad"), ("##een", "een")]),
        ("mayor", [("mayor", "mayor")]),
        # Accents are dropped, wherever they stand.
        ("Mayādeen", [("may", "May"), ("##ad", "ād"), ("##een", "een")]),
        ("Café", [("cafe", "Café")]),
        ("Cafe\u0301", [("cafe", "Cafe")]),
        # Marks of punctuation stand alone.
        ("12,0", [("12", "12"), (",", ","), (UNKNOWN, "0")]),
        ("120", [("12", "12"), ("##0", "0")]),
        ("“killed”", [("“", "“"), ("killed", "killed"), ("”", "”")]),
        ("Deir-Zor’s", [("deir", "Deir"), ("-", "-"), ("zor", "Zor"), ("’", "’"), ("s", "s")]),
        # A soft hyphen and a zero-width space part no word.
        ("kil\u00adled", [("killed", "kil\u00adled")]),
        ("may\u200bor", [("mayor", "may\u200bor")]),
        ("killed\u00a0mayor", [("killed", "killed"), ("mayor", "mayor")]),
        # What the vocabulary cannot cover is one unknown piece, and so is what is too long to be a word.
        ("killers", [(UNKNOWN, "killers")]),
        ("دير", [(UNKNOWN, "دير")]),
        ("may" * 40, [(UNKNOWN, "may" * 40)]),
        ("", []),
        (" \u200b\n", []),
    ],
)
def test_words_are_cut_into_the_longest_pieces(text: str, expected: list[tuple[str, str]]) -> None:
    assert pieces_of(text) == expected


@given(st.text())
def test_pieces_stand_in_order_within_the_text(text: str) -> None:
    found = cut_pieces(text, VOCABULARY)
    assert all(0 <= start < end <= len(text) for start, end in zip(found.starts, found.ends, strict=True))
    assert all(end <= start for end, start in zip(found.ends, found.starts[1:], strict=False))


PIECES = Pieces([1, 2, 3], [0, 7, 12], [6, 11, 15])


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (0, 6, (0, 1)),
        (0, 15, (0, 3)),
        (8, 9, (1, 2)),  # within a piece
        (5, 8, (0, 2)),  # parts of two
        (6, 7, (1, 2)),  # between two: the next stands for it
        (15, 20, (2, 3)),  # after all: the last does
    ],
)
def test_a_stretch_of_text_has_its_pieces(start: int, end: int, expected: tuple[int, int]) -> None:
    assert PIECES.range_of(start, end) == expected


def test_a_text_without_pieces_has_none() -> None:
    assert Pieces([], [], []).range_of(0, 5) == (0, 0)
