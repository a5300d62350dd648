"""Violent events that a report tells of: scenes put together, in the order in which they are told."""

from dataclasses import dataclass
from datetime import date
from math import log2

from knell.extract.event_fit import (
    ADMIN_REACH,
    THERE,
    Event,
    kind_is_near,
    link_features,
    merge_features,
    scene_features,
)
from knell.extract.event_place import settle_place
from knell.extract.places import NamedPlace
from knell.extract.scene_picks import OLD_DAYS, Pick, of_one_rank, pick_places, pick_when
from knell.extract.scenes import WIDE, Scene, coarse, same_name
from knell.extract.weights import Features, Weights, weigh
from knell.model.when import When
from knell.model.where import PlaceLevel
from knell.text.dates import shift_from

REMEMBERED = 40
"""Events back to which a sentence can refer: reading stays linear in the length of a report."""

FRESH_DAYS = 2
"""Days between an event and the report of it as news."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What grouping needs to know of the report: its day, the country that most of its places lie in."""

    anchor: date | None
    home: str | None
    weights: Weights


def group_events(scenes: list[Scene], setting: Setting) -> list[Event]:
    """Scenes put together into events, in the order in which the report first tells of them."""
    body = [scene for scene in scenes if scene.clause.sentence.kind != "title"]
    titles = [scene for scene in scenes if scene.clause.sentence.kind == "title"]
    events = _Grouping(setting).group(body) or _Grouping(setting).group(scenes)
    first = next((scene for scene in body if scene.has_harm), None)
    features = {id(e): list(_event_features(e, titles, first, setting)) for e in events}
    kept = [e for e in events if weigh(setting.weights["keep"], features[id(e)]) > 0]
    for event in kept:
        settle_place(event, titles, setting.weights)
    if kept:
        main = max(kept, key=lambda e: weigh(setting.weights["main"], features[id(e)]))
        main.is_main = True
        for title in titles:
            main.weigh_kind(title, setting.weights["kind"])
    return kept


def _event_features(event: Event, titles: list[Scene], first: Scene | None, setting: Setting) -> Features:
    """What speaks for an event being an incident of its own, and for the report being about it.

    `first` is the first sentence of the body that counts people harmed.
    """
    yield "bias", 1.0
    if any(scene is first for scene in event.scenes):
        yield "first_harm", 1.0
    harmed = sum(scene.has_harm for scene in event.scenes)
    yield "has_harm", float(harmed > 0)
    yield "harms", log2(1 + harmed)
    yield "scenes", log2(len(event.scenes))
    yield "begins", log2(1 + event.scenes[0].clause.index)
    yield ("no_when" if event.when is None else "has_when"), 1.0
    if event.when is not None and setting.anchor is not None:
        age = (setting.anchor - event.when.latest).days
        yield "is_old", float(age > OLD_DAYS)
        yield "is_fresh", float(age <= FRESH_DAYS)
    if event.place is None:
        yield "no_place", 1.0
    else:
        yield "is_country", float(event.place.level is PlaceLevel.COUNTRY)
        yield "is_wide", float(event.place.level in WIDE and event.place.level is not PlaceLevel.COUNTRY)
        country = event.place.country
        yield "is_abroad", float(None not in (country, setting.home) and country != setting.home)
    if not any(scene.is_strong for scene in event.scenes):
        yield "not_strong", 1.0
    if all(scene.is_unreal for scene in event.scenes):
        yield "is_unreal", 1.0
    if all(scene.is_period for scene in event.scenes):
        yield "is_period", 1.0
    names = [p.name for p in event.places] + [n for n in (event.admin,) if n]
    if any(title.type is not None and kind_is_near(title.type, event.type) for title in titles):
        yield "title_kind", 1.0
    if any(title.type is not None and title.type is event.type for title in titles):
        yield "title_same_kind", 1.0
    if any(same_name(p.name, n) for title in titles for p in title.places for n in names):
        yield "title_place", 1.0
    if any(title.figures & event.figures for title in titles):
        yield "title_figure", 1.0


class _Grouping:
    """One pass over the scenes of a report."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._weights = setting.weights
        self._events: list[Event] = []
        self._focus: Event | None = None
        self._waiting: list[Scene] = []

    def group(self, scenes: list[Scene]) -> list[Event]:
        for scene in scenes:
            self._take(scene)
        return self._merged()

    def _merged(self) -> list[Event]:
        """The events, with those that turn out to be one put together: a lead may name only the province."""
        kept: list[Event] = []
        for event in self._events:
            scored = (
                (weigh(self._weights["merge"], merge_features(told, event)), -at)
                for at, told in enumerate(kept[-REMEMBERED:], max(0, len(kept) - REMEMBERED))
            )
            score, at = max(scored, default=(0.0, 0))
            if score > 0:
                self._absorb(kept[-at], event)
            else:
                kept.append(event)
        return kept

    def _absorb(self, told: Event, later: Event) -> None:
        by_scene: dict[int, list[Pick]] = {}
        for scene, pick in later.picks:
            by_scene.setdefault(id(scene), []).append(pick)
        for scene in later.scenes:
            self._extend(told, scene, None, by_scene.get(id(scene), []))
        if later.when is not None and (told.when is None or _is_within(later.when, told.when)):
            told.when = later.when
        told.scenes.sort(key=lambda scene: scene.clause.index)

    def _take(self, scene: Scene) -> None:
        if not (scene.cues or scene.has_harm):
            return
        if self._focus is not None and _names_kind(self._focus, scene):
            self._focus.add(scene, [], self._weights["kind"])
            return
        when = pick_when(scene, self._setting.anchor, self._weights)
        picks = pick_places(scene, self._setting.home, self._weights)
        place = picks[0].place if picks else None
        told, link = self._best(scene, when, place)
        shifted = when or self._shifted(scene)
        found = weigh(self._weights["found"], scene_features(scene, shifted, place))
        if told is not None and link > max(found, 0.0):
            self._extend(told, scene, when, picks)
            self._focus = told
        elif found > 0:
            self._begin(scene, shifted, picks)
        elif scene.has_harm and not self._events:
            self._waiting.append(scene)

    def _best(self, scene: Scene, when: When | None, place: NamedPlace | None) -> tuple[Event | None, float]:
        anchor = self._setting.anchor
        is_old = when is not None and anchor is not None and (anchor - when.latest).days > OLD_DAYS
        best: tuple[float, int] = (float("-inf"), -1)
        for at, event in enumerate(self._events[-REMEMBERED:], max(0, len(self._events) - REMEMBERED)):
            features = link_features(
                event, scene, when, place, is_focus=event is self._focus, is_first=at == 0, is_old=is_old
            )
            best = max(best, (weigh(self._weights["link"], features), at))
        return (self._events[best[1]], best[0]) if best[1] >= 0 else (None, best[0])

    def _shifted(self, scene: Scene) -> When | None:
        """Days reckoned from the event told before: "days later" founds a new one, it never dates the old."""
        if self._focus is None or self._focus.when is None:
            return None
        relative = (found.phrase for found in scene.dates if found.is_relative_to_event)
        shifted = (shift_from(phrase, self._focus.when, self._setting.anchor) for phrase in relative)
        return next((when for when in shifted if when is not None), None)

    def _begin(self, scene: Scene, when: When | None, picks: list[Pick]) -> None:
        event = Event()
        place = picks[0].place if picks else None
        inherits = self._weights["inherit"]
        if self._focus is not None:
            features = dict(scene_features(scene, when, place))
            if place is None and (THERE.search(scene.text) or weigh(inherits, features.items()) > 0):
                event.place, event.admin = self._focus.place, self._focus.admin
                event.places = [] if event.place is None else [event.place]
            if when is None and weigh(self._weights["inherit_when"], features.items()) > 0:
                when = self._focus.when
        self._events.append(event)
        # A lead may count the dead before the next sentence says where and when.
        for early in self._waiting:
            self._extend(event, early, None, [])
        self._waiting.clear()
        self._extend(event, scene, when, picks)
        self._focus = event

    def _extend(self, event: Event, scene: Scene, when: When | None, picks: list[Pick]) -> None:
        event.add(scene, picks, self._weights["kind"])
        if when is not None and (event.when is None or _is_within(when, event.when)):
            event.when = when
        if picks:
            _add_place(event, picks[0].place, of_one_rank(picks))
        if event.admin is None and event.place is not None:
            event.admin = _admin(scene, event.place)


def _names_kind(event: Event, scene: Scene) -> bool:
    """ "April’s attack killed 87. The regime denied any use of chemical weapons": what it was comes after."""
    follows = event.scenes[-1].clause.index + 1 == scene.clause.index
    is_known = any(told.is_strong for told in event.scenes)
    is_bare = not (scene.places or scene.dates or scene.has_harm)
    return follows and scene.is_strong and is_bare and not is_known


def _add_place(event: Event, place: NamedPlace, others: list[NamedPlace]) -> None:
    if len(others) > 1 and event.place is not None and coarse(event.place) > coarse(place):
        # Several places struck: what holds them all stays the place of the event.
        event.places = [p for p in event.places if p is not event.place]
    elif event.place is None or coarse(place) < coarse(event.place):
        if event.place is not None and event.place.level is not PlaceLevel.COUNTRY:
            event.admin = event.place.name
        if event.place is not None:
            event.places = [p for p in event.places if p is not event.place]
        event.place = place
    for other in others:
        is_new = not any(same_name(other.name, p.name) for p in event.places)
        if is_new and event.place is not None and coarse(other) <= coarse(event.place):
            event.places.append(other)


def _is_within(new: When, old: When) -> bool:
    """True where the words of a later sentence narrow the days down."""
    is_inside = old.earliest <= new.earliest and new.latest <= old.latest
    return is_inside and (new.earliest, new.latest) != (old.earliest, old.latest)


def _admin(scene: Scene, place: NamedPlace) -> str | None:
    """The wider place that the sentence puts the event's place in: "Mayadeen, a town in Deir Ezzor"."""
    own = [p for p in scene.places if same_name(p.name, place.name)]
    if not own:
        return None
    at = own[0]
    wider = [
        p
        for p in scene.places
        if p.level is not PlaceLevel.COUNTRY
        and coarse(p) > coarse(place)
        and not same_name(p.name, place.name)
        and abs(p.first - at.last) <= ADMIN_REACH
        and p.preposition in ("in", "of", "")
    ]
    return min(wider, key=lambda p: abs(p.first - at.first)).name if wider else None
