"""Adjectives of countries."""

import pytest

from knell.text.country_names import country_names
from knell.text.data_files import load_words
from knell.text.nationalities import country_of_adjective


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Iraqi", "IQ"),
        ("turkish", "TR"),
        (" U.S. ", "US"),
        ("Norwegian", "NO"),
        ("South Sudanese", "SS"),
        ("Iraq", None),
        ("Congolese", None),  # of two countries
        ("", None),
    ],
)
def test_country_of_adjective(word: str, code: str | None) -> None:
    assert country_of_adjective(word) == code


def test_every_code_is_a_country_and_no_adjective_is_of_two() -> None:
    table = load_words("en-nationalities")
    words = [word.casefold() for adjectives in table.values() for word in adjectives]
    assert set(table) <= set(country_names())
    assert len(words) == len(set(words))
