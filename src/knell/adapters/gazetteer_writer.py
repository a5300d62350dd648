"""Writes a place index: made in a file beside its place and renamed, so that nothing half-made is ever there."""

import fcntl
import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from itertools import zip_longest
from pathlib import Path

from knell.adapters.gazetteer_entry import Entry
from knell.adapters.gazetteer_index import CODES, COUNTRY_RANK, OTHER_RANK
from knell.model.where import PlaceLevel
from knell.text.names import fold, key_of_folded

CACHE_KIB = 65_536
"""Memory that SQLite may hold while it writes and, once more, while it sorts."""

BATCH = 1_000
"""Places that are taken at a time; SQLite lets a statement have 32,766 parameters."""

SORTERS = 2
"""Threads that SQLite may sort the names with, beside the one that reads them."""

SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE place (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, latitude REAL, longitude REAL, level TEXT NOT NULL,
    country TEXT NOT NULL, admin1 TEXT, admin2 TEXT, population INTEGER NOT NULL, radius_m INTEGER,
    feature TEXT, code TEXT, wider TEXT
);
CREATE TABLE division (code TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE name (
    key TEXT NOT NULL, rank INTEGER NOT NULL, fold TEXT NOT NULL, place INTEGER NOT NULL,
    written TEXT NOT NULL, language TEXT,
    PRIMARY KEY (fold, rank, place)
) WITHOUT ROWID;
CREATE TABLE scratch.unsorted (
    key TEXT, rank INTEGER, fold TEXT, place INTEGER, written TEXT, language TEXT
);
"""
"""`place.wider` is a list parted by newlines: names, or codes of `division` where it begins with "=".

Names lie in the order in which they are mostly asked for: by spelling, then by rank. Those of one sound lie together
in an index that holds all of them once more: a hundred of them are one place on the disk, not a hundred.
"""

FINISH = """
INSERT OR IGNORE INTO name SELECT * FROM scratch.unsorted ORDER BY fold, rank, place, language IS NULL;
DROP TABLE scratch.unsorted;
CREATE INDEX name_key ON name (key, rank, fold, place, written, language) WHERE key <> '';
CREATE INDEX place_level ON place (level, country);
PRAGMA analysis_limit = 1000;
ANALYZE;
"""

NameRow = tuple[str, int, str, int, str, str | None]


class IndexWriter:
    """Fills the tables of a new index. Names are kept unsorted in a second file until `finish`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.places = 0

    def add_all(self, entries: Sequence[Entry]) -> list[bool]:
        """Take places with their names; for each whether it was, False where its id is there already.

        Some thousand at a time are taken in half the time that they take one by one.
        """
        known = self._known([entry.place.geonameid for entry in entries])
        taken = []
        for entry in entries:
            taken.append(entry.place.geonameid not in known)
            known.add(entry.place.geonameid)
        new = [entry for entry, is_new in zip(entries, taken, strict=True) if is_new]
        self._connection.executemany(
            "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [_place_row(entry) for entry in new],
        )
        self.add_names(row for entry in new for row in _name_rows(entry))
        self.places += len(new)
        return taken

    def _known(self, ids: Sequence[int]) -> set[int]:
        """Those of the ids that were taken before."""
        statement = f"SELECT id FROM place WHERE id IN ({', '.join('?' * len(ids))})"
        return {found for (found,) in self._connection.execute(statement, ids)}

    def add_name(self, place: int, written: str, language: str | None) -> bool:
        """One more name for a place that was taken; False where there is no such place."""
        found = self._connection.execute(
            "SELECT level, population FROM place WHERE id = ?", (place,)
        ).fetchone()
        if found is None:
            return False
        level = PlaceLevel(found[0])
        self.add_names([name_row(place, written, language, level, rank_of(level, found[1]))])
        return True

    def add_names(self, rows: Iterable[NameRow]) -> None:
        """Rows of names as `name_row` gives them."""
        self._connection.executemany("INSERT INTO scratch.unsorted VALUES (?, ?, ?, ?, ?, ?)", rows)

    def add_division(self, code: str, name: str) -> None:
        """The name of a lower division by its code, for `place.wider`; of two with one code the first."""
        self._connection.execute("INSERT OR IGNORE INTO division VALUES (?, ?)", (code, name))

    def copy_places(self, path: Path) -> None:
        """All places and divisions of the index at `path`, without their names."""
        self._connection.execute("ATTACH ? AS old", (f"{path.resolve().as_uri()}?mode=ro&immutable=1",))
        self._connection.execute("INSERT INTO place SELECT * FROM old.place")
        self._connection.execute("INSERT INTO division SELECT * FROM old.division")
        self._connection.commit()
        self._connection.execute("DETACH old")

    def finish(self, meta: Mapping[str, str]) -> None:
        """Sort the names and keep what the index says of itself."""
        self._connection.executemany("INSERT INTO meta VALUES (?, ?)", sorted(meta.items()))
        self._connection.executescript(FINISH)
        self._connection.commit()

    def count_names(self) -> int:
        """Names taken so far, spellings that only differ in case or accents counted apart."""
        (count,) = self._connection.execute("SELECT count(*) FROM scratch.unsorted").fetchone()
        return int(count)


def _place_row(entry: Entry) -> tuple[object, ...]:
    place = entry.place
    return (
        *(place.geonameid, place.name, place.latitude, place.longitude, place.level.value),
        *(place.country, place.admin1, place.admin2, place.population, place.radius_m),
        *(place.feature, place.code, _wider(entry)),
    )


def _wider(entry: Entry) -> str | None:
    if entry.wider_codes:
        return CODES + "\n".join(entry.wider_codes)
    return "\n".join(entry.place.wider) or None


def _name_rows(entry: Entry) -> Iterator[NameRow]:
    """A row for each name that folds differently from those before it."""
    place = entry.place
    rank = rank_of(place.level, place.population)
    seen: set[str] = set()
    for written, language in zip_longest(entry.names, entry.languages):
        row = name_row(place.geonameid, written, language, place.level, rank)
        if row[2] and row[2] not in seen:
            seen.add(row[2])
            yield row


def rank_of(level: PlaceLevel, population: int) -> int:
    """Where a place stands among those of one name: smaller is sooner."""
    if level is PlaceLevel.COUNTRY:
        return COUNTRY_RANK
    return OTHER_RANK if level is PlaceLevel.OTHER else -population


def name_row(place: int, written: str, language: str | None, level: PlaceLevel, rank: int) -> NameRow:
    """One row of the table of names. Rivers, hills and the like have no key: only their exact names are found."""
    folded = fold(written)
    key = "" if level is PlaceLevel.OTHER else key_of_folded(folded)
    return key, rank, folded, place, written, language


@contextmanager
def written_index(path: Path) -> Iterator[IndexWriter]:
    """A writer whose index is at `path` once the block has ended well; without an error or not at all.

    A reader that has an older one open keeps it. Two files lie beside `path` meanwhile. Raises OSError and
    sqlite3.Error. The caller holds the lock, so what an earlier process left behind is cleared first.
    """
    for left in path.parent.glob(f".{path.name}.*.new*"):
        left.unlink(missing_ok=True)
    made, scratch = (_temporary(path).resolve() for _ in range(2))
    try:
        with closing(sqlite3.connect(made.as_uri(), uri=True)) as connection:
            connection.execute("ATTACH ? AS scratch", (str(scratch),))
            for database in ("main", "scratch"):
                connection.execute(f"PRAGMA {database}.journal_mode = OFF")
                connection.execute(f"PRAGMA {database}.synchronous = OFF")
                connection.execute(f"PRAGMA {database}.cache_size = -{CACHE_KIB}")
            connection.execute(f"PRAGMA threads = {SORTERS}")
            connection.executescript(SCHEMA)
            yield IndexWriter(connection)
        with made.open("rb") as file:
            os.fsync(file.fileno())
        made.replace(path)
    finally:
        made.unlink(missing_ok=True)
        scratch.unlink(missing_ok=True)


def _temporary(path: Path) -> Path:
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".new", dir=path.parent)
    os.close(descriptor)
    return Path(name)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold a lock that dies with the process; the empty file stays."""
    with path.open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
