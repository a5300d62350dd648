"""Violent events that a report tells of: scenes put together, in the order in which they are told."""

import re
from datetime import date

from knell.extract.event_fit import ADMIN_REACH, LEAD, RELATED, Event, fit, follows
from knell.extract.places import NamedPlace
from knell.extract.scenes import WIDE, Scene, coarse, find_place, find_when, is_eventful, same_name
from knell.model.when import When
from knell.model.where import PlaceLevel
from knell.text.dates import shift_from
from knell.text.lexicon import STRONG


def group_events(scenes: list[Scene], anchor: date | None) -> list[Event]:
    """Scenes put together into events, in the order in which the report first tells of them."""
    body = [scene for scene in scenes if scene.clause.sentence.kind != "title"]
    events = _group(body, anchor) or _group(scenes, anchor)
    titles = [scene for scene in scenes if scene.clause.sentence.kind == "title"]
    if events:
        main = max(events, key=lambda event: (_leads(event, titles), -events.index(event)))
        main.is_main = True
    return events


def _leads(event: Event, titles: list[Scene]) -> float:
    """How much the headline, and the place in the report, speak for this being what the report is about."""
    score = 2.0 if any(scene.has_harm for scene in event.scenes) else 0.0
    score += max(0, 3 - event.scenes[0].clause.index) * 0.7
    for title in titles:
        if title.type is not None and (
            title.type is event.type or any({title.type, event.type} <= g for g in RELATED)
        ):
            score += 1.0
        names = [p.name for p in event.places] + [n for n in (event.admin,) if n]
        score += 1.0 if any(same_name(p.name, n) for p in title.places for n in names) else 0.0
    return score


def _group(scenes: list[Scene], anchor: date | None) -> list[Event]:
    events: list[Event] = []
    focus: Event | None = None
    waiting: list[Scene] = []
    for scene in scenes:
        if not is_eventful(scene):
            if focus is not None and scene.is_strong and not scene.places and follows(focus, scene):
                _add_cues(focus, scene)
            continue
        when = find_when(scene)
        place, others = find_place(scene)
        best = _best_event(events, focus, scene, when, place)
        if best is not None and _is_recap(best, when, anchor):
            best = None
        if best is None:
            when = when or _shifted(scene, focus, anchor) or _shared(scene, focus, place)
            if place is None and when is None and scene.has_harm and scene.is_strong and focus is not None:
                # "… Nine died in rebel shelling of the west": another attack, in the same place and time.
                place, when = focus.place, focus.when
            if not _can_found(scene, when, place):
                waiting.append(scene)
                continue
            best = Event()
            if focus is not None and place is None and _says_same_place(scene):
                place, best.admin = focus.place, focus.admin
            events.append(best)
            # A lead may count the dead before the next sentence says where and when.
            for early in waiting:
                _extend(best, early, None, None, [])
            waiting.clear()
        _extend(best, scene, when, place, others)
        focus = best
    # Only where nothing has a place is a day alone an incident: else it is mostly the same one, told again.
    return [e for e in events if _stands(e)] or [e for e in events if e.when is not None][:1]


def _stands(event: Event) -> bool:
    """An incident has a place of its own; one that harms nobody needs a day too, or a place not too wide."""
    if any(scene.has_harm for scene in event.scenes):
        return event.place is not None
    if event.place is None:
        return False
    return event.when is not None or event.place.level not in WIDE


OLD_DAYS = 10
"""A day longer before publication than this belongs to a recap, not to the news that the report leads with."""


def _is_recap(event: Event, when: When | None, anchor: date | None) -> bool:
    if when is None or anchor is None or event.when is not None or event.scenes[0].clause.index > LEAD:
        return False
    return (anchor - when.latest).days > OLD_DAYS


def _can_found(scene: Scene, when: When | None, place: NamedPlace | None) -> bool:
    """An incident has at least a place or a day of its own."""
    if not (scene.has_harm or scene.is_strong) and (place is None or when is None):
        return False
    return place is not None or when is not None


def _shifted(scene: Scene, focus: Event | None, anchor: date | None) -> When | None:
    """Days reckoned from the event told before: "days later" founds a new one, it never dates the old."""
    if focus is None or focus.when is None:
        return None
    relative = (found.phrase for found in scene.dates if found.is_relative_to_event)
    return next((when for phrase in relative if (when := shift_from(phrase, focus.when, anchor))), None)


ALSO = re.compile(r"\b(?:also|another|elsewhere|separately|similar|other)\b", re.IGNORECASE)


def _shared(scene: Scene, focus: Event | None, place: NamedPlace | None) -> When | None:
    """ "In the town of Harasta shelling also hit a school": the day is that of the event told before."""
    if focus is None or place is None or scene.dates or ALSO.search(scene.text) is None:
        return None
    return focus.when if scene.type is focus.type else None


REMEMBERED = 40
"""Events back to which a sentence can refer: reading stays linear in the length of a report."""


def _best_event(
    events: list[Event], focus: Event | None, scene: Scene, when: When | None, place: NamedPlace | None
) -> Event | None:
    scored = [
        (score, event is focus, -i, event)
        for i, event in enumerate(events[-REMEMBERED:])
        if (score := fit(event, scene, when, place)) > 0
    ]
    return max(scored, key=lambda s: s[:3])[3] if scored else None


SAME_PLACE = re.compile(
    r"\b(?:the|that) same (?:town|city|village|area|neighbou?rhood|district|place|market|hospital|camp)\b|\bthere\b",
    re.IGNORECASE,
)


def _says_same_place(scene: Scene) -> bool:
    """ "a barrel bomb attack on the same neighbourhood": the place is that of the event told before."""
    sentence = scene.clause.sentence
    return SAME_PLACE.search(scene.clause.text, sentence.start, sentence.end) is not None


def _add_cues(event: Event, scene: Scene) -> None:
    """ "The regime denied any use of chemical weapons": the next sentence says what kind of attack it was."""
    event.scenes.append(scene)
    if max(event.types.values(), default=0) >= STRONG:
        return
    for cue in scene.cues:
        event.types[cue.type] += cue.weight


def _extend(
    event: Event, scene: Scene, when: When | None, place: NamedPlace | None, others: list[NamedPlace]
) -> None:
    event.scenes.append(scene)
    for cue in scene.cues:
        event.types[cue.type] += cue.weight * (2 if scene.has_harm else 1)
    if event.when is None or (when is not None and _is_narrower(when, event.when)):
        event.when = when or event.when
    if place is not None:
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
    if event.admin is None and event.place is not None:
        event.admin = _admin(scene, event.place)


def _is_narrower(new: When, old: When) -> bool:
    return (new.latest - new.earliest) < (old.latest - old.earliest)


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
