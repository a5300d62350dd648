"""Documents on disk and on standard input: found, checked and opened, never loaded here."""

import os
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from knell.errors import Unreadable
from knell.model.report import Origin

STANDARD_INPUT = "-"
STANDARD_INPUT_NAME = "standard input"


@dataclass(frozen=True, slots=True)
class Document:
    """A file, or standard input, that can be read. `size` is in bytes, None for standard input.

    `path` is None for standard input, `given` for a file.
    """

    origin: Origin
    size: int | None
    path: Path | None
    given: BinaryIO | None = None

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """The document as a binary stream: once for standard input, as often as wanted for a file.

        Raises Unreadable where it can no longer be opened.
        """
        if self.path is None:
            # Not closed: it is the caller's.
            yield sys.stdin.buffer if self.given is None else self.given
            return
        try:
            stream = self.path.open("rb")
        except OSError as error:
            raise _unreadable(self.origin.location, error) from error
        with stream:
            yield stream


def find_documents(
    paths: Sequence[str], *, retrieved_at: datetime | None = None, standard_input: BinaryIO | None = None
) -> Iterator[Document | Unreadable]:
    """The documents that `paths` name: files, folders with all that is in them (sorted by name), "-".

    In folders, names that begin with a dot are left out, and no folder is entered twice. What does not exist,
    cannot be read or is no file comes as an Unreadable in its place. `retrieved_at` has a zone; None is now.
    `standard_input` None is the process's own.
    """
    moment = datetime.now(UTC) if retrieved_at is None else retrieved_at
    entered: set[tuple[int, int]] = set()
    for name in paths:
        if name == STANDARD_INPUT:
            yield Document(Origin(STANDARD_INPUT_NAME, moment), None, None, standard_input)
            continue
        for found in _walk(Path(name), entered):
            yield found if isinstance(found, Unreadable) else _document(found, moment)


def count_documents(paths: Sequence[str]) -> int | None:
    """How many documents `find_documents` will give; None where standard input makes that unknown."""
    if STANDARD_INPUT in paths:
        return None
    entered: set[tuple[int, int]] = set()
    return sum(1 for name in paths for _ in _walk(Path(name), entered))


def _document(path: Path, moment: datetime) -> Document | Unreadable:
    try:
        status = path.stat()
    except OSError as error:
        return _unreadable(str(path), error)
    if not stat.S_ISREG(status.st_mode):
        return Unreadable(
            str(path), f"{_kind(status.st_mode)}, not a file: give a file, a folder or - for standard input"
        )
    if not os.access(path, os.R_OK):
        return Unreadable(str(path), "you may not read it: change its permissions or give a copy")
    return Document(Origin(str(path), moment), status.st_size, path)


def _walk(path: Path, entered: set[tuple[int, int]]) -> Iterator[Path | Unreadable]:
    """The files under `path`, itself if it is one. `entered` holds the folders that were gone through."""
    try:
        status = path.stat()
        if not stat.S_ISDIR(status.st_mode):
            yield path
            return
        folder = (status.st_dev, status.st_ino)
        if folder in entered:
            return
        entered.add(folder)
        children = sorted(child for child in path.iterdir() if not child.name.startswith("."))
    except OSError as error:
        yield _unreadable(str(path), error)
        return
    for child in children:
        yield from _walk(child, entered)


def _unreadable(location: str, error: OSError) -> Unreadable:
    reasons: dict[type[OSError], str] = {
        FileNotFoundError: "no such file or folder: check the path",
        PermissionError: "you may not read it: change its permissions or give a copy",
    }
    return Unreadable(location, reasons.get(type(error), f"it cannot be read: {error.strerror or error}"))


def _kind(mode: int) -> str:
    kinds = (
        (stat.S_ISFIFO, "a pipe"),
        (stat.S_ISSOCK, "a socket"),
        (stat.S_ISCHR, "a device"),
        (stat.S_ISBLK, "a device"),
    )
    return next((name for test, name in kinds if test(mode)), "something else")
