"""Groups of sentences united once their places and days are known."""

from itertools import combinations

from tests.extract.build import draft_of

from knell.extract.draft import Draft
from knell.extract.event import Event
from knell.extract.telling import Fits
from knell.extract.union import unite_events

WEIGHTS = {"union": {"bias": -1.0, "fit_mean": 1.0, "place_same": 2.0}}


def settle(event: Event) -> None:
    """The first place that the event's sentences name."""
    event.place = next((place for scene in event.scenes for place in scene.places), None)
    event.places = [] if event.place is None else [event.place]


def events_of(draft: Draft) -> tuple[list[Event], Fits]:
    """An event for each sentence of the body, none of which fits another."""
    scenes = draft.scenes[1:]
    events = []
    for scene in scenes:
        event = Event()
        event.add(scene)
        settle(event)
        events.append(event)
    return events, {(a.clause.index, b.clause.index): 0.0 for a, b in combinations(scenes, 2)}


TEXT = "A raid hit Mayadeen on Monday. Shells fell on Aleppo. The raid on Mayadeen killed 12 people."


def test_events_of_one_place_are_united_in_the_order_of_the_report() -> None:
    events, fits = events_of(draft_of("News", TEXT))
    united = unite_events(events, fits, settle, WEIGHTS)
    assert [event.place.name for event in united if event.place] == ["Mayadeen", "Aleppo"]
    assert [[scene.clause.index for scene in event.scenes] for event in united] == [[1, 3], [2]]
    assert united[0].has_harm


def test_sentences_that_fit_well_are_enough() -> None:
    events, fits = events_of(draft_of("News", TEXT))
    united = unite_events(events, dict.fromkeys(fits, 3.0), settle, WEIGHTS)
    assert [len(event.scenes) for event in united] == [3]


def test_nothing_is_united_where_nothing_speaks_for_it() -> None:
    events, fits = events_of(draft_of("News", TEXT))
    assert unite_events(events, fits, settle, {"union": {"bias": -1.0}}) == events
