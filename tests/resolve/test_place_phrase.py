"""What the words around a place name say of it."""

import pytest

from knell.model.where import PlaceLevel
from knell.resolve.place_phrase import PlacePhrase, parse_place

KNOWN = frozenset(
    {"Aleppo", "Idlib", "Manbij", "Raqqa", "Eastern Ghouta", "Kuwait City", "Syria", "Old Cairo"}
)
STRUCTURE = PlaceLevel.STRUCTURE


@pytest.mark.parametrize(
    ("phrase", "parsed"),
    [
        ("Aleppo", PlacePhrase("Aleppo")),
        ("the Aleppo", PlacePhrase("Aleppo")),
        ("Kuwait City", PlacePhrase("Kuwait City")),
        ("Eastern Ghouta", PlacePhrase("Eastern Ghouta")),
        ("Old Cairo", PlacePhrase("Old Cairo")),
        ("Aleppo city", PlacePhrase("Aleppo", level=PlaceLevel.CITY)),
        ("the town of Manbij", PlacePhrase("Manbij", level=PlaceLevel.TOWN)),
        ("Jarez village", PlacePhrase("Jarez", level=PlaceLevel.VILLAGE)),
        ("Shaar neighbourhood", PlacePhrase("Shaar", level=PlaceLevel.NEIGHBOURHOOD)),
        ("Idlib province", PlacePhrase("Idlib", level=PlaceLevel.PROVINCE)),
        ("the eastern province of Deir Ezzor", PlacePhrase("Deir Ezzor", level=PlaceLevel.PROVINCE)),
        ("near Manbij", PlacePhrase("Manbij", is_near=True)),
        ("on the outskirts of Aleppo", PlacePhrase("Aleppo", is_near=True)),
        ("east of Raqqa", PlacePhrase("Raqqa", is_near=True)),
        ("30 km north-east of Raqqa", PlacePhrase("Raqqa", is_near=True)),
        ("about 12 kilometres from Raqqa", PlacePhrase("Raqqa", is_near=True)),
        ("northern Aleppo", PlacePhrase("Aleppo", is_part=True)),
        ("rural Idlib", PlacePhrase("Idlib", is_surroundings=True)),
        ("the Aleppo countryside", PlacePhrase("Aleppo", is_surroundings=True)),
        ("Aleppo’s countryside", PlacePhrase("Aleppo", is_surroundings=True)),
        ("western rural Aleppo", PlacePhrase("Aleppo", is_part=True, is_surroundings=True)),
        ("rebel-held Idlib", PlacePhrase("Idlib")),
        ("Syria’s Mayadeen", PlacePhrase("Mayadeen", within=("Syria",))),
        ("Mayadeen, Deir Ezzor, Syria", PlacePhrase("Mayadeen", within=("Deir Ezzor", "Syria"))),
        ("Mesraba in Eastern Ghouta", PlacePhrase("Mesraba", within=("Eastern Ghouta",))),
        ("Shayrat airbase", PlacePhrase("Shayrat", level=STRUCTURE, facility="Shayrat airbase")),
        (
            "Syria's Shayrat airbase",
            PlacePhrase("Shayrat", within=("Syria",), level=STRUCTURE, facility="Shayrat airbase"),
        ),
        (
            "al-Quds hospital in Aleppo",
            PlacePhrase("al-Quds", within=("Aleppo",), level=STRUCTURE, facility="al-Quds hospital"),
        ),
        (
            "general hospital of the town of Manbij",
            PlacePhrase(
                "",
                within=("the town of Manbij",),
                level=STRUCTURE,
                facility="general hospital of the town of Manbij",
            ),
        ),
        ("IS-run jail", PlacePhrase("", level=STRUCTURE, facility="IS-run jail")),
        ("border crossing", PlacePhrase("", level=STRUCTURE, facility="border crossing")),
        ("Camp Bucca", PlacePhrase("Bucca", level=STRUCTURE, facility="Camp Bucca")),
        ("", PlacePhrase("")),
    ],
)
def test_parse_place(phrase: str, parsed: PlacePhrase) -> None:
    assert parse_place(phrase, KNOWN.__contains__) == parsed


def test_a_known_place_keeps_a_word_for_a_facility() -> None:
    assert parse_place("Fort Worth", {"Fort Worth"}.__contains__) == PlacePhrase("Fort Worth")
