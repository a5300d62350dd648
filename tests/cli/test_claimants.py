"""`knell claimants`: who makes the claims, under which names; own sources added, refused and removed."""

import json
from pathlib import Path

import pytest
from tests.pipeline.factory import make_article
from typer.testing import CliRunner, Result

from knell.cli.main import app

TABLE = "name,aliases,kind,reliability,reason\nQuiet Monitor,Ada Example,monitor,B,checked\n,nobody,,,\n"
STORY = (
    "An air strike killed 12 civilians in Mayadeen in Syria on Monday, {who} said. The strike hit a market in the"
    " middle of the town while people were buying bread, and {more} dug for the missing until the evening."
)


@pytest.fixture
def home(tmp_path: Path, gazetteer_path: Path) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    (folder / gazetteer_path.name).symlink_to(gazetteer_path)
    return folder


def knell(home: Path, *arguments: str | Path, given: str | None = None, **settings: str) -> Result:
    words = [str(argument) for argument in arguments]
    env = {"KNELL_HOME": str(home), "COLUMNS": "300", "KNELL_CLAIMANTS": "", **settings}
    return CliRunner().invoke(app, words, input=given, env=env)


@pytest.fixture
def filled(home: Path) -> Path:
    """A ledger of two papers, in which a monitor speaks once by its name and once by its head's."""
    lines = [
        make_article(
            outlet="Paper A", text=STORY.format(who="the Quiet Monitor", more="soldiers and doctors")
        ),
        make_article(
            outlet="Paper B", text=STORY.format(who="Ada Example", more="everybody whom they could find")
        ),
    ]
    assert knell(home, "add", "-", given="\n".join(lines)).exit_code == 0
    return home


def claimants(home: Path, *options: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(knell(home, "claimants", "list", "--json", *options).stdout)
    return found


def names(home: Path, *options: str) -> list[object]:
    return [one["claimant"]["name"] for one in claimants(home, *options)]  # type: ignore[index]


def test_own_names_put_claims_together_in_list_and_figures(filled: Path, tmp_path: Path) -> None:
    assert sorted(map(str, names(filled))) == ["Ada Example", "Quiet Monitor"]
    table = tmp_path / "mine.csv"
    table.write_text(TABLE, encoding="utf-8")
    added = knell(filled, "claimants", "add", table)
    assert added.exit_code == 0, added.stderr
    assert added.stdout.startswith("1 rows added to ")
    assert added.stdout.endswith(", 1 refused.\n")
    assert "line 3: the column “name” is empty" in added.stderr
    (found,) = claimants(filled)
    assert (found["claim_count"], found["outlets"], found["type"]) == (2, ["Paper A", "Paper B"], "monitor")
    assert found["written"] == ["Ada Example", "the Quiet Monitor"]
    assert names(filled, "--own") == names(filled, "--type", "monitor") == ["Quiet Monitor"]
    assert names(filled, "--type", "un") == []
    incident = json.loads(knell(filled, "incidents", "--json").stdout)[0]["incident"]["incident_id"]
    shown = knell(filled, "show", incident).stdout
    assert "2 outlets, 1 claimant\n" in shown
    assert "monitor, reliability B" in shown
    assert knell(filled, "claimants", "remove", "Ada Example").stdout == "1 row of Ada Example removed.\n"
    assert sorted(map(str, names(filled))) == ["Ada Example", "Quiet Monitor"]


def test_one_is_shown_by_any_of_its_names(filled: Path, tmp_path: Path) -> None:
    table = tmp_path / "mine.csv"
    table.write_text(TABLE, encoding="utf-8")
    shown = knell(filled, "claimants", "show", "ada example", KNELL_CLAIMANTS=str(table))
    for line in (
        "Quiet Monitor\n",
        "type: monitor\n",
        "side: none\n",
        "reliability: B (usually reliable): checked\n",
        "claims: 2 in 2 reports\n",
        "outlets: Paper A, Paper B\n",
        "as written: “Ada Example”, “the Quiet Monitor”\n",
        "known names: ada example, quiet monitor\n",
    ):
        assert line in shown.stdout
    assert "line 3" in shown.stderr
    one = json.loads(knell(filled, "claimants", "show", "Quiet Monitor", "--json").stdout)
    assert one["claimant"]["notes"]["reliability"] == "F"


def test_the_list_is_a_table(filled: Path) -> None:
    table = knell(filled, "claimants", "list").stdout
    assert "claimant" in table.splitlines()[0] or "claimant" in table.splitlines()[1]
    assert "Quiet Monitor" in table
    assert knell(filled, "claimants").stdout == table


def test_nobody_of_this_name(filled: Path) -> None:
    shown = knell(filled, "claimants", "show", "Nobody")
    assert shown.exit_code == 1
    assert "No claimant of this ledger is called Nobody" in shown.stderr


def test_an_empty_ledger_says_what_to_do(home: Path) -> None:
    assert "knell add PATH" in knell(home, "claimants", "list").stderr


def test_a_table_that_is_none(home: Path, tmp_path: Path) -> None:
    shown = knell(home, "claimants", "add", tmp_path / "none.csv")
    assert shown.exit_code == 2
    assert "cannot be read" in shown.stderr


def test_copies_are_shown(home: Path) -> None:
    lines = [
        make_article(outlet=outlet, published=day, text=STORY.format(who="a doctor", more="soldiers"))
        for outlet, day in (("Wire", "2017-06-27"), ("Paper", "2017-06-28"))
    ]
    assert knell(home, "add", "-", given="\n".join(lines)).exit_code == 0
    incident = json.loads(knell(home, "incidents", "--json").stdout)[0]["incident"]["incident_id"]
    record = json.loads(knell(home, "show", incident, "--json").stdout)
    (edition,) = record["copies"][0]["editions"]
    shown = knell(home, "show", incident).stdout
    for words in (
        "2 outlets, 1 claimant\n",
        "Text of Wire\n",
        "original: Wire, 2017-06-27",
        "reprint: Paper, 2017-06-28",
        "counted for doctor (Wire): the report prints a text of Wire",
        "doctor (Wire): copies: 2 reports print one text of Wire",
    ):
        assert words in shown
    report = knell(home, "show", edition["copies"][0]["report_id"]).stdout
    assert "original: Wire, 2017-06-27" in report
