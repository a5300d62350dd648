"""Files of places become indexes beside the built-in one: whole or not at all, together with it, and removable."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from tests.adapters.gazetteer_files import dump_row, write_dump, write_zip

from knell.adapters import gazetteer_load
from knell.adapters.gazetteer import SqliteGazetteer, open_gazetteer
from knell.adapters.gazetteer_added import (
    FOLDER,
    added_paths,
    key_anew,
    list_added,
    outdated_keys,
    remove_added,
)
from knell.adapters.gazetteer_file import Refused, TableFile
from knell.adapters.gazetteer_kinds import Kind, recognise_file
from knell.adapters.gazetteer_load import Watcher, add_gazetteer, choose_name
from knell.errors import BadInput
from knell.model.where import PlaceLevel

ALEPPO = {"id": "170063", "kind": "P", "code": "PPLA", "admin1": "09", "country": "SY"}
"""The city, as every dump has it."""


SUBDISTRICT = dump_row(
    **{"id": "900002", "name": "Testland", "ascii": "", "names": "", "kind": "A", "code": "ADM3"},
    **{"admin2": "77", "admin3": "5"},
)


class Home:
    """A home folder, and what was told while files were added to it."""

    def __init__(self, folder: Path, built_in: Path) -> None:
        self.folder = folder
        self.built_in = built_in
        self.refused: list[Refused] = []
        self.phases: list[str] = []

    def add(self, path: Path, name: str | None = None, names: Path | None = None) -> str:
        file = recognise_file(path, names=names)
        chosen = choose_name(file, self.folder, name)
        watcher = Watcher(lambda phase, done, total: self.phases.append(phase), self._refuse)
        with open_gazetteer(self.built_in) as known:
            add_gazetteer(self.folder, file, (chosen, "a licence", "a source"), known, watcher)
        return chosen

    def open(self) -> SqliteGazetteer:
        return open_gazetteer(self.built_in, added_paths(self.folder))

    def _refuse(self, table: TableFile, row: Refused) -> None:
        self.refused.append(row)


@pytest.fixture
def home(tmp_path: Path, gazetteer_path: Path) -> Home:
    return Home(tmp_path / "home", gazetteer_path)


def test_what_was_added_is_found_with_all_that_its_row_says(home: Home, tmp_path: Path) -> None:
    home.add(write_dump(tmp_path / "SY.txt", dump_row(admin2="77", admin3="5"), SUBDISTRICT))
    with home.open() as gazetteer:
        (match,) = (each for each in gazetteer.look_up("Shairat") if each.source)
        place = match.place
        assert (match.source, match.forgiven, match.matched_name) == ("SY", (), "Shairat")
        assert (place.geonameid, place.feature, place.level) == (900001, "S.AIRB", PlaceLevel.STRUCTURE)
        assert place.wider == ("Testland",)
        assert [each.place.geonameid for each in gazetteer.look_up("مطار الشعيرات")] == [900001]
        assert gazetteer.look_up("Sheyrat airbase")[0].place.geonameid == 900001  # by its sounds


def test_the_note_is_kept(home: Home, tmp_path: Path) -> None:
    home.add(write_dump(tmp_path / "SY.txt", dump_row(), dump_row(name="")))
    (added,) = list_added(home.folder)
    assert (added.name, added.kind, added.file, added.places, added.refused) == (
        "SY",
        "geonames",
        "SY.txt",
        1,
        1,
    )
    assert (added.licence, added.source, len(added.sha256), added.names) == ("a licence", "a source", 64, 4)
    assert added.added_at.endswith("+00:00")
    assert home.phases[-1] == "sorting the names"


def test_a_zip_is_read_as_it_is_with_its_names(home: Home, tmp_path: Path) -> None:
    names = "1\t900001\tuk\tШайрат\t\t\t\t\n2\t77\ten\tElsewhere\t\t\t\t\n"
    path = write_zip(
        tmp_path / "SY.zip", {"readme.txt": "words", "../../SY.txt": dump_row() + "\n", "names.txt": names}
    )
    home.add(path)
    with home.open() as gazetteer:
        (match,) = (each for each in gazetteer.look_up("Шайрат") if each.source)
        assert (match.place.geonameid, match.language) == (900001, "uk")
        assert gazetteer.look_up("Shayrat Airbase")[0].language is None
    assert home.refused == []  # a name of a place elsewhere is no fault
    assert not (tmp_path.parent / "SY.txt").exists()


def test_names_may_lie_beside(home: Home, tmp_path: Path) -> None:
    names = tmp_path / "alternateNamesV2.txt"
    names.write_text("1\t900001\tar\tالشعيرات\t\t\t\t\t\t\n", encoding="utf-8")
    home.add(write_dump(tmp_path / "SY.txt", dump_row()), names=names)
    with home.open() as gazetteer:
        assert [match.language for match in gazetteer.look_up("الشعيرات") if match.source] == ["ar"]


def test_a_place_of_both_stands_once_with_the_names_of_both(home: Home, tmp_path: Path) -> None:
    row = dump_row(**ALEPPO, name="Aleppo", names="Halabtown", population="3000000", latitude="36.25")
    home.add(write_dump(tmp_path / "SY.txt", row))
    with home.open() as gazetteer:
        for written in ("Halabtown", "Aleppo", "حلب"):  # the last is the built-in index's name alone
            found = [match for match in gazetteer.look_up(written) if match.place.geonameid == 170063]
            assert [(match.place.population, match.place.latitude) for match in found] == [(3_000_000, 36.25)]
            assert found[0].place.feature == "P.PPLA"


def test_a_division_keeps_the_middle_and_radius_of_its_outline(home: Home, tmp_path: Path) -> None:
    row = dump_row(id="170062", name="Aleppo", kind="A", code="ADM1", admin1="09", latitude="36.9")
    home.add(write_dump(tmp_path / "SY.txt", row))
    with home.open() as gazetteer, open_gazetteer(home.built_in) as before:
        (place,) = (m.place for m in gazetteer.look_up("Aleppo") if m.place.geonameid == 170062)
        known = before.division("SY", "Aleppo")
        assert known is not None
        assert (place.latitude, place.radius_m, place.feature) == (known.latitude, known.radius_m, "A.ADM1")


def test_of_equals_the_added_place_comes_first(home: Home, tmp_path: Path) -> None:
    same = {"kind": "P", "code": "PPL", "admin1": "09", "names": "", "ascii": ""}
    with open_gazetteer(home.built_in) as before:
        (known, *_) = before.look_up("Saraqib")
    people = str(known.place.population)
    home.add(write_dump(tmp_path / "SY.txt", dump_row(name="Saraqib", population=people, **same)))
    with home.open() as gazetteer:
        assert [match.place.geonameid for match in gazetteer.look_up("Saraqib")[:2]] == [
            900001,
            known.place.geonameid,
        ]


def test_water_and_relief_are_found_by_their_exact_names_only(home: Home, tmp_path: Path) -> None:
    home.add(write_dump(tmp_path / "SY.txt", dump_row(name="Wadi Testabad", names="", ascii="", kind="H")))
    with home.open() as gazetteer:
        assert gazetteer.look_up("wadi testabad")
        assert not gazetteer.look_up("Wadi Tastabad")


def test_look_ups_without_added_ones_do_not_change(home: Home, tmp_path: Path) -> None:
    written = ["Raqa", "Mayadeen", "Aleppo", "Homs", "Syria", "San Jose", "Deir Ezzor province", "Kara"]
    home.add(write_dump(tmp_path / "SY.txt", dump_row()))
    with home.open() as gazetteer, open_gazetteer(home.built_in) as before:
        assert [gazetteer.look_up(name) for name in written] == [before.look_up(name) for name in written]


def test_of_two_rows_with_one_id_the_first_is_kept(home: Home, tmp_path: Path) -> None:
    home.add(write_dump(tmp_path / "SY.txt", dump_row(name="First"), dump_row(name="Second")))
    assert [(one.line, one.reason) for one in home.refused] == [
        (2, "its id 900001 was on an earlier line, which is kept")
    ]
    with home.open() as gazetteer:
        assert [m.place.name for m in gazetteer.look_up("Shairat") if m.source] == ["First"]


def test_rows_are_taken_some_at_a_time_and_refused_in_their_order(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gazetteer_load, "BATCH", 2)
    names = ["One", "Two", "One again", "Three"]
    rows = [dump_row(id=number, name=name) for number, name in zip("1213", names, strict=True)]
    home.add(write_dump(tmp_path / "SY.txt", rows[0], rows[1], dump_row(latitude="x"), *rows[2:]))
    assert [(one.line, one.reason.split(" ", 1)[0]) for one in home.refused] == [(3, "latitude"), (4, "its")]
    (added,) = list_added(home.folder)
    assert (added.places, added.refused) == (3, 2)


def test_an_addition_that_fails_leaves_nothing(home: Home, tmp_path: Path) -> None:
    path = write_dump(tmp_path / "SY.txt", dump_row())
    file = recognise_file(path)

    def stop(table: TableFile, row: Refused) -> None:
        raise KeyboardInterrupt

    path.write_text(f"{dump_row()}\nbad\n", encoding="utf-8")
    with open_gazetteer(home.built_in) as known, pytest.raises(KeyboardInterrupt):
        add_gazetteer(home.folder, file, ("SY", "", ""), known, Watcher(lambda *_: None, stop))
    assert list_added(home.folder) == []
    assert {each.name for each in (home.folder / FOLDER).iterdir()} == {".lock"}


def test_what_a_killed_addition_left_is_cleared_by_the_next(home: Home, tmp_path: Path) -> None:
    (home.folder / FOLDER).mkdir(parents=True)
    left = home.folder / FOLDER / ".Other.db.abc.new"
    left.write_bytes(b"half")
    home.add(write_dump(tmp_path / "SY.txt", dump_row()))
    assert not left.exists()


def test_names_are_keyed_anew_when_the_rules_change(home: Home, tmp_path: Path) -> None:
    home.add(write_dump(tmp_path / "SY.txt", dump_row(admin2="77", admin3="5"), SUBDISTRICT))
    path = added_paths(home.folder)["SY"]
    (note,) = list_added(home.folder)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE meta SET value = 'old' WHERE name = 'rules'")
        connection.execute("UPDATE name SET key = 'old' WHERE key != ''")
        connection.commit()
    assert outdated_keys(home.folder) == ["SY"]
    with home.open() as gazetteer:
        assert not [each for each in gazetteer.look_up("Sheyrat airbase") if each.source]
    key_anew(home.folder, "SY")
    assert outdated_keys(home.folder) == []
    assert list_added(home.folder) == [note]
    with home.open() as gazetteer:
        (found,) = (each for each in gazetteer.look_up("Sheyrat airbase") if each.source)
        assert (found.place.geonameid, found.place.wider) == (900001, ("Testland",))


def test_removed_is_gone(home: Home, tmp_path: Path) -> None:
    home.add(write_dump(tmp_path / "SY.txt", dump_row()))
    remove_added(home.folder, "SY")
    assert list_added(home.folder) == []
    with pytest.raises(BadInput, match="no gazetteer is called 'SY'; there are: none"):
        remove_added(home.folder, "SY")


@pytest.mark.parametrize("name", ["", "..", "a/b", "../x", "-x", "x" * 65, "é"])
def test_a_name_that_is_no_file_name(home: Home, name: str) -> None:
    with pytest.raises(BadInput, match="cannot be called"):
        remove_added(home.folder, name)


def test_nothing_is_added_twice(home: Home, tmp_path: Path) -> None:
    path = write_dump(tmp_path / "SY.txt", dump_row())
    home.add(path)
    with pytest.raises(BadInput, match="called SY already"):
        home.add(path)
    with pytest.raises(BadInput, match="added already, as SY"):
        home.add(path, "Other")


NO_TABLES: dict[str, tuple[Callable[[Path], object], str]] = {
    "nothing.txt": (lambda path: path.write_bytes(b""), "no file of places that Knell knows"),
    "prose.txt": (lambda path: path.write_text("some words\nand more\n"), "It takes a country dump"),
    "other.csv": (lambda path: path.write_text("a,b\n1,2\n"), "a table of your own"),
    "utf16.csv": (lambda path: path.write_text("name,lat,lon", encoding="utf-16"), "UTF-16"),
    "binary.txt": (
        lambda path: path.write_bytes(bytes(range(256)) * 9 + b"\0" * 5000),
        "UTF-16 or no text|no file of",
    ),
    "empty.zip": (lambda path: write_zip(path, {}), "no file of places"),
    "others.zip": (lambda path: write_zip(path, {"a.shp": b"x", "readme.txt": "x"}), "no file of places"),
    "bomb.zip": (lambda path: write_zip(path, {"a.txt": b"0" * 200_000_000}), "times its size"),
    "names.txt": (lambda path: path.write_text("1\t2\ten\tName\t\t\t\t\n"), "--alternate-names"),
    "only-bad.txt": (lambda path: path.write_text(dump_row(latitude="91") + "\n"), "none of its rows"),
    "folder": (lambda path: path.mkdir(), "a folder"),
    "none": (lambda path: None, "no such file"),
}


@pytest.mark.parametrize("name", NO_TABLES)
def test_a_file_that_cannot_be_used_is_refused_whole(home: Home, tmp_path: Path, name: str) -> None:
    write, reason = NO_TABLES[name]
    write(tmp_path / name)
    with pytest.raises(BadInput, match=reason):
        home.add(tmp_path / name)
    assert added_paths(home.folder) == {}


def test_a_damaged_zip_leaves_nothing(home: Home, tmp_path: Path) -> None:
    rows = "".join(dump_row(id=str(number), name=f"Place {number}") + "\n" for number in range(1, 20_000))
    path = write_zip(tmp_path / "SY.zip", {"SY.txt": rows})
    content = bytearray(path.read_bytes())
    content[-60_000:-59_000] = b"\0" * 1_000
    path.write_bytes(content)
    with pytest.raises(BadInput, match="damaged"):
        home.add(path)
    assert added_paths(home.folder) == {}


def test_the_kind_may_be_said_but_not_against_the_content(tmp_path: Path) -> None:
    path = write_dump(tmp_path / "SY.txt", dump_row())
    assert recognise_file(path, kind=Kind.GEONAMES).kind is Kind.GEONAMES
    with pytest.raises(BadInput, match="not a table of P-codes, as --kind says"):
        recognise_file(path, kind=Kind.PCODES)


def test_a_broken_index_says_how_to_mend_it(home: Home, tmp_path: Path) -> None:
    home.add(write_dump(tmp_path / "SY.txt", dump_row()))
    added_paths(home.folder)["SY"].write_bytes(b"SQLite format 3\x00" + b"x" * 4000)
    with pytest.raises(BadInput, match="knell gazetteer remove SY"):
        home.open()
    remove_added(home.folder, "SY")
    home.open().close()
