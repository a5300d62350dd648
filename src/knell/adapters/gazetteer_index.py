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

COUNTRY_RANK = -(1 << 40)
OTHER_RANK = 1
"""Ranks of names run from what is meant first: countries, then by people (as a negative number), rivers and hills
last."""

GROUPS = (10, 50, 100)
"""Keys or ids of one query: never another number, so that SQLite compiles few statements and keeps them."""

PLACE_COLUMNS = (
    "p.id, p.name, p.latitude, p.longitude, p.level, p.country, p.admin1, p.admin2, p.population, p.radius_m,"
    " p.feature, p.code, p.wider"
)

ASKED = {"fold": "fold = ?", "key": "key = ? AND key <> ''"}
"""What is asked of the table of names; its index of keys leaves out those that have none."""

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


class NameRow(NamedTuple):
    """A name that was found, as written, folded, with its language and rank, and the place that bears it."""

    place: int
    written: str
    fold: str
    language: str | None
    rank: int


class FoundRow(NamedTuple):
    """A place that a name led to: the name as written, folded, with its language, and the index it is in.

    `number` is 0 for the built-in one.
    """

    place: PlaceRow
    written: str
    fold: str
    language: str | None
    number: int


DIVISION_LEVELS = (PlaceLevel.PROVINCE.value, PlaceLevel.DISTRICT.value, PlaceLevel.REGION.value)
LEVELS = {level.value: level for level in PlaceLevel}


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

    def named(self, column: Literal["fold", "key"], value: str, most: int = MAX_ROWS) -> list[NameRow]:
        """The names of this spelling or sound, each once for each place that bears it, the likest places first."""
        # Places are fetched once it is known which are wanted: most of a common name's are not.
        rows = self._rows(
            f"SELECT place, written, fold, language, rank FROM name WHERE {ASKED[column]} ORDER BY rank LIMIT ?",
            (value, most),
        )
        return [NameRow._make(row) for row in rows]

    def sounding(self, keys: Sequence[str]) -> list[str]:
        """The folded names of any of these sounds, each once."""
        rows = [
            row
            for marks, some in _grouped(keys)
            for row in self._rows(
                f"SELECT fold FROM name WHERE key IN ({marks}) AND key <> '' ORDER BY rank LIMIT ?",
                (*some, MAX_ROWS),
            )
        ]
        return list(dict.fromkeys(folded for (folded,) in rows))

    def places(self, ids: Iterable[int]) -> dict[int, PlaceRow]:
        """Those of `ids` that are in this index."""
        query = f"SELECT {PLACE_COLUMNS} FROM place p WHERE p.id IN "
        rows = [row for marks, some in _grouped(list(ids)) for row in self._rows(f"{query}({marks})", some)]
        return {row.id: row for row in map(PlaceRow._make, rows)}

    def divisions(self, ids: Iterable[int]) -> set[int]:
        """Those of `ids` that are divisions here."""
        query = "SELECT id FROM place WHERE level IN (?, ?, ?) AND id IN "
        return {
            found
            for marks, some in _grouped(list(ids))
            for (found,) in self._rows(f"{query}({marks})", (*DIVISION_LEVELS, *some))
        }

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
            level=LEVELS[row.level],
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
