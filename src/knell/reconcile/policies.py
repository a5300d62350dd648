"""The policies that ship, read from `reconcile/data`: every file makes every choice, and no other."""

from collections.abc import Callable, Mapping
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import yaml

from knell.model.claim import Harm, Stance, VictimClass
from knell.model.count import Unit
from knell.model.grade import Grade
from knell.model.source import Reliability
from knell.reconcile.policy import BelowMinimum, Classes, Combining, CountingPolicy

__all__ = ["MINIMUM_MAXIMUM", "POLICIES", "CountingPolicy", "load_policy", "parse_policy"]

ORDER = ("minimum-maximum", "conservative", "best-low-high", "two-sources", "airwars")
"""The policies in the order in which they are shown; the first is the one that applies where none is asked for."""


def _set_of(kind: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda values: frozenset(kind(value) for value in values)


def _or_none(kind: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if value is None else kind(value)


def _lows(words: Any) -> Mapping[str, int]:
    return MappingProxyType({str(word): int(low) for word, low in words.items()})


FIELDS: Mapping[str, Callable[[Any], Any]] = {
    "name": str,
    "version": str,
    "title": str,
    "about": str,
    "source": str,
    "harms": _or_none(_set_of(Harm)),
    "units": _set_of(Unit),
    "excluded_stances": _set_of(Stance),
    "admits_parties": bool,
    "review_below": float,
    "needs_review": bool,
    "excluded_reliability": _set_of(Reliability),
    "excluded_credibility": _set_of(int),
    "latest_only": bool,
    "nearly_is_below": bool,
    "vague_lows": _lows,
    "uncounted_low": int,
    "large_vague_lows": _lows,
    "large_uncounted_low": int,
    "large_from": _or_none(int),
    "presumed_status": _or_none(VictimClass),
    "combining": Combining,
    "classes": Classes,
    "minimum_claimants": int,
    "below_minimum": BelowMinimum,
    "no_mention": _or_none(int),
    "headline": _or_none(VictimClass),
    "total_grades": _or_none(_set_of(Grade)),
}
"""What a policy's file holds, all of it, and how each value is read."""


def parse_policy(raw: Mapping[str, Any], name: str) -> CountingPolicy:
    """A policy from the data of a file; raises ValueError naming what is missing, unknown or wrong in it."""
    missing, unknown = sorted(set(FIELDS) - set(raw)), sorted(set(raw) - set(FIELDS))
    if missing or unknown:
        lacks = f" lacks {', '.join(missing)}" if missing else ""
        knows_not = f" has {', '.join(unknown)}, which no policy has" if unknown else ""
        raise ValueError(f"policy {name}:{lacks}{';' if lacks and knows_not else ''}{knows_not}")
    values = {}
    for key, read in FIELDS.items():
        try:
            values[key] = read(raw[key])
        except (ValueError, TypeError, AttributeError) as error:
            raise ValueError(f"policy {name}: {key}: {error}") from None
    return CountingPolicy(**values)


def load_policy(name: str) -> CountingPolicy:
    """One of those that ship; raises ValueError where its file contradicts itself."""
    text = (files("knell.reconcile") / "data" / f"{name}.yml").read_text(encoding="utf-8")
    return parse_policy(yaml.safe_load(text), name)


POLICIES: Mapping[str, CountingPolicy] = MappingProxyType({name: load_policy(name) for name in ORDER})
"""Every policy by its name, in the order in which they are shown."""

MINIMUM_MAXIMUM = POLICIES["minimum-maximum"]
"""Lowest low to highest high of admitted independent claimants that are not parties to the event."""
