"""Words around place names: kinds of divisions and settlements, directions, facilities, media."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from knell.model.where import PlaceLevel
from knell.text.data_files import load_words


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """The lists of `en-places.yml`, in lower case; see the comments there."""

    divisions: Mapping[str, PlaceLevel]
    settlements: Mapping[str, PlaceLevel]
    directions: frozenset[str]
    surroundings: frozenset[str]
    near: frozenset[str]
    epithets: frozenset[str]
    facilities: frozenset[str]
    facilities_before: frozenset[str]
    outlying: frozenset[str]
    organisations_after: frozenset[str]
    organisations_before: frozenset[str]
    name_heads: frozenset[str]
    structure_modifiers: frozenset[str]


@lru_cache(maxsize=1)
def place_words() -> PlaceWords:
    """The lists, read once."""
    raw = load_words("en-places")

    def by_level(group: str) -> dict[str, PlaceLevel]:
        return {word: PlaceLevel(level) for level, words in raw[group].items() for word in words}

    return PlaceWords(
        divisions=by_level("divisions"),
        settlements=by_level("settlements"),
        directions=frozenset(raw["directions"]),
        surroundings=frozenset(raw["surroundings"]),
        near=frozenset(raw["near"]),
        epithets=frozenset(raw["epithets"]),
        facilities=frozenset(raw["facilities"]),
        facilities_before=frozenset(raw["facilities_before"]),
        outlying=frozenset(raw["outlying"]),
        organisations_after=frozenset(raw["organisations_after"]),
        organisations_before=frozenset(raw["organisations_before"]),
        name_heads=frozenset(raw["name_heads"]),
        structure_modifiers=frozenset(raw["structure_modifiers"]),
    )


@lru_cache(maxsize=8)
def _pattern(words: frozenset[str], template: str) -> re.Pattern[str]:
    """A pattern for any of `words`, longest first, set into `template` at "%s"."""
    alternatives = "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
    return re.compile(template % alternatives, re.IGNORECASE)


def strip_division(name: str) -> tuple[str, PlaceLevel] | None:
    """The bare name and level of a division named with its kind, None where no kind is named.

    "Deir Ezzor province" gives ("Deir Ezzor", province), "the governorate of Idlib" ("Idlib", province).
    """
    kinds = place_words().divisions
    words = frozenset(kinds)
    found = _pattern(words, r"^(?:the )?(?P<name>.*\S)\s+(?P<kind>%s)$").match(name.strip()) or _pattern(
        words, r"^(?:.*\s)?(?P<kind>%s) of (?:the )?(?P<name>\S.*)$"
    ).match(name.strip())
    if found is None:
        return None
    return found["name"], kinds[found["kind"].lower()]


def is_outlying(facility: str) -> bool:
    """Whether a structure is of a kind that lies outside towns as a rule: an oilfield, an airbase, a dam."""
    words = place_words().outlying
    first = facility.lower().partition(" ")[0]
    return first in words or _pattern(words, r"(?:^|.*\s)(?:%s)(?:\s+of\b.*)?$").match(facility) is not None


def is_media_context(text: str, start: int, end: int) -> bool:
    """Whether the place name at `text[start:end]` is part of the name of a medium, a body or a road.

    "Al Mayadeen TV", "Aleppo Media Center", "University of Aleppo", "Homs Street", "Washington Post". A word
    that follows counts only with a capital, or where it names a medium ("the Mayadeen channel"): "the Aleppo
    university" is a place of its own and no name. Offsets are code points, `end` exclusive.
    """
    words = place_words()
    after = _pattern(words.organisations_after, r"\s+(?:\w[\w’'-]*\s+){0,1}?(?P<word>%s)\b").match(text, end)
    if after is not None and _is_named(after.group().split()):
        return True
    before = text[max(0, start - 40) : start]
    found = _pattern(words.organisations_before, r"(?:^|\W)(?P<word>%s)\s+(?:the\s+)?$").search(before)
    return found is not None and (found["word"][0].isupper() or found["word"].lower() in _MEDIA)


_MEDIA = frozenset(
    {
        "tv",
        "television",
        "channel",
        "satellite channel",
        "news channel",
        "news agency",
        "newspaper",
        "radio",
        "daily",
    }
)
"""Words that make a name a medium even without a capital."""


def _is_named(words: list[str]) -> bool:
    """Whether words after a place name belong to its name: all with capitals, or the name of a medium."""
    return all(word[0].isupper() for word in words) or " ".join(words).lower() in _MEDIA
