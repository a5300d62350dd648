"""Filters of the list between the address and the model: one table of names, both ways."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode

from knell.model.incident import IncidentType
from knell.model.record import IncidentQuery

MOST_WORDS = 200
"""Characters of the words field: more is a paste by mistake."""


def _read(problems: list[str], parameters: Mapping[str, str], name: str, read: Any, wanted: str) -> Any:
    text = parameters.get(name, "").strip()
    if text == "":
        return None
    try:
        return read(text)
    except ValueError:
        problems.append(f"“{text[:40]}” is not {wanted}, so it was left out.")
        return None


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 9):
        raise ValueError(text)
    return int(text)


def _country(text: str) -> str:
    if not (len(text) == 2 and text.isascii() and text.isalpha()):
        raise ValueError(text)
    return text.upper()


def parse_query(parameters: Mapping[str, str]) -> tuple[IncidentQuery, tuple[str, ...]]:
    """Read `from`, `to`, `type`, `country`, `killed` and `q`; then what was left out and why."""
    problems: list[str] = []
    earliest = _read(problems, parameters, "from", date.fromisoformat, "a day such as 2017-06-26")
    latest = _read(problems, parameters, "to", date.fromisoformat, "a day such as 2017-06-26")
    if earliest is not None and latest is not None and earliest > latest:
        problems.append("The first day is after the last, so no incident can match.")
    query = IncidentQuery(
        earliest=earliest,
        latest=latest,
        type=_read(problems, parameters, "type", IncidentType, "a type of incident"),
        country=_read(problems, parameters, "country", _country, "a country code of two letters"),
        killed_at_least=_read(problems, parameters, "killed", _whole, "a whole number"),
        words=parameters.get("q", "").strip()[:MOST_WORDS] or None,
    )
    return query, tuple(problems)


def query_fields(query: IncidentQuery) -> dict[str, str]:
    """What a form or an address shows of a query: only what is set."""
    fields = {
        "from": None if query.earliest is None else query.earliest.isoformat(),
        "to": None if query.latest is None else query.latest.isoformat(),
        "type": None if query.type is None else query.type.value,
        "country": query.country,
        "killed": None if query.killed_at_least is None else str(query.killed_at_least),
        "q": query.words,
    }
    return {name: text for name, text in fields.items() if text is not None}


def format_query(query: IncidentQuery) -> str:
    """The query as it stands behind the question mark of an address; empty where nothing is set."""
    return urlencode(query_fields(query))
