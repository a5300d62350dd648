"""Violent events that a report tells of: sentences put together, each group with its place, its days and its kind."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import log2

from knell.extract.event import Event, kind_is_near
from knell.extract.event_date import FRESH_DAYS, OLD_DAYS, name_days, settle_days
from knell.extract.event_place import name_places, settle_place
from knell.extract.scenes import WIDE, Scene, same_name
from knell.extract.shares import share_of
from knell.extract.telling import Fits, find_telling, fit_scenes, join_scenes
from knell.extract.union import Settle, unite_events
from knell.model.where import PlaceLevel
from knell.text.names import name_key
from knell.text.weights import Features, Weights, weigh

BLOCK = 80
"""Sentences that are put together at once: reading stays linear in the length of a report."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What grouping needs to know of the report: its day, the country that most of its places lie in."""

    anchor: date | None
    home: str | None
    weights: Weights


def group_events(scenes: Sequence[Scene], setting: Setting) -> list[Event]:
    """Scenes put together into events, in the order in which the report first tells of them."""
    found = find_events(scenes, setting)
    lead = read_lead(scenes)
    features = {id(event): list(event_features(event, lead, setting)) for event in found}
    kept = [event for event in found if weigh(setting.weights["keep"], features[id(event)]) > 0]
    if kept:
        main = max(kept, key=lambda event: weigh(setting.weights["main"], features[id(event)]))
        main.is_main = True
        told = {id(scene) for event in kept for scene in event.scenes}
        for title in lead.titles:
            if id(title) not in told:
                main.weigh_kind(title)
    return kept


LIKELIEST = -2.5
"""The least weight for which the likeliest event of a report is kept where none weighs above 0. The weights were
learned from news of war; of local reports on one shooting every tenth had none, and the likeliest was mostly right
down to here. No annotated article on war is read otherwise."""


def likeliest_event(scenes: Sequence[Scene], setting: Setting) -> list[Event]:
    """Of a report that is about violence, and in which no event is sure, the likeliest: one or none.

    It needs a place or days of its own, or a headline that tells of violence.
    """
    lead = read_lead(scenes)
    is_told = any(title.cues for title in lead.titles)
    weighed = [
        (weigh(setting.weights["keep"], event_features(event, lead, setting)), -at, event)
        for at, event in enumerate(find_events(scenes, setting))
        if is_told or event.place is not None or event.when is not None
    ]
    if not weighed:
        return []
    weight, _, event = max(weighed, key=lambda one: one[:2])
    event.is_main = True
    return [event] if weight > LIKELIEST else []


@dataclass(frozen=True, slots=True)
class Lead:
    """What a report says first: its headlines, and the first sentence below them that counts people harmed."""

    titles: tuple[Scene, ...]
    first_harm: Scene | None


def read_lead(scenes: Sequence[Scene]) -> Lead:
    """The lead of a report."""
    titles = tuple(scene for scene in scenes if scene.is_title)
    return Lead(titles, next((scene for scene in scenes if scene.has_harm and not scene.is_title), None))


def find_events(scenes: Sequence[Scene], setting: Setting) -> list[Event]:
    """Every group of sentences that tell of one event, whether or not it is an incident of its own."""
    events: list[Event] = []
    for begin in range(0, len(scenes), BLOCK):
        block = scenes[begin : begin + BLOCK]
        events += _find_in_block(block, setting)
        # Nothing of another block is asked of these again, and there may be hundreds of blocks.
        block[0].sense.impressions.forget()
    return _unite(events)


def _find_in_block(scenes: Sequence[Scene], setting: Setting) -> list[Event]:
    events, fits, settle = draft_events(scenes, setting)
    united = unite_events(events, fits, settle, setting.weights)
    return sorted(united, key=lambda event: event.scenes[0].clause.index)


def draft_events(scenes: Sequence[Scene], setting: Setting) -> tuple[list[Event], Fits, Settle]:
    """Groups of sentences of one block, settled but not yet united; how well their sentences fit each other; and what
    settles them."""
    told = find_telling(scenes, setting.weights)
    places, days = name_places(scenes, setting.home), name_days(scenes)
    shares = {scene.clause.index: share_of(scene, places, days) for scene in told}
    fits = fit_scenes(told, shares, setting.weights)

    def settle(event: Event) -> None:
        settle_place(event, places, scenes, setting.weights)
        settle_days(event, days, setting.anchor, setting.weights)

    events = [_make_event(group) for group in join_scenes(told, fits)]
    for event in events:
        settle(event)
    return sorted(events, key=lambda event: event.scenes[0].clause.index), fits, settle


def _make_event(scenes: Sequence[Scene]) -> Event:
    event = Event()
    for scene in scenes:
        event.add(scene)
    return event


def _unite(events: Sequence[Event]) -> list[Event]:
    """Groups of one place whose days do not part them are one event."""
    united: list[Event] = []
    by_place: dict[str, list[Event]] = {}
    for event in events:
        known = [] if event.place is None else by_place.setdefault(name_key(event.place.name), [])
        told = next((one for one in known if one.when == event.when or None in (one.when, event.when)), None)
        if told is None:
            known.append(event)
            united.append(event)
            continue
        for scene in event.scenes:
            told.add(scene)
        told.scenes.sort(key=lambda scene: scene.clause.index)
        told.when = told.when or event.when
        told.admin = told.admin or event.admin
        told.places += [p for p in event.places if not any(same_name(p.name, q.name) for q in told.places)]
        told.place_score = max(told.place_score, event.place_score)
        told.when_score = max(told.when_score, event.when_score)
    return united


def event_features(event: Event, lead: Lead, setting: Setting) -> Features:
    """What speaks for an event being an incident of its own, and for the report being about it."""
    yield "bias", 1.0
    senses = [scene.sense for scene in event.scenes]
    yield "sense_tells", max(sense.tells for sense in senses)
    yield "sense_main", max(sense.main for sense in senses)
    for name in ("tells", "main", "sums"):
        yield f"sense_mean_{name}", sum(getattr(sense, name) for sense in senses) / len(senses)
    yield "scenes", log2(len(event.scenes))
    yield "begins", log2(1 + event.scenes[0].clause.index)
    yield "place_score", event.place_score
    yield "when_score", event.when_score
    age = None if event.when is None or setting.anchor is None else (setting.anchor - event.when.latest).days
    place = event.place
    holds = {
        "has_harm": event.has_harm,
        "first_harm": any(scene is lead.first_harm for scene in event.scenes),
        "is_strong": any(scene.is_strong for scene in event.scenes),
        "in_title": any(scene.is_title for scene in event.scenes),
        "only_title": all(scene.is_title for scene in event.scenes),
        "no_when": event.when is None,
        "is_old": age is not None and age > OLD_DAYS,
        "is_fresh": age is not None and age <= FRESH_DAYS,
        "no_place": place is None,
        "no_place_no_when": place is None and event.when is None,
        "is_country": place is not None and place.level is PlaceLevel.COUNTRY,
        "is_wide": place is not None and place.level in WIDE,
        "is_abroad": place is not None
        and None not in (place.country, setting.home)
        and place.country != setting.home,
        "is_unreal": all(scene.is_unreal for scene in event.scenes),
        "is_period": all(scene.is_period for scene in event.scenes),
        "title_kind": any(
            title.type is not None and kind_is_near(title.type, event.type) for title in lead.titles
        ),
        "title_figure": any(title.figures & event.figures for title in lead.titles),
    }
    yield from ((name, 1.0) for name, is_so in holds.items() if is_so)
