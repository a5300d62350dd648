"""The place index: a read-only SQLite file behind the `Gazetteer` protocol."""

import sqlite3
import threading
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Any

from knell.errors import BadInput
from knell.model.where import Place, PlaceLevel, PlaceMatch
from knell.text.names import fold, key_of_folded
from knell.text.place_words import strip_division

MAX_MATCHES = 50
"""Matches that a look-up gives at most: a name of more places than that says nothing without its context."""

ABBREVIATION_LENGTH = 4
"""Letters: names of up to this many, all capitals ("US", "UAE"), are not found as words ("us")."""

CACHED_NAMES = 8_192
"""Names whose matches are kept in memory: an article repeats its places."""

COLUMNS = (
    "p.id, p.name, p.latitude, p.longitude, p.level, p.country, p.admin1, p.admin2, p.population, p.radius_m"
)

SEAT_SHARE = 50
"""A town is what a bare name means, rather than the division around it, from this part of its people on."""

POPULATION, WRITTEN, FOLDED = 8, 10, 11
"""Where a row of a look-up has these; its first ten columns are those of `Place`."""

KEY_CONSONANTS = 2
"""Names with fewer ("Us", "Ain") are found by their exact spelling only: the loose key would say nothing."""

DIVISION_LEVELS = frozenset(
    level.value for level in (PlaceLevel.PROVINCE, PlaceLevel.DISTRICT, PlaceLevel.REGION)
)

Row = Sequence[Any]


class SqliteGazetteer:
    """Places by name. Threads may share one; `close` it, or use it as a context manager."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._lock = threading.Lock()
        self._search_cached = lru_cache(maxsize=CACHED_NAMES)(self._search)

    def __enter__(self) -> "SqliteGazetteer":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the file back; no look-up is possible any more."""
        self._connection.close()

    def look_up(self, name: str) -> Sequence[PlaceMatch]:
        """All places that `name` may stand for, at most `MAX_MATCHES`.

        Exact ones first: the same but for case, marks and hyphens. Then those that only agree in the loose
        key of `knell.text.names`, which say in `forgiven` what was overlooked; none beside a country's exact
        name. Each group by population, largest first, but countries before all, and a division after its own
        town of the name. "Idlib province" finds divisions only. Empty for an unknown name.
        """
        return self._search_cached(name)

    def country(self, code: str) -> Place | None:
        """The country with this ISO 3166-1 alpha-2 code."""
        return self._one("p.level = 'country' AND p.country = ?", (code,))

    def division(self, country: str, admin1: str) -> Place | None:
        """The first-level division of `country` with the name `admin1`, as `Place.admin1` gives it."""
        return self._one("p.level = 'province' AND p.country = ? AND p.name = ?", (country, admin1))

    def largest(self, limit: int) -> Sequence[Place]:
        """The cities and towns with the most people, largest first, for the labels of a map."""
        rows = self._rows(
            f"SELECT {COLUMNS} FROM place p WHERE p.level IN ('city', 'town')"
            " ORDER BY p.population DESC, p.id LIMIT ?",
            (limit,),
        )
        return [_place(row) for row in rows]

    def meta(self) -> dict[str, str]:
        """What the index was built from, and with which rules."""
        return {str(name): str(value) for name, value in self._rows("SELECT name, value FROM meta", ())}

    def _search(self, name: str) -> tuple[PlaceMatch, ...]:
        folded = fold(name)
        exact = [row for row in self._named("fold", folded) if is_capital(name) or not _is_abbreviation(row)]
        is_country = any(row[4] == PlaceLevel.COUNTRY for row in exact)
        loose = [] if is_country else self._named("key", key_of_folded(folded))
        if (stripped := strip_division(name)) is not None:
            bare = fold(stripped[0])
            exact += [row for row in self._named("fold", bare) if row[4] in DIVISION_LEVELS]
            loose += [row for row in self._named("key", key_of_folded(bare)) if row[4] in DIVISION_LEVELS]
        found = _best(exact, folded)
        known = {row[0] for row in found}
        others = _best((row for row in loose if row[0] not in known), folded)
        matches = [PlaceMatch(_place(row), row[WRITTEN]) for row in found]
        for row in others:
            matches.append(PlaceMatch(_place(row), row[WRITTEN], (f"spelling: {name} for {row[WRITTEN]}",)))
        return tuple(matches[:MAX_MATCHES])

    def _named(self, column: str, value: str) -> list[Row]:
        """Every match in one column, unordered; a place stands once for each of its names."""
        if not value or (column == "key" and sum(sound != "a" for sound in value) < KEY_CONSONANTS):
            return []
        return self._rows(
            f"SELECT {COLUMNS}, n.written, n.fold FROM name n JOIN place p ON p.id = n.place"
            f" WHERE n.{column} = ?",
            (value,),
        )

    def _one(self, condition: str, values: tuple[str, ...]) -> Place | None:
        rows = self._rows(f"SELECT {COLUMNS} FROM place p WHERE {condition} ORDER BY p.id LIMIT 1", values)
        return _place(rows[0]) if rows else None

    def _rows(self, statement: str, values: tuple[str | int, ...]) -> list[Row]:
        with self._lock:
            return self._connection.execute(statement, values).fetchall()


def open_gazetteer(path: Path) -> SqliteGazetteer:
    """Open a built index for reading; raises BadInput where there is none, or it is something else."""
    try:
        connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
    except sqlite3.OperationalError as error:
        raise BadInput(f"{path}: no place index ({error}); any command of knell builds it anew") from error
    try:
        connection.execute("SELECT id FROM place LIMIT 1").fetchone()
    except sqlite3.DatabaseError as error:
        connection.close()
        raise BadInput(f"{path}: no place index ({error}); delete it, and it is built anew") from error
    return SqliteGazetteer(connection)


def _place(row: Row) -> Place:
    geonameid, name, latitude, longitude, level, *others = row[:WRITTEN]
    return Place(geonameid, name, latitude, longitude, PlaceLevel(level), *others)


def is_capital(name: str) -> bool:
    """Whether a name is written in capitals, with or without "the": "US", "the UK"."""
    return (name[4:] if name.lower().startswith("the ") else name).isupper()


def _is_abbreviation(row: Row) -> bool:
    return len(row[FOLDED]) <= ABBREVIATION_LENGTH and row[WRITTEN].isupper()


def _best(rows: Iterable[Row], folded: str) -> list[Row]:
    """One row for each place, with the name most like the written one; the likest places, by population."""
    best: dict[int, tuple[int, Row]] = {}
    letters = set(folded)
    for row in rows:
        unlike = len(letters ^ set(row[FOLDED]))
        known = best.get(row[0])
        if known is None or row[WRITTEN] == row[1] or (unlike < known[0] and known[1][WRITTEN] != row[1]):
            best[row[0]] = unlike if known is None else min(unlike, known[0]), row
    ranked = sorted(best.values(), key=lambda item: (item[0], -item[1][POPULATION], item[1][0]))[:MAX_MATCHES]
    return _by_population([row for _, row in ranked])


def _by_population(rows: Sequence[Row]) -> list[Row]:
    """Countries, then most people first; a division after the town of its name in it, rather meant."""
    seats: dict[tuple[str, str], int] = {}
    for row in rows:
        if row[4] not in DIVISION_LEVELS:
            inside = (row[5], row[6])
            seats[inside] = max(seats.get(inside, 0), row[POPULATION])

    def order(row: Row) -> tuple[bool, int, bool, int]:
        is_division = row[4] in DIVISION_LEVELS
        people = row[POPULATION]
        seat = seats.get((row[5], row[6]), 0) if is_division else 0
        weight = seat if seat * SEAT_SHARE >= people else people
        return row[4] != PlaceLevel.COUNTRY, -weight, is_division, row[0]

    return sorted(rows, key=order)
