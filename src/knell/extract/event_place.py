"""The place of an event: of all that its sentences may have struck, the one that holds it."""

from dataclasses import dataclass, field
from math import log2

from knell.extract.event_fit import Event, kind_is_near
from knell.extract.places import NamedPlace
from knell.extract.scenes import Scene, coarse, same_name
from knell.extract.weights import Features, Weights, weigh
from knell.model.where import PlaceLevel
from knell.text.names import name_key


@dataclass(slots=True)
class _Candidate:
    """A place under one name, with where it was told and how much spoke for it there."""

    place: NamedPlace
    scenes: list[Scene] = field(default_factory=list)
    best: float = 0.0
    picked: int = 0


def settle_place(event: Event, titles: list[Scene], weights: Weights) -> None:
    """Set the event's place to the candidate that most speaks for; what was wider becomes `admin`."""
    candidates = _candidates(event) + _headed(event, titles)
    if not candidates:
        return
    best = max(candidates, key=lambda c: weigh(weights["event_place"], _features(c, event, titles)))
    old = event.place
    if old is not None and same_name(old.name, best.place.name):
        return
    event.place = best.place
    if old is not None and coarse(old) > coarse(best.place) and old.level is not PlaceLevel.COUNTRY:
        event.admin = old.name
    elif event.admin is not None and same_name(event.admin, best.place.name):
        event.admin = None
    if not any(same_name(best.place.name, p.name) for p in event.places) and len(event.places) < 2:
        event.places = [best.place]


def _candidates(event: Event) -> list[_Candidate]:
    found: dict[str, _Candidate] = {}
    seen: set[int] = set()
    for scene, pick in event.picks:
        candidate = found.setdefault(name_key(pick.place.name), _Candidate(pick.place))
        candidate.scenes.append(scene)
        candidate.best = max(candidate.best, pick.score)
        if id(scene) not in seen:  # the likeliest of a sentence comes first
            candidate.picked += 1
            seen.add(id(scene))
    return list(found.values())


def _headed(event: Event, titles: list[Scene]) -> list[_Candidate]:
    """Places that only the headline names, where it tells of this kind of event."""
    told = {name_key(pick.place.name) for _, pick in event.picks}
    return [
        _Candidate(place)
        for title in titles
        if title.type is not None and kind_is_near(title.type, event.type)
        for place in title.places
        if name_key(place.name) not in told
    ]


def _features(candidate: _Candidate, event: Event, titles: list[Scene]) -> Features:
    place = candidate.place
    if not candidate.scenes:
        yield "only_title", 1.0
        if event.place is None:
            yield "only_title_and_none", 1.0
    yield f"level_{place.level.value}", 1.0
    yield "best", candidate.best
    yield "picked", log2(1 + candidate.picked)
    yield "mentions", log2(1 + len(candidate.scenes))
    if candidate.scenes:
        offset = candidate.scenes[0].clause.index - event.scenes[0].clause.index
        yield "late", log2(1 + max(0, offset))
        yield "share", len(candidate.scenes) / len(event.scenes)
    if any(scene is event.scenes[0] for scene in candidate.scenes):
        yield "in_first", 1.0
    if any(scene.has_harm for scene in candidate.scenes):
        yield "in_harm", 1.0
    if any(same_name(p.name, place.name) for title in titles for p in title.places):
        yield "in_title", 1.0
    if event.place is not None and same_name(event.place.name, place.name):
        yield "is_told", 1.0
    if event.admin is not None and same_name(event.admin, place.name):
        yield "is_admin", 1.0
    if place.is_near:
        yield "is_near", 1.0
