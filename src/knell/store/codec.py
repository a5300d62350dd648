"""Model objects as JSON and back, for what is sealed.

Stored JSON outlives the code that wrote it: a field that is missing takes its default, one that is no longer
known is left out.
"""

import dataclasses
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from enum import Enum
from functools import cache, partial
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

Kind = TypeVar("Kind")


def dump(value: object) -> bytes:
    """Compact UTF-8 JSON of model objects, mappings, sequences, days, enumerations and plain values.

    Lone surrogates, which broken pages contain, survive.
    """
    return _ENCODER.encode(value).encode(errors="surrogatepass")


def load(content: bytes) -> Any:
    """The plain values that `dump` wrote."""
    return json.loads(content.decode(errors="surrogatepass"))


def build(kind: type[Kind], data: Mapping[str, Any]) -> Kind:
    """The dataclass `kind` from plain values; raises KeyError or ValueError where they do not fit."""
    make: Callable[[Any], Kind] = _builder(kind)  # type: ignore[arg-type]  # a type can be hashed
    return make(data)


def _plain(value: object) -> object:
    """What json cannot write by itself; tuples, enumerations and nesting it handles."""
    if dataclasses.is_dataclass(value):
        return {name: getattr(value, name) for name in _names(value.__class__)}
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"cannot keep a {type(value).__name__}")


# Made once: making an encoder costs as much as most of what it writes here.
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True, default=_plain)


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))


@cache
def _builder(kind: Any) -> Callable[[Any], Any]:
    """A function that turns plain JSON values into a value of this type."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        (inner,) = (argument for argument in arguments if argument is not NoneType)
        build_inner = _builder(inner)
        return lambda value: None if value is None else build_inner(value)
    if origin is tuple:
        build_item = _builder(arguments[0])
        return lambda value: tuple(build_item(item) for item in value)
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        hints = get_type_hints(kind)
        builders = [(name, _builder(hints[name])) for name in _names(kind)]
        return partial(_build_fields, kind, builders)
    if isinstance(kind, type) and issubclass(kind, datetime | date):
        return kind.fromisoformat
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    return _same


def _build_fields(
    kind: Callable[..., Any], builders: Sequence[tuple[str, Callable[[Any], Any]]], data: Mapping[str, Any]
) -> Any:
    return kind(**{name: make(data[name]) for name, make in builders if name in data})


def _same(value: Any) -> Any:
    return value
