"""Streets and hours of the day that a text names: where and when in a town, beyond what a gazetteer and a date say."""

import re

from knell.text.names import fold

_KIND = (
    r"(?:Streets?|St|Avenues?|Ave|Av|Roads?|Rd|Drives?|Dr|Boulevard|Blvd|Lanes?|Ln|Courts?|Ct|Place|Pl|Highway|Hwy|"
    r"Parkway|Pkwy|Circle|Cir|Terrace|Pike|Trail|Square|Crescent|Alley|Loop)"
)
_DIRECTIONS = frozenset(
    {
        "north",
        "south",
        "east",
        "west",
        "n",
        "s",
        "e",
        "w",
        "ne",
        "nw",
        "se",
        "sw",
        "northeast",
        "northwest",
        "southeast",
        "southwest",
    }
)
_STREET = re.compile(
    rf"\b(?P<name>(?:[A-Z][\w'’.-]*\s|\d{{1,3}}(?:st|nd|rd|th)\s){{1,4}}){_KIND}\b(?!\s(?:Church|School|Hospital|Journal))"
)
_NO_NAMES = frozenset(
    {
        "the",
        "high",
        "main",
        "wall",
        "downing",
        "supreme",
        "superior",
        "district",
        "federal",
        "circuit",
        "county",
        "criminal",
        "municipal",
        "magistrate",
        "in",
        "on",
        "at",
        "of",
    }
)
"""Words that courts and every town's streets have: alone they name no street."""

_HOUR = re.compile(
    r"\b(?P<hour>\d{1,2})(?::(?P<minute>[0-5]\d))?\s?(?P<half>[ap])\.?\s?m\b\.?", re.IGNORECASE
)
_CLOCK = re.compile(
    r"\b(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?!\s?[ap]\.?\s?m\b)(?::\d\d)?\b", re.IGNORECASE
)
_WORDS = re.compile(r"\b(?P<word>midnight|noon)\b", re.IGNORECASE)


def find_streets(text: str) -> list[str]:
    """Keys of the streets and roads named, in order, each once: "1100 block of N. Euharlee Rd." is "euharlee"."""
    found: dict[str, None] = {}
    for match in _STREET.finditer(text):
        words = [word for word in fold(match["name"]).split() if word not in _DIRECTIONS]
        while words and words[0] in _NO_NAMES:
            del words[0]
        if words:
            # "at the corner of Fifth Street and Oak Avenue": what precedes a name is often no part of it.
            found.setdefault(" ".join(words[-2:]))
    return list(found)


def find_hours(text: str) -> list[int]:
    """Hours of the day that the text names, 0 to 23, in order, each once; minutes are rounded down."""
    found: dict[int, None] = {}
    for match in _HOUR.finditer(text):
        hour = int(match["hour"])
        if 1 <= hour <= 12:
            found.setdefault(hour % 12 + (12 if match["half"].lower() == "p" else 0))
    for match in _CLOCK.finditer(text):
        found.setdefault(int(match["hour"]))
    for match in _WORDS.finditer(text):
        found.setdefault(0 if match["word"].lower() == "midnight" else 12)
    return list(found)
