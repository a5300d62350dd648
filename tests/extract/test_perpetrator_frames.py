"""How a sentence speaks of a party."""

import pytest
from tests.extract.build import SYRIA, report_of

from knell.extract.draft import draft_report
from knell.extract.perpetrator_frames import Frame, frames_of
from knell.segment.report import segment_report

CASES = [
    ("The strikes were carried out by Russia on Monday.", "Russia", Frame.AGENT),
    ("Raids struck a prison run by Islamic State.", "Islamic State", Frame.OTHER),
    ("US-led coalition air strikes hit the town.", "US-led coalition", Frame.OWNER),
    ("Regime forces on Monday shelled the town.", "Regime forces", Frame.SUBJECT),
    ("The clashes between the army and Islamic State went on.", "Islamic State", Frame.FIGHTS),
    ("The opposition blamed Syrian government forces.", "Syrian government forces", Frame.BLAMED),
    ("Turkey said nine people had died.", "Turkey", Frame.SPEAKER),
    ("Jets struck Islamic State positions in the town.", "Islamic State", Frame.TARGET),
    ("Hezbollah fighters were killed in the raid.", "Hezbollah fighters", Frame.HARMED),
    ("Russia has denied that it bombed the town.", "Russia", Frame.DENIER),
    ("Islamic State claimed responsibility for the blast.", "Islamic State", Frame.CLAIMER),
    ("Islamic State has claimed the attack.", "Islamic State", Frame.CLAIMER),
    ("The blast was claimed by Islamic State.", "Islamic State", Frame.CLAIMER),
    ("Nine people died in Syria on Monday.", "Syria", Frame.PLACE),
    ("Ten Syrian soldiers killed in clashes near the town.", "Syrian soldiers", Frame.HARMED),
    ("The raid hit a bus, killing at least ten Syrian soldiers.", "Syrian soldiers", Frame.HARMED),
    ("The Syrian Coalition condemned the attack.", "Syrian Coalition", Frame.SPEAKER),
    ("Officials accused Russia of preparing an attack on the town.", "Russia", Frame.PLANS),
    ("The battle pitted Hezbollah against Islamic State.", "Islamic State", Frame.FIGHTS),
]

WITHOUT = [
    ("Officials accused Russia of preparing an attack on the town.", "Russia", Frame.BLAMED),
    ("Preparations by the regime for a chemical attack were under way.", "regime", Frame.AGENT),
    ("Russia struck rebels who planned attacks on the town.", "Russia", Frame.PLANS),
    ("Ten Syrian soldiers killed in clashes near the town.", "Syrian soldiers", Frame.SUBJECT),
    ("Nine people were killed in Hezbollah attacks on the town.", "Hezbollah", Frame.HARMED),
    ("The Syrian Coalition condemned the attack.", "Syrian Coalition", Frame.OWNER),
]


@pytest.mark.parametrize(("sentence", "name", "frame"), CASES, ids=[case[0][:45] for case in CASES])
def test_frame(sentence: str, name: str, frame: Frame) -> None:
    assert frame in frames_in(sentence, name)


@pytest.mark.parametrize(("sentence", "name", "frame"), WITHOUT, ids=[case[0][:45] for case in WITHOUT])
def test_no_such_frame(sentence: str, name: str, frame: Frame) -> None:
    assert frame not in frames_in(sentence, name)


def frames_in(sentence: str, name: str) -> frozenset[Frame]:
    """How a sentence speaks of the party of that name."""
    report = report_of("Nine dead", sentence)
    scene = draft_report(report, segment_report(report), SYRIA).scenes[1]
    (party,) = [party for party in scene.parties if party.name == name]
    return frames_of(scene, party)
