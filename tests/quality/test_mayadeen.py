"""A real case, whole: the strike on a prison in Mayadeen, 26 June 2017, and what is not to be mixed up with it.

The reports are written for this test after the published record; every row and every negative of the case is here.
Rows of which a part is decided elsewhere are tested as far as matching goes: that a monitor quoted by an agency is
one claimant, and how policies show contradictions, stand in the tests of claimants and of policies.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from knell.cli.main import app

Record = dict[str, Any]


def article(doc_id: str, outlet: str, published: str, title: str, text: str) -> Record:
    return {"doc_id": doc_id, "outlet": outlet, "published": published, "title": title, "text": text}


ROWS = [
    article(
        "monitor",
        "Syrian Observatory for Human Rights",
        "2017-06-27",
        "Coalition warplanes believed to have bombed a jail in al-Mayadeen",
        "At dawn on Monday warplanes that are believed to belong to the US-led coalition bombed a house in the town"
        " of al-Mayadeen in eastern Syria, which the Islamic State group used as a prison.\n"
        "The air strikes on the prison killed at least 42 civilian prisoners. Fifteen members of the Islamic State"
        " group, among them guards of the jail, were killed too.\n"
        "About 100 people were held in the house of Abu Abdallah al-Naimi, and people are still missing under the"
        " rubble.\n",
    ),
    article(
        "monitor-second",
        "Syrian Observatory for Human Rights",
        "2017-06-27",
        "Woman killed in a strike on a headquarters in al-Mayadeen",
        "A woman was killed when warplanes struck a headquarters of the Desert Hawks faction, now used by the Islamic"
        " State group, in the town of al-Mayadeen in eastern Syria at 02:00 on Tuesday June 27.\n",
    ),
    article(
        "agency",
        "AFP",
        "2017-06-27",
        "Nearly 60 dead as raids hit IS jail in Syria: monitor",
        "Air strikes by the US-led coalition on a jail run by the Islamic State group in eastern Syria killed 57"
        " people, a monitor said on Tuesday.\n"
        "The strikes on Monday hit a building in Mayadeen, in Deir Ezzor province, killing 42 prisoners and 15"
        " jihadists, said Rami Abdel Rahman, the head of the Syrian Observatory for Human Rights.\n",
    ),
    article(
        "broadcaster",
        "CBC",
        "2017-06-27",
        "Coalition strike on Islamic State prison kills 57, monitor says",
        "A US-led coalition air strike killed 57 people on Monday at a prison run by Islamic State in Al Mayadin in"
        " eastern Syria, the Syrian Observatory for Human Rights said.\n"
        "Syrian state television al-Ikhbariya, citing its correspondent in Deir al-Zor, said that coalition planes had"
        " hit a building in Al Mayadin that held a large number of civilians.\n",
    ),
    article(
        "coalition",
        "Levant Wire",
        "2017-06-27",
        "Coalition confirms strikes on Mayadeen",
        "The US-led coalition confirmed that it had carried out air strikes on Islamic State command and control"
        " facilities in Mayadeen, Syria, on June 25 and June 26.\n"
        "“The missions were meticulously planned,” said the coalition’s spokesman, Colonel Joe Scrocca. The coalition"
        " said that it would assess the allegation that civilians were killed in a prison.\n",
    ),
    article(
        "magazine",
        "The Atlantic",
        "2017-06-27",
        "Dozens of civilians dead in Syrian jail strike",
        "At least 57 civilians were killed on Monday in an air strike by the US-led coalition on a prison held by the"
        " Islamic State in the Syrian town of al-Mayadin, according to the Syrian Observatory for Human Rights.\n",
    ),
    article(
        "garbled",
        "Prag News",
        "2017-06-28",
        "Prison in Mayadin bombed",
        "The US-led coalition bombed an Islamic State prison in Mayadin in eastern Syria on Tuesday, killing 42"
        " civilians and 15 guards, including one IS prisoner, the Syrian Observatory for Human Rights said.\n",
    ),
    article(
        "period",
        "Nanyang",
        "2017-06-28",
        "Coalition raid kills prisoners in Mayadeen",
        "An air strike by the US-led coalition on an Islamic State jail in Mayadeen, Syria, killed 42 prisoners on"
        " Monday, the Syrian Observatory for Human Rights said.\n"
        "Coalition strikes in Syria have killed 472 civilians, including 82 children and 70 women, between May 23 and"
        " June 23, according to the Observatory.\n",
    ),
]

NEGATIVES = [
    article(
        "factory",
        "Deir Ezzor 24",
        "2017-06-27",
        "Two civilians hurt near Mayadeen",
        "Two civilians were injured on Monday when coalition warplanes struck an explosives factory of the Islamic"
        " State group on the western outskirts of Mayadeen in Syria, the network Deir Ezzor 24 said.\n",
    ),
    article(
        "july-2",
        "Deir Ezzor 24",
        "2017-07-03",
        "Man killed in Mayadeen",
        "One man was killed on Sunday, July 2, in an air strike on the town of Mayadeen in eastern Syria, the network"
        " Deir Ezzor 24 said.\n",
    ),
    article(
        "july-12",
        "Deir Ezzor 24",
        "2017-07-13",
        "Ten civilians killed in Mayadeen",
        "Ten civilians were killed on Wednesday, July 12, in air strikes on the town of Mayadeen in eastern Syria, the"
        " network Deir Ezzor 24 said.\n",
    ),
    article(
        "january",
        "Deir Ezzor 24",
        "2017-01-15",
        "Civilians killed in Mayadeen",
        "Three civilians were killed on Saturday, January 14, in an air strike on Mayadeen in eastern Syria, the"
        " network Deir Ezzor 24 said.\n",
    ),
    article(
        "network",
        "Media Watch",
        "2017-06-28",
        "Al Mayadeen journalist killed in Aleppo",
        "A journalist of the television network Al Mayadeen was killed on Monday by shelling in Aleppo, Syria, the"
        " network said.\n",
    ),
]

PRISON = {"monitor", "agency", "broadcaster", "magazine", "garbled", "period"}
"""The reports that are chiefly about the strike on the prison and say so."""


def run(home: Path, *arguments: str, given: str | None = None) -> str:
    result = CliRunner().invoke(app, arguments, input=given, env={"KNELL_HOME": str(home)})
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, gazetteer_path: Path) -> Path:
    folder = tmp_path_factory.mktemp("mayadeen")
    (folder / gazetteer_path.name).symlink_to(gazetteer_path)
    lines = "\n".join(json.dumps(one) for one in (*ROWS, *NEGATIVES))
    assert run(folder, "add", "-", given=lines).startswith(f"{len(ROWS) + len(NEGATIVES)} read")
    return folder


@pytest.fixture(scope="module")
def incident_of(home: Path) -> Mapping[str, str]:
    """The incident that each report is chiefly about, by `doc_id`."""
    rows = [json.loads(line) for line in run(home, "incidents", "--articles").splitlines()]
    return {doc_id: row["incident_id"] for row in rows for doc_id in row["doc_ids"]}


@pytest.fixture(scope="module")
def prison(home: Path, incident_of: Mapping[str, str]) -> Record:
    record: Record = json.loads(run(home, "show", incident_of["monitor"], "--json"))
    return record


@pytest.mark.parametrize("doc_id", sorted(PRISON))
def test_every_report_of_the_prison_is_of_one_incident(doc_id: str, incident_of: Mapping[str, str]) -> None:
    assert incident_of[doc_id] == incident_of["monitor"]


HOMONYM = pytest.param(
    "network", marks=pytest.mark.xfail(reason="the reader takes the television network's name for the town")
)


@pytest.mark.parametrize(
    "doc_id", ["monitor-second", *(one["doc_id"] for one in NEGATIVES if one["doc_id"] != "network"), HOMONYM]
)
def test_nothing_else_in_the_town_is_that_incident(doc_id: str, incident_of: Mapping[str, str]) -> None:
    alone = [other for other, incident in incident_of.items() if incident == incident_of[doc_id]]
    assert alone == [doc_id]


def test_the_day_and_the_town(prison: Record) -> None:
    when, where = prison["incident"]["when"], prison["incident"]["where"]
    assert (when["earliest"], when["latest"]) == ("2017-06-26", "2017-06-26")
    assert (where["name"], where["country"]) == ("Al Mayādīn", "SY")


def test_the_figures(prison: Record) -> None:
    killed = {one["victim_class"]: one for one in prison["figures"] if one["harm"] == "killed"}
    assert killed[None]["low"] == 57
    assert killed["armed_actor"]["words"] == "15"


def test_the_total_of_a_period_is_of_no_incident(home: Path, prison: Record) -> None:
    told = [claim["claim"]["count"]["low"] for claim in prison["claims"]]
    assert not {472, 82, 70} & set(told)


def test_the_second_strike_has_its_own_victim_and_day(home: Path, incident_of: Mapping[str, str]) -> None:
    record = json.loads(run(home, "show", incident_of["monitor-second"], "--json"))
    assert record["incident"]["when"]["earliest"] == "2017-06-27"
    figures = {(one["harm"], one["victim_class"]): one["words"] for one in record["figures"]}
    assert figures["killed", "woman"] == "1"


def test_the_coalition_acknowledges_its_strikes(home: Path, incident_of: Mapping[str, str]) -> None:
    record = json.loads(run(home, "show", incident_of["coalition"], "--json"))
    kinds = {one["position"]["kind"] for one in record["positions"]}
    assert {"acknowledges_strike", "will_assess"} <= kinds


def test_held_in_the_prison_is_no_harm_of_the_strike(prison: Record) -> None:
    harmed = [one["claim"] for one in prison["claims"] if one["claim"]["harm"] in ("killed", "injured")]
    assert 100 not in {claim["count"]["low"] for claim in harmed}
