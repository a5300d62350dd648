"""Which language a report is written in."""

import re
import unicodedata
from functools import cache
from typing import Any

UNDETERMINED = "und"
ENOUGH_LETTERS = 60
"""Fewer letters than this are a headline: names and numbers outweigh the words that tell a language."""

SAMPLE_CHARACTERS = 1000
"""Some 160 words: more make the answer no surer, and reading slower."""

LEAST_CONFIDENCE = 0.5
"""py3langid's probability (temperature-scaled over all its languages) below which we do not say. English news
of 60 letters and more gets 0.9 and above; lists of names and tables fall below."""

MOST_OF_IT = 0.5
ISO_639_1_LETTERS = 2

_SCRIPTS = {
    "ARABIC": "ar",
    "HEBREW": "he",
    "CYRILLIC": "ru",
    "GREEK": "el",
    "ARMENIAN": "hy",
    "GEORGIAN": "ka",
    "CJK": "zh",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
    "THAI": "th",
    "DEVANAGARI": "hi",
    "BENGALI": "bn",
    "TAMIL": "ta",
    "ETHIOPIC": "am",
    "MYANMAR": "my",
    "KHMER": "km",
    "SINHALA": "si",
}
"""The most written language of each script, for texts too short to tell one from another."""


def detect_language(text: str) -> str:
    """ISO 639-1 code of the main language of `text`; "und" where it cannot be told."""
    sample = text[:SAMPLE_CHARACTERS]
    letters = re.findall(r"[^\W\d_]", sample)
    if not letters:
        return UNDETERMINED
    by_script = _main_script(letters)
    if len(letters) < ENOUGH_LETTERS:
        return by_script or UNDETERMINED
    language, confidence = _identifier().classify(sample)
    # Latin text with some Arabic names in it is not Arabic.
    is_out_of_script = by_script is None and language in _SCRIPTS.values()
    if confidence < LEAST_CONFIDENCE or is_out_of_script:
        return by_script or UNDETERMINED
    return str(language)


def is_readable(language: str) -> bool:
    """Can this version read it? English, and what is too short to tell and in no other script."""
    return language.split("-")[0].lower() in ("en", UNDETERMINED)


def _main_script(letters: list[str]) -> str | None:
    """The language of the script that most letters are in; None for Latin and for unknown scripts."""
    counts: dict[str, int] = {}
    for letter in letters:
        if letter > "\u02ff":
            script = unicodedata.name(letter, "").split(" ")[0].split("-")[0]
            counts[script] = counts.get(script, 0) + 1
    if not counts:
        return None
    script = max(counts, key=lambda name: counts[name])
    return _SCRIPTS.get(script) if counts[script] > MOST_OF_IT * len(letters) else None


@cache
def _identifier() -> Any:
    # Half a second and numpy: only paid by who reads a report, never by `--help`.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    # Without this, agency English comes out as Nigerian Pidgin, and Arabic as one of its spoken forms.
    identifier.set_languages([label for label in identifier.labels if len(label) == ISO_639_1_LETTERS])
    return identifier
