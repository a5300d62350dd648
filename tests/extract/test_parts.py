"""Which figures of a report are parts of which, sentences apart."""

import pytest
from tests.extract.build import read

LEAD = "Air strikes hit the town of Mayadeen on Monday, killing 60 people, a monitor said. "

CASES = [
    # What adds up to the lead's figure is told in parts.
    (
        "parts that add up",
        "The monitor said 40 people were killed in the market. It said 20 people were killed in a school.",
        {"40": "60", "20": "60"},
    ),
    ("said of the dead", "The monitor said 15 children were among the dead.", {"15": "60"}),
    # Another claimant's toll is a rival, and no part.
    ("a rival's toll", "The health ministry said 55 people were killed.", {"55": None}),
    # People that a total has among them make it no part of the one before.
    (
        "a total with parts",
        "The Red Crescent said 70 people, among them 9 children, were killed.",
        {"70": None, "9": "70"},
    ),
]


@pytest.mark.parametrize(("body", "wholes"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_wholes(body: str, wholes: dict[str, str | None]) -> None:
    claims = read("Raids hit town", LEAD + body).claims
    phrases = {claim.claim_id: claim.count.phrase for claim in claims}
    found = {claim.count.phrase: phrases.get(claim.part_of or "") for claim in claims}
    assert {figure: found[figure] for figure in wholes} == wholes


def test_a_toll_of_another_incident_is_no_whole() -> None:
    claims = read(
        "Raids hit town",
        LEAD + "On June 3 a car bomb killed 9 people in the city of Aleppo, the monitor said.",
    ).claims
    (bomb,) = [claim for claim in claims if claim.count.phrase == "9"]
    assert bomb.part_of is None
    assert len({claim.mention_id for claim in claims}) == 2
