"""Words around names of places."""

from knell.extract.place_words import PLURALS, kinds


def test_every_plural_says_a_level() -> None:
    assert set(kinds()) >= PLURALS
