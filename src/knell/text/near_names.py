"""Names a letter or two away from a known one: which sounds to ask an index for, and which answers to take.

An index cannot be asked for "nearly". It is asked for every key that one edit makes of the name's own: some
three hundred, each found at once. That needs no table of its own, whatever the size of the gazetteer.
"""

from functools import lru_cache
from itertools import pairwise

from knell.text.names import fold_words

ONE_EDIT, TWO_EDITS = 6, 10
"""Sounds of a key, inclusive, from which one and two edits are forgiven. Of a shorter name an edit makes
another name: Raqqa and Baqqa, Homs and Hama. Chosen on the words of 96 articles: see decision 0011."""

KEY_CONSONANTS = 3
"""Sounds of a key that are no vowels, at least."""

LETTERS_APART = {1: 2, 2: 3}
"""Letters that two spellings may differ in for so many edits of the key, which knows only one vowel."""

_SOUNDS = "abCdfghjklmnprstvXYz"
_ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأإؤئ"

_ALIKE = tuple(
    (pair[0], pair[1])
    for pair in ("dt", "gk", "sz", "bp", "fv", "Cs", "Xh", "Xk", "Cj", "jg", "jY", "mn", "lr")
)
"""Sounds that writers of one name take for each other."""


def edits_forgiven(name: str, key: str) -> int:
    """How many edits a name of this key is long enough for: 0 to 2; 0 for a word without any capital."""
    if name == name.lower() and name != name.upper():
        return 0
    sounds = _alphabet(key)
    if not set(key) <= set(sounds) or sum(sound != "a" for sound in key) < KEY_CONSONANTS:
        return 0
    return 2 if len(key) >= TWO_EDITS else 1 if len(key) >= ONE_EDIT else 0


@lru_cache(maxsize=1024)
def near_keys(key: str, edits: int) -> tuple[str, ...]:
    """The keys that are exactly `edits` away (1 or 2), the first sound kept.

    One edit is a sound left out, added, changed or exchanged with the next. Of two edits, both must be slight:
    a vowel left out or added, or a sound taken for one that is like it. No key has a sound twice in a row.
    """
    if edits == 1:
        found = _edited(key)
    else:
        found = {twice for once in _slightly_edited(key) for twice in _slightly_edited(once)} - _edited(key)
    return tuple(sorted(each for each in found - {key} if not _has_double(each)))


def _edited(key: str) -> set[str]:
    sounds = _alphabet(key)
    found = {key[:at] + key[at + 1 :] for at in range(1, len(key))}
    found |= {key[:at] + key[at + 1] + key[at] + key[at + 2 :] for at in range(1, len(key) - 1)}
    found |= {key[:at] + sound + key[at + 1 :] for at in range(1, len(key)) for sound in sounds}
    return found | {key[:at] + sound + key[at:] for at in range(1, len(key) + 1) for sound in sounds}


def _slightly_edited(key: str) -> set[str]:
    found = {key[:at] + "a" + key[at:] for at in range(1, len(key) + 1) if key.isascii()}
    found |= {key[:at] + key[at + 1 :] for at in range(1, len(key)) if key[at] == "a"}
    for pair in _ALIKE:
        for one, other in (pair, (pair[1], pair[0])):
            found |= {key[:at] + other + key[at + 1 :] for at in range(1, len(key)) if key[at] == one}
    return found


def _alphabet(key: str) -> str:
    return _SOUNDS if key.isascii() else _ARABIC


def _has_double(key: str) -> bool:
    return any(one == other for one, other in pairwise(key))


def is_near(folded: str, other: str, edits: int) -> bool:
    """Whether two folded names are also written alike enough: so many letters apart, articles left out."""
    one, two = fold_words(folded), fold_words(other)
    if len(one) != len(two):
        return False
    a, b = "".join(one), "".join(two)
    return _distance(a, b, LETTERS_APART[edits]) <= LETTERS_APART[edits]


def _distance(one: str, other: str, bound: int) -> int:
    """Letters to leave out, add or change to make one of the other; anything over `bound` where it is more."""
    if abs(len(one) - len(other)) > bound:
        return bound + 1
    previous = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        current = [i]
        for j, against in enumerate(other, start=1):
            current.append(min(previous[j] + 1, current[-1] + 1, previous[j - 1] + (letter != against)))
        if min(current) > bound:
            return bound + 1
        previous = current
    return previous[-1]
