"""Which sentences of a report tell of incidents, and which of them tell of the same one."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import log2

from knell.extract.event import likeness
from knell.extract.named_place import NamedPlace
from knell.extract.scenes import WIDE, Scene, same_name
from knell.extract.shares import Shares
from knell.model.when import When
from knell.text.weights import Features, Weights, weigh

_ACT = (
    r"(?:attack|strike|airstrike|air strike|raid|blast|bombing|explosion|massacre|shelling|bombardment|assault"
    r"|battle|clash|incident|killing|execution|bomb)"
)
WORDS = {
    # "the blast", "these air raids": told of before, mostly.
    "says_told": re.compile(
        rf"\b(?:the|this|these|those|that) (?:\w+ ){{0,2}}?{_ACT}(?:e?s)?\b", re.IGNORECASE
    ),
    "says_other": re.compile(
        rf"\b(?:another|separate|other|second|similar) (?:\w+ ){{0,2}}?{_ACT}(?:e?s)?\b"
        r"|\b(?:elsewhere|separately|meanwhile|in other)\b",
        re.IGNORECASE,
    ),
    "says_before": re.compile(
        r"\b(?:earlier|previous(?:ly)?|had|ago|last (?:week|month|year)|following)\b", re.IGNORECASE
    ),
    "says_there": re.compile(
        r"\b(?:the|that) same (?:town|city|village|area|neighbou?rhood|district|place|market|hospital|camp)\b"
        r"|\bthere\b",
        re.IGNORECASE,
    ),
}
"""What a sentence says of its event's having been told of before."""

LEAST_AGREED = 0.01
"""Shares are compared on a scale of doublings, down to this."""

SURELY_NOT = -1.0
"""A place that the encoder gives less than this was hardly struck: it says nothing of which event is told of."""


@lru_cache(maxsize=8192)
def _words_in(text: str) -> tuple[str, ...]:
    return tuple(name for name, pattern in WORDS.items() if pattern.search(text))


def may_tell(scene: Scene) -> bool:
    """True for a sentence that is worth asking whether it tells of an incident."""
    return bool(scene.cues) or scene.has_harm or scene.sense.tells > 0


def telling_features(scene: Scene) -> Features:
    """What speaks for and against a sentence telling of an incident."""
    yield "bias", 1.0
    yield "sense_tells", scene.sense.tells
    yield "sense_main", scene.sense.main
    yield "sense_sums", scene.sense.sums
    holds = {
        "has_harm": scene.has_harm,
        "is_strong": scene.is_strong,
        "no_cue": not scene.cues,
        "is_period": scene.is_period,
        "is_unreal": scene.is_unreal,
        "is_habitual": scene.is_habitual,
        "is_title": scene.is_title,
        "has_place": bool(scene.places),
        "has_when": bool(_days_of(scene)),
    }
    yield from ((name, 1.0) for name, is_so in holds.items() if is_so)


def find_telling(scenes: Sequence[Scene], weights: Weights) -> list[Scene]:
    """The sentences that tell of incidents, in order."""
    return [s for s in scenes if may_tell(s) and weigh(weights["tells"], telling_features(s)) > 0]


def _days_of(scene: Scene) -> list[When]:
    return [found.when for found in scene.dates if found.when is not None]


def pair_features(first: Scene, second: Scene, shares: Mapping[int, Shares]) -> Features:
    """What speaks for and against two sentences, the first before the second, telling of one incident.

    `shares`: where and when each sentence's event was, by the sentence's index.
    """
    yield "bias", 1.0
    own, others = shares[first.clause.index], shares[second.clause.index]
    if own.places:
        agreed = own.agree_on_place(others)
        yield "place_agreed", agreed
        yield "place_agreed_log", log2(max(LEAST_AGREED, agreed))
    agreed = own.agree_on_days(others)
    yield "days_agreed", agreed
    yield "days_agreed_log", log2(max(LEAST_AGREED, agreed))
    one, other = first.sense, second.sense
    yield "sense_together", one.together(other)
    yield "sense_mains_apart", abs(one.main - other.main)
    yield "sense_mains", min(one.main, other.main)
    yield from likeness(first, second)
    yield from _day_features(_days_of(first), _days_of(second))
    yield from _place_features(first, second)
    gap = second.clause.index - first.clause.index
    yield "gap", log2(1 + gap)
    if gap == 1:
        yield "is_next", 1.0
        # "April’s attack killed 87. The regime denied any use of chemical weapons": what it was comes after.
        if not (second.places or second.dates or second.has_harm):
            yield "is_bare_next", 1.0
            if second.is_strong and not first.is_strong:
                yield "names_kind", 1.0
    if first.is_title or second.is_title:
        yield "is_title", 1.0
    for name in _words_in(second.text):
        yield name, 1.0


def _day_features(first: Sequence[When], second: Sequence[When]) -> Features:
    if not first or not second:
        return
    pairs = [(a, b) for a in first for b in second]
    meet = any(a.earliest <= b.latest and b.earliest <= a.latest for a, b in pairs)
    yield ("when_meets" if meet else "when_apart"), 1.0
    if any((a.earliest, a.latest) == (b.earliest, b.latest) for a, b in pairs):
        yield "when_same", 1.0


def _place_features(first: Scene, second: Scene) -> Features:
    points = [_points_of(scene) for scene in (first, second)]
    if all(points):
        yield ("place_same" if _share_name(*points) else "place_apart"), 1.0
    areas = [[place for place in scene.places if place.level in WIDE] for scene in (first, second)]
    if all(areas):
        yield ("area_same" if _share_name(*areas) else "area_apart"), 1.0
    fits = [second.sense.is_at(first.sense, place) for place in points[0]]
    fits += [first.sense.is_at(second.sense, place) for place in points[1]]
    if fits:
        yield "sense_at", max(fits)


def _points_of(scene: Scene) -> list[NamedPlace]:
    return [p for p in scene.places if p.level not in WIDE and scene.sense.place(p, "struck") > SURELY_NOT]


def _share_name(first: Sequence[NamedPlace], second: Sequence[NamedPlace]) -> bool:
    return any(same_name(a.name, b.name) for a in first for b in second)


Fits = Mapping[tuple[int, int], float]
"""How much speaks for two sentences telling of one incident, by their indices in the report, the earlier first."""


def fit_scenes(scenes: Sequence[Scene], shares: Mapping[int, Shares], weights: Weights) -> Fits:
    """The fit of every two of these sentences, which stand in the order of the report."""
    return {
        (first.clause.index, second.clause.index): weigh(
            weights["together"], pair_features(first, second, shares)
        )
        for at, second in enumerate(scenes)
        for first in scenes[:at]
    }


def fit_of(first: Scene, second: Scene, fits: Fits) -> float:
    """The fit of two sentences, in either order."""
    one, other = first.clause.index, second.clause.index
    return fits[min(one, other), max(one, other)]


def join_scenes(scenes: Sequence[Scene], fits: Fits) -> list[list[Scene]]:
    """Sentences put together, each group telling of one incident, by the mean of what speaks for every two of them.

    The two groups that most speaks for are joined, again and again, while more speaks for it than against.
    """
    groups = [[scene] for scene in scenes]
    sums = [[0.0 if a is b else fit_of(a, b, fits) for b in scenes] for a in scenes]
    while len(groups) > 1:
        best, left, right = max(
            (sums[i][j] / (len(groups[i]) * len(groups[j])), i, j)
            for i in range(len(groups))
            for j in range(i + 1, len(groups))
        )
        if best <= 0:
            break
        groups[left] += groups.pop(right)
        sums[left] = [a + b for a, b in zip(sums[left], sums.pop(right), strict=True)]
        for own in sums:
            own[left] += own.pop(right)
    return [sorted(group, key=_place_in_text) for group in groups]


def _place_in_text(scene: Scene) -> int:
    return scene.clause.index
