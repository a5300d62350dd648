"""One place index: a read-only SQLite file, asked by spelling, by sound and by id."""

import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple

from knell.errors import BadInput
from knell.model.where import Place, PlaceLevel

MAX_ROWS = 500
"""Rows that one spelling gives at most, those of the largest places; the built-in index has no name of so many."""

GROUPS = (10, 50, 100)
"""Keys or ids of one query: never another number, so that SQLite compiles few statements and keeps them."""

PLACE_COLUMNS = (
    "p.id, p.name, p.latitude, p.longitude, p.level, p.country, p.admin1, p.admin2, p.population, p.radius_m,"
    " p.feature, p.code, p.wider"
)

CODES = "="
"""Before codes of divisions in `place.wider`, where their names stand in a table of their own."""


class PlaceRow(NamedTuple):
    """A place as it stands in an index; see `Place`."""

    id: int
    name: str
    latitude: float | None
    longitude: float | None
    level: str
    country: str
    admin1: str | None
    admin2: str | None
    population: int
    radius_m: int | None
    feature: str | None
    code: str | None
    wider: str | None


class FoundRow(NamedTuple):
    """A place that a name led to: the name as written, folded, with its language, and the index it is in.

    `number` is 0 for the built-in one.
    """

    place: PlaceRow
    written: str
    fold: str
    language: str | None
    number: int


def _grouped(values: Sequence[str] | Sequence[int]) -> Iterator[tuple[str, Sequence[str | int]]]:
    """The values in groups, each filled up with one of its own, with as many question marks."""
    for at in range(0, len(values), GROUPS[-1]):
        some: list[str | int] = list(values[at : at + GROUPS[-1]])
        size = next(group for group in GROUPS if len(some) <= group)
        some += some[-1:] * (size - len(some))
        yield ", ".join("?" * size), some


class PlaceIndex:
    """Rows of one index. Threads may share it."""

    def __init__(self, connection: sqlite3.Connection, number: int, source: str | None) -> None:
        """`number` is its place among the indexes, `source` the name of an added gazetteer."""
        self._connection = connection
        self._lock = threading.Lock()
        self._number = number
        self.source = source

    def close(self) -> None:
        """Give the file back."""
        self._connection.close()

    def named(self, column: Literal["fold", "key"], value: str, most: int = MAX_ROWS) -> list[FoundRow]:
        """The places with a name of this spelling or sound, each once for each of its names."""
        return self._found(f"n.{column} = ?", (value,), most)

    def sounding(self, keys: Sequence[str]) -> list[FoundRow]:
        """The places with a name of any of these sounds."""
        return [
            row
            for marks, some in _grouped(keys)
            for row in self._found(f"n.key IN ({marks})", some, MAX_ROWS)
        ]

    def places(self, ids: Iterable[int]) -> dict[int, PlaceRow]:
        """Those of `ids` that are in this index."""
        query = f"SELECT {PLACE_COLUMNS} FROM place p WHERE p.id IN "
        rows = [row for marks, some in _grouped(list(ids)) for row in self._rows(f"{query}({marks})", some)]
        return {row.id: row for row in map(PlaceRow._make, rows)}

    def first(self, condition: str, values: tuple[str, ...]) -> PlaceRow | None:
        """The place with the smallest id that meets an SQL condition on `p`."""
        rows = self._rows(
            f"SELECT {PLACE_COLUMNS} FROM place p WHERE {condition} ORDER BY p.id LIMIT 1", values
        )
        return PlaceRow._make(rows[0]) if rows else None

    def largest(self, limit: int) -> list[PlaceRow]:
        """The cities and towns with the most people, largest first."""
        rows = self._rows(
            f"SELECT {PLACE_COLUMNS} FROM place p WHERE level IN ('city', 'town')"
            " ORDER BY population DESC, id LIMIT ?",
            (limit,),
        )
        return [PlaceRow._make(row) for row in rows]

    def place(self, row: PlaceRow) -> Place:
        """The row as a Place; names of lower divisions are fetched by their codes."""
        return Place(
            geonameid=row.id,
            name=row.name,
            latitude=row.latitude,
            longitude=row.longitude,
            level=PlaceLevel(row.level),
            country=row.country,
            admin1=row.admin1,
            admin2=row.admin2,
            population=row.population,
            radius_m=row.radius_m,
            feature=row.feature,
            code=row.code,
            wider=self._wider(row.wider),
        )

    def meta(self) -> dict[str, str]:
        """What the index says of itself."""
        return {str(name): str(value) for name, value in self._rows("SELECT name, value FROM meta", ())}

    def _wider(self, written: str | None) -> tuple[str, ...]:
        if not written:
            return ()
        if not written.startswith(CODES):
            return tuple(written.split("\n"))
        codes = tuple(written.removeprefix(CODES).split("\n"))
        rows = self._rows(
            f"SELECT code, name FROM division WHERE code IN ({', '.join('?' * len(codes))})", codes
        )
        names = {str(code): str(name) for code, name in rows}
        return tuple(names[code] for code in codes if code in names)

    def _found(self, condition: str, values: Sequence[str | int], most: int) -> list[FoundRow]:
        rows = self._rows(
            f"SELECT {PLACE_COLUMNS}, n.written, n.fold, n.language"
            f" FROM name n JOIN place p ON p.id = n.place WHERE {condition} ORDER BY n.rank LIMIT ?",
            (*values, most),
        )
        return [FoundRow(PlaceRow._make(row[:-3]), row[-3], row[-2], row[-1], self._number) for row in rows]

    def _rows(self, statement: str, values: Sequence[str | int]) -> list[Any]:
        with self._lock:
            return self._connection.execute(statement, values).fetchall()


def open_index(path: Path, number: int = 0, source: str | None = None) -> PlaceIndex:
    """Open a built index for reading; raises BadInput where there is none, or it is something else."""
    mend = (
        "any command of knell builds it anew"
        if source is None
        else f"remove it with: knell gazetteer remove {source}"
    )
    try:
        connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
    except sqlite3.OperationalError as error:
        raise BadInput(f"{path}: no place index ({error}); {mend}") from error
    try:
        connection.execute("SELECT feature FROM place LIMIT 1").fetchone()
    except sqlite3.DatabaseError as error:
        connection.close()
        mend = "delete it, and it is built anew" if source is None else mend
        raise BadInput(f"{path}: no place index ({error}); {mend}") from error
    return PlaceIndex(connection, number, source)
