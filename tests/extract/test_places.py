"""Sentences, and the places that are read in them: real names from the real place index."""

import pytest
from tests.extract.build import report_of

from knell.extract.draft import draft_report
from knell.model.where import Gazetteer
from knell.segment.report import segment_report

HOME = " It happened in Syria, the monitor in Aleppo said, as did one in Homs and one in Idlib."
"""Names by which the report's country is known."""

CASES: list[tuple[str, list[tuple[str, str]]]] = [
    ("Raids hit the town of Manbij on Monday.", [("Manbij", "town")]),
    # Commas were lost: a run of capitals is several names.
    (
        "Jets bombed the towns of Arbin Saqba and Douma.",
        [("Arbin", "town"), ("Saqba", "town"), ("Douma", "city")],
    ),
    (
        "Fighting raged in Kafr Zita Idlib and Homs.",
        [("Kafr Zita", "town"), ("Idlib", "city"), ("Homs", "city")],
    ),
    # First words that are no place alone.
    ("Shells hit the Sheikh Maqsood neighbourhood.", [("Sheikh Maqsood", "neighbourhood")]),
    (
        "Four died in the villages of Tal Hawa and Abu Lefeh.",
        [("Tal Hawa", "village"), ("Abu Lefeh", "village")],
    ),
    # The capital of a sentence's first word is no name.
    ("In Khan Sheikhun a raid killed seven people.", [("Khan Sheikhun", "town")]),
    # Structures are named with their kind.
    ("Clashes near the Tabqa military airport killed six.", [("Tabqa military airport", "structure")]),
    ("Rockets hit the Shaar gas field on Friday.", [("Shaar gas field", "structure")]),
    ("Two bombers got inside base 17 on Friday.", [("base 17", "structure")]),
    ("Shells fell on Damascus Central Prison.", [("Damascus Central Prison", "structure")]),
    ("A bomber struck near the Atmeh refugee camp.", [("Atmeh refugee camp", "structure")]),
    ("Heavy clashes broke out on the Castello Road.", [("Castello Road", "structure")]),
    # So is land with its kind.
    ("Jets flew in over the Golan Heights that night.", [("Golan Heights", "region")]),
    # The fuller name of two; small namesakes abroad are nobody's idea ("Orum", "Red" and "Police" are places, too).
    ("Jets hit a Red Crescent depot in Orum al-Kubra.", [("Orum al-Kubra", "other")]),
    ("An officer at Aleppo Police Command counted nine.", []),
    ("Shells fell in the area around Ain al-Arab.", [("Ain al-Arab", "town")]),
    ("Shells hit the Faculty of Arts and a bus.", []),
    # What can be held is a place.
    ("The buses waited in rebel-held Rashidin for a day.", [("Rashidin", "other")]),
    ("Twenty were shot after it took Buyira from a rival.", [("Buyira", "other")]),
    ("Six died in the rebel stronghold of Urom al-Joz.", [("Urom al-Joz", "other")]),
    # No index has these: the words around say that they are places.
    ("In al-Qalbiya, a village in the hills, five died.", [("al-Qalbiya", "village")]),
    ("They began their assault on Qarmata and Dilbara.", [("Qarmata", "other"), ("Dilbara", "other")]),
    # A possessive that lost its apostrophe.
    ("Rockets fell on Aleppos Salaheddin district.", [("Aleppo", "city"), ("Salaheddin", "neighbourhood")]),
    # Who holds a place, forces and media are none.
    ("Raids struck IS-held Manbij.", [("Manbij", "town")]),
    ("Fighters of the Hazm movement fled, SANA reported.", []),
    ("The Aleppo Media Centre counted nine dead.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[case[0][:45] for case in CASES])
def test_places(sentence: str, expected: list[tuple[str, str]], gazetteer: Gazetteer) -> None:
    report = report_of("Nine dead", sentence + HOME)
    scenes = draft_report(report, segment_report(report), gazetteer).scenes
    found = [(place.name, place.level.value) for place in scenes[1].places]
    assert found == expected


def test_a_name_that_is_a_place_elsewhere_is_one_where_it_stands_bare(gazetteer: Gazetteer) -> None:
    report = report_of("Nine dead", "Raids hit Harasta in Syria on Monday. Volunteers saw Harasta burn.")
    scenes = draft_report(report, segment_report(report), gazetteer).scenes
    assert [[place.name for place in scene.places] for scene in scenes] == [
        [],
        ["Harasta", "Syria"],
        ["Harasta"],
    ]


def test_the_country_of_most_places_is_the_home(gazetteer: Gazetteer) -> None:
    report = report_of("Nine dead", "Nine died." + HOME)
    assert draft_report(report, segment_report(report), gazetteer).home == "SY"
