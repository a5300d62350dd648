"""Which language, and whether this version reads it."""

import pytest

from knell.read.language import detect_language, is_readable

CASES = [
    ("At least ten people were killed on Monday when jets hit a market in the town, rescuers said.", "en"),
    ("AT LEAST TEN PEOPLE WERE KILLED ON MONDAY WHEN JETS HIT A MARKET IN THE TOWN, RESCUERS SAID.", "en"),
    (
        "Dix personnes ont été tuées lundi dans une frappe aérienne sur un marché de la ville, selon eux.",
        "fr",
    ),
    ("Zehn Menschen sind am Montag bei einem Luftangriff auf einen Markt getötet worden, hieß es.", "de"),
    ("قتل عشرة اشخاص في غارة جوية على مدينة حلب شمال سوريا يوم الاثنين وفق ما قال مسعفون", "ar"),
    ("قتل عشرة", "ar"),
    ("Убиты десять", "ru"),
    ("Bombs in Testabad", "und"),
    ("Abu Ghadiya (Arabic: أبو غادية), born Badran al-Mazidi (Arabic: بدران المزيدي) in Testabad", "und"),
    ("1234 – 5678", "und"),
    ("", "und"),
]


@pytest.mark.parametrize(("text", "language"), CASES)
def test_languages(text: str, language: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize(
    ("language", "expected"), [("en", True), ("en-GB", True), ("und", True), ("ar", False), ("fr", False)]
)
def test_readable_languages(language: str, expected: bool) -> None:
    assert is_readable(language) is expected
