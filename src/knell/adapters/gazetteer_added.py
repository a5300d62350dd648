"""Gazetteers that were added: an index of each in a folder beside the built-in one, with where it is from."""

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, fields
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from knell.adapters.gazetteer_index import open_index
from knell.adapters.gazetteer_writer import IndexWriter, locked, name_row, rank_of, written_index
from knell.errors import BadInput
from knell.model.where import PlaceLevel

FOLDER = "gazetteers"
ENDING = ".db"
LOCK = ".lock"

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")

FORMAT = "1"
"""Of the tables of an added index; another one must be added anew."""

BATCH = 10_000


@dataclass(frozen=True, slots=True)
class AddedGazetteer:
    """What an added gazetteer says of itself.

    `sha256` is of the file that was added, `added_at` UTC (ISO 8601); `places`, `names` and `refused` are
    counts. `licence` and `source` are as they were given: who must be named, and where the file is from.
    """

    name: str
    kind: str
    file: str
    sha256: str
    places: int
    names: int
    refused: int
    licence: str
    source: str
    added_at: str


def names_rules() -> str:
    """A digest of the code that makes keys of names: an index of other keys is keyed anew."""
    return sha256(files("knell.text").joinpath("names.py").read_bytes()).hexdigest()[:16]


def list_added(home: Path) -> list[AddedGazetteer]:
    """Every added gazetteer, by name. Raises BadInput for one that is broken."""
    return [_read_note(path.stem, path) for path in _paths(home)]


def added_paths(home: Path) -> dict[str, Path]:
    """The index of each added gazetteer, by name."""
    return {path.stem: path for path in _paths(home)}


def index_path(home: Path, name: str) -> Path:
    """Where the index of a gazetteer of this name is or would be; raises BadInput for no such name."""
    if not NAME.fullmatch(name):
        raise BadInput(f"a gazetteer cannot be called {name!r}: use up to 64 letters, digits, - and _")
    return home / FOLDER / f"{name}{ENDING}"


def remove_added(home: Path, name: str) -> None:
    """Remove a gazetteer; raises BadInput where there is none of this name."""
    path = index_path(home, name)
    if not path.exists():
        there = ", ".join(added_paths(home)) or "none"
        raise BadInput(f"no gazetteer is called {name!r}; there are: {there}")
    with lock_added(home):
        path.unlink(missing_ok=True)


@contextmanager
def lock_added(home: Path) -> Iterator[None]:
    """Hold the folder of added gazetteers, made where it is missing; raises BadInput where that fails."""
    folder = home / FOLDER
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with locked(folder / LOCK):
            for left in folder.glob(".*.new*"):  # of an add that was killed: we hold the lock
                left.unlink()
            yield
    except OSError as error:
        raise BadInput(f"{folder}: cannot be written ({error.strerror or error})") from error
    except sqlite3.OperationalError as error:
        raise BadInput(
            f"{folder}: cannot be written ({error}); sorting needs as much room again in the folder for"
            " temporary files, which SQLITE_TMPDIR moves"
        ) from error


def finish_added(writer: IndexWriter, note: AddedGazetteer) -> None:
    """Sort a new index and keep its note in it."""
    told = {field: str(value) for field, value in asdict(note).items()}
    writer.finish({**told, "format": FORMAT, "rules": names_rules()})


def outdated_keys(home: Path) -> list[str]:
    """The added gazetteers whose keys were made by other rules than the present ones."""
    rules = names_rules()
    return [path.stem for path in _paths(home) if _meta(path.stem, path).get("rules") != rules]


def key_anew(home: Path, name: str, on_progress: Callable[[int, int], None] | None = None) -> None:
    """Make the keys of an added gazetteer's names by the present rules, from the names as they are written.

    Where another process did so meanwhile, nothing is done. Raises BadInput.
    """
    path = index_path(home, name)
    with lock_added(home):
        if _meta(name, path).get("rules") == names_rules():
            return
        note = _read_note(name, path)
        uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(uri, uri=True)) as old, written_index(path) as writer:
            writer.copy_places(path)
            cursor = old.execute(
                "SELECT n.place, n.written, n.language, p.level, p.population"
                " FROM name n JOIN place p ON p.id = n.place"
            )
            done = 0
            while rows := cursor.fetchmany(BATCH):
                writer.add_names(
                    name_row(place, written, language, PlaceLevel(level), rank_of(PlaceLevel(level), people))
                    for place, written, language, level, people in rows
                )
                done += len(rows)
                if on_progress is not None:
                    on_progress(done, max(done, note.names))
            finish_added(writer, note)


def _paths(home: Path) -> list[Path]:
    folder = home / FOLDER
    return sorted(path for path in folder.glob(f"*{ENDING}") if NAME.fullmatch(path.stem))


def _meta(name: str, path: Path) -> dict[str, str]:
    with closing(open_index(path, source=name)) as index:
        return index.meta()


def _read_note(name: str, path: Path) -> AddedGazetteer:
    meta = _meta(name, path)
    wanted = {field.name: field.type for field in fields(AddedGazetteer)}
    if meta.get("format") != FORMAT or not wanted.keys() <= meta.keys():
        raise BadInput(
            f"{path}: made by another version of Knell; remove it (knell gazetteer remove {name}) and add it anew"
        )
    values = {field: int(meta[field]) if kind is int else meta[field] for field, kind in wanted.items()}
    return AddedGazetteer(**values)  # type: ignore[arg-type]  # each value was made for its field's type above
