"""Which names are one party's, and under which of them it is said to have done it."""

import pytest
from tests.extract.build import SYRIA, draft_of

from knell.extract.doers import find_doers, identify_party
from knell.extract.event import Event

SYRIAN = "Syrian government"

SAME = [
    ("Syrian army", SYRIAN),
    ("regime forces", SYRIAN),
    ("Assads forces", SYRIAN),
    ("Damascus", SYRIAN),
    # In a report from Syria these are the Syrian ones; in one from nowhere they are nobody's.
    ("the army", SYRIAN),
    ("government forces", SYRIAN),
    ("IDF", "Israel"),
    ("Israeli", "Israel"),
    ("Russian warplanes", "Russia"),
    ("US", "United States"),
    ("U.S.-led coalition", "US-led coalition"),
    ("SDF", "Syrian Democratic Forces"),
    # Who fights for a government is not the government.
    ("pro-government militias", "pro government militias"),
    ("rebels", "rebels"),
]


@pytest.mark.parametrize(("name", "key"), SAME, ids=[name for name, _ in SAME])
def test_names_of_one_party(name: str, key: str) -> None:
    assert identify_party(name, SYRIAN) == key


def test_an_army_of_no_known_country_is_only_an_army() -> None:
    assert identify_party("the army", None) == "army"


def test_one_party_is_found_once_and_named_where_it_acts() -> None:
    draft = draft_of(
        "Raid on Mayadeen",
        "Syria said that it was winning. Syrian army jets bombed Mayadeen, killing 12 people. The army denied it.",
    )
    event = Event()
    for scene in draft.scenes:
        event.add(scene)
    (doer,) = find_doers(event, [], draft.state)
    assert doer.party.name == "Syrian army jets"
    assert len(doer.frames) == 3


def test_the_state_of_a_report_is_that_of_the_country_it_is_about() -> None:
    assert SYRIA.country("SY") is not None
    assert draft_of("Raid on Mayadeen", "A raid hit Mayadeen in Deir Ezzor.").state == SYRIAN
    assert draft_of("A raid", "Nobody knows where it was.").state is None
