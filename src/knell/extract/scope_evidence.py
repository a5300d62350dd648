"""Incident or aggregate, settled once the events are known: what speaks for figures summing over several.

The figures of one sentence share their scope: of 763 pairs of annotated claims that share a sentence, 752 are both
aggregates, or neither is. So a sentence is weighed as one, by the mean of what speaks for each of its figures.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import exp, log2, log10

from knell.extract.candidates import Candidate
from knell.extract.event import Event
from knell.extract.scenes import WIDE, Scene, coarse
from knell.extract.scope_words import find_scope_words
from knell.extract.sense import figure_spot
from knell.model.claim import Harm, Scope
from knell.model.where import PlaceLevel
from knell.text.weights import Features, Weights, weigh

MOST_PLACES = 3

POINT = 1
"""Of `coarse`: places that a map shows as points."""

REACH = 40
"""Figures before and after one that may be parts of it: reading stays linear in the length of a report."""

LEAD = 3
"""Sentences, headline counted, in which a report sums what it then tells one by one."""

MOST_PARTS = 3.0
MOST_OTHERS = 3

NO_WHOLE = -4.0
"""The logit of being a part, where there is nothing larger to be a part of; see `impressions.MOST`."""


def settle_scopes(
    candidates: list[Candidate], homes: Sequence[Event | None], scenes: Sequence[Scene], weights: Weights
) -> list[Candidate]:
    """The candidates, each an aggregate or of an incident by the weight of all that the report says around it."""
    by_clause = {scene.clause.index: scene for scene in scenes}
    settled = list(candidates)
    for index, places in places_by_sentence(candidates).items():
        features = scope_features(places, candidates, homes, by_clause[index])
        is_sum = weigh(weights["aggregate"], features) > 0
        for at in places:
            kept = Scope.INCIDENT if candidates[at].scope is Scope.AGGREGATE else candidates[at].scope
            settled[at] = replace(candidates[at], scope=Scope.AGGREGATE if is_sum else kept)
    return settled


def places_by_sentence(candidates: Sequence[Candidate]) -> dict[int, list[int]]:
    """The places of the figures of each sentence, by the sentence's index."""
    places: dict[int, list[int]] = {}
    for at, candidate in enumerate(candidates):
        places.setdefault(candidate.clause.index, []).append(at)
    return places


def scope_features(
    places: Sequence[int], candidates: Sequence[Candidate], homes: Sequence[Event | None], scene: Scene
) -> Features:
    """What speaks for and against the figures of one sentence, given by their places, summing over incidents."""
    mean: dict[str, float] = {}
    for at in places:
        for name, value in (*_figure_features(candidates[at], scene), *_home_features(homes[at])):
            mean[name] = mean.get(name, 0.0) + value / len(places)
    yield from mean.items()
    yield "figures", log2(len(places))
    if scene.clause.index < LEAD:
        yield "lead_incidents", float(_count_of_the_day([homes[at] for at in places], homes))
    yield from _part_features(places, candidates, homes, scene)
    yield from _scene_features(scene)


def _figure_features(candidate: Candidate, scene: Scene) -> Features:
    yield "bias", 1.0
    if candidate.scope is Scope.AGGREGATE:
        yield "by_rule", 1.0
    count = candidate.count
    yield "size", log10(1 + (count.number or 0))
    if count.is_vague:
        yield "is_vague", 1.0
    if candidate.harm is Harm.DISPLACED:
        yield "is_displaced", 1.0
    if candidate.is_title:
        yield "is_title", 1.0
    yield "sense_figure_sums", scene.sense.figure(candidate, "sums")
    yield "sense_figure_main", scene.sense.figure(candidate, "main")


def _home_features(home: Event | None) -> Features:
    if home is None:
        yield "no_home", 1.0
        return
    if home.is_main:
        yield "of_main", 1.0
    if home.place is None:
        yield "home_no_place", 1.0
    if home.when is None:
        yield "home_no_when", 1.0


def _count_of_the_day(own: Sequence[Event | None], homes: Sequence[Event | None]) -> int:
    """How many more incidents of the same days the report counts people in: its lead may sum over them all."""
    home = next((event for event in own if event is not None), None)
    if home is None or home.when is None:
        return 0
    first, last = home.when.earliest, home.when.latest
    others = {id(event): event.when for event in homes if event is not None and event is not home}
    meet = [when for when in others.values() if when and when.earliest <= last and first <= when.latest]
    return min(MOST_OTHERS, len(meet))


def _part_features(
    places: Sequence[int], candidates: Sequence[Candidate], homes: Sequence[Event | None], scene: Scene
) -> Features:
    """How many figures of other sentences the encoder takes for parts of these, and in how many incidents those fell.

    Also how far one of these is itself a part of a larger figure. Nothing without an encoder.
    """
    if scene.sense.impressions.fits is None:
        return
    found = 0.0
    fell_in: set[int] = set()
    largest = NO_WHOLE
    for at in places:
        for other in _near(at, candidates):
            if _value(candidates[other]) > _value(candidates[at]):
                largest = max(largest, _fit(scene, candidates[at], candidates[other]))
            elif _value(candidates[other]) < _value(candidates[at]) and other not in places:
                fit = _fit(scene, candidates[other], candidates[at])
                found += 1 / (1 + exp(-fit))
                home = homes[other]
                if fit > 0 and home is not None:
                    fell_in.add(id(home))
    yield "sense_parts", min(MOST_PARTS, found / len(places))
    yield "sense_parts_apart", min(MOST_PARTS, float(len(fell_in)))
    yield "sense_of_whole", largest


def _near(at: int, candidates: Sequence[Candidate]) -> Iterator[int]:
    harm = candidates[at].harm
    near = range(max(0, at - REACH), min(len(candidates), at + REACH + 1))
    return (other for other in near if other != at and candidates[other].harm is harm)


def _fit(scene: Scene, part: Candidate, whole: Candidate) -> float:
    return scene.sense.impressions.fit(figure_spot(part), figure_spot(whole))


def _value(candidate: Candidate) -> int:
    return candidate.count.number or 0


def _scene_features(scene: Scene) -> Features:
    yield "sense_sums", scene.sense.sums
    yield "sense_tells", scene.sense.tells
    divisions = (PlaceLevel.PROVINCE, PlaceLevel.DISTRICT)
    struck = {p.name for p in scene.places if coarse(p) <= POINT or p.level in divisions}
    yield "places", float(min(MOST_PLACES, len(struck)))
    if not scene.places:
        yield "no_place", 1.0
    elif all(place.level in WIDE for place in scene.places):
        yield "only_wide", 1.0
    if any(place.level is PlaceLevel.COUNTRY and place.preposition for place in scene.places):
        yield "in_country", 1.0
    days = [found.when for found in scene.dates if found.when is not None]
    if not days:
        yield "no_date", 1.0
    for when in days:
        yield f"date_{when.precision.value}", 1.0
    found = find_scope_words(scene.text)
    for name in sorted(found):
        yield name, 1.0
    if "perfect" in found and not days:
        yield "perfect_no_date", 1.0
    if not scene.cues:
        yield "no_cue", 1.0
    if scene.type is not None:
        yield f"kind_{scene.type.value}", 1.0
