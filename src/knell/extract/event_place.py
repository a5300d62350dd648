"""The place of an event: of all that the report names, the one that holds it."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from math import log2
from typing import NamedTuple

from knell.extract.event import COMPARED, MENTIONS, Event, own_mentions
from knell.extract.named_place import NamedPlace
from knell.extract.place_role import place_features
from knell.extract.place_words import is_landform
from knell.extract.scenes import WIDE, Scene, coarse, same_name
from knell.model.where import PlaceLevel
from knell.text.names import name_key
from knell.text.place_words import strip_division
from knell.text.weights import Features, Weights, weigh


class Mention(NamedTuple):
    """A place where a sentence names it; what the sentence and the encoder say of it is the same for every event."""

    scene: Scene
    place: NamedPlace
    told: tuple[tuple[str, float], ...]
    """What speaks for or against its having been struck; see `place_features`."""
    struck: float
    main: float
    holds: float
    """The encoder's marks of it."""


MOST_STRUCK = 5
"""Places struck that are kept of one event."""

ADMIN_REACH = 10
"""Tokens between a place and the wider one that it is said to be in."""


def name_places(scenes: Iterable[Scene], home: str | None) -> dict[str, list[Mention]]:
    """Where each name of a place stands, by its folded form; `home` is the country that most places lie in.

    That country itself is left out: it holds every event of the report, and tells none of them apart.
    """
    named: dict[str, list[Mention]] = {}
    for scene in scenes:
        for place in scene.places:
            if place.level is PlaceLevel.COUNTRY and place.country == home:
                continue
            told = tuple(place_features(scene, place, home))
            marks = (scene.sense.place(place, name) for name in ("struck", "main", "holds"))
            named.setdefault(_land_key(place.name), []).append(Mention(scene, place, told, *marks))
    return named


def settle_place(
    event: Event,
    named: Mapping[str, list[Mention]],
    scenes: Sequence[Scene],
    weights: Weights,
) -> None:
    """Set the event's place, the places struck and the wider place; leaves all as they are where nothing fits."""
    scored = [
        (weigh(weights["event_place"], event_place_features(mentions, event, scenes)), -at, mentions)
        for at, mentions in enumerate(named.values())
    ]
    score, _, mentions = max(scored, default=(0.0, 0, []), key=lambda one: one[:2])
    if not mentions or score <= 0:
        return
    own = own_mentions(mentions, event)
    place = max(own or mentions, key=lambda one: (is_landform(one.place.name), one.holds)).place
    place = _site_of(named, event, place)
    event.place, event.place_score, event.places = place, score, [place]
    for scene in event.scenes:
        for other in scene.places:
            is_new = not any(same_name(other.name, known.name) for known in event.places)
            is_struck = scene.sense.place(other, "struck") > 0 and other.level not in WIDE
            if is_new and is_struck and coarse(other) <= coarse(place) and len(event.places) < MOST_STRUCK:
                event.places.append(other)
    event.admin = next((admin for one in own or mentions if (admin := _admin(one.scene, one.place))), None)


@lru_cache(maxsize=4096)
def _land_key(name: str) -> str:
    """Of a stretch of land the same with its kind and without: "the Golan Heights", "the Golan"."""
    return name_key(name.rpartition(" ")[0] if is_landform(name) else name)


def _site_of(named: Mapping[str, Sequence[Mention]], event: Event, place: NamedPlace) -> NamedPlace:
    """The one civilian site at which the event's sentences put it, where `place` is a town or wider; else `place`."""
    if place.level is PlaceLevel.STRUCTURE:
        return place
    sites = [
        found[0].place
        for mentions in named.values()
        if (found := [one for one in own_mentions(mentions, event) if ("is_site_told", 1.0) in one.told])
    ]
    return sites[0] if len(sites) == 1 else place


def event_place_features(mentions: Sequence[Mention], event: Event, scenes: Sequence[Scene]) -> Features:
    """What speaks for and against an event having happened at a place that the report names there."""
    yield "bias", 1.0
    own = own_mentions(mentions, event)
    weighed = (own or mentions)[:MENTIONS]
    yield from _sense_features(mentions[:MENTIONS], own[:MENTIONS], event)
    best = max(weighed, key=lambda one: one.struck + one.holds)
    place = best.place
    prefix = "own_" if own else "far_"
    for name, value in best.told:
        yield prefix + name, value
    yield "mentions", log2(len(mentions))
    if any(one.scene.is_title for one in mentions):
        yield "in_title", 1.0
    if place.is_near:
        yield "is_near", 1.0
    others = [
        other for scene in event.scenes for other in scene.places if not same_name(other.name, place.name)
    ]
    if any(coarse(other) < coarse(place) for other in others):
        yield "has_finer", 1.0
    if own:
        yield from _own_features(own, place, others, event)
    else:
        yield from _far_features(mentions, scenes, event)


def _sense_features(mentions: Sequence[Mention], own: Sequence[Mention], event: Event) -> Features:
    told = [scene.sense for scene in event.scenes[:COMPARED]]
    fits = [[one.is_at(there.scene.sense, there.place) for one in told] for there in mentions]
    yield "sense_fits", sum(map(sum, fits)) / (len(told) * len(mentions))
    yield "sense_best", max(map(max, fits))
    if own:
        fits = [[one.is_at(there.scene.sense, there.place) for one in told] for there in own]
        yield "sense_own_fits", sum(map(sum, fits)) / (len(told) * len(own))
    weighed = own or mentions
    yield "sense_struck", max(one.struck for one in weighed)
    yield "sense_main", max(one.main for one in weighed)
    yield "sense_holds", max(one.holds for one in weighed)
    yield "sense_main_both", min(max(one.main for one in mentions), max(one.main for one in told))


def _own_features(
    own: Sequence[Mention], place: NamedPlace, others: Sequence[NamedPlace], event: Event
) -> Features:
    """Of a place that the event's own sentences name."""
    scenes = [one.scene for one in own]
    yield "is_own", 1.0
    yield "own_mentions", log2(len(own))
    yield "own_share", len({id(scene) for scene in scenes}) / len(event.scenes)
    yield "late", log2(1 + max(0, scenes[0].clause.index - event.scenes[0].clause.index))
    holds = {
        "in_harm": any(scene.has_harm for scene in scenes),
        "in_first": any(scene is event.scenes[0] for scene in scenes),
        "in_strong": any(scene.is_strong for scene in scenes),
        "in_strong_harm": any(scene.is_strong and scene.has_harm for scene in scenes),
        "is_only": not others,
        "holds_other": any(lies_in(other, place) for other in others),
        "lies_in_other": any(lies_in(place, other) for other in others),
        "wide_beside_point": place.level in WIDE and any(other.level not in WIDE for other in others),
    }
    yield from ((name, 1.0) for name, is_so in holds.items() if is_so)


def _far_features(mentions: Sequence[Mention], scenes: Sequence[Scene], event: Event) -> Features:
    """Of a place that only other sentences name."""
    first = event.scenes[0].clause.index
    at = [one.scene.clause.index for one in mentions]
    gap = min(abs(index - scene.clause.index) for index in at for scene in event.scenes)
    yield "far_gap", log2(1 + gap)
    before = [index for index in at if index < first]
    if before:
        yield "far_before", 1.0
        placed = [scene.clause.index for scene in scenes if scene.clause.index < first and scene.places]
        if max(before) >= max(placed, default=-1):
            yield "far_last_before", 1.0
    named = [place for scene in event.scenes for place in scene.places]
    if not named:
        yield "far_no_own", 1.0
    if not any(place.level not in WIDE for place in named):
        yield "far_no_own_point", 1.0


def lies_in(inner: NamedPlace, outer: NamedPlace) -> bool:
    """True where the gazetteer puts `inner` in a division that bears the name of `outer`."""
    return coarse(outer) > coarse(inner) and name_key(_strip_kind(outer.name)) in inner.within


@lru_cache(maxsize=256)
def _strip_kind(name: str) -> str:
    """ "Idlib" of "Idlib province"."""
    found = strip_division(name)
    return name if found is None else found[0]


def _admin(scene: Scene, place: NamedPlace) -> str | None:
    """The wider place that the sentence puts a place in: "Mayadeen, a town in Deir Ezzor"."""
    wider = [
        p
        for p in scene.places
        if p.level is not PlaceLevel.COUNTRY
        and coarse(p) > coarse(place)
        and not same_name(p.name, place.name)
        and abs(p.first - place.last) <= ADMIN_REACH
        and p.preposition in ("in", "of", "")
    ]
    return min(wider, key=lambda p: abs(p.first - place.first)).name if wider else None
