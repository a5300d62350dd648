"""Tables of sources that users bring (CSV), and the one that is kept of them in the home folder."""

import csv
import io
import os
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from knell.errors import BadInput
from knell.text.directory import COLUMNS, Directory, extend_all, shipped_directory

KEPT_FILE = "claimants.csv"
"""In the home folder: the rows that were added, in the order in which they came."""

MOST_BYTES = 10_000_000
"""Of one table: a hundred times the sources of the world's press."""


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that was not taken: its file, line (1-based, the head is line 1) and the reason."""

    path: Path
    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class AddedSources:
    """What became of a table: the directory with it, how many rows were taken, and which were refused."""

    directory: Directory
    taken: int
    refused: tuple[RefusedRow, ...]


Row = Mapping[str, str]


def open_directory(home: Path, own: str = "") -> AddedSources:
    """The shipped directory with the kept table and the one at `own` (a path; "" for none).

    Rows that cannot be used are left out and told. Raises BadInput for a file that is no such table.
    """
    kept = home / KEPT_FILE
    paths = [kept] if kept.exists() else []
    if own:
        paths.append(Path(own).expanduser())
    found = AddedSources(shipped_directory(), 0, ())
    for path in paths:
        more = _extend(found.directory, path)
        found = AddedSources(more.directory, found.taken + more.taken, (*found.refused, *more.refused))
    return found


def add_sources(home: Path, path: Path, directory: Directory) -> AddedSources:
    """Keep the rows of a table that can be used, after `directory`; raises BadInput as `open_directory`.

    A row that is kept already, as it stands, is not kept twice.
    """
    rows = read_rows(path)
    more, lines, refused = extend_all(directory, rows)
    kept = home / KEPT_FILE
    before = [row for _, row in read_rows(kept)] if kept.exists() else []
    taken = [row for line, row in rows if line in set(lines)]
    _write(kept, [*before, *(row for row in _distinct(taken) if row not in before)])
    return AddedSources(more, len(taken), tuple(RefusedRow(path, line, reason) for line, reason in refused))


def remove_source(home: Path, name: str, directory: Directory) -> int:
    """Take the kept rows of the source called `name` away; returns how many. Raises BadInput for none."""
    kept = home / KEPT_FILE
    rows = [row for _, row in read_rows(kept)] if kept.exists() else []
    meant = directory.actor(name)
    left = [row for row in rows if directory.actor(row["name"]) != meant]
    if len(left) == len(rows):
        raise BadInput(f"“{name}” is none of your own sources: knell claimants list --own shows them")
    _write(kept, left)
    return len(rows) - len(left)


def read_rows(path: Path) -> list[tuple[int, Row]]:
    """The rows of a table with their lines; raises BadInput where it is none."""
    columns, rows = _read_table(path)
    if "name" not in columns:
        raise BadInput(f"{path}: it has no column “name”. The columns are: {', '.join(COLUMNS)}")
    if unknown := sorted(set(columns) - set(COLUMNS)):
        shown = ", ".join(f"“{column}”" for column in unknown)
        raise BadInput(f"{path}: the column {shown} is not known. The columns are: {', '.join(COLUMNS)}")
    return rows


def _read_table(path: Path) -> tuple[list[str], list[tuple[int, Row]]]:
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise BadInput(f"{path}: the table of sources cannot be read ({error.strerror or error})") from error
    if len(raw) > MOST_BYTES:
        raise BadInput(f"{path}: larger than {MOST_BYTES:,} bytes; that is no table of sources")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(f"{path}: byte {error.start + 1} is not UTF-8: save the file as UTF-8") from None
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        head = [column.strip().casefold() for column in next(reader, [])]
        rows: list[tuple[int, Row]] = []
        for cells in reader:
            if any(cell.strip() for cell in cells):
                given = dict(zip(head, cells, strict=False))
                row = {column: given.get(column, "").strip() for column in (*COLUMNS, *head)}
                rows.append((reader.line_num, row))
    except csv.Error as error:
        raise BadInput(f"{path}, line {reader.line_num}: broken CSV: {error}") from None
    return head, rows


def _extend(directory: Directory, path: Path) -> AddedSources:
    more, lines, refused = extend_all(directory, read_rows(path))
    return AddedSources(more, len(lines), tuple(RefusedRow(path, line, reason) for line, reason in refused))


def _distinct(rows: Sequence[Row]) -> list[Row]:
    return [row for number, row in enumerate(rows) if row not in rows[:number]]


def _write(path: Path, rows: Sequence[Row]) -> None:
    """The whole table at once: what is interrupted leaves the old one as it was."""
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS)
            writer.writeheader()
            writer.writerows({column: row.get(column, "") for column in COLUMNS} for row in rows)
        Path(draft).replace(path)
    except OSError as error:
        Path(draft).unlink(missing_ok=True)
        raise BadInput(f"{path}: cannot be written ({error.strerror or error})") from error
