"""The JSON form of what commands show: one rule for all of Knell's records."""

import inspect
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache

from knell.cli.terminal import json_text


def plain(value: object) -> object:
    """`value` as JSON objects, lists, strings, numbers, booleans and null.

    A record is an object of its fields, in their order, and then of its properties (`words` of a figure,
    `precision` of a date). An enum is its value, a day or time ISO 8601, a tuple a list. None is null: not
    known, never 0 or "". Bytes are left out: a report's own file is had from the ledger.

    Raises TypeError for anything else, which would be a bug.
    """
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, Enum):
        return plain(value.value)
    if isinstance(value, str):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(plain(key)): plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list | frozenset | set):
        items = [plain(item) for item in value]
        return sorted(items, key=str) if isinstance(value, frozenset | set) else items
    if is_dataclass(value) and not isinstance(value, type):
        held = {name: getattr(value, name) for name in _names(type(value))}
        return {name: plain(item) for name, item in held.items() if not isinstance(item, bytes)}
    raise TypeError(f"no JSON form for {type(value).__name__}")


def write_json(value: object) -> str:
    """`plain(value)` as indented JSON text, safe on a terminal."""
    return json_text(plain(value), indent=2)


@cache
def _names(record: type) -> tuple[str, ...]:
    """Fields of a dataclass, then its public properties."""
    properties = [name for name, _ in inspect.getmembers(record, lambda member: isinstance(member, property))]
    return (
        *(field.name for field in fields(record)),
        *(name for name in properties if not name.startswith("_")),
    )
