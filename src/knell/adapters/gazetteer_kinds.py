"""What kind of file of places a file is, told by its content."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import IO

from knell.adapters import gazetteer_geonames, gazetteer_own, gazetteer_pcodes
from knell.adapters.gazetteer_cells import ReadRow
from knell.adapters.gazetteer_file import (
    Line,
    Refused,
    TableFile,
    check_encoding,
    list_tables,
    read_lines,
    read_records,
)
from knell.errors import BadInput
from knell.model.where import Gazetteer

LOOKED_AT = 50
"""Lines from which a file's kind is told."""

DELIMITERS = ",;\t"

EXPECTED = (
    "a country dump of GeoNames (SY.zip: 19 columns parted by tabs), a table of P-codes (CSV with ADM1_EN,"
    " ADM1_PCODE … or NAME_EN, PCODE …), or a table of your own (CSV with name, kind, latitude, longitude,"
    " country; docs/operations.md has all columns)"
)


class Kind(StrEnum):
    """The kinds of files that can be added."""

    GEONAMES = "geonames"
    PCODES = "pcodes"
    OWN = "own"


KIND_WORDS = {
    Kind.GEONAMES: "a country dump of GeoNames",
    Kind.PCODES: "a table of P-codes",
    Kind.OWN: "a table of places of your own",
}

ALTERNATES = "alternate names"


@dataclass(frozen=True, slots=True)
class Recognised:
    """A file of a known kind: the tables of places in it, and those of names with their language."""

    path: Path
    kind: Kind
    tables: tuple[TableFile, ...]
    names: tuple[TableFile, ...]

    @property
    def size(self) -> int:
        """Bytes of all tables, unpacked."""
        return sum(table.size for table in (*self.tables, *self.names))


def recognise_file(path: Path, *, kind: Kind | None = None, names: Path | None = None) -> Recognised:
    """What `path` is, of `kind` where that is given, with the table of names at `names`; raises BadInput."""
    found = [(table, _kind_of(table)) for table in list_tables(path)]
    kinds = {each for _, each in found if isinstance(each, Kind)} if kind is None else {kind}
    with_names = [table for table, each in found if each == ALTERNATES]
    if not kinds:
        if with_names:
            raise BadInput(
                f"{path}: a table of alternate names and no places: give it beside a country dump, with"
                " --alternate-names"
            )
        raise BadInput(f"{path}: no file of places that Knell knows. It takes {EXPECTED}")
    if len(kinds) > 1:
        raise BadInput(f"{path}: holds tables of several kinds; unpack it and add them one by one")
    (chosen,) = kinds
    tables = tuple(table for table, each in found if each == chosen)
    if not tables:
        raise BadInput(
            f"{path}: not {KIND_WORDS[chosen]}, as --kind says; without --kind it is told by its content"
        )
    if names is not None:
        given = [table for table in list_tables(names) if _kind_of(table) == ALTERNATES]
        if not given:
            raise BadInput(f"{names}: no table of alternate names (8 or 10 columns parted by tabs)")
        with_names += given
    if with_names and chosen is not Kind.GEONAMES:
        raise BadInput("alternate names go with a country dump of GeoNames, whose ids they have")
    return Recognised(path, chosen, tables, tuple(with_names))


def read_rows(
    kind: Kind, stream: IO[bytes], known: Gazetteer, on_bytes: Callable[[int], None]
) -> Iterator[ReadRow | Refused]:
    """The rows of a table of this kind, good and refused. Places of `known` lend their ids and divisions."""
    lines = read_lines(stream, on_bytes)
    if kind is Kind.GEONAMES:
        yield from gazetteer_geonames.read_dump(lines)
        return
    first = next(lines, None)
    if first is None:
        return
    delimiter = _delimiter(first)
    (header,) = islice(read_records(iter([first]), delimiter), 1)
    records = read_records(lines, delimiter)
    if kind is Kind.PCODES:
        shape = gazetteer_pcodes.read_header(header.cells)
        if shape is not None:
            yield from gazetteer_pcodes.read_pcodes(shape, records, known)
        return
    columns = gazetteer_own.read_header(header.cells)
    if columns is not None:
        yield from gazetteer_own.read_own(columns, len(header.cells), records, known)


def _kind_of(table: TableFile) -> Kind | str | None:
    check_encoding(table)
    with table.open() as stream:
        lines = list(islice(read_lines(stream), LOOKED_AT))
    if not lines:
        return None
    rows = [line.text.split("\t") for line in lines]
    if _is_most(len(row) == gazetteer_geonames.COLUMNS and row[0].isdigit() for row in rows):
        return Kind.GEONAMES
    widths = gazetteer_geonames.NAME_COLUMNS
    if _is_most(len(row) in widths and row[0].isdigit() and row[1].isdigit() for row in rows):
        return ALTERNATES
    (header,) = islice(read_records(iter(lines[:1]), _delimiter(lines[0])), 1)
    if gazetteer_pcodes.read_header(header.cells) is not None:
        return Kind.PCODES
    return Kind.OWN if gazetteer_own.read_header(header.cells) is not None else None


def _is_most(are: Iterable[bool]) -> bool:
    each = list(are)
    return sum(each) * 2 > len(each)


def _delimiter(header: Line) -> str:
    return max(DELIMITERS, key=header.text.count)
