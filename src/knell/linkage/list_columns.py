"""Which column of a list holds what: recognised by its name, or told."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import TypeVar

import yaml

from knell.errors import BadInput
from knell.linkage.incident_record import (
    UNTOLD,
    IncidentRecord,
    Range,
    is_nothing,
    read_day,
    read_degrees,
    read_names,
    read_range,
    read_words,
)

FIGURES = ("killed", "injured", "civilians", "children")
"""Figures that a list may give, each as one cell or as a low and a high one."""

MANY = ("area", "type", "target", "perpetrators")
"""What several columns may hold: all that are recognised are read."""

_SEPARATORS = re.compile(r"[\s_./-]+")

Found = TypeVar("Found")

Columns = Mapping[str, tuple[str, ...]]
"""What a list holds → the columns that hold it, as the list names them."""


@lru_cache(maxsize=1)
def known_columns() -> Mapping[str, tuple[str, ...]]:
    """What a list may hold → names of its column, the likeliest first; shipped data."""
    raw = yaml.safe_load(files("knell.linkage").joinpath("data/list-columns.yml").read_text(encoding="utf-8"))
    return {field: tuple(names) for field, names in raw.items()}


def find_columns(names: Sequence[str], told: Mapping[str, str], source: str) -> Columns:
    """The columns of a list by what they hold; `told` are those that a person named: field → column.

    Raises BadInput where a told field or column does not exist, or no column gives days or places.
    """
    known = known_columns()
    for field, column in told.items():
        if field not in known:
            raise BadInput(f"{source}: {field!r} is nothing that is compared; there is {', '.join(known)}")
        if column not in names:
            raise BadInput(f"{source}: there is no column {column!r}; there is {', '.join(names)}")
    found: dict[str, tuple[str, ...]] = {field: (column,) for field, column in told.items()}
    taken = set(told.values())
    written: dict[str, list[str]] = {}
    for name in names:
        written.setdefault(_plain(name), []).append(name)
    for field, options in known.items():
        if field in told:
            continue
        own = [name for option in options for name in written.get(option, ()) if name not in taken]
        if own:
            found[field] = tuple(own) if field in MANY else (own[0],)
            taken |= set(found[field])
    if not {"first_day", "place", "latitude"} & found.keys():
        raise BadInput(
            f"{source}: no column gives days, places or coordinates. Its columns are {', '.join(names)};"
            " name one with an option such as first_day=COLUMN"
        )
    return found


def read_record(cells: Mapping[str, str], columns: Columns, number: int) -> IncidentRecord:
    """A row as it is compared; `number` counts rows from 1. Raises ValueError naming the cell that is wrong."""

    def text(field: str) -> str:
        return next((cells.get(name, "") for name in columns.get(field, ())), "")

    def every(field: str) -> list[str]:
        return [cells.get(name, "") for name in columns.get(field, ())]

    first = _checked("first_day", columns, lambda: read_day(text("first_day")))
    last = _checked("last_day", columns, lambda: read_day(text("last_day"))) or first
    if first is not None and last is not None and last < first:
        raise ValueError(f"the last day {last} is before the first {first}")
    country = text("country").strip()
    type_ = " ".join(every("type")).strip()
    latitude = _checked("latitude", columns, lambda: read_degrees(text("latitude"), 90))
    longitude = _checked("longitude", columns, lambda: read_degrees(text("longitude"), 180))
    if latitude is None or longitude is None or (latitude, longitude) == (0.0, 0.0):
        # Half a point is none, and (0, 0) is what programs write for a place that they do not know.
        latitude = longitude = None
    return IncidentRecord(
        label=text("id").strip() or f"row {number}",
        first_day=first,
        last_day=last,
        latitude=latitude,
        longitude=longitude,
        places=read_names(text("place")),
        areas=tuple(name for cell in every("area") for name in read_names(cell)),
        country=None if is_nothing(country) else country,
        figures={name: _figure(name, text) for name in FIGURES},
        type=None if is_nothing(type_) else type_,
        targets=frozenset[str]().union(*(read_words(cell) for cell in every("target"))),
        perpetrators=tuple(name for cell in every("perpetrators") for name in read_names(cell)),
        cells=cells,
    )


def _figure(name: str, text: Callable[[str], str]) -> Range:
    """Low and high columns where the list has them, else the one column with words."""
    whole = read_range(text(name))
    low, high = read_range(text(f"{name}_low")), read_range(text(f"{name}_high"))
    if low == UNTOLD and high == UNTOLD:
        return whole
    ends = (low[0], high[1])
    if ends == (0, 0) and whole == UNTOLD and text(name):
        # "Unknown" in words, with 0 and 0 beside it because the columns of numbers had to hold something.
        return UNTOLD
    return ends if None in ends or ends[0] <= ends[1] else (ends[1], ends[0])  # type: ignore[operator]


def _checked(field: str, columns: Columns, read: Callable[[], Found]) -> Found:
    try:
        return read()
    except ValueError as error:
        raise ValueError(f"column {columns[field][0]!r}: {error}") from None


def _plain(name: str) -> str:
    return _SEPARATORS.sub(" ", name.strip().casefold().lstrip("\ufeff#"))
