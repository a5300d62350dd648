"""Lists of incidents as files."""

from pathlib import Path

import pytest

from knell.adapters.list_files import read_list
from knell.errors import BadInput


def write(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_text(text, encoding=encoding)
    return path


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_csv_with_any_separator_a_mark_and_tags(tmp_path: Path, separator: str) -> None:
    rows = [
        ["date", "town", "killed"],
        ["#date", "#loc+name", "#affected"],
        ["2017-06-26", "Testabad", "5"],
        ["", "", ""],
    ]
    text = "\n".join(separator.join(row) for row in rows)
    found = read_list(write(tmp_path, "a.csv", text, "utf-8-sig"))
    assert found.columns == ("date", "town", "killed")
    assert found.rows == ((3, {"date": "2017-06-26", "town": "Testabad", "killed": "5"}),)


def test_json_lines(tmp_path: Path) -> None:
    found = read_list(
        write(tmp_path, "a.jsonl", '{"day": "2017-06-26", "killed": 5, "who": ["a", "b"], "x": null}\n\n')
    )
    assert found.rows == ((1, {"day": "2017-06-26", "killed": "5", "who": "a; b", "x": ""}),)


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("a.csv", "", "no rows"),
        ("a.csv", "date,date\n1,2\n", "two columns are named 'date'"),
        ("a.csv", "date,town\n1,2,3\n", "line 2: 3 cells under 2 names"),
        ("a.csv", 'date,town\n1,"2\n', "no CSV"),
        ("a.jsonl", "{", "line 1: no JSON"),
        ("a.jsonl", "[1]", "line 1: not an object"),
    ],
)
def test_what_is_no_list_is_refused_with_its_place(tmp_path: Path, name: str, text: str, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        read_list(write(tmp_path, name, text))


def test_a_file_that_is_not_there_or_not_utf8(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be read"):
        read_list(tmp_path / "none.csv")
    with pytest.raises(BadInput, match="not UTF-8"):
        read_list(write(tmp_path, "a.csv", "date\né\n", "latin-1"))
