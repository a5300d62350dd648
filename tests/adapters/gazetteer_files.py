"""Small files of places, written inline, and what reading one gives."""

import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from knell.adapters.gazetteer_cells import ReadRow
from knell.adapters.gazetteer_entry import Entry
from knell.adapters.gazetteer_file import Refused
from knell.adapters.gazetteer_kinds import Kind, read_rows
from knell.model.where import Gazetteer

DUMP_FIELDS = (
    *("id", "name", "ascii", "names", "latitude", "longitude", "kind", "code", "country", "cc2"),
    *("admin1", "admin2", "admin3", "admin4", "population", "elevation", "dem", "zone", "modified"),
)

AIRBASE = {
    "id": "900001",
    "name": "Shayrat Airbase",
    "ascii": "Shayrat Airbase",
    "names": "Al Shayrat,Shairat,مطار الشعيرات,SHY,http://example.org/x,shyrat",
    "latitude": "34.49",
    "longitude": "36.91",
    "kind": "S",
    "code": "AIRB",
    "country": "SY",
    "admin1": "11",
    "population": "0",
}


def dump_row(**changed: str) -> str:
    """A row of a GeoNames dump: an airbase, but for what is given."""
    return "\t".join({**AIRBASE, **changed}.get(field, "") for field in DUMP_FIELDS)


def write_dump(path: Path, *rows: str) -> Path:
    path.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


def write_zip(path: Path, members: Mapping[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def read_all(kind: Kind, content: str | bytes, known: Gazetteer) -> tuple[list[Entry], list[Refused]]:
    """The entries of a table and its refused rows."""
    raw = content.encode() if isinstance(content, str) else content
    rows = list(read_rows(kind, BytesIO(raw), known, lambda size: None))
    return [row.entry for row in rows if isinstance(row, ReadRow)], [
        row for row in rows if isinstance(row, Refused)
    ]
