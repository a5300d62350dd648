"""The place of an event, with weights that tell what is being tested."""

from tests.extract.build import draft_of

from knell.extract.draft import Draft
from knell.extract.event import Event
from knell.extract.event_place import name_places, settle_place

OFTEN = {"event_place": {"bias": 0.5, "mentions": 1.0}}
"""The place that is named most."""


def settle(draft: Draft) -> Event:
    """One event of all sentences of the body, with its place."""
    event = Event()
    for scene in draft.scenes[1:]:
        event.add(scene)
    settle_place(event, name_places(draft.scenes, "SY"), draft.scenes, OFTEN)
    return event


def test_the_place_that_most_speaks_for() -> None:
    event = settle(
        draft_of("News", "Shells fell on Aleppo. Raids hit Mayadeen. Raids on Mayadeen killed nine.")
    )
    assert event.place is not None
    assert event.place.name == "Mayadeen"
    assert [place.name for place in event.places] == ["Mayadeen"]


def test_the_report_s_own_country_holds_every_event() -> None:
    draft = draft_of("News", "Raids in Syria killed nine. It was in Syria. Syria burns. A raid hit Mayadeen.")
    assert list(name_places(draft.scenes, "SY")) == list(name_places(draft.scenes[4:], "SY"))
    event = settle(draft)
    assert event.place is not None
    assert event.place.name == "Mayadeen"


def test_nothing_is_chosen_where_only_the_country_is_named() -> None:
    assert settle(draft_of("News", "Raids in Syria killed nine people on Monday.")).place is None


def test_the_one_civilian_site_at_which_it_was() -> None:
    told = "A blast killed nine in Aleppo. Aleppo was calm before. The blast hit the Nour hospital in Aleppo."
    event = settle(draft_of("News", told))
    assert event.place is not None
    assert event.place.name == "Nour hospital"


def test_two_sites_leave_the_town() -> None:
    told = "Blasts killed nine in Aleppo. Blasts hit the Nour hospital. Blasts hit the Safa school in Aleppo."
    event = settle(draft_of("News", told))
    assert event.place is not None
    assert event.place.name == "Aleppo"


def test_land_with_its_kind_and_without_is_one_place_by_its_fuller_name() -> None:
    draft = draft_of("News", "Nobody was hurt in Golan. Raids hit the Golan Heights. It was calm in Golan.")
    assert [[one.place.name for one in found] for found in name_places(draft.scenes, "SY").values()] == [
        ["Golan", "Golan Heights", "Golan"]
    ]
    event = settle(draft)
    assert event.place is not None
    assert event.place.name == "Golan Heights"
