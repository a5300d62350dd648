"""Countries by their adjectives: "the Iraqi border"."""

from collections.abc import Mapping
from functools import lru_cache

from knell.text.data_files import load_words


@lru_cache(maxsize=1)
def _adjectives() -> Mapping[str, str]:
    raw = load_words("en-nationalities")
    return {word.casefold(): code for code, words in raw.items() for word in words}


def country_of_adjective(word: str) -> str | None:
    """ISO 3166-1 alpha-2 of the country that an adjective belongs to ("Iraqi"), None where it is none."""
    return _adjectives().get(word.strip().casefold())
