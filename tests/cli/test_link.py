"""`knell link`: two lists in, a page and a table out."""

import csv
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from knell.cli.main import app

LEFT = """event_id,event_date,location,fatalities,injured
A1,2017-06-26,Testabad,42-57,10
A2,2017-06-27,Testabad,1,
A3,2017-09-01,<b>Farville,3,
"""
RIGHT = """{"ref": "=B1", "date": "26 June 2017", "town": "Testabaad", "killed_min": 57, "killed_max": 60}
{"ref": "B2", "date": "27 June 2017", "town": "Testabad", "killed_min": 1, "killed_max": 1}
{"ref": "B3", "date": "2016-01-01", "town": "Elsewhere", "killed_min": 2, "killed_max": 2}
"""


def link(folder: Path, *options: str, left: str = LEFT, right: str = RIGHT) -> Result:
    (folder / "a.csv").write_text(left, encoding="utf-8")
    (folder / "b.jsonl").write_text(right, encoding="utf-8")
    arguments = [
        "link",
        str(folder / "a.csv"),
        str(folder / "b.jsonl"),
        "--out",
        str(folder / "out"),
        *options,
    ]
    return CliRunner().invoke(app, arguments, env={"COLUMNS": "200"})


def test_pairs_and_what_each_lacks(tmp_path: Path) -> None:
    done = link(tmp_path, "--right", "id=ref")
    assert done.exit_code == 0, done.output
    assert done.stdout == "2 in both, 1 only in a.csv, 1 only in b.jsonl.\n"
    with (tmp_path / "out" / "link.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["what"], row["left_id"], row["right_id"]) for row in rows] == [
        ("pair", "A1", "'=B1"),
        ("pair", "A2", "B2"),
        ("only_left", "A3", ""),
        ("only_right", "", "B3"),
    ]
    assert rows[0]["days_level"] == "same_day"
    weights = [float(cell) for name, cell in rows[0].items() if name.endswith("_weight")]
    assert sum(weights) - 4.0 == pytest.approx(float(rows[0]["log_odds"]), abs=0.001)


def test_the_page_is_escaped_and_asks_nobody_for_anything(tmp_path: Path) -> None:
    link(tmp_path)
    page = (tmp_path / "out" / "link.html").read_text(encoding="utf-8")
    assert "&lt;b&gt;Farville" in page
    assert "<b>" not in page
    assert "<script" not in page
    assert "default-src &#39;none&#39;" in page or "default-src 'none'" in page
    assert re.findall(r'(?:src|href|action)="([^#"][^"]*)"', page) == []
    assert "place: the same name (Testabad | Testabaad)" in page


def test_a_row_that_cannot_be_read_is_named_and_the_rest_is_linked(tmp_path: Path) -> None:
    done = link(tmp_path, left=LEFT + "A4,03/04/2017,Testabad,1,\n")
    assert done.exit_code == 3
    assert "not read: a.csv, line 5: column 'event_date': '03/04/2017' is no day" in done.stderr
    assert "2 in both" in done.stdout


def test_a_list_with_an_incident_twice_is_not_linked_one_to_one(tmp_path: Path) -> None:
    link(tmp_path, left=LEFT + "A1,2017-06-26,Testabad,42,\n")
    page = (tmp_path / "out" / "link.html").read_text(encoding="utf-8")
    assert "An incident may have several partners: a.csv has the same incident twice (A1 and A1)" in page


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--threshold", "1"), "give a score above 0 and below 1"),
        (("--left", "first_day"), "give it as FIELD=COLUMN"),
        (("--left", "first_day=when"), "there is no column 'when'"),
    ],
)
def test_options_that_cannot_be_used(tmp_path: Path, options: tuple[str, ...], words: str) -> None:
    done = link(tmp_path, *options)
    assert done.exit_code == 2
    assert words in done.stderr
