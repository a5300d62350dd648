"""A mention as columns: what its comparisons and blocking rules in SQL are over.

Names and words are given as numbers that stand for what is compared, so that SQL only tests equality and what lists
have in common. A new feature adds its columns here and its comparison in `knell.match.comparisons`.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from knell.match.features import WIDE_LEVELS, perpetrator_keys, target_words
from knell.match.geometry import radius_km
from knell.match.items import MatchItem, days_long, has_point, name_keys, own_names, signature_words
from knell.match.kinds import load_kinds
from knell.match.likeness import family_of, hours_around, name_words, near_places
from knell.model.evidence import Evidence
from knell.model.incident import IncidentType
from knell.model.where import PlaceLevel
from knell.text.names import name_key

LONG_DAYS = 62
"""Days. A longer range tells no more of when an event was than that it was: such a mention is undated."""

Make = Callable[[MatchItem], Any]


def is_dated(item: MatchItem) -> bool:
    """Whether the mention's days narrow down which event it tells of at all."""
    return item.mention.when is not None and days_long(item.mention.when) <= LONG_DAYS


@lru_cache(maxsize=1 << 17)
def number_word(word: str) -> int:
    """A number of 63 bits that stands for a word, the same on every machine."""
    return int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest()) >> 1


def _earliest(item: MatchItem) -> int | None:
    return None if item.mention.when is None else item.mention.when.earliest.toordinal()


def _latest(item: MatchItem) -> int | None:
    return None if item.mention.when is None else item.mention.when.latest.toordinal()


def _published(item: MatchItem) -> int | None:
    return None if item.published is None else item.published.toordinal()


def _where(make: Callable[[Any], Any], otherwise: Any = None) -> Make:
    """What is made of the place, and what stands for it where there is none."""

    def column(item: MatchItem) -> Any:
        return otherwise if item.mention.where is None else make(item.mention.where)

    return column


def _facility(item: MatchItem) -> str | None:
    where = item.mention.where
    return None if where is None or where.facility is None else name_key(where.facility)


def _related_types(item: MatchItem) -> list[str]:
    own = item.mention.type
    return sorted(kind.value for pair in load_kinds().related if own in pair for kind in pair if kind != own)


def _evidence(read: Callable[[Evidence], Iterable[Any]]) -> Make:
    """A list of what the evidence has, each once."""

    def column(item: MatchItem) -> Any:
        return sorted(set(read(item.mention.evidence)))

    return column


MAKERS: Mapping[str, tuple[str, Make]] = MappingProxyType(
    {
        "report_id": ("VARCHAR", lambda item: item.report_id),
        "country": ("VARCHAR", lambda item: item.country),
        "first_day": ("INTEGER", _earliest),
        "last_day": ("INTEGER", _latest),
        "published": ("INTEGER", _published),
        "is_dated": ("BOOLEAN", is_dated),
        "has_where": ("BOOLEAN", lambda item: item.mention.where is not None),
        "latitude": ("DOUBLE", _where(lambda where: None if where.longitude is None else where.latitude)),
        "longitude": ("DOUBLE", _where(lambda where: None if where.latitude is None else where.longitude)),
        "is_area": ("BOOLEAN", _where(lambda where: where.is_area, False)),
        "is_near": ("BOOLEAN", _where(lambda where: where.is_near, False)),
        "is_point": ("BOOLEAN", _where(has_point, False)),
        "is_wide": ("BOOLEAN", _where(lambda where: where.level in WIDE_LEVELS, False)),
        "is_district": ("BOOLEAN", _where(lambda where: where.level is PlaceLevel.DISTRICT, False)),
        "radius_km": ("DOUBLE", _where(radius_km, 0.0)),
        # An area without a known size may reach anywhere.
        "is_boundless": ("BOOLEAN", _where(lambda where: where.is_area and where.radius_m is None, False)),
        "geonameid": ("INTEGER", _where(lambda where: where.geonameid)),
        "facility": ("VARCHAR", _facility),
        "own_names": ("BIGINT[]", lambda item: sorted(map(number_word, name_keys(item)))),
        "type": ("VARCHAR", lambda item: item.mention.type.value),
        "is_other_type": ("BOOLEAN", lambda item: item.mention.type is IncidentType.OTHER),
        "is_rare_type": ("BOOLEAN", lambda item: item.mention.type in load_kinds().rare),
        "related_types": ("VARCHAR[]", _related_types),
        "perpetrators": ("VARCHAR[]", lambda item: sorted(perpetrator_keys(item))),
        "target_words": ("BIGINT[]", lambda item: sorted(map(number_word, target_words(item)))),
        "is_main": ("BOOLEAN", lambda item: item.mention.is_main),
        "looks_back": ("BOOLEAN", lambda item: item.mention.evidence.looks_back),
        "people": ("BIGINT[]", _evidence(lambda evidence: map(number_word, evidence.people))),
        "families": (
            "BIGINT[]",
            _evidence(lambda evidence: map(number_word, map(family_of, evidence.people))),
        ),
        "ages": ("INTEGER[]", _evidence(lambda evidence: evidence.ages)),
        "streets": ("BIGINT[]", _evidence(lambda evidence: map(number_word, evidence.streets))),
        "places": ("BIGINT[]", _evidence(lambda evidence: map(number_word, evidence.places))),
        "near_places": ("BIGINT[]", lambda item: sorted(set(map(number_word, near_places(item))))),
        "hours": ("INTEGER[]", _evidence(lambda evidence: evidence.hours)),
        "hours_around": ("INTEGER[]", _evidence(lambda evidence: hours_around(evidence.hours))),
        "killed": ("INTEGER", lambda item: item.mention.evidence.killed),
        "injured": ("INTEGER", lambda item: item.mention.evidence.injured),
        "rarest_words": ("BIGINT[]", lambda item: [number_word(word) for word in signature_words(item)]),
        # In the order of their weights.
        "terms": ("BIGINT[]", lambda item: [number_word(word) for word in item.mention.evidence.terms]),
        "term_weights": ("INTEGER[]", lambda item: list(item.mention.evidence.weights)),
        "struck_words": ("BIGINT[]", lambda item: sorted(map(number_word, name_words(own_names(item))))),
    }
)
"""Every column with its type in DuckDB and how it is made. Lists are never NULL: an empty one says nothing."""

COLUMNS: Mapping[str, str] = MappingProxyType({name: kind for name, (kind, _) in MAKERS.items()})
"""Every column with its type in DuckDB."""


def make_columns(items: Sequence[MatchItem]) -> dict[str, list[Any]]:
    """The items as columns, in their order."""
    return {name: [make(item) for item in items] for name, (_, make) in MAKERS.items()}
