"""Which place a report puts in which, told with real names."""

import pytest
from tests.extract.build import report_of

from knell.extract.draft import draft_report
from knell.extract.event_place import lies_in
from knell.model.where import Gazetteer
from knell.segment.report import segment_report

CASES = [
    # The sentence says so.
    ("Shells hit the Qalbiya neighbourhood in Aleppo on Monday.", "Qalbiya", "Aleppo", True),
    ("Rockets fell on Aleppo's Dilbara district on Monday.", "Dilbara", "Aleppo", True),
    # No sentence says so: the town that was named last holds it.
    ("In Aleppo the fighting went on. Shells hit the Qalbiya neighbourhood.", "Qalbiya", "Aleppo", True),
    ("Aleppo was calm. In Homs shells hit the Qalbiya neighbourhood.", "Qalbiya", "Aleppo", False),
    # A village lies in no town, and a town in none that is merely named beside it.
    ("In Aleppo it was calm. Raids hit the village of Qalbiya.", "Qalbiya", "Aleppo", False),
    ("Raids hit Aleppo and the town of Qalbiya.", "Qalbiya", "Aleppo", False),
    # The gazetteer says so, whatever stands in the report.
    ("Raids hit Mayadeen. Deir Ezzor province is held by the group.", "Mayadeen", "Deir Ezzor", True),
]


@pytest.mark.parametrize(("body", "inner", "outer", "expected"), CASES, ids=[case[0][:50] for case in CASES])
def test_places_lie_in_places(
    gazetteer: Gazetteer, body: str, inner: str, outer: str, expected: bool
) -> None:
    report = report_of("News", f"{body} It happened in Syria, the monitor said.")
    scenes = draft_report(report, segment_report(report), gazetteer).scenes
    places = {place.name: place for scene in scenes for place in scene.places}
    assert lies_in(places[inner], places[outer]) is expected
