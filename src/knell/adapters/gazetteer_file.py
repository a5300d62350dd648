"""Files of places as lines and records: plain or in a zip, one at a time, whatever is wrong in them."""

import csv
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, NamedTuple

from knell.errors import BadInput

MAX_LINE = 1_000_000
"""Bytes of one line; GeoNames' longest, with all names of a country in it, has some 15,000."""

MAX_UNPACKED = 20_000_000_000
"""Bytes that a zip may unpack to; allCountries.zip has 1.7 thousand million."""

MAX_RATIO = 100
"""Times that a zip may unpack to its own size; a text of places to some five."""

MAX_JOINED = 20
"""Lines that one record of a CSV may be spread over, by newlines in quotation marks."""

SHOWN = 200
"""Characters of a refused row that are kept with its reason."""

TABLE_ENDINGS = (".txt", ".csv", ".tsv", ".tab")
NO_TABLES = ("readme", "license", "licence", "iso-languagecodes")


class Line(NamedTuple):
    """A line without its end; `problem` says why it cannot be read, None where it can."""

    number: int
    text: str
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that was not taken: the number of its line from 1, why, and its beginning."""

    line: int
    reason: str
    text: str


def refuse(line: Line, reason: str) -> Refused:
    """The line as refused for a reason."""
    return Refused(line.number, reason, line.text[:SHOWN])


@dataclass(frozen=True, slots=True)
class TableFile:
    """A table of places: a file, or a member of a zip file. `size` is bytes, unpacked."""

    path: Path
    member: str | None
    size: int

    def __str__(self) -> str:
        return str(self.path) if self.member is None else f"{self.member} in {self.path}"

    @contextmanager
    def open(self) -> Iterator[IO[bytes]]:
        """Its bytes, unpacked as they are read: nothing is written anywhere. Raises BadInput."""
        with ExitStack() as opened:
            with told_as_bad_input(str(self)):
                if self.member is None:
                    stream: IO[bytes] = opened.enter_context(self.path.open("rb"))
                else:
                    archive = opened.enter_context(zipfile.ZipFile(self.path))
                    stream = opened.enter_context(archive.open(self.member))
            yield stream


@contextmanager
def told_as_bad_input(what: str) -> Iterator[None]:
    """Faults of a file that is being read, as BadInput."""
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise BadInput(f"{what}: the zip file is damaged or locked ({error}); fetch it anew") from error
    except OSError as error:
        raise BadInput(f"{what}: cannot be read ({error.strerror or error})") from error


def list_tables(path: Path) -> list[TableFile]:
    """The file itself, or the members of a zip that may be tables. Raises BadInput."""
    try:
        if not zipfile.is_zipfile(path):
            if not path.is_file():
                raise BadInput(f"{path}: {'a folder' if path.is_dir() else 'no such file'}; give a file")
            return [TableFile(path, None, path.stat().st_size)]
        with zipfile.ZipFile(path) as archive:
            members = [one for one in archive.infolist() if _may_be_table(one.filename)]
            packed = path.stat().st_size
    except (OSError, zipfile.BadZipFile) as error:
        raise BadInput(f"{path}: cannot be read ({error})") from error
    unpacked = sum(one.file_size for one in members)
    if unpacked > min(MAX_UNPACKED, max(MAX_RATIO * packed, MAX_LINE)):
        raise BadInput(
            f"{path}: unpacks to {unpacked:,} bytes, {unpacked // max(packed, 1)} times its size: that is no"
            " table of places; unpack it by hand and give the table, if it is one"
        )
    return [TableFile(path, one.filename, one.file_size) for one in members]


def _may_be_table(member: str) -> bool:
    name = member.rpartition("/")[2].lower()
    return name.endswith(TABLE_ENDINGS) and not name.startswith((*NO_TABLES, "."))


def check_encoding(table: TableFile) -> None:
    """Raise BadInput where a whole table is UTF-16 or binary: no row of it could be read."""
    with table.open() as stream, told_as_bad_input(str(table)):
        start = stream.read(2_000)
    if start.startswith((b"\xff\xfe", b"\xfe\xff")) or start.count(0) > len(start) // 4:
        raise BadInput(
            f"{table}: is in UTF-16 or no text at all; save it as UTF-8 (in Excel: “CSV UTF-8”) and add that"
        )


def read_lines(stream: IO[bytes], on_bytes: Callable[[int], None] | None = None) -> Iterator[Line]:
    """Every line that is not empty. `on_bytes` hears how many bytes each took. Raises BadInput."""
    number = 0
    with told_as_bad_input(getattr(stream, "name", "the table")):
        while raw := stream.readline(MAX_LINE):
            number += 1
            size = len(raw)
            is_long = size == MAX_LINE and not raw.endswith(b"\n")
            while is_long and (rest := stream.readline(MAX_LINE)):
                size += len(rest)
                if rest.endswith(b"\n"):
                    break
            if on_bytes is not None:
                on_bytes(size)
            line = _line(number, raw, size if is_long else None)
            if line.text or line.problem:
                yield line


def _line(number: int, raw: bytes, too_long: int | None) -> Line:
    if number == 1:
        raw = raw.removeprefix(b"\xef\xbb\xbf")
    raw = raw.rstrip(b"\r\n")
    if too_long is not None:
        shown = raw[:SHOWN].decode(errors="replace")
        return Line(number, shown, f"{too_long:,} bytes in one line, which is no row of places")
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        shown = raw.decode("latin-1")
        return Line(number, shown, f"not UTF-8 (byte {error.start + 1} of the line): save the file as UTF-8")
    return Line(number, text, "holds a NUL character" if "\0" in text else None)


class Record(NamedTuple):
    """The cells of a record of a CSV, and the line that it begins in with all of its text."""

    line: Line
    cells: list[str]


def read_records(lines: Iterator[Line], delimiter: str) -> Iterator[Record]:
    """The records of a CSV; one that cannot be read has no cells and a problem in its line.

    A quotation mark that is never closed costs its own line only: the lines after it are read on their own.
    """
    waiting: list[Line] = []
    while line := (waiting.pop(0) if waiting else next(lines, None)):
        if line.problem is not None:
            yield Record(line, [])
            continue
        joined = [line]
        record = _parse(joined, delimiter)
        while record is None and len(joined) < MAX_JOINED:
            following = waiting.pop(0) if waiting else next(lines, None)
            if following is None:
                break
            joined.append(following)
            record = _parse(joined, delimiter) if following.problem is None else None
        if record is None:
            waiting = joined[1:] + waiting
            record = Record(line._replace(problem="a quotation mark is opened and never closed"), [])
        yield record


def _parse(lines: list[Line], delimiter: str) -> Record | None:
    """The lines as one record; None where a quotation mark is still open."""
    text = "\n".join(line.text for line in lines)
    line = Line(lines[0].number, text)
    if '"' not in text:
        return Record(line, text.split(delimiter))
    try:
        (cells,) = csv.reader([text], delimiter=delimiter, strict=True)
    except csv.Error as error:
        if "unexpected end" in str(error):
            return None
        return Record(line._replace(problem=f"not a row of a CSV ({error})"), [])
    return Record(line, cells)
