"""Keys for place names, so that the spellings of one name in several transliterations meet."""

import re
import unicodedata
from functools import lru_cache

_VANISH = "'’‘‛ʻʼʾʿˈˌʹʺ`´′\"“”.ءـ·"
"""Marks for ayn, hamza and stress, quotation marks and full stops ("U.S."): they part no words."""

_LETTERS = {
    "ł": "l",
    "ø": "o",
    "æ": "ae",
    "œ": "oe",
    "đ": "d",
    "ı": "i",
    "ħ": "h",
    "þ": "th",
    "ð": "d",
    "ə": "e",
}
"""Letters of Latin alphabets that Unicode does not take apart into a base letter and a mark."""

_ARABIC = {"ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك", "ٱ": "ا"}
"""Letters that Arabic and Persian keyboards and habits exchange."""

_FOLD = str.maketrans({**dict.fromkeys(_VANISH, ""), **_LETTERS, **_ARABIC})

_CYRILLIC = str.maketrans(
    dict(zip("абвгдезиклмнопрстуфыэіґ", "abvgdeziklmnoprstufyeig", strict=True))
    | {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya", "є": "ye"}
    | {"ъ": "", "ь": "", "ј": "y", "љ": "ly", "њ": "ny", "ћ": "c", "ђ": "dj", "џ": "dzh", "қ": "k", "ң": "n"}
)

_SUN = ("sh", "dh", "th", "s", "d", "t", "n", "r", "z")
"""Consonants into which the l of the Arabic article passes: ash-Sham, Deir ez-Zor, ar-Raqqah."""

_ARTICLES = frozenset({"al", "el", "ul", *(vowel + sun for vowel in "aeu" for sun in _SUN)})
"""Every form of that article."""

_ABBREVIATED = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}

_SOUNDS = (
    ("tsch", "C"), ("shch", "C"), ("sch", "C"), ("tch", "C"), ("dzh", "j"), ("sh", "C"), ("ch", "C"),
    ("zh", "j"), ("dj", "j"), ("kh", "X"), ("gh", "g"), ("th", "t"), ("dh", "d"), ("ph", "f"), ("ck", "k"),
    ("x", "ks"), ("q", "k"),
)  # fmt: skip
"""Consonants as several transliterations write them: ch is sh in French, zh and dj are j, q is k."""

_SEPARATORS = re.compile(r"[\W_]+")
_SOUND = re.compile("|".join(written for written, _ in _SOUNDS) + "|qu(?=[ei])|c(?=[eiy])|c")
_SOUND_OF = {**dict(_SOUNDS), "qu": "k", "c": "k"}
_GLIDE_Y = re.compile(r"(?:^|(?<=[aeou]))y(?=[aeiou])")
_GLIDE_W = re.compile(r"(?:^|(?<=[aeio]))w(?=[aeiouy])")
_FINAL_H = re.compile(r"(?<=[aeiouyw])h$")
_VOWELS = re.compile(r"[aeiouyw]+")
_CLUSTER = re.compile(r"(?<=[bdfgjksztvCX])([rlnm])$")
_DOUBLE = re.compile(r"(.)\1+")
_JOINED_AL = re.compile(r"^al(?=[^aeiouywl].{3})")
_JOINED_INSIDE_AL = re.compile(r"^al(?=[^aeiouywl].{2})")
_JOINED_SUN = re.compile(r"^[ae](sh|dh|th|[sdtnrz])(?=\1..)")


class _Unmarked(dict[int, int | None]):
    """Leaves marks, modifier letters and invisible characters out of a text; learns letters as they come."""

    def __missing__(self, code: int) -> int | None:
        kept = None if unicodedata.category(chr(code)) in ("Mn", "Me", "Cf", "Lm") else code
        self[code] = kept
        return kept


_UNMARKED = _Unmarked()


@lru_cache(maxsize=1 << 16)
def fold(name: str) -> str:
    """The name without what typists differ in: case, marks, hyphens, apostrophes, ayn, "the".

    "Al Mayādīn" and "al-Mayadin" give "al mayadin". Idempotent. Empty for a name without letters or digits.
    """
    text = name.casefold()
    if text.isascii():
        words = text.split()
        if "".join(words).isalpha() and words[0] != "the":  # most are: nothing need be looked for
            return " ".join(words)
    else:
        text = unicodedata.normalize("NFKD", text).casefold()
        text = unicodedata.normalize("NFKD", text).translate(_UNMARKED)
    text = text.translate(_FOLD)
    words = _SEPARATORS.sub(" ", text).split()
    while len(words) > 1 and words[0] == "the":
        del words[0]
    return " ".join(words)


@lru_cache(maxsize=1 << 17)
def name_key(name: str) -> str:
    """A looser key under which transliterations of one name agree: "Ar-Raqqah", "Raqqa", "Raqa" give one.

    On top of `fold`: Arabic articles go (with the assimilated ones: "ez-Zor"), consonants are written as they
    sound in any of the usual transliterations (kh, sh and ch, q and k), doubled letters and lengths go, and
    every vowel or diphthong is the same, since short vowels are not written in Arabic and differ between
    dialects. The places of vowels and all consonants stay, so that Hama and Homs stay apart. Cyrillic letters
    are transliterated; names in other scripts get `fold` without its spaces.
    """
    return key_of_folded(fold(name))


def key_of_folded(folded: str) -> str:
    """`name_key` for a name that went through `fold` already."""
    if not folded.isascii():
        if "\u0400" <= max(folded) <= "\u04ff":
            folded = folded.translate(_CYRILLIC)
        elif "\u0600" <= max(folded) <= "\u06ff":
            return "".join(_strip_arabic_article(word) for word in folded.split())
        if not folded.isascii():
            return folded.replace(" ", "")
    key = ""
    for i, word in enumerate(fold_words(folded)):
        sounds = _sound(_ABBREVIATED.get(word, word), is_first=i == 0)
        key += sounds[1:] if key[-1:] == sounds[:1] else sounds
    return key


def fold_words(folded: str) -> list[str]:
    """The words of a folded name without Arabic articles of their own."""
    words = folded.split()
    if _ARTICLES.isdisjoint(words):
        return words
    return [word for i, word in enumerate(words) if not _is_article(word, words[i + 1 : i + 2])]


def split_articles(folded: str) -> tuple[list[str], list[str]]:
    """The Arabic articles of a folded name, joined ones too ("ezzor"), and its words without them."""
    articles: list[str] = []
    bare: list[str] = []
    words = folded.split()
    for i, word in enumerate(words):
        if _is_article(word, words[i + 1 : i + 2]):
            articles.append(word)
            continue
        rest = _strip_joined(word, is_first=not bare)
        rest = _strip_arabic_article(rest)
        if rest != word:
            articles.append(word[: len(word) - len(rest)])
        bare.append(rest)
    return articles, bare


def _is_article(word: str, following: list[str]) -> bool:
    """Whether a word of its own is the Arabic article of the next word."""
    if not following:
        return False
    if word in ("al", "el", "ul"):
        return True
    return word[0] in "aeu" and word[1:] in _SUN and following[0].startswith(word[1:])


def _strip_arabic_article(word: str) -> str:
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


@lru_cache(maxsize=1 << 16)
def _sound(word: str, *, is_first: bool) -> str:
    """One word by its sounds: consonants unified, each run of vowels an "a"."""
    word = _strip_joined(word, is_first=is_first)
    word = _SOUND.sub(_unify, word)
    # A gazetteer has millions of words: what cannot match is not looked for.
    if "y" in word:
        word = _GLIDE_Y.sub("Y", word)
    if "w" in word:
        word = _GLIDE_W.sub("v", word)
    if word.endswith("h"):
        word = _FINAL_H.sub("", word)
    word = _DOUBLE.sub(r"\1", _VOWELS.sub("a", word))
    return (
        _CLUSTER.sub(r"a\1", word) if word.endswith(("r", "l", "n", "m")) else word
    )  # Kafr is Kafar and Kafer


def _strip_joined(word: str, *, is_first: bool) -> str:
    """A word without an article that is joined to it.

    "Almayadin", "Deir Alzor", "Deir Ezzor"; not "Alton", not "Essen".
    """
    if word[:1] not in ("a", "e"):
        return word
    for joined in (_JOINED_AL,) if is_first else (_JOINED_INSIDE_AL, _JOINED_SUN):
        word = joined.sub("", word)
    return word


def _unify(found: re.Match[str]) -> str:
    written = found.group()
    if written == "c" and found.string[found.end() : found.end() + 1] in ("e", "i", "y"):
        return "s"
    return _SOUND_OF[written]
