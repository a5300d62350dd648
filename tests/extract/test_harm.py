"""Sentences, and who in them came to what harm."""

import pytest
from tests.extract.build import clause_of

from knell.extract.groups import find_groups
from knell.extract.harm import join_harms

Row = tuple[str, str | None, str, int | None]
"""Figure, noun phrase, harm, index of the group that it is part of."""

CASES: list[tuple[str, list[Row]]] = [
    ("Air strikes killed nearly 60 people at a prison", [("nearly 60", "people", "killed", None)]),
    (
        "The strikes killed 42 prisoners and 15 jihadists",
        [("42", "prisoners", "killed", None), ("15", "jihadists", "killed", None)],
    ),
    (
        "It killed at least 87 people, including many children, and images",
        [("at least 87", "people", "killed", None), ("many", "children", "killed", 0)],
    ),
    (
        "Killing two people and wounding 33 others",
        [("two", "people", "killed", None), ("33", "others", "injured", None)],
    ),
    ("2 Civilians Killed 7 Injured", [("2", "Civilians", "killed", None), ("7", None, "injured", None)]),
    ("40 rebels killed 7 soldiers", [("7", "soldiers", "killed", None)]),
    (
        "Four people were killed including 3 children and 43 others were injured",
        [
            ("Four", "people", "killed", None),
            ("3", "children", "killed", 0),
            ("43", "others", "injured", None),
        ],
    ),
    (
        "The raid left 15 people dead and 30 wounded",
        [("15", "people", "killed", None), ("30", None, "injured", None)],
    ),
    (
        "Ten children were among at least 48 people killed in a village",
        [("Ten", "children", "killed", 1), ("at least 48", "people", "killed", None)],
    ),
    (
        "Between 5 and 7 people, 3 of them women, died in the blast",
        [("Between 5 and 7", "people", "killed", None), ("3", "women", "killed", 0)],
    ),
    ("The death toll from the raid rose to 115", [("115", None, "killed", None)]),
    ("A shell claimed the life of a woman", [("a", "woman", "killed", None)]),
    ("A woman and child were killed", [("A", "woman", "killed", None), ("child", "child", "killed", None)]),
    ("A mortar killed his son", [("his son", "his son", "killed", None)]),
    ("Two women were stoned to death", [("Two", "women", "killed", None)]),
    ("No casualties were reported", [("No", "casualties", "killed_or_injured", None)]),
    ("More than 80,000 people have fled", [("more than 80,000", "people", "displaced", None)]),
    (
        "30 soldiers and 39 rebels had been killed",
        [("30", "soldiers", "killed", None), ("39", "rebels", "killed", None)],
    ),
    # Told as being among those harmed.
    (
        "Among the dead were 20 children and nine women",
        [("20", "children", "killed", None), ("nine", "women", "killed", None)],
    ),
    ("12 children were among the victims of the attack", [("12", "children", "killed", None)]),
    (
        "The dead included 12 children and three medics",
        [("12", "children", "killed", None), ("three", "medics", "killed", None)],
    ),
    ("Among the civilians killed in the raid was a child", [("a", "child", "killed", None)]),
    # The list goes on after what is said of its first.
    (
        "The raids killed 14 rebels from the Free Army and five civilians",
        [("14", "rebels", "killed", None), ("five", "civilians", "killed", None)],
    ),
    (
        "Five people were killed in the town of Saqba and one in the town of Douma",
        [("Five", "people", "killed", None), ("one", None, "killed", None)],
    ),
    (
        "Seven people including a woman and her two sons were killed",
        [("Seven", "people", "killed", None), ("a", "woman", "killed", 0), ("two", "sons", "killed", 0)],
    ),
    ("Eight people, all of them women, died", [("Eight", "people", "killed", None)]),
    # Losses, fates, tolls.
    ("The group lost at least 28 fighters", [("at least 28", "fighters", "killed", None)]),
    ("The group lost 28 villages", []),
    ("The fate of around 200 soldiers was unknown", [("around 200", "soldiers", "missing", None)]),
    (
        "The number of people killed in an air strike on the market of the town has risen to 21",
        [("21", None, "killed", None)],
    ),
    ("It gave a death toll of 34 civilians", [("34", "civilians", "killed", None)]),
    ("Another child was killed", [("Another child", "child", "killed", None)]),
    ("A large number of militants were eliminated", [("A large number", "militants", "killed", None)]),
    ("Gunmen kidnapped 12 aid workers", [("12", "aid workers", "abducted", None)]),
    ("At least 9 people were reported missing", [("At least 9", "people", "missing", None)]),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[c[0] for c in CASES])
def test_groups_and_their_harm(text: str, expected: list[Row]) -> None:
    clause = clause_of(text)
    groups = find_groups(clause)
    harmed = join_harms(clause, groups)
    found = [(h.group.count.phrase, h.group.head, h.harm.value, h.parent) for _, h in sorted(harmed.items())]
    assert [(str(f[0]).lower(), *f[1:]) for f in found] == [(e[0].lower(), *e[1:]) for e in expected]


@pytest.mark.parametrize(
    "text",
    [
        "The army destroyed 12 tanks and 3 vehicles",
        "Jets carried out 15 strikes on 4 villages",
        "The town had 40,000 residents before the war",
        "12 trucks were hit",
        "The 42 were invited to talks",
    ],
)
def test_counts_without_harm_are_no_claims(text: str) -> None:
    clause = clause_of(text)
    assert join_harms(clause, find_groups(clause)) == {}


def test_a_long_list_is_read_in_one_pass() -> None:
    """Two readings of each group before it would be 2^60 here."""
    clause = clause_of("The attack killed " + ", ".join(f"{n} men" for n in range(2, 62)) + " and 3 women.")
    groups = find_groups(clause)
    found = join_harms(clause, groups)
    assert len(groups) == len(found) == 61
