"""A figure is computed again from its derivation and its claims, and a wrong one is found out."""

from dataclasses import replace

import pytest
from hypothesis import given
from tests.reconcile.builders import C, claim, claim_lists

from knell.model.figure import Derivation
from knell.reconcile import MINIMUM_MAXIMUM, POLICIES, ReconcileClaim, reconcile, replay

PRISON = [
    claim("A", "nearly 60", id="C1"),
    claim("A", 42, C.DETAINEE, id="C2", part_of="C1"),
    claim("A", 15, C.ARMED_ACTOR, id="C3", part_of="C1"),
    claim("B", "at least 42", id="C4"),
]


@given(claim_lists())
def test_every_figure_is_computed_again(claims: list[ReconcileClaim]) -> None:
    for policy in POLICIES.values():
        for figure in reconcile(claims, policy):
            if figure.derivation is None:
                assert (figure.low, figure.high) == (None, None)
            else:
                assert replay(figure.derivation, claims, policy) == (figure.low, figure.high)


def test_the_derivation_leads_to_the_claims() -> None:
    (total, *_) = reconcile(PRISON, MINIMUM_MAXIMUM)
    assert total.derivation is not None

    def leaves(node: Derivation) -> set[str]:
        return set(node.claim_ids).union(*(leaves(one) for one in node.operands))

    assert leaves(total.derivation) == {"C1", "C2", "C3", "C4"}
    assert total.derivation.operation == "lowest to highest"


def test_a_claim_that_says_something_else_is_found_out() -> None:
    (total, *_) = reconcile(PRISON, MINIMUM_MAXIMUM)
    assert total.derivation is not None
    changed = [claim("A", 43, C.DETAINEE, id="C2", part_of="C1") if c.key[1] == "C2" else c for c in PRISON]
    with pytest.raises(ValueError, match="read: 43, and not 42"):
        replay(total.derivation, changed, MINIMUM_MAXIMUM)
    with pytest.raises(ValueError, match="there is no claim C4"):
        replay(total.derivation, PRISON[:3], MINIMUM_MAXIMUM)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"high": 90}, "not 42–90"),
        ({"operation": "average"}, "no operation"),
        ({"operation": "rule", "operands": ()}, "sets no"),
        ({"operation": "read", "operands": ()}, "from no claim"),
    ],
)
def test_a_sum_that_was_written_down_wrongly_is_found_out(change: dict[str, object], words: str) -> None:
    (total, *_) = reconcile(PRISON, MINIMUM_MAXIMUM)
    assert total.derivation is not None
    wrong = replace(total.derivation, **change)  # type: ignore[arg-type]  # some of its fields
    with pytest.raises(ValueError, match=words):
        replay(wrong, PRISON, MINIMUM_MAXIMUM)
