"""`knell compare`, and `--policy` where figures are shown, over the sample reports' own ledger of two articles."""

import json
from collections.abc import Callable, Iterator

import pytest
from tests.pipeline.factory import make_article
from typer.testing import CliRunner, Result

from knell.cli.main import app

Run = Callable[..., Result]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    """Runs a command on a ledger of two reports of one strike: 12 civilians, then at least 15."""
    folder = tmp_path_factory.mktemp("compare")
    articles = folder / "articles.jsonl"
    later = "An air strike killed at least 15 people in Mayadeen in Syria on Monday, the Quiet Monitor said."
    second = make_article(doc_id="a-2", outlet="Second Wire", published="2017-06-28", text=later)
    articles.write_text(f"{make_article()}\n{second}\n", encoding="utf-8")
    runner = CliRunner()

    def run_command(*arguments: str) -> Result:
        return runner.invoke(app, list(arguments))

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KNELL_HOME", str(folder / "home"))
        patch.setenv("COLUMNS", "200")
        assert run_command("add", str(articles)).exit_code == 0
        yield run_command


def incident_id(run: Run) -> str:
    """The one incident of the ledger."""
    (found,) = json.loads(run("incidents", "--json").stdout)
    return str(found["incident"]["incident_id"])


def test_one_incident_under_every_policy(run: Run) -> None:
    key = incident_id(run)
    shown = run("compare", key)
    assert shown.exit_code == 0
    for expected in ("minimum-maximum 1", "conservative 1", "best-low-high 1", "two-sources 1", "airwars 1"):
        assert expected in shown.stdout
    assert "apart: provisional" in shown.stdout and "not counted" in shown.stdout
    found = json.loads(run("compare", key, "--json").stdout)
    assert found["results"][0]["policy"]["name"] == "minimum-maximum"
    assert found["suggestion"]["grade"] == "weak" and found["sources"]["is_provisional"] is True


def test_a_selection_under_every_policy(run: Run) -> None:
    shown = run("compare", "--all", "--from", "2017-06-01", "--to", "2017-06-30", "--country", "sy")
    assert shown.exit_code == 0
    assert "People killed in 1 incident, under each counting policy" in shown.stdout
    assert "no confidence interval" in shown.stdout and "Apart, provisional" in shown.stdout
    found = json.loads(run("compare", "--all", "--json").stdout)
    assert len(found["totals"]) == 5 and found["totals"][0]["total"]["incidents"] == 1
    assert run("compare", "--all", "--from", "2020-01-01").stdout == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ("compare",),
        ("compare", "INC-AAAAAAAA", "--all"),
        ("compare", "INC-AAAAAAAA", "--from", "2017-01-01"),
        ("compare", "--all", "--from", "soon"),
        ("incidents", "--policy", "median"),
        ("show", "INC-AAAAAAAA", "--policy", "median"),
    ],
)
def test_what_cannot_be_asked(run: Run, arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2 and result.stdout == ""


def test_an_incident_that_there_is_not(run: Run) -> None:
    assert run("compare", "INC-AAAAAAAA").exit_code == 1


def test_lists_and_incidents_take_a_policy(run: Run) -> None:
    shown = run("incidents", "--policy", "airwars")
    assert "airwars 1, civilians: Victims are presumed civilians" in shown.stdout
    key = incident_id(run)
    shown = run("show", key, "--policy", "best-low-high")
    assert "by best-low-high 1" in shown.stdout and ", best " in shown.stdout
    found = json.loads(run("show", key, "--policy", "two-sources", "--json").stdout)
    assert {one["policy"] for one in found["figures"]} == {"two-sources"}
    assert {"contradictions", "claimant_series", "figure_series", "suggested_grade", "sources"} <= set(found)


def test_the_figure_over_time_is_shown(run: Run) -> None:
    shown = run("show", incident_id(run)).stdout
    assert "The figure over time" in shown
    assert "2017-06-28: 15 or more" in shown
    assert "A trend in records is not a trend in violence." in shown
    assert "Suggested, for a person to decide" in shown and "Grade: Weak" in shown
