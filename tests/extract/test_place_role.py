"""What sentences say of the places in them."""

import pytest
from tests.extract.build import report_of

from knell.extract.draft import draft_report
from knell.extract.place_role import is_site_told
from knell.model.where import Gazetteer
from knell.segment.report import segment_report

CASES = [
    ("The explosion occurred near al-Safa Mosque in Rankus.", ["al-Safa Mosque"]),
    ("The attack took place in the parking of Rastan hospital.", ["Rastan hospital"]),
    ("A car bomb went off in front of the Nour school in Homs.", ["Nour school"]),
    ("Barrel bombs hit Nour hospital in Aleppo.", ["Nour hospital"]),
    # Where the injured are taken, and where a doctor speaks, nothing was done.
    ("After the raid on Homs nine people were taken to Nour hospital.", []),
    ("A raid killed nine people, a doctor at Nour hospital said.", []),
    # A base is where soldiers are; a fight for it is told of by the town's name, too.
    ("Clashes broke out near the Tabqa military airport.", []),
    # Another place stands between.
    ("The raids on Saraqib and Nour hospital killed nine.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[case[0][:50] for case in CASES])
def test_acts_at_civilian_sites(gazetteer: Gazetteer, sentence: str, expected: list[str]) -> None:
    report = report_of("News", f"{sentence} It happened in Syria, the monitor in Aleppo said.")
    scene = draft_report(report, segment_report(report), gazetteer).scenes[1]
    assert [place.name for place in scene.places if is_site_told(scene, place)] == expected
