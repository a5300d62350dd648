"""Tokens keep their places, whatever the text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knell.text.tokens import Kind, fold_word, tokenise


@given(st.text())
def test_every_token_is_the_text_at_its_place(text: str) -> None:
    tokens = tokenise(text)
    assert all(text[t.start : t.end] == t.text for t in tokens)
    assert all(a.end <= b.start for a, b in pairwise(tokens))


@given(st.text())
def test_no_letter_or_digit_is_lost(text: str) -> None:
    covered = {i for t in tokenise(text) for i in range(t.start, t.end)}
    assert all(i in covered for i, c in enumerate(text) if c.isalnum())


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("Assad’s", "assad"),
        ("Monday's", "monday"),
        ("families’", "families"),
        ("so\u00adldiers", "soldiers"),
        ("O’Neill", "o'neill"),
    ],
)
def test_words_are_folded_for_look_ups(word: str, folded: str) -> None:
    assert fold_word(word) == folded


def test_numbers_words_and_marks_are_told_apart() -> None:
    kinds = {t.text: t.kind for t in tokenise("1,200 men, al-Bab U.S.")}
    assert kinds == {
        "1,200": Kind.NUMBER,
        "men": Kind.WORD,
        ",": Kind.MARK,
        "al": Kind.WORD,
        "-": Kind.MARK,
        "Bab": Kind.WORD,
        "U.S.": Kind.WORD,
    }
