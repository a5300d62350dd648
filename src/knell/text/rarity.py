"""How rare a word is in news: what a rare word shared by two reports says, and a common one does not.

The table is shipped data, made once by `python -m eval.matching.word_counts` from counts of public text, so that
two ledgers with the same reports weigh the same words alike.
"""

import re
from functools import lru_cache

from knell.text.data_files import load_words
from knell.text.names import fold

RAREST = 8
"""Rarity of a word that the table does not have: fewer than one report in 256 has it."""

COMMON = 2
"""Rarity up to which a word says nothing: one report in eight has it, or more."""

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’ʼ-](?=[^\W\d_]))*|\d{3,6}")
"""Words, with hyphens and apostrophes inside, and numbers of three to six digits: house numbers, case numbers."""

SHORTEST = 3
"""Letters; a shorter word is an abbreviation or a particle."""

_POSSESSIVE = re.compile(r"['’ʼ]s?$")


def word_keys(text: str) -> list[str]:
    """The words of a text in order, folded and without plural endings: "Buses", "bus" and "bus's" are one."""
    found = (key_of_word(match.group()) for match in _WORD.finditer(text))
    return [key for key in found if key]


@lru_cache(maxsize=1 << 17)
def key_of_word(word: str) -> str:
    """The key of one word; empty for one too short to say anything."""
    key = stem(fold(_POSSESSIVE.sub("", word)).replace(" ", "-"))
    return key if len(key) >= SHORTEST else ""


def stem(word: str) -> str:
    """The word without a plural: enough to let "buses" meet "bus" and "mosques" "mosque"."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("ses", "xes", "ches", "shes")):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def rarity(key: str) -> int:
    """Halvings of the share of reports that have the word, in the kind of news that has it most: 0 to `RAREST`.

    0: every report or every second; 3: one in eight to one in 16; `RAREST`: fewer than one in 256.
    """
    return _table().get(key, RAREST)


@lru_cache(maxsize=1)
def _table() -> dict[str, int]:
    raw = load_words("en-word-rarity")
    return {word: int(level) for level, words in raw["levels"].items() for word in words.split()}
