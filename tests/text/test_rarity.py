"""Keys of words, and how rare the shipped table says they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knell.text.rarity import COMMON, RAREST, key_of_word, rarity, word_keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("The buses, a bus and the bus’s driver", ["the", "bus", "bus", "and", "the", "bus", "driver"]),
        ("Al-Mayādīn: 937 of 12", ["al-mayadin", "937"]),
        ("", []),
    ],
)
def test_keys(text: str, keys: list[str]) -> None:
    assert word_keys(text) == keys


@pytest.mark.parametrize("word", ["police", "killed", "shooting", "people"])
def test_what_every_report_says_is_common(word: str) -> None:
    assert rarity(word) <= COMMON


def test_what_hardly_any_report_says_is_rare() -> None:
    assert rarity("wii") == rarity("qwertzuiop") == RAREST


@given(st.text(max_size=30))
def test_a_key_is_its_own_key(word: str) -> None:
    key = key_of_word(word)
    assert 0 <= rarity(key) <= RAREST
    assert key == "" or len(key) >= 3
