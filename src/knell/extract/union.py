"""Groups of sentences that turn out to tell of one event, once it is known where and when each was."""

from collections.abc import Callable, Sequence
from itertools import combinations
from math import log2

from knell.extract.event import COMPARED, Event, likeness
from knell.extract.event_place import lies_in
from knell.extract.named_place import NamedPlace
from knell.extract.scenes import WIDE, coarse, same_name
from knell.extract.telling import Fits, fit_of
from knell.model.where import PlaceLevel
from knell.text.names import name_key
from knell.text.weights import Features, Weights, weigh

Settle = Callable[[Event], None]
"""Finds the place and the days of an event."""


def unite_events(events: Sequence[Event], fits: Fits, settle: Settle, weights: Weights) -> list[Event]:
    """The two events that most speaks for being one are united, again and again, while more speaks for than against.

    What is united is settled anew. `fits` has every two of the events' sentences.
    """
    kept = list(events)
    scores = {(id(a), id(b)): _score(a, b, fits, weights) for a, b in combinations(kept, 2)}
    while len(kept) > 1:
        best, first, second = max(
            ((scores[id(a), id(b)], a, b) for a, b in combinations(kept, 2)), key=lambda one: one[0]
        )
        if best <= 0:
            break
        whole = merge_events(first, second)
        settle(whole)
        at = kept.index(first)
        kept[at] = whole
        kept.remove(second)
        scores |= {(id(a), id(whole)): _score(a, whole, fits, weights) for a in kept[:at]}
        scores |= {(id(whole), id(b)): _score(whole, b, fits, weights) for b in kept[at + 1 :]}
    return kept


def merge_events(first: Event, second: Event) -> Event:
    """An event of the sentences of both, in order; its place and days are not settled."""
    whole = Event()
    for scene in sorted((*first.scenes, *second.scenes), key=lambda scene: scene.clause.index):
        whole.add(scene)
    return whole


def _score(first: Event, second: Event, fits: Fits, weights: Weights) -> float:
    return weigh(weights["union"], union_features(first, second, fits))


def union_features(first: Event, second: Event, fits: Fits) -> Features:
    """What speaks for and against two events, the first told of before the second, being one."""
    yield "bias", 1.0
    found = [fit_of(a, b, fits) for a in first.scenes[:COMPARED] for b in second.scenes[:COMPARED]]
    yield "fit_mean", sum(found) / len(found)
    yield "fit_best", max(found)
    mains = [max(scene.sense.main for scene in event.scenes) for event in (first, second)]
    yield "mains", min(mains)
    yield "mains_apart", abs(mains[0] - mains[1])
    yield "gap", log2(1 + max(0, second.scenes[0].clause.index - first.scenes[-1].clause.index))
    yield "scenes", log2(min(len(first.scenes), len(second.scenes)))
    yield from likeness(first, second)
    if any(all(scene.is_title for scene in event.scenes) for event in (first, second)):
        yield "only_title", 1.0
    crossed = [fit for a, b in ((first, second), (second, first)) if (fit := _fit_at(a, b)) is not None]
    if crossed:
        yield "at_best", max(crossed)
        yield "at_least", min(crossed)
    days, places = _compare_days(first, second), _compare_places(first, second)
    yield f"days_{days}", 1.0
    yield f"place_{places}", 1.0
    yield f"place_{places}_days_{days}", 1.0


def _fit_at(event: Event, other: Event) -> float | None:
    """How far what an event's sentences tell happened where another one did; None where that names no place."""
    named = [
        (scene.sense, place)
        for scene in other.scenes[:COMPARED]
        for place in scene.places
        if other.place is not None and same_name(place.name, other.place.name)
    ]
    if not named:
        return None
    fits = [
        max(scene.sense.is_at(sense, place) for sense, place in named) for scene in event.scenes[:COMPARED]
    ]
    return sum(fits) / len(fits)


def _compare_days(first: Event, second: Event) -> str:
    a, b = first.when, second.when
    if a is None or b is None:
        return "open" if a is b else "half_open"
    if (a.earliest, a.latest) == (b.earliest, b.latest):
        return "same"
    return "meet" if a.earliest <= b.latest and b.earliest <= a.latest else "apart"


def _compare_places(first: Event, second: Event) -> str:
    a, b = first.place, second.place
    if a is None or b is None:
        return "open" if a is b else "half_open"
    if same_name(a.name, b.name):
        return "same_wide" if a.level in WIDE else "same"
    if _names(first, b) or _names(second, a):
        return "struck"
    if lies_in(a, b) or lies_in(b, a):
        return "within"
    if coarse(a) == coarse(b) == 0 and _share_town(first, second):
        return "one_town"
    if coarse(a) != coarse(b) and not (a.within and b.within):
        return "maybe_within"
    return "apart"


def _share_town(first: Event, second: Event) -> bool:
    """True for two quarters of a town."""
    a, b = first.place, second.place
    if a is None or b is None or PlaceLevel.VILLAGE in (a.level, b.level):
        return False
    towns = {name_key(p.name) for e in (first, second) for s in e.scenes for p in s.places if coarse(p) == 1}
    return bool((a.within & b.within) & (towns or a.within))


def _names(event: Event, place: NamedPlace) -> bool:
    return any(same_name(own.name, place.name) for own in event.places)
