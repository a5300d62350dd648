"""Names a letter or two away from a known one: which sounds to ask an index for, and which answers to take.

An index cannot be asked for "nearly". It is asked for every key that one edit makes of the name's own: some
three hundred, each found at once. That needs no table of its own, whatever the size of the gazetteer.
"""

from functools import lru_cache

from knell.text.names import fold_words

SLIGHT_EDIT, ONE_EDIT, TWO_EDITS = 6, 8, 10
"""Sounds of a key, inclusive, from which one slight edit, one of any kind, and two slight ones are forgiven. Of
a shorter name an edit makes another name: Raqqa and Baqqa, Homs and Hama. How many English words become a
place so is in decision 0011."""

KEY_CONSONANTS = 3
"""Sounds of a key that are no vowels, at least."""

LETTERS_APART = {1: 1, 2: 2}
"""Letters that two spellings may differ in for so many edits of the key, which knows only one vowel."""

_SOUNDS = "abCdfghjklmnprstvXYz"
_ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأإؤئ"

_VOWEL, _WEAK = "a", "ahYv"
"""Sounds that one writer hears and another does not; of two edits, vowels only."""

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
    return 2 if len(key) >= TWO_EDITS else 1 if len(key) >= SLIGHT_EDIT else 0


@lru_cache(maxsize=1024)
def near_keys(key: str, edits: int) -> tuple[str, ...]:
    """The keys that are exactly `edits` away (1 or 2), the first sound kept.

    A slight edit leaves out or adds a vowel or a weak consonant, or takes a sound for one that is like it.
    One edit of a long name may also leave out, add, change or exchange sounds before the last: endings tell
    English words apart ("leaders", "Leader").
    """
    if edits == 2:
        once = _slightly_edited(key, _VOWEL)
        found = {twice for each in once for twice in _slightly_edited(each, _VOWEL)} - once
    else:
        found = _slightly_edited(key, _WEAK)
        if len(key) >= ONE_EDIT or not key.isascii():  # Arabic writes few vowels: its names are longer
            found |= _edited(key)
    return tuple(found - {key})


def _edited(key: str) -> set[str]:
    sounds = _alphabet(key)
    last = len(key) - 1
    found = {key[:at] + key[at + 1 :] for at in range(1, last)}
    found |= {key[:at] + key[at + 1] + key[at] + key[at + 2 :] for at in range(1, last - 1)}
    found |= {key[:at] + sound + key[at + 1 :] for at in range(1, last) for sound in sounds}
    return found | {key[:at] + sound + key[at:] for at in range(1, last + 1) for sound in sounds}


def _slightly_edited(key: str, weak: str) -> set[str]:
    weak = weak if key.isascii() else ""
    found = {key[:at] + sound + key[at:] for at in range(1, len(key) + 1) for sound in weak}
    found |= {key[:at] + key[at + 1 :] for at in range(1, len(key)) if key[at] in weak}
    for one, other in (*_ALIKE, *((other, one) for one, other in _ALIKE)):
        found |= {key[:at] + other + key[at + 1 :] for at in range(1, len(key)) if key[at] == one}
    return found


def _alphabet(key: str) -> str:
    return _SOUNDS if key.isascii() else _ARABIC


def is_near(folded: str, other: str, edits: int) -> bool:
    """Whether two folded names are also written alike enough: so many letters apart, articles left out."""
    bound = LETTERS_APART[edits]
    one, two = fold_words(folded), fold_words(other)
    a, b = "".join(one), "".join(two)
    if len(one) != len(two) or len(set(a) ^ set(b)) > 2 * bound:  # cheap, and an edit changes two at most
        return False
    return _distance(a, b, bound) <= bound


def _distance(one: str, other: str, bound: int) -> int:
    """Letters to leave out, add or change to make one of the other; anything over `bound` where it is more."""
    if abs(len(one) - len(other)) > bound:
        return bound + 1
    one, other = _differing(one, other)
    previous = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        current = [i]
        for j, against in enumerate(other, start=1):
            current.append(min(previous[j] + 1, current[-1] + 1, previous[j - 1] + (letter != against)))
        if min(current) > bound:
            return bound + 1
        previous = current
    return previous[-1]


def _differing(one: str, other: str) -> tuple[str, str]:
    """Both without what they begin and end with alike: mostly a letter or two are left to compare."""
    start = 0
    while one[start : start + 1] == other[start : start + 1] != "":
        start += 1
    one, other = one[start:], other[start:]
    end = 0
    while end < min(len(one), len(other)) and one[-end - 1] == other[-end - 1]:
        end += 1
    return one[: len(one) - end], other[: len(other) - end]
