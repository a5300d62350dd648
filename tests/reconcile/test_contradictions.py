"""Contradictions by what they are about, and what is none."""

from collections.abc import Sequence

import pytest
from tests.reconcile.builders import C, claim

from knell.model.claim import Harm
from knell.model.contradiction import ContradictionKind as About
from knell.model.incident import PerpetratorRelation
from knell.model.position import PositionKind
from knell.model.told import SaidPosition, ToldEvent
from knell.reconcile import MINIMUM_MAXIMUM, ReconcileClaim, reconcile
from knell.reconcile.contradictions import find_contradictions, is_contested_by_perpetrator


def tells(
    teller: str,
    *accused: str,
    target: str | None = None,
    relation: PerpetratorRelation | None = None,
    sides: Sequence[str] | None = None,
) -> ToldEvent:
    """An outlet's telling."""
    return ToldEvent(
        f"men-{teller}", teller, target, accused, frozenset(accused if sides is None else sides), relation
    )


def says(kind: PositionKind, quote: str = "its words", party: str = "North") -> SaidPosition:
    """A party's position."""
    return SaidPosition("pos-1", party, kind, quote, True)


Case = tuple[Sequence[ReconcileClaim], Sequence[ToldEvent], Sequence[SaidPosition], list[About]]
EITHER, RIVAL, JOINT = (
    PerpetratorRelation.ALTERNATIVE,
    PerpetratorRelation.RIVAL,
    PerpetratorRelation.JOINT,
)

CASES: dict[str, Case] = {
    "totals that do not meet": ([claim("A", 57), claim("B", 60)], (), (), [About.FIGURES]),
    "totals that meet": ([claim("A", 57), claim("B", "at least 42")], (), (), []),
    "dozens meets any": ([claim("A", 57), claim("B", "dozens")], (), (), []),
    "one claimant corrects itself": (
        [claim("A", 57, day=None), claim("A", 60, day=None, report="R2")],
        (),
        (),
        [],
    ),
    "people against civilians": ([claim("A", 57), claim("B", 57, C.CIVILIAN)], (), (), [About.STATUS]),
    "civilians against fighters": (
        [claim("A", 10, C.CIVILIAN), claim("B", 10, C.ARMED_ACTOR)],
        (),
        (),
        [About.STATUS],
    ),
    "parts above their total": (
        [
            claim("A", 10, id="C1"),
            claim("A", 8, C.WOMAN, part_of="C1"),
            claim("A", 5, C.CHILD, part_of="C1"),
        ],
        (),
        (),
        [About.ADDITION],
    ),
    "harms above their sum": (
        [
            claim("A", 20, harm=Harm.KILLED_OR_INJURED),
            claim("A", 12),
            claim("A", 18, harm=Harm.INJURED),
        ],
        (),
        (),
        [About.ADDITION],
    ),
    "harms that add up": (
        [
            claim("A", 30, harm=Harm.KILLED_OR_INJURED),
            claim("A", 12),
            claim("A", 18, harm=Harm.INJURED),
        ],
        (),
        (),
        [],
    ),
    "one or the other": ([], [tells("Post", "North", "South", relation=EITHER)], (), [About.PERPETRATOR]),
    "rivals in one report": ([], [tells("Post", "North", "South", relation=RIVAL)], (), [About.PERPETRATOR]),
    "rivals between reports": ([], [tells("Post", "North"), tells("Wire", "South")], (), [About.PERPETRATOR]),
    "together": ([], [tells("Post", "North", "South", relation=JOINT), tells("Wire", "South")], (), []),
    "a member and its coalition": (
        [],
        [tells("Post", "A", sides=("A", "Coalition")), tells("Wire", "Coalition")],
        (),
        [],
    ),
    "nobody with a name": ([], [tells("Post", "warplanes", sides=()), tells("Wire", "North")], (), []),
    "another target": (
        [],
        [tells("Post", target="a prison")],
        [says(PositionKind.STATES_TARGET, "hit a command centre")],
        [About.TARGET],
    ),
    "the same target": (
        [],
        [tells("Post", target="the prison")],
        [says(PositionKind.STATES_TARGET, "hit a prison used by fighters")],
        [],
    ),
    "denied": ([claim("A", 12)], (), [says(PositionKind.DENIES)], [About.OCCURRENCE]),
    "denied, and nobody counts anybody": ([], (), [says(PositionKind.DENIES)], []),
    "a party's none": (
        [claim("A", 12), claim("P", "no casualties", is_party=True)],
        (),
        (),
        [About.OCCURRENCE],
    ),
    "no comment": ([claim("A", 12)], (), [says(PositionKind.NO_COMMENT)], []),
}


@pytest.mark.parametrize("name", CASES)
def test_contradictions(name: str) -> None:
    claims, events, positions, expected = CASES[name]
    figures = reconcile(claims, MINIMUM_MAXIMUM)
    found = find_contradictions(claims, figures, events, positions, MINIMUM_MAXIMUM)
    assert [one.kind for one in found] == expected, found
    assert all(one.words.endswith(".") for one in found)
    assert is_contested_by_perpetrator(found) is (About.PERPETRATOR in expected)


def test_each_side_leads_to_its_claims() -> None:
    claims = [claim("A", 57, id="C1"), claim("B", 60, id="C2")]
    (found,) = find_contradictions(claims, reconcile(claims, MINIMUM_MAXIMUM), (), (), MINIMUM_MAXIMUM)
    assert [(side.who, side.says, side.ids) for side in found.sides] == [
        ("A", "57", ("C1",)),
        ("B", "60", ("C2",)),
    ]
