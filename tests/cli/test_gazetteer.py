"""`knell gazetteer`: a file added, listed and removed; what is asked, said and refused."""

import csv
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.adapters.gazetteer_files import dump_row, write_dump
from typer.testing import CliRunner, Result

from knell.adapters.gazetteer_added import FOLDER
from knell.cli.main import app

OWN = "name,kind,latitude,longitude,country\nQuds Hospital,hospital,36.2,37.1,SY\n"


@pytest.fixture
def home(tmp_path: Path, gazetteer_path: Path) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    (folder / gazetteer_path.name).symlink_to(gazetteer_path)
    return folder


def knell(home: Path, *arguments: str | Path, given: str | None = None) -> Result:
    words = [str(argument) for argument in arguments]
    return CliRunner().invoke(app, words, input=given, env={"KNELL_HOME": str(home), "COLUMNS": "400"})


def test_a_dump_is_added_listed_and_removed(home: Path, tmp_path: Path) -> None:
    path = write_dump(tmp_path / "SY.txt", dump_row())
    added = knell(home, "gazetteer", "add", path)
    assert added.exit_code == 0, added.stderr
    assert added.stdout.startswith("SY: 1 places, 4 names. Licence: GeoNames")
    assert added.stderr == f"{path} is a country dump of GeoNames.\n"
    listed = knell(home, "gazetteer", "list").stdout
    for words in ("SY: a country dump of GeoNames, 1 places", "CC BY 4.0", "from SY.txt, SHA-256 "):
        assert words in listed
    assert knell(home, "gazetteer", "remove", "SY").stdout == "SY removed.\n"
    assert knell(home, "gazetteer", "list").stdout.startswith("No gazetteer was added")


def test_reports_are_read_with_what_was_added(home: Path, tmp_path: Path) -> None:
    """A village that the built-in index does not have gets its point."""
    village = dump_row(name="Testabad", names="", kind="P", code="PPL", population="900", admin1="12")
    article = {
        "doc_id": "1",
        "title": "Strike in Syria",
        "text": "An air strike killed 12 civilians in the village of Testabad near Idlib in Syria on Monday.",
        "published": "2017-06-27",
    }
    before = knell(home, "extract", given=json.dumps(article) + "\n").stdout
    assert knell(home, "gazetteer", "add", write_dump(tmp_path / "SY.txt", village)).exit_code == 0
    after = knell(home, "extract", given=json.dumps(article) + "\n").stdout
    assert '"geonameid": 900001' not in before
    assert before != after


def test_the_licence_must_be_said(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(OWN)
    refused = knell(home, "gazetteer", "add", path)
    assert refused.exit_code == 2
    assert "say under which licence it is, with --licence" in refused.stderr
    added = knell(
        home, "gazetteer", "add", path, "--licence", "own data", "--source", "our office", "--name", "h"
    )
    assert added.stdout == "h: 1 places, 1 names. Licence: own data\n"
    assert "source: our office" in knell(home, "gazetteer", "list").stdout


def test_refused_rows_are_told_counted_and_written(home: Path, tmp_path: Path) -> None:
    rows = [dump_row(id=str(number), latitude="4239.004") for number in range(1, 15)]
    path = write_dump(tmp_path / "SY.txt", dump_row(), *rows)
    refused = tmp_path / "refused.csv"
    result = knell(home, "gazetteer", "add", path, "--refused", refused)
    assert result.exit_code == 0
    assert result.stdout.startswith("SY: 1 places, 4 names, 14 rows refused.")
    assert f"refused: {path}, line 2: latitude 4239.004 is not between -90 and 90" in result.stderr
    assert result.stderr.count("refused: ") == 10
    assert "… and 4 more rows refused\n" in result.stderr
    with refused.open(encoding="utf-8", newline="") as file:
        written = list(csv.DictReader(file))
    assert [row["line"] for row in written] == [str(number) for number in range(2, 16)]
    assert set(written[0]) == {"file", "line", "reason", "row"}


def test_control_characters_of_a_file_do_not_reach_the_terminal(home: Path, tmp_path: Path) -> None:
    path = write_dump(tmp_path / "SY.txt", dump_row(), dump_row(id="9", country="\x1b[31m"))
    result = knell(home, "gazetteer", "add", path)
    assert "\x1b" not in result.stderr
    assert "line 2: country" in result.stderr


def test_a_killed_addition_leaves_nothing_that_is_used(home: Path, tmp_path: Path) -> None:
    rows = [dump_row(id=str(number), name=f"Place {number}") for number in range(1, 30_000)]
    path = write_dump(tmp_path / "SY.txt", *rows)
    command = [sys.executable, "-m", "knell", "gazetteer", "add", str(path)]
    with subprocess.Popen(command, env={**os.environ, "KNELL_HOME": str(home)}) as adding:
        deadline = time.monotonic() + 60
        while not list((home / FOLDER).glob(".SY.db.*.new")):
            assert time.monotonic() < deadline and adding.poll() is None
            time.sleep(0.01)
        adding.kill()
    assert knell(home, "gazetteer", "list").stdout.startswith("No gazetteer was added")
    assert knell(home, "gazetteer", "add", path).exit_code == 0
    assert {each.name for each in (home / FOLDER).iterdir()} == {".lock", "SY.db"}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("add", "nowhere.txt"), "no such file"),
        (("remove", "nothing"), "no gazetteer is called 'nothing'"),
        (("add", "nowhere.txt", "--kind", "shape"), "shape"),
    ],
)
def test_what_cannot_be_done_says_why(home: Path, arguments: tuple[str, ...], words: str) -> None:
    result = knell(home, "gazetteer", *arguments)
    assert result.exit_code == 2
    assert words in result.stderr
    assert "Traceback" not in result.stderr
