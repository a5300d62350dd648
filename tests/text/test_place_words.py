"""Kinds of divisions are taken off their names; media and bodies that carry a place's name are told apart."""

import pytest

from knell.model.where import PlaceLevel
from knell.text.place_words import is_media_context, is_outlying, strip_division


@pytest.mark.parametrize(
    ("name", "bare", "level"),
    [
        ("Deir Ezzor province", "Deir Ezzor", PlaceLevel.PROVINCE),
        ("Idlib Governorate", "Idlib", PlaceLevel.PROVINCE),
        ("the governorate of Idlib", "Idlib", PlaceLevel.PROVINCE),
        ("eastern province of Deir Ezzor", "Deir Ezzor", PlaceLevel.PROVINCE),
        ("Kharkiv Oblast", "Kharkiv", PlaceLevel.PROVINCE),
        ("Douma district", "Douma", PlaceLevel.DISTRICT),
        ("Almarj area", "Almarj", PlaceLevel.REGION),
    ],
)
def test_strip_division(name: str, bare: str, level: PlaceLevel) -> None:
    assert strip_division(name) == (bare, level)


@pytest.mark.parametrize("name", ["Idlib", "Province", "Provincetown", "Areas", ""])
def test_names_without_a_kind_are_left(name: str) -> None:
    assert strip_division(name) is None


@pytest.mark.parametrize(
    ("text", "name", "is_media"),
    [
        ("Al Mayadeen TV said on Monday", "Al Mayadeen", True),
        ("the Al Mayadeen channel reported", "Al Mayadeen", True),
        ("The Aleppo Media Center posted", "Aleppo", True),
        ("The Aleppo Media Centre posted", "Aleppo", True),
        ("The Washington Post wrote", "Washington", True),
        ("students of the University of Aleppo", "Aleppo", True),
        ("Aleppo University was hit", "Aleppo", True),
        ("on Baghdad Street", "Baghdad", True),
        ("Qasioun News Agency", "Qasioun", True),
        ("Liverpool FC won", "Liverpool", True),
        ("strikes on Mayadeen on Sunday", "Mayadeen", False),
        ("the town of Mayadeen, television showed", "Mayadeen", False),
        ("in Homs today, activists said", "Homs", False),
        ("in Aleppo a hospital", "Aleppo", False),
        ("a street in Idlib", "Idlib", False),
        ("Aleppo", "Aleppo", False),
    ],
)
def test_is_media_context(text: str, name: str, is_media: bool) -> None:
    start = text.index(name)
    assert is_media_context(text, start, start + len(name)) is is_media


@pytest.mark.parametrize(
    ("facility", "is_outside"),
    [
        ("Shaar oilfield", True),
        ("Shayrat airbase", True),
        ("Camp Bucca", True),
        ("border crossing", True),
        ("field of Shaar", True),
        ("Shahba hotel", False),
        ("al-Quds hospital", False),
        ("Umayyad square", False),
    ],
)
def test_is_outlying(facility: str, is_outside: bool) -> None:
    assert is_outlying(facility) is is_outside
