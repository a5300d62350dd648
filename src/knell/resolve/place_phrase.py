"""A phrase for a place, taken apart: the bare name, and what the words around it say of it."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from knell.model.where import PlaceLevel
from knell.text.place_words import place_words, strip_division


@dataclass(frozen=True, slots=True)
class PlacePhrase:
    """What a phrase says: "near the town of Manbij in Aleppo" is near, "Manbij", a town, within "Aleppo".

    `name` is empty where a facility has no name of its own ("IS-run jail"). `within` are the wider places
    named in the phrase, nearest first. `is_part`: only a part is meant ("northern Aleppo").
    `is_surroundings`: the land around is meant ("rural Idlib"). `facility`: the whole words for a structure
    or a street, else None.
    """

    name: str
    within: tuple[str, ...] = ()
    level: PlaceLevel | None = None
    is_near: bool = False
    is_part: bool = False
    is_surroundings: bool = False
    facility: str | None = None


Known = Callable[[str], bool]
"""Whether a name as it stands is that of a place: then nothing more is taken off ("Eastern Ghouta")."""

_STREETS = frozenset({"street", "road", "avenue"})
"""Named after another place as a rule: "Homs Street" is not in Homs, nor is "the Castello road" in Spain."""
_SPACES = re.compile(r"\s+")
_LEADING = re.compile(r"^(?:(?:in|on|at|from)\s+)?the\s+", re.I)
_DISTANCE = r"(?:(?:about|some|around|roughly)\s+)?[\d.,]+\s*(?:km|kms|kilomet(?:re|er)s?|miles?|mi)\b\s*"
_POINTS = r"(?:to\s+the\s+)?(?:north|south|east|west)(?:[- ]?(?:east|west))?(?:ern)?"
_BESIDE = re.compile(
    rf"^(?:{_DISTANCE}(?:{_POINTS}\s+(?:of|from)|from|outside|away from)|{_POINTS}\s+of)\s+", re.I
)
_POSSESSIVE = re.compile(r"^(?P<owner>[^\W\d_][^,]*?)[’']s\s+(?P<name>\S.*)$")
_INSIDE = re.compile(r"^(?P<name>\S.*?)\s+(?P<how>in|inside|at|near|outside)\s+(?P<wider>\S.*)$")


def parse_place(phrase: str, is_known: Known) -> PlacePhrase:
    """Take a phrase apart; `is_known` keeps names whole that are names of places ("Kuwait City")."""
    parsed = PlacePhrase(_LEADING.sub("", _SPACES.sub(" ", phrase).strip(" .;:")))
    parsed = _take_near(parsed)
    if not is_known(parsed.name):
        parsed = _take_wider(parsed)
    while parsed.name and not is_known(parsed.name):
        for step in (
            _take_facility,
            _take_epithet,
            _take_settlement,
            _take_division,
            _take_surroundings,
            _take_direction,
        ):
            taken = step(parsed)
            if taken is not None:
                break
        else:
            break
        parsed = taken
        if parsed.facility is not None:
            break
    return parsed


@lru_cache(maxsize=32)
def _words(words: frozenset[str], template: str) -> re.Pattern[str]:
    alternatives = "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
    return re.compile(template % alternatives, re.IGNORECASE)


def _match(words: Iterable[str], template: str, text: str) -> re.Match[str] | None:
    return _words(frozenset(words), template).match(text)


def _take_near(parsed: PlacePhrase) -> PlacePhrase:
    """ "near Manbij", "30 km east of Raqqa"."""
    if (found := _BESIDE.match(parsed.name)) is not None:
        return replace(parsed, name=parsed.name[found.end() :], is_near=True)
    found = _match(place_words().near, r"^(?:%s)\s+(?:the\s+)?(?P<name>\S.*)$", parsed.name)
    return parsed if found is None else replace(parsed, name=found["name"], is_near=True)


def _take_wider(parsed: PlacePhrase) -> PlacePhrase:
    """ "Mayadeen, Deir Ezzor province, Syria", "Syria's Mayadeen", "the hospital in Aleppo"."""
    name, *wider = (part.strip() for part in parsed.name.split(","))
    is_near = parsed.is_near
    if (found := _INSIDE.match(name)) is not None:
        name = found["name"]
        wider.insert(0, found["wider"])
        is_near = is_near or found["how"] in ("near", "outside")
    if (found := _POSSESSIVE.match(name)) is not None and found[
        "name"
    ].casefold() not in place_words().surroundings:
        name = found["name"]
        wider.append(found["owner"])
    return replace(parsed, name=name, within=tuple(part for part in wider if part), is_near=is_near)


def _take_epithet(parsed: PlacePhrase) -> PlacePhrase | None:
    """ "the rebel-held Idlib"."""
    found = _match(place_words().epithets, r"^(?:%s)\s+(?P<name>\S.*)$", parsed.name)
    return None if found is None else replace(parsed, name=found["name"])


def _take_facility(parsed: PlacePhrase) -> PlacePhrase | None:
    """ "Shayrat airbase", "Camp Bucca", "general hospital of the town of Manbij", "IS-run jail"."""
    words = place_words()
    found = _match(words.facilities, r"^(?P<name>.*?)\b(?:%s)(?:\s+of\s+(?P<wider>\S.*))?$", parsed.name)
    if found is not None:
        within = parsed.within if found["wider"] is None else (found["wider"], *parsed.within)
        name = found["name"].strip()
        bare = name if any(map(_is_named, name.split())) else ""
        return replace(
            parsed, name=bare, within=within, level=PlaceLevel.STRUCTURE, facility=parsed.name, is_part=False
        )
    found = _match(words.facilities_before, r"^(?:%s)\s+(?P<name>\S.*)$", parsed.name)
    if found is None or not found["name"][0].isupper():
        return None
    return replace(parsed, name=found["name"], level=PlaceLevel.STRUCTURE, facility=parsed.name)


def _is_named(word: str) -> bool:
    """Whether a word is of a name: "al-Quds", but not "IS-run"."""
    return not word.islower() and not word.endswith(("-run", "-held", "-controlled", "-backed", "-linked"))


def _take_settlement(parsed: PlacePhrase) -> PlacePhrase | None:
    """ "the city of Aleppo", "Jarez village"."""
    levels = place_words().settlements
    found = _match(levels, r"^(?:.*\s)?(?P<kind>%s) of (?P<name>\S.*)$", parsed.name) or _match(
        levels, r"^(?P<name>\S.*?)\s+(?P<kind>%s)$", parsed.name
    )
    if found is None:
        return None
    kind = found["kind"].lower()
    facility = parsed.name if kind in _STREETS else None
    return replace(parsed, name=found["name"], level=parsed.level or levels[kind], facility=facility)


def _take_division(parsed: PlacePhrase) -> PlacePhrase | None:
    """ "Idlib province", "the Aleppo area"."""
    stripped = strip_division(parsed.name)
    return None if stripped is None else replace(parsed, name=stripped[0], level=parsed.level or stripped[1])


def _take_surroundings(parsed: PlacePhrase) -> PlacePhrase | None:
    """ "rural Idlib", "the Aleppo countryside", "Hama's countryside"."""
    words = place_words().surroundings
    found = (
        _match(words, r"^(?P<name>\S.*?)(?:[’']s)?\s+(?:%s)$", parsed.name)
        or _match(words, r"^(?:%s) of (?P<name>\S.*)$", parsed.name)
        or _match(words, r"^(?:%s)\s+(?P<name>\S.*)$", parsed.name)
    )
    return None if found is None else replace(parsed, name=found["name"], is_surroundings=True)


def _take_direction(parsed: PlacePhrase) -> PlacePhrase | None:
    """ "northern Aleppo"."""
    found = _match(place_words().directions, r"^(?:%s)\s+(?P<name>\S.*)$", parsed.name)
    return None if found is None else replace(parsed, name=found["name"], is_part=True)
