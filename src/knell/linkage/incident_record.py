"""One row of a list of incidents: what is compared, read from cells as other people write them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from knell.text.names import fold, name_key

Range = tuple[int | None, int | None]
"""Low and high of a figure, both ends counted; None is unknown or open."""

UNTOLD: Range = (None, None)

FORMATS = ("%d %B %Y", "%d %b %Y", "%d-%b-%Y", "%d-%B-%Y", "%B %d, %Y", "%b %d, %Y", "%Y/%m/%d", "%Y%m%d")
"""Forms of a day beside ISO 8601 that can be read in one way only; 03/04/2017 can be in two."""

_NUMBER = r"\d{1,3}(?:,\d{3})+|\d+"
_BETWEEN = re.compile(rf"(?P<low>{_NUMBER})\s*(?:-|–|—|to)\s*(?P<high>{_NUMBER})")
_LEAST = re.compile(
    rf"(?:at least|more than|over|minimum|min\.?)\s*(?P<least>{_NUMBER})|(?P<plus>{_NUMBER})\s*\+"
)
_MOST = re.compile(rf"(?:up to|at most|maximum|max\.?)\s*(?P<most>{_NUMBER})")
_ONE = re.compile(rf"^\D{{0,12}}(?P<one>{_NUMBER})(?:\.0+)?\D{{0,20}}$")
_PARTS = re.compile(r"\s*(?:[,;/|()]|\bor\b|\band\b|&)\s*")
_WORD = re.compile(r"[^\W\d_]{3,}")

_NOTHING = frozenset(
    {"", "na", "n a", "nan", "none", "null", "unknown", "not known", "unclear", "unspecified"}
)
"""Cells that say nothing, folded."""

_EMPTY_WORDS = frozenset(
    {"the", "and", "for", "near", "of", "in", "area", "areas", "town", "village", "city", "district", "agency",
    "province", "tehsil", "thesil", "subdistrict", "sub", "division", "township", "valley", "governorate",
    "state", "county", "municipality", "region", "outskirts"}
)  # fmt: skip
"""Words of a place's name that only say what kind of place it is, in the lists of several countries."""


@dataclass(frozen=True, slots=True)
class IncidentRecord:
    """A row as it is compared. Days and figures are ranges with both ends counted; None is unknown.

    `label` is the row's own id, for people: it is never compared. `places` are the names of the place as
    written, `areas` those of what is around it. `cells` is the whole row as it came.
    """

    label: str
    first_day: date | None
    last_day: date | None
    latitude: float | None
    longitude: float | None
    places: tuple[str, ...]
    areas: tuple[str, ...]
    country: str | None
    figures: Mapping[str, Range]
    type: str | None
    targets: frozenset[str]
    perpetrators: tuple[str, ...]
    cells: Mapping[str, str]


def read_day(cell: str) -> date | None:
    """The day of a cell, with or without a time; None where it is empty.

    Raises ValueError for anything else, above all for days like 03/04/2017 that can be read in two ways.
    """
    text = cell.strip()
    if is_nothing(text):
        return None
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        pass
    for form in FORMATS:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    raise ValueError(f"{text!r} is no day that can be read in one way only: write 2017-06-26")


def read_degrees(cell: str, most: float) -> float | None:
    """Degrees between -most and most; None where the cell is empty. Raises ValueError for anything else."""
    if is_nothing(cell):
        return None
    degrees = float(cell.strip())
    if not -most <= degrees <= most:
        raise ValueError(f"{degrees} is no angle between {-most:.0f} and {most:.0f} degrees")
    return degrees


def read_range(cell: str) -> Range:
    """A figure: "12", "6-8", "at least 4", "5+", "up to 9"; unknown where no number is given so."""
    text = cell.strip().casefold()
    if found := _BETWEEN.search(text):
        low, high = _number(found["low"]), _number(found["high"])
        return (min(low, high), max(low, high))
    if found := _LEAST.search(text):
        return (_number(found["least"] or found["plus"]), None)
    if found := _MOST.search(text):
        return (None, _number(found["most"]))
    if found := _ONE.match(text):
        return (_number(found["one"]), _number(found["one"]))
    return UNTOLD


def read_names(cell: str) -> tuple[str, ...]:
    """The names in a cell, "Miranshah / Mir Ali" being two."""
    parts = (part.strip(" .") for part in _PARTS.split(cell))
    return tuple(dict.fromkeys(part for part in parts if not is_nothing(part)))


def read_words(cell: str) -> frozenset[str]:
    """The telling words of a cell, folded."""
    return frozenset(word for word in _WORD.findall(fold(cell)) if word not in _EMPTY_WORDS)


def name_words(names: tuple[str, ...]) -> list[str]:
    """Keys of the single words of names, those of three letters and more that say something."""
    words = {word for name in names for word in _WORD.findall(fold(name)) if word not in _EMPTY_WORDS}
    return sorted({name_key(word) for word in words} - {""})


def name_keys(names: tuple[str, ...]) -> list[str]:
    """Keys under which spellings of one name meet."""
    return sorted({name_key(_bare(name)) for name in names} - {""})


def is_nothing(cell: str) -> bool:
    """Whether a cell says that it says nothing."""
    return fold(cell) in _NOTHING


def _bare(name: str) -> str:
    """A name without the kind of place: "Tehsil Ladha" and "Ladha district" are Ladha."""
    words = fold(name).split()
    return " ".join(word for word in words if word not in _EMPTY_WORDS) or name


def _number(text: str) -> int:
    return int(text.replace(",", ""))
