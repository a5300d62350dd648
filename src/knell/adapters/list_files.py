"""Lists of incidents from files: CSV with a heading, or JSON lines, a row at a time."""

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from knell.errors import BadInput

SNIFFED = 64_000
"""Characters of a CSV that its separator is told from."""

SEPARATORS = ",;\t|"

LARGEST_CELL = 1 << 20
"""Characters in a cell. A longer one is a file that is no table, or a quotation mark that nobody closed."""


@dataclass(frozen=True, slots=True)
class ListFile:
    """A list as it came: its name, its columns in order, and each row as text by column, with its line."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[int, Mapping[str, str]], ...]


def read_list(path: Path) -> ListFile:
    """The rows of a .csv, .tsv, .txt, .jsonl or .ndjson file, in UTF-8 with or without a mark.

    A second row of HXL tags is passed over. Raises BadInput where the file cannot be read as a table.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise BadInput(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise BadInput(f"{path}: byte {error.start} is not UTF-8: save the list as UTF-8") from error
    is_json = path.suffix.lower() in {".jsonl", ".ndjson", ".json"}
    rows = tuple(_json_rows(path, text) if is_json else _csv_rows(path, text))
    if not rows:
        raise BadInput(f"{path}: no rows. A list is a CSV with a heading, or JSON lines")
    columns = tuple(dict.fromkeys(name for _, row in rows for name in row))
    return ListFile(path.name, columns, rows)


def _csv_rows(path: Path, text: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    try:
        dialect: type[csv.Dialect] = csv.Sniffer().sniff(text[:SNIFFED].partition("\n")[0], SEPARATORS)
        separator = dialect.delimiter
    except csv.Error:
        separator = ","
    previous = csv.field_size_limit(LARGEST_CELL)
    try:
        table = csv.reader(text.splitlines(keepends=True), delimiter=separator, strict=True)
        heading = [name.strip() for name in next(table, [])]
        if len(set(heading)) != len(heading):
            twice = next(name for name in heading if heading.count(name) > 1)
            raise BadInput(f"{path}, line 1: two columns are named {twice!r}: rename one")
        for cells in table:
            if not any(cell.strip() for cell in cells) or _is_hxl(cells):
                continue
            if len(cells) > len(heading):
                raise BadInput(
                    f"{path}, line {table.line_num}: {len(cells)} cells under {len(heading)} names"
                )
            yield table.line_num, dict(zip(heading, cells, strict=False))
    except csv.Error as error:
        raise BadInput(f"{path}, line {table.line_num}: no CSV: {error}") from error
    finally:
        csv.field_size_limit(previous)


def _is_hxl(cells: list[str]) -> bool:
    told = [cell for cell in cells if cell.strip()]
    return bool(told) and all(cell.lstrip().startswith("#") for cell in told)


def _json_rows(path: Path, text: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise BadInput(f"{path}, line {number}: no JSON: {error}") from error
        if not isinstance(row, dict):
            raise BadInput(
                f"{path}, line {number}: not an object: one incident a line, with its columns as names"
            )
        yield number, {str(name): _text(value) for name, value in row.items()}


def _text(value: object) -> str:
    """A value of JSON as a cell: a list as its parts."""
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(_text(one) for one in value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
