"""What was forgiven is told in words: articles, words, doubled letters, transliterations, vowels, scripts."""

import pytest

from knell.text.name_differences import Spelling, describe_differences
from knell.text.names import fold


def described(written: str, matched: str, edits: int = 0) -> tuple[str, ...]:
    name, other = Spelling(written, fold(written)), Spelling(matched, fold(matched))
    return describe_differences(name, other, edits=edits)


@pytest.mark.parametrize(
    ("written", "matched", "told"),
    [
        ("Mayadeen", "Al Mayādīn", ("article left out: al", "vowel: ee for i")),
        ("Al-Zabadani", "Zabadani", ("article added: al",)),
        ("Deir Ezzor", "Dayr az Zawr", ("article: ez for az", "vowel: ei for ay", "vowel: o for aw")),
        ("Almayadin", "Mayadin", ("article added: al",)),
        ("Raqa", "Raqqa", ("doubled letter: q for qq",)),
        ("Raqqa", "Raqa", ("doubled letter: qq for q",)),
        ("Rakka", "Raqqa", ("transliteration: kk for qq",)),
        ("Kamishli", "Qamishli", ("transliteration: k for q",)),
        ("Khan Cheikhoun", "Khan Sheikhun", ("transliteration: ch for sh", "vowel: ou for u")),
        ("Siha", "Sihah", ("letter left out: h",)),
        ("Hasakah", "Hasaka", ("letter added: h",)),
        ("Kafar Zita", "Kafr Zita", ("vowel added: a",)),
        ("Asad Abad", "Asadabad", ("written in 2 words, not in one word",)),
        ("Lashkargah", "Lashkar Gah", ("written in one word, not in 2 words",)),
        ("Kiev", "Киев", ("another script: Latin for Cyrillic",)),
        ("رقة", "الرقة", ("article left out: ال",)),
    ],
)
def test_differences(written: str, matched: str, told: tuple[str, ...]) -> None:
    assert described(written, matched) == (f"spelling: {written} for {matched}", *told)


@pytest.mark.parametrize(
    ("edits", "words"),
    [(1, "one letter apart (edit distance 1)"), (2, "two letters apart (edit distance 2)")],
)
def test_edits_are_counted_not_spelt_out(edits: int, words: str) -> None:
    assert described("Kafrandel", "Kafranbel", edits) == ("spelling: Kafrandel for Kafranbel", words)


def test_many_differences_are_cut_short() -> None:
    told = described("Moukallabinodu", "Mekelebeneda")
    assert told[-1] == "and more letters"
    assert len(told) == 6
