"""Which parties may have done what an event is."""

import pytest
from tests.extract.build import SYRIA, draft_of

from knell.extract.doers import Background, Doer, find_doers
from knell.extract.event import Event
from knell.extract.perpetrator_frames import Frame

SYRIAN = "Syrian government"


def doers_of(title: str, body: str) -> list[Doer]:
    """The parties of a report whose sentences all tell of one event."""
    draft = draft_of(title, body)
    event = Event()
    for scene in draft.scenes:
        event.add(scene)
    return find_doers(event, Background(draft.scenes, None, draft.state))


def test_one_party_is_found_once() -> None:
    (doer,) = doers_of(
        "Raid on Mayadeen",
        "Syria said that it was winning. Syrian army jets bombed Mayadeen, killing 12 people. The army denied it.",
    )
    assert len(doer.frames) == 3


QUALIFIERS = [
    # Who holds a place, or stands behind others, has not struck it.
    ("Russian jets bombed a rebel-held suburb and market.", ["Russian"]),
    ("Kurdish-led SDF fighters attacked Mayadeen.", ["SDF"]),
]


@pytest.mark.parametrize(("sentence", "names"), QUALIFIERS, ids=[case[0][:30] for case in QUALIFIERS])
def test_what_only_qualifies_another_word_is_no_party(sentence: str, names: list[str]) -> None:
    assert [doer.name for doer in doers_of("Nine dead", sentence)] == names


HABITS = [
    "The province has been the target of raids by Russia.",
    "Russia has also been bombing the province.",
    "Russia regularly bombs the province.",
]


@pytest.mark.parametrize("sentence", HABITS)
def test_what_is_done_again_and_again_is_not_the_event(sentence: str) -> None:
    told = "Turkish jets bombed Mayadeen, killing nine people."
    assert [doer.name for doer in doers_of("Nine dead", f"{told} {sentence}")] == ["Turkish"]
    # Where nothing else is told, it is what there is.
    assert "Russia" in {doer.name for doer in doers_of("Nine dead", sentence)}


TOGETHER = [
    ("The raids were carried out by Syrian or Russian jets.", "Russian"),
    ("Strikes by Syrian government warplanes or those of its ally Russia hit Mayadeen.", "Russia"),
    ("The army backed by Hezbollah fighters shelled Mayadeen.", "army"),
]


@pytest.mark.parametrize(("sentence", "name"), TOGETHER, ids=[case[0][:30] for case in TOGETHER])
def test_parties_named_together_do_the_same(sentence: str, name: str) -> None:
    frames = {doer.name: doer.frames[0][2] for doer in doers_of("Nine dead", sentence)}
    assert frames[name] & {Frame.AGENT, Frame.SUBJECT}


def test_the_state_of_a_report_is_that_of_the_country_it_is_about() -> None:
    assert SYRIA.country("SY") is not None
    assert draft_of("Raid on Mayadeen", "A raid hit Mayadeen in Deir Ezzor.").state == SYRIAN
    assert draft_of("A raid", "Nobody knows where it was.").state is None
