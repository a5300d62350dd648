"""How alike two passages are by the rare words that they share."""

from collections.abc import Iterable
from math import sqrt

from knell.text.rarity import RAREST, rarity

FEWEST_WORDS = 8
"""Words of a passage below which what is in common says nothing: a sentence in a round-up has few."""

VERY_ALIKE, ALIKE, SOMEWHAT, LITTLE = 0.35, 0.25, 0.15, 0.08
"""Cosines of the words of two passages, each word weighing its rarity: bounds of the levels. Of pairs of reports on
shootings that share two rare words, a person or a day, 1 in 500 of two incidents comes to the first, 1 in 60 to the
second (half of the incidents in view)."""


def word_likeness(one: Iterable[str], other: Iterable[str]) -> tuple[float, set[str]]:
    """The cosine in [0, 1] of two sets of words, each weighing its rarity over `RAREST`, and what they share."""
    first, second = set(one), set(other)
    shared = first & second
    if not shared:
        return 0.0, shared
    weigh = [sum(_worth(word) for word in words) for words in (shared, first, second)]
    return weigh[0] / sqrt(weigh[1] * weigh[2]), shared


def _worth(word: str) -> float:
    return (rarity(word) / RAREST) ** 2
