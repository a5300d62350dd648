"""The report that Knell was begun from, read by the commands into a fresh ledger: three incidents, and no more."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import CORPORA
from typer.testing import CliRunner

from knell.cli.main import app

ARTICLE = CORPORA.parent / "seed" / "article.txt"
AIRSTRIKE, CHEMICAL_ATTACK, MISSILE_STRIKE = "airstrike", "chemical_attack", "missile_strike"

Record = dict[str, Any]

pytestmark = pytest.mark.corpus


@pytest.fixture(scope="module")
def incidents(tmp_path_factory: pytest.TempPathFactory, gazetteer_path: Path) -> dict[str, Record]:
    """Everything that `knell show --json` says of each incident of the report, by the type of incident."""
    home = tmp_path_factory.mktemp("home")
    (home / gazetteer_path.name).symlink_to(gazetteer_path)

    def knell(*arguments: str) -> str:
        result = CliRunner().invoke(app, arguments, env={"KNELL_HOME": str(home)})
        assert result.exit_code == 0, result.output
        return result.stdout

    assert knell("add", str(ARTICLE)).startswith("1 read, 0 unchanged, 0 failed.")
    summaries = json.loads(knell("incidents", "--json"))
    ids = [summary["incident"]["incident_id"] for summary in summaries]
    records = [json.loads(knell("show", incident_id, "--json")) for incident_id in ids]
    assert len(records) == 3
    return {record["incident"]["type"]: record for record in records}


def figures(record: Record) -> dict[tuple[str, str | None], str]:
    """Harm and class of victims to the range in words."""
    return {(each["harm"], each["victim_class"]): each["words"] for each in record["figures"]}


def stances(record: Record) -> list[tuple[str, str]]:
    """Actor and stance of everybody who is said to have done it."""
    perpetrators = [each for linked in record["mentions"] for each in linked["mention"]["perpetrators"]]
    return [(each["actor"], each["stance"]) for each in perpetrators]


def positions(record: Record) -> set[tuple[str, str]]:
    """Party and kind of each position."""
    return {(each["position"]["party"], each["position"]["kind"]) for each in record["positions"]}


def test_it_tells_of_three_incidents(incidents: dict[str, Record]) -> None:
    assert set(incidents) == {AIRSTRIKE, CHEMICAL_ATTACK, MISSILE_STRIKE}


@pytest.mark.parametrize(
    ("type_", "days", "place", "admin", "level", "facility", "is_area"),
    [
        (AIRSTRIKE, ("2017-06-26", "2017-06-26"), "Al Mayādīn", "Deir ez-Zor", "town", None, False),
        (CHEMICAL_ATTACK, ("2017-04-01", "2017-04-30"), "Khān Shaykhūn", "Idlib", "town", None, False),
        (MISSILE_STRIKE, ("2017-04-01", "2017-04-30"), "Syria", None, "structure", "Shayrat airbase", True),
    ],
)
def test_where_and_when(
    type_: str,
    days: tuple[str, str],
    place: str,
    admin: str | None,
    level: str,
    facility: str | None,
    is_area: bool,
    incidents: dict[str, Record],
) -> None:
    when, where = incidents[type_]["incident"]["when"], incidents[type_]["incident"]["where"]
    assert (when["earliest"], when["latest"]) == days
    assert (where["name"], where["admin"], where["country"]) == (place, admin, "SY")
    assert (where["level"], where["facility"], where["is_area"]) == (level, facility, is_area)


@pytest.mark.parametrize(
    ("type_", "expected"),
    [
        (
            AIRSTRIKE,
            {("killed", None): "57–59", ("killed", "detainee"): "42", ("killed", "armed_actor"): "15"},
        ),
        (CHEMICAL_ATTACK, {("killed", None): "87 or more", ("killed", "child"): "3 or more"}),
        (MISSILE_STRIKE, {}),
    ],
)
def test_figures(
    type_: str, expected: dict[tuple[str, str | None], str], incidents: dict[str, Record]
) -> None:
    assert figures(incidents[type_]) == expected


def test_the_parts_of_the_airstrike_are_of_its_total_and_of_one_claimant(
    incidents: dict[str, Record],
) -> None:
    claims = [sourced["claim"] for sourced in incidents[AIRSTRIKE]["claims"]]
    (total,) = [claim for claim in claims if claim["part_of"] is None]
    parts = {claim["count"]["phrase"]: claim["part_of"] for claim in claims if claim is not total}
    assert total["count"]["phrase"] == "nearly 60"
    assert parts == {"42": total["claim_id"], "15": total["claim_id"]}
    speakers = {claim["attribution"]["organisation"] for claim in claims}
    assert speakers == {"Syrian Observatory for Human Rights"}
    heads = {claim["attribution"]["claimant"] for claim in claims if claim is not total}
    assert heads == {"Rami Abdel Rahman"}


def test_the_children_are_part_of_the_dead_of_the_chemical_attack(incidents: dict[str, Record]) -> None:
    claims = [sourced["claim"] for sourced in incidents[CHEMICAL_ATTACK]["claims"]]
    (total,) = [claim for claim in claims if claim["part_of"] is None]
    (children,) = [claim for claim in claims if claim is not total]
    assert (total["count"]["low"], total["count"]["high"]) == (87, None)
    assert (children["victim_class"], children["count"]["qualifier"]) == ("child", "vague")
    assert children["part_of"] == total["claim_id"]


@pytest.mark.parametrize(
    ("type_", "actor", "stance"),
    [
        (AIRSTRIKE, "US-led coalition", "alleged"),
        (CHEMICAL_ATTACK, "Syrian government", "denied"),
        (MISSILE_STRIKE, "United States", "stated"),
    ],
)
def test_who_is_said_to_have_done_it(
    type_: str, actor: str, stance: str, incidents: dict[str, Record]
) -> None:
    assert stances(incidents[type_]) == [(actor, stance)]


def test_positions_of_the_parties(incidents: dict[str, Record]) -> None:
    assert positions(incidents[AIRSTRIKE]) == {
        ("Pentagon", "acknowledges_strike"),
        ("Pentagon", "states_target"),
        ("Pentagon", "will_assess"),
    }
    assert positions(incidents[CHEMICAL_ATTACK]) == {("The regime", "denies")}
    assert positions(incidents[MISSILE_STRIKE]) == set()


def test_every_position_is_quoted_whole(incidents: dict[str, Record]) -> None:
    quotes = [each["position"]["quote"] for record in incidents.values() for each in record["positions"]]
    assert [quote for quote in quotes if quote != quote.strip()] == []
