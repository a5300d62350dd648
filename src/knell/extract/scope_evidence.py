"""Incident or aggregate, settled once the events are known: what speaks for a figure summing over several."""

import re
from collections.abc import Sequence
from dataclasses import replace
from math import log10

from knell.extract.candidates import Candidate
from knell.extract.event import Event
from knell.extract.scenes import WIDE, Scene, coarse
from knell.extract.scope import BETWEEN, PERIODS, SINCE_LONG, WARS
from knell.model.claim import Harm, Scope
from knell.model.where import PlaceLevel
from knell.text.calendar_days import FULL_MONTH
from knell.text.weights import Features, Weights, weigh

PATTERNS = {
    "since_long": SINCE_LONG,
    "periods": PERIODS,
    "between": BETWEEN,
    "wars": WARS,
    "series": re.compile(
        r"\b(?:series|string|spate) of\b|\b(?:campaign|offensive) (?:has|have|had)\b|\bsince then\b"
        r"|\bacross the (?:country|province|region)\b|\bnationwide\b"
        r"|\b(?:several|many|various|different) (?:\w+ )?(?:cities|provinces)\b"
        r"|\b\w+ (?:days|weeks|months) of (?:\w+ )?(?:air ?strikes|bombing|bombardment|shelling|fighting|raids)\b",
        re.IGNORECASE,
    ),
    "month": re.compile(rf"\b(?:[Ii]n|[Dd]uring|[Tt]hroughout) {FULL_MONTH}\b(?! \d)"),
    "one_attack": re.compile(
        r"\b(?:an?|the|another|one|that|this) (?:[\w-]+ ){0,4}?"
        r"(?:attack|strike|airstrike|raid|bombing|blast|explosion|massacre|bomb|bomber|shelling|assault|ambush|battle)\b",
        re.IGNORECASE,
    ),
    "perfect": re.compile(r"\b(?:has|have|had) (?:\w+ )?(?:killed|left|claimed|cost|been|died|wounded)\b"),
    "attacks": re.compile(
        r"\b(?:strikes|airstrikes|attacks|raids|bombings|clashes|bombardments|battles|operations|bombs)\b",
        re.IGNORECASE,
    ),
    "total": re.compile(r"\b(?:total|overall|altogether|so far|in all|toll)\b", re.IGNORECASE),
    "since": re.compile(r"\bsince\b", re.IGNORECASE),
}
BIG = 500
"""People; few single incidents have as many dead."""

MOST_PLACES = 3

POINT = 1
"""Of `coarse`: places that a map shows as points."""


def settle_scopes(
    candidates: list[Candidate], homes: Sequence[Event | None], scenes: Sequence[Scene], weights: Weights
) -> list[Candidate]:
    """The candidates, each an aggregate or of an incident by the weight of all that the report says around it."""
    by_clause = {scene.clause.index: scene for scene in scenes}
    apart = parts_in(candidates, homes)
    settled = []
    for at, candidate in enumerate(candidates):
        features = scope_features(
            candidate,
            homes[at],
            by_clause[candidate.clause.index],
            parts_in=apart.get(at, 0),
            whole=None if candidate.parent is None else candidates[candidate.parent],
        )
        is_sum = weigh(weights["aggregate"], features) > 0
        kept = Scope.INCIDENT if candidate.scope is Scope.AGGREGATE else candidate.scope
        settled.append(replace(candidate, scope=Scope.AGGREGATE if is_sum else kept))
    return settled


def parts_in(candidates: Sequence[Candidate], homes: Sequence[Event | None]) -> dict[int, int]:
    """In how many incidents the parts of each total fell, by the total's place; totals without parts are missing."""
    places: dict[int, set[int]] = {}
    for candidate, home in zip(candidates, homes, strict=True):
        if candidate.parent is not None and home is not None:
            places.setdefault(candidate.parent, set()).add(id(home))
    return {total: len(found) for total, found in places.items()}


def scope_features(
    candidate: Candidate, home: Event | None, scene: Scene, *, parts_in: int, whole: Candidate | None
) -> Features:
    """What speaks for and against a figure summing over incidents; `parts_in` counts those of its parts."""
    yield "bias", 1.0
    if candidate.scope is Scope.AGGREGATE:
        yield "by_rule", 1.0
    count = candidate.count
    value = count.number or 0
    yield "size", log10(1 + value)
    if value >= BIG:
        yield "is_big", 1.0
    if count.is_vague:
        yield "is_vague", 1.0
    if candidate.harm is Harm.DISPLACED:
        yield "is_displaced", 1.0
    if candidate.is_title:
        yield "is_title", 1.0
    yield from _home_features(home)
    yield from _scene_features(scene)
    if whole is not None:
        yield ("of_sum" if whole.scope is Scope.AGGREGATE else "of_incident"), 1.0
    yield "sense_figure_sums", scene.sense.figure(candidate, "sums")
    yield "sense_figure_main", scene.sense.figure(candidate, "main")
    yield "sense_sums", scene.sense.sums
    yield "sense_tells", scene.sense.tells
    if parts_in:
        yield ("parts_apart" if parts_in > 1 else "parts_together"), 1.0


def _home_features(home: Event | None) -> Features:
    if home is None:
        yield "no_home", 1.0
        return
    if home.is_main:
        yield "of_main", 1.0
    if home.place is None:
        yield "home_no_place", 1.0
    elif home.place.level in WIDE:
        yield "home_wide", 1.0
    if home.when is None:
        yield "home_no_when", 1.0
    if len(home.scenes) == 1:
        yield "home_one_scene", 1.0


def _scene_features(scene: Scene) -> Features:
    divisions = (PlaceLevel.PROVINCE, PlaceLevel.DISTRICT)
    struck = {p.name for p in scene.places if coarse(p) <= POINT or p.level in divisions}
    yield "places", float(min(MOST_PLACES, len(struck)))
    if not scene.places:
        yield "no_place", 1.0
    elif all(place.level in WIDE for place in scene.places):
        yield "only_wide", 1.0
    days = [found.when for found in scene.dates if found.when is not None]
    if not days:
        yield "no_date", 1.0
    for when in days:
        yield f"date_{when.precision.value}", 1.0
    text = scene.text
    found = {name for name, pattern in PATTERNS.items() if pattern.search(text)}
    for name in sorted(found):
        yield name, 1.0
    if "perfect" in found and "periods" in found:
        yield "perfect_period", 1.0
    if "perfect" in found and "one_attack" not in found:
        yield "perfect_no_attack", 1.0
    if not scene.cues:
        yield "no_cue", 1.0
    if scene.type is not None:
        yield f"kind_{scene.type.value}", 1.0
