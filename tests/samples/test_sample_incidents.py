"""What the sample reports come to, read from end to end: the incidents that `make demo` shows."""

import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from typer.testing import CliRunner

from knell.cli.main import app

ROOT = Path(__file__).parents[2]


class Expected(NamedTuple):
    """One incident as a careful reader of the reports sees it."""

    day: str
    country: str
    type: str
    reports: int


INCIDENTS = {
    "Mayadeen": Expected("2017-06-26", "SY", "airstrike", 3),
    "Shayrat": Expected("2017-04-07", "SY", "missile_strike", 1),
    "Khan Sheikhun": Expected("2017-04-04", "SY", "chemical_attack", 3),
    "Sanaa": Expected("2016-10-08", "YE", "airstrike", 2),
    "Kunduz": Expected("2015-10-03", "AF", "airstrike", 2),
    "Douma": Expected("2015-08-16", "SY", "airstrike", 2),
}


@pytest.fixture(scope="module")
def summaries(tmp_path_factory: pytest.TempPathFactory, gazetteer_path: Path) -> list[dict[str, Any]]:
    """The list of incidents after reading all sample reports."""
    home = tmp_path_factory.mktemp("home")
    (home / gazetteer_path.name).symlink_to(gazetteer_path)
    environment = {"KNELL_HOME": str(home)}
    added = CliRunner().invoke(app, ["add", str(ROOT / "samples" / "reports")], env=environment)
    assert added.exit_code == 0, added.output
    listed = CliRunner().invoke(app, ["incidents", "--json"], env=environment)
    found: list[dict[str, Any]] = json.loads(listed.stdout)
    return found


@pytest.mark.parametrize("expected", INCIDENTS.values(), ids=INCIDENTS)
def test_the_reports_of_an_incident_are_together(expected: Expected, summaries: list[dict[str, Any]]) -> None:
    (summary,) = [
        one
        for one in summaries
        if (when := one["incident"]["when"]) is not None
        and when["earliest"] == when["latest"] == expected.day
        and (one["incident"]["where"] or {}).get("country") == expected.country
    ]
    assert (summary["incident"]["type"], summary["report_count"]) == (expected.type, expected.reports)


def test_there_are_no_other_incidents(summaries: list[dict[str, Any]]) -> None:
    assert len(summaries) == len(INCIDENTS)
