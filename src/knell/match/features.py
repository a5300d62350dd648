"""Signals that two mentions tell of one event: one function for each, one level and one sentence back.

A level is a name; what it is worth stands in `data/weights.yml`. "unknown" is worth nothing.
"""

import re
from collections.abc import Callable, Mapping
from sys import maxsize
from types import MappingProxyType

from knell.match.conflicts import FRESH_DAYS, NEWS_DAYS, gap_days, is_day_of_news
from knell.match.geometry import distance_km, radius_km
from knell.match.items import VAGUE_DAYS, MatchItem, days_long, has_point, name_keys, once, own_names
from knell.match.kinds import TypeRelation, relate_types
from knell.match.likeness import (
    compare_ages,
    compare_hours,
    compare_people,
    compare_rarest_words,
    compare_streets,
    compare_surroundings,
    compare_tolls,
    compare_words,
)
from knell.match.signal import Signal
from knell.model.where import PlaceLevel, Where
from knell.text.names import name_key
from knell.text.rarity import stem

MONTH_DAYS = 31
"""Days in the longest month."""

NEIGHBOURS_KM = 10.0
"""Kilometres: two different villages this close are often struck in one operation, and as often in two."""

APART = (
    ("one_day_apart", 1),
    ("days_apart", 7),
    ("weeks_apart", 30),
    ("long_apart", maxsize),
)
"""Levels of days that do not meet, with the most days between them."""

OLD_DAYS = 30
"""Days between two reports beyond which they are hardly news of one event, where neither gives a day."""

WIDE_LEVELS = frozenset({PlaceLevel.COUNTRY, PlaceLevel.REGION})
"""Areas so large that being in the same one says almost nothing."""


def compare_days(left: MatchItem, right: MatchItem) -> Signal:
    """How the days agree, less the longer the ranges are that they are known to."""
    one, other, gap = left.mention.when, right.mention.when, gap_days(left, right)
    if one is None or other is None or gap is None:
        return _against_publication(left, right)
    if gap > FRESH_DAYS and is_day_of_news(left, right):
        return Signal("looks_back", f"{gap} days apart, but the later is told of what came after")
    if gap > 1 and _told_apart_days(left, right) <= FRESH_DAYS:
        return Signal("apart_in_one_news", f"{gap} days apart, but told within {FRESH_DAYS} days")
    if gap > 0:
        level = next(name for name, most in APART if gap <= most)
        return Signal(level, f"{gap} day{'' if gap == 1 else 's'} apart")
    longest = max(days_long(one), days_long(other))
    if longest == 1:
        return Signal("same_day", f"both on {one.earliest}")
    if longest <= VAGUE_DAYS:
        return Signal("same_days", f"days in common, within {longest} days")
    if longest <= MONTH_DAYS:
        return Signal("same_month", f"days in common, but one is known only to {longest} days")
    return Signal("same_period", f"days in common, but one is known only to {longest} days")


def compare_places(left: MatchItem, right: MatchItem) -> Signal:
    """The same entry of the gazetteer, a name in common, or a distance against the radii of both."""
    one, other = left.mention.where, right.mention.where
    shared = _shared_names(left, right)
    if one is None or other is None:
        return _compare_names(shared, left, right)
    if (facility := _shared_facility(one, other)) is not None:
        return Signal("same_place", f"both at {facility}")
    if one.is_area and other.is_area and (own_names(left) or own_names(right)):
        # The areas stand in for places that are in no gazetteer, so that being in both says little.
        return _compare_names(shared, left, right)
    if one.geonameid is not None and one.geonameid == other.geonameid:
        return _same_entry(one, other)
    distance = distance_km(one, other)
    if distance is None:
        return _compare_names(shared, left, right)
    if has_point(one) and has_point(other):
        return _compare_points(one, other, distance, shared)
    if shared is not None:
        return Signal("shared_name", f"both name {shared}")
    edges = sum(radius_km(where) for where in (one, other) if where.is_area)
    if distance > edges:
        return Signal("outside_area", f"one is {distance - edges:.0f} km outside the area of the other")
    is_wide = one.level in WIDE_LEVELS or other.level in WIDE_LEVELS
    return Signal("inside_wide_area" if is_wide else "inside_area", "one lies in the area of the other")


def compare_types(left: MatchItem, right: MatchItem) -> Signal:
    """Whether both may be the same kind of violence; a rare kind in common says more than a common one."""
    one, other = left.mention.type, right.mention.type
    relation = relate_types(one, other)
    words = f"{one.value.replace('_', ' ')} and {other.value.replace('_', ' ')}"
    if relation is TypeRelation.SAME_RARE:
        return Signal("same_rare", f"the same rare kind: {one.value.replace('_', ' ')}")
    if relation is TypeRelation.SAME:
        return Signal("same", f"the same kind: {one.value.replace('_', ' ')}")
    if relation is TypeRelation.RELATED:
        return Signal("related", f"{words}: one may be the other in other words")
    if relation is TypeRelation.UNKNOWN:
        return Signal("unknown", "the kind of one or both is not known")
    return Signal("different", f"{words}: different kinds")


def compare_perpetrators(left: MatchItem, right: MatchItem) -> Signal:
    """Whether the same party is blamed. Rival blame speaks little against it: sources differ."""
    one, other = perpetrator_keys(left), perpetrator_keys(right)
    if not one or not other:
        return Signal("unknown", "one or both blame nobody")
    if shared := sorted(one & other):
        return Signal("shared", f"both blame {', '.join(shared)}")
    return Signal("different", f"one blames {', '.join(sorted(one))}, the other {', '.join(sorted(other))}")


def compare_standing(left: MatchItem, right: MatchItem) -> Signal:
    """Whether both reports are chiefly about it: what is told in passing is mostly another event."""
    if left.mention.is_main != right.mention.is_main:
        return Signal("one_background", "one report is chiefly about it, the other tells of it in passing")
    if left.mention.is_main:
        return Signal("both_main", "both reports are chiefly about it")
    return Signal("both_background", "both reports tell of it in passing")


def compare_targets(left: MatchItem, right: MatchItem) -> Signal:
    """Words in common in what was hit and with what."""
    one, other = target_words(left), target_words(right)
    if not one or not other:
        return Signal("unknown", "the target of one or both is not told")
    if shared := sorted(one & other):
        return Signal("shared", f"both speak of {', '.join(shared)}")
    return Signal("different", "the targets have no word in common")


Comparison = Callable[[MatchItem, MatchItem], Signal]

COMPARISONS: Mapping[str, Comparison] = MappingProxyType(
    {
        "days": compare_days,
        "place": compare_places,
        "type": compare_types,
        "perpetrators": compare_perpetrators,
        "target": compare_targets,
        "standing": compare_standing,
        "surroundings": compare_surroundings,
        "people": compare_people,
        "ages": compare_ages,
        "streets": compare_streets,
        "hours": compare_hours,
        "tolls": compare_tolls,
        "words": compare_words,
        "rarest_words": compare_rarest_words,
    }
)
"""Every signal by the name that its weights stand under."""

_WORD = re.compile(r"[^\W\d_]{3,}")

_EMPTY_WORDS = frozenset(
    {"the", "and", "for", "its", "near", "from", "with", "that", "this", "into", "area", "areas",
    "site", "sites", "position", "positions", "town", "city", "village", "province", "district",
    "governorate", "neighbourhood", "neighborhood", "people", "held", "rebel", "regime", "government",
    "controlled", "run"}
)  # fmt: skip
"""Words that almost any target has, and that therefore say nothing."""


def _against_publication(left: MatchItem, right: MatchItem) -> Signal:
    """What an event without a day has in common with a dated one: news is mostly of the days before it."""
    for dated, undated in ((left, right), (right, left)):
        when, published = dated.mention.when, undated.published
        if when is not None and undated.mention.when is None and published is not None:
            days = (published - when.latest).days
            level = "just_before" if days <= FRESH_DAYS else "recent" if days <= NEWS_DAYS else "long_before"
            return Signal(level, f"one has no day; the other was {max(0, days)} days before its report")
    if left.published is None or right.published is None:
        return Signal("unknown", "the day of one or both is not known")
    apart = _told_apart_days(left, right)
    level = "told_together" if apart <= FRESH_DAYS else "told_apart" if apart > OLD_DAYS else "unknown"
    return Signal(level, f"neither has a day; the reports are {apart} days apart")


def _told_apart_days(left: MatchItem, right: MatchItem) -> int:
    """Days between the two reports; as many as can be where either has no day."""
    if left.published is None or right.published is None:
        return maxsize
    return abs((left.published - right.published).days)


def _same_entry(one: Where, other: Where) -> Signal:
    if one.is_area and other.is_area:
        if one.level is PlaceLevel.DISTRICT:
            return Signal("same_area", f"both in the district of {one.name}")
        return Signal("same_wide_area", f"both in {one.name}, an area")
    if one.is_near != other.is_near:
        return Signal("same_surroundings", f"one in and one near {one.name}")
    return Signal("same_place", f"both {'near' if one.is_near else 'in'} {one.name}")


def _compare_points(one: Where, other: Where, distance: float, shared: str | None) -> Signal:
    if shared is not None:
        return Signal("shared_name", f"both name {shared}, {distance:.0f} km apart")
    # A quarter lies inside its city: a few kilometres, and the city's radius is made for its centre.
    if distance <= max(radius_km(one), radius_km(other)):
        return Signal("same_surroundings", f"{distance:.0f} km apart, within the radius of one of them")
    if distance <= NEIGHBOURS_KM:
        return Signal("neighbours", f"different places, {distance:.0f} km apart")
    return Signal("far", f"different places, {distance:.0f} km apart")


def _compare_names(shared: str | None, left: MatchItem, right: MatchItem) -> Signal:
    if shared is not None:
        return Signal("shared_name", f"both name {shared}")
    if not own_names(left) or not own_names(right):
        return Signal("unknown", "one or both name no place smaller than an area")
    return Signal(
        "different_names", "they name different places, of which one or both are not in the gazetteer"
    )


def _shared_facility(one: Where, other: Where) -> str | None:
    if one.facility is None or other.facility is None or name_key(one.facility) != name_key(other.facility):
        return None
    return one.facility


def _shared_names(left: MatchItem, right: MatchItem) -> str | None:
    """A name of a place that was struck, in both, under any of its spellings; wider places do not count."""
    one, other = name_keys(left), name_keys(right)
    return next((one[key] for key in sorted(one.keys() & other.keys())), None)


@once
def perpetrator_keys(item: MatchItem) -> set[str]:
    """The parties that are blamed: by their neutral names, else as written."""
    return {p.actor or p.name.casefold() for p in item.mention.perpetrators}


@once
def target_words(item: MatchItem) -> set[str]:
    """The telling words of what was hit and with what, without plurals and the names of places."""
    words = f"{item.mention.target or ''} {item.mention.weapon or ''}".casefold()
    found = {stem(word) for word in _WORD.findall(words) if word not in _EMPTY_WORDS}
    places = {word for name in item.mention.places for word in _WORD.findall(name.casefold())}
    return found - {stem(word) for word in places}
