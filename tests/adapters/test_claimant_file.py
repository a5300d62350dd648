"""Tables of sources: read, kept and taken away, with every bad row by its line."""

from pathlib import Path

import pytest

from knell.adapters.claimant_file import KEPT_FILE, add_sources, open_directory, remove_source
from knell.errors import BadInput
from knell.model.source import Reliability
from knell.text.directory import shipped_directory

TABLE = (
    "name,aliases,kind,party,reliability\n"
    "Quiet Monitor,QM; Ada Example,monitor,,B\n"
    ",no name,,,\n"
    "\n"
    '"Northern\nFront",,armed party,,\n'
    "Loud Monitor,SOHR,monitor,,\n"
)


def write(folder: Path, text: str, name: str = "mine.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_rows_are_kept_and_bad_ones_told_by_line(tmp_path: Path) -> None:
    found = add_sources(tmp_path, write(tmp_path, TABLE), shipped_directory())
    assert found.taken == 2
    assert [(row.line, row.reason.split(":")[0]) for row in found.refused] == [
        (3, "the column “name” is empty"),
        (7, "“SOHR” is a name of Syrian Observatory for Human Rights already"),
    ]
    directory = open_directory(tmp_path).directory
    actor = directory.actor("Ada Example")
    assert actor is not None
    assert (actor.name, directory.notes(actor).reliability) == ("Quiet Monitor", Reliability.B)


def test_a_row_is_kept_once(tmp_path: Path) -> None:
    path = write(tmp_path, TABLE)
    for _ in range(2):
        add_sources(tmp_path, path, open_directory(tmp_path).directory)
    assert (tmp_path / KEPT_FILE).read_text(encoding="utf-8").count("Quiet Monitor") == 1


def test_the_table_of_the_setting_is_read_after_the_kept_one(tmp_path: Path) -> None:
    add_sources(tmp_path, write(tmp_path, TABLE), shipped_directory())
    own = write(tmp_path, "name,reliability\nQM,D\n", "own.csv")
    found = open_directory(tmp_path, str(own))
    assert found.directory.notes(found.directory.actor("Quiet Monitor")).reliability is Reliability.D


def test_a_source_is_removed_under_any_of_its_names(tmp_path: Path) -> None:
    add_sources(tmp_path, write(tmp_path, TABLE), shipped_directory())
    assert remove_source(tmp_path, "QM", open_directory(tmp_path).directory) == 1
    actor = open_directory(tmp_path).directory.actor("QM")
    assert actor is not None
    assert actor.name == "QM"
    with pytest.raises(BadInput, match="none of your own sources"):
        remove_source(tmp_path, "SOHR", open_directory(tmp_path).directory)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "no column “name”"),
        (b"source,kind\nX,media\n", "no column “name”"),
        (b"name,colour\nX,red\n", "the column “colour” is not known"),
        (b"name\n\xff\n", "is not UTF-8"),
        (b'name\n"X\n', "broken CSV"),
    ],
)
def test_what_is_no_such_table(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "bad.csv"
    path.write_bytes(content)
    with pytest.raises(BadInput, match=reason):
        add_sources(tmp_path, path, shipped_directory())
    assert not (tmp_path / KEPT_FILE).exists()


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be read"):
        open_directory(tmp_path, str(tmp_path / "none.csv"))


def test_spreadsheets_write_a_mark_and_capitals(tmp_path: Path) -> None:
    path = tmp_path / "excel.csv"
    path.write_bytes("\ufeffName,Kind\r\nQuiet Monitor,Monitor\r\n".encode())
    assert add_sources(tmp_path, path, shipped_directory()).taken == 1
