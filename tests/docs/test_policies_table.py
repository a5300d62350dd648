"""The table of docs/method.md that has one set of claims under each policy is what the code gives."""

import pytest
from tests.docs.test_method import rows
from tests.reconcile.builders import MORNING, C, claim

from knell.model.claim import Harm
from knell.reconcile import POLICIES, ReconcileClaim, reconcile
from knell.reconcile.series import find_figure

CLAIMS: dict[str, list[ReconcileClaim]] = {
    "57 (A); 60 (B)": [claim("A", 57), claim("B", 60)],
    "at least 42 (A)": [claim("A", "at least 42")],
    "nearly 60 (A), of them 42 detainees and 15 armed actors (A)": [
        claim("A", "nearly 60", id="C1"),
        claim("A", 42, C.DETAINEE, part_of="C1"),
        claim("A", 15, C.ARMED_ACTOR, part_of="C1"),
    ],
    "up to 30 (A); at least 42 (B)": [claim("A", "up to 30"), claim("B", "at least 42")],
    "dozens (outlet itself); 42 (A)": [claim("Outlet", "dozens"), claim("A", 42)],
    "dozens (outlet itself)": [claim("Outlet", "dozens")],
    "57 people (A); 57 civilians (B)": [claim("A", 57), claim("B", 57, C.CIVILIAN)],
    "10 civilians (A); 10 armed actors (B)": [claim("A", 10, C.CIVILIAN), claim("B", 10, C.ARMED_ACTOR)],
    "no casualties (a party); 12 (A)": [claim("P", "no casualties", is_party=True), claim("A", 12)],
    "12 (A); 21 (A, earlier)": [claim("A", 12), claim("A", 21, day=MORNING)],
}
TABLE = rows("One set of claims under each policy")


def in_cell(policy: str, claims: list[ReconcileClaim]) -> str:
    """The figure as the table writes it."""
    counting = POLICIES[policy]
    found = find_figure(reconcile(claims, counting), Harm.KILLED, counting.headline)
    assert found is not None
    best = "" if found.best is None else f", best {found.best}"
    marks = f"{' p' if found.is_provisional else ''}{' c' if found.is_contested else ''}"
    return f"{found.words}{best}{marks}"


@pytest.mark.parametrize("row", TABLE, ids=[row[0] for row in TABLE])
def test_a_row_is_what_each_policy_gives(row: list[str]) -> None:
    assert row[1:] == [in_cell(policy, CLAIMS[row[0]]) for policy in POLICIES]


def test_every_case_has_its_row() -> None:
    assert [row[0] for row in TABLE] == list(CLAIMS)


def test_the_files_are_described() -> None:
    assert [row[0].strip("`") for row in rows("Counting policies", level=2)] == list(POLICIES)
