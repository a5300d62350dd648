"""What matching takes: a mention with the report that it stands in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import wraps
from itertools import islice
from typing import Any, TypeVar

from knell.model.incident import Mention
from knell.model.when import When
from knell.model.where import PlaceLevel, Where
from knell.text.names import fold, name_key
from knell.text.rarity import rarity

Made = TypeVar("Made")

VAGUE_DAYS = 7
"""Days. A longer range does not say which event is meant: more than a week of a war holds many."""

DISTINCT_LEVELS = frozenset(
    {
        PlaceLevel.STRUCTURE,
        PlaceLevel.NEIGHBOURHOOD,
        PlaceLevel.VILLAGE,
        PlaceLevel.TOWN,
        PlaceLevel.CITY,
        PlaceLevel.DISTRICT,
    }
)
"""Levels of place that, with a day, identify an event; a province or a country does not."""


@dataclass(frozen=True, slots=True)
class MatchItem:
    """A mention, the report that it stands in, and the day from which that report's dates are reckoned.

    `mention.mention_id` is unique over all items. `published` None means unknown.
    """

    mention: Mention
    report_id: str
    published: date | None
    derived: dict[object, Any] = field(init=False, default_factory=dict, compare=False, repr=False)
    """What was made of the item already: see `once`."""

    @property
    def mention_id(self) -> str:
        """The id of the mention."""
        return self.mention.mention_id

    @property
    def sort_key(self) -> tuple[date, str]:
        """Publication, then id: undated reports last."""
        return (self.published or date.max, self.mention_id)

    @property
    def country(self) -> str | None:
        """The country that the text or the resolved place says, ISO 3166-1 alpha-2."""
        where = self.mention.where
        return self.mention.country or (None if where is None else where.country)


def once(make: Callable[[MatchItem], Made]) -> Callable[[MatchItem], Made]:
    """Make a thing of an item once, however many it is compared with."""

    @wraps(make)
    def made(item: MatchItem) -> Made:
        if make not in item.derived:
            item.derived[make] = make(item)
        found: Made = item.derived[make]
        return found

    return made


def days_long(when: When) -> int:
    """How many days the range holds, both ends counted."""
    return (when.latest - when.earliest).days + 1


def has_point(where: Where | None) -> bool:
    """True where the place has coordinates of its own, be they those of a town or of what it is near."""
    return (
        where is not None and where.latitude is not None and where.longitude is not None and not where.is_area
    )


def is_distinct_place(item: MatchItem) -> bool:
    """True where the place, with a day, tells one event from others.

    A named structure does, also where only the area around it is known; so does a named place that no
    gazetteer has, since two reports that name it name the same.
    """
    where = item.mention.where
    if where is not None and where.level in DISTINCT_LEVELS:
        return True
    return bool(own_names(item))


@once
def own_names(item: MatchItem) -> tuple[str, ...]:
    """The named places that were struck, without those that only name the area around them.

    A village that no gazetteer has is resolved to the area of its province: "Rityan" is a name of its own
    there, "Aleppo province", "northern Aleppo" and "Aleppo" are the area's.
    """
    mention, where = item.mention, item.mention.where
    names = tuple(dict.fromkeys((*(() if mention.place is None else (mention.place,)), *mention.places)))
    if where is None or not where.is_area:
        return names
    wide = [fold(name).split() for name in (where.name, where.admin, mention.admin) if name]
    own = (name for name in names if not any(set(words) <= set(fold(name).split()) for words in wide))
    facility = () if where.facility is None else (where.facility,)
    return tuple(dict.fromkeys((*facility, *own)))


@once
def name_keys(item: MatchItem) -> Mapping[str, str]:
    """The keys of the own names, each with a name that has it."""
    return {name_key(name): name for name in own_names(item)}


SIGNATURE_WORDS = 10
"""Rarest words of a mention of which two in common are looked into: with people and with place and days, 0.86 of
the true pairs of articles on shootings are proposed; by place and days alone 0.61 (docs/benchmarks.md)."""

SIGNATURE_RARITY = 6
"""Halvings: a word of a signature stands in fewer than one report in 64."""


@once
def signature_words(item: MatchItem) -> tuple[str, ...]:
    """The rarest words of a mention, those that tell most first."""
    rare = (word for word in item.mention.evidence.words if rarity(word) >= SIGNATURE_RARITY)
    return tuple(islice(rare, SIGNATURE_WORDS))


def is_precise(item: MatchItem) -> bool:
    """True where place and days, or people with names, identify an event; the others are vague.

    Vague mentions join nothing together.
    """
    if item.mention.evidence.people:
        return True
    when = item.mention.when
    return when is not None and days_long(when) <= VAGUE_DAYS and is_distinct_place(item)
