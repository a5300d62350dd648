"""Adds a file of places: its good rows become an index of their own, its bad ones are told."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from itertools import islice
from pathlib import Path

from knell.adapters.gazetteer_added import (
    AddedGazetteer,
    finish_added,
    index_path,
    list_added,
    lock_added,
)
from knell.adapters.gazetteer_cells import ReadRow
from knell.adapters.gazetteer_file import SHOWN, Refused, TableFile, read_lines
from knell.adapters.gazetteer_geonames import AlternateName, read_alternate_names
from knell.adapters.gazetteer_kinds import Recognised, read_rows
from knell.adapters.gazetteer_writer import BATCH, IndexWriter, written_index
from knell.errors import BadInput
from knell.model.where import Gazetteer

REPORTED_EVERY = 2_000_000
"""Bytes between two reports of progress."""

CHUNK = 1 << 20

SORTING = "sorting the names"
READING = "reading"


@dataclass(frozen=True, slots=True)
class Watcher:
    """What is told while a file is added: phase, bytes done and of all; each refused row with its file."""

    on_progress: Callable[[str, int, int], None]
    on_refused: Callable[[TableFile, Refused], None]


class _Loading:
    """The counts and the progress of one load."""

    def __init__(self, file: Recognised, known: Gazetteer, writer: IndexWriter, watcher: Watcher) -> None:
        self._file = file
        self._known = known
        self._writer = writer
        self._watcher = watcher
        self._bytes = 0
        self._reported = 0
        self.refused = 0

    def load_all(self) -> None:
        for table in self._file.tables:
            with table.open() as stream:
                rows = read_rows(self._file.kind, stream, self._known, self._count)
                while batch := list(islice(rows, BATCH)):
                    self._take(table, batch)
        for table in self._file.names:
            with table.open() as stream:
                for name in read_alternate_names(read_lines(stream, self._count)):
                    self._take_name(table, name)
        self._watcher.on_progress(SORTING, self._file.size, self._file.size)

    def _take(self, table: TableFile, rows: Sequence[ReadRow | Refused]) -> None:
        good = [row for row in rows if isinstance(row, ReadRow)]
        taken = iter(self._writer.add_all([row.entry for row in good]))
        for row in rows:
            if isinstance(row, Refused):
                self._refuse(table, row)
            elif not next(taken):
                reason = f"its {row.identity} was on an earlier line, which is kept"
                self._refuse(table, Refused(row.line, reason, row.text[:SHOWN]))
            elif row.division is not None:
                self._writer.add_division(row.division, row.entry.place.name)

    def _take_name(self, table: TableFile, name: AlternateName | Refused) -> None:
        if isinstance(name, Refused):
            self._refuse(table, name)
        else:  # a name of a place that is not in the dump is no fault: the table may be of the whole world
            self._writer.add_name(name.place, name.written, name.language)

    def _refuse(self, table: TableFile, row: Refused) -> None:
        self.refused += 1
        self._watcher.on_refused(table, row)

    def _count(self, size: int) -> None:
        self._bytes += size
        if self._bytes - self._reported >= REPORTED_EVERY:
            self._reported = self._bytes
            self._watcher.on_progress(READING, self._bytes, self._file.size)


def choose_name(file: Recognised, home: Path, name: str | None) -> str:
    """The name to add a file under, the file's own unless one is given; raises BadInput where it is taken."""
    chosen = re.sub(r"[^A-Za-z0-9_-]+", "-", file.path.stem).strip("-_") if name is None else name
    if index_path(home, chosen).exists():
        raise BadInput(
            f"a gazetteer is called {chosen} already: give another --name, or first remove it with"
            f" knell gazetteer remove {chosen}"
        )
    return chosen


def add_gazetteer(
    home: Path, file: Recognised, note: tuple[str, str, str], known: Gazetteer, watcher: Watcher
) -> AddedGazetteer:
    """Make an index of the good rows of `file`; it is whole, or not there at all.

    `note` is its name, licence and source. Raises BadInput where nothing in the file can be used, where the
    same file was added before, and where the home folder cannot be written.
    """
    name, licence, source = note
    digest = _digest(file.path)
    with lock_added(home):
        for added in list_added(home):
            if added.sha256 == digest and added.kind == file.kind and not file.names:
                raise BadInput(f"{file.path}: added already, as {added.name}")
        path = index_path(home, choose_name(file, home, name))
        with written_index(path) as writer:
            loading = _Loading(file, known, writer, watcher)
            loading.load_all()
            if not writer.places:
                raise BadInput(
                    f"{file.path}: none of its rows can be used ({loading.refused} refused); nothing was added"
                )
            added = AddedGazetteer(
                name=name,
                kind=file.kind.value,
                file=file.path.name,
                sha256=digest,
                places=writer.places,
                names=writer.count_names(),
                refused=loading.refused,
                licence=licence,
                source=source,
                added_at=datetime.now(UTC).isoformat(timespec="seconds"),
            )
            finish_added(writer, added)
    return added


def _digest(path: Path) -> str:
    digest = sha256()
    try:
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                digest.update(chunk)
    except OSError as error:
        raise BadInput(f"{path}: cannot be read ({error.strerror or error})") from error
    return digest.hexdigest()
