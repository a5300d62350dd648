"""A figure computed again from its derivation and its claims: what makes it more than somebody's word."""

from collections.abc import Sequence

from knell.model.figure import Derivation
from knell.reconcile.inputs import ReconcileClaim
from knell.reconcile.interval import Interval, read_count, uncounted_low
from knell.reconcile.operations import OPERATIONS, READ, RULE
from knell.reconcile.policy import CountingPolicy
from knell.reconcile.scale import is_of_many


def replay(
    derivation: Derivation, claims: Sequence[ReconcileClaim], policy: CountingPolicy
) -> tuple[int | None, int | None]:
    """Low and high, worked out anew from the words of the claims; `claims` are all of the incident.

    Raises ValueError naming the operation where a claim is missing, says something else, or the sum comes out
    otherwise than it was written down.
    """
    found = _evaluate(derivation, claims, policy, is_of_many(claims, policy))
    return found.low, found.high


def _evaluate(
    node: Derivation, claims: Sequence[ReconcileClaim], policy: CountingPolicy, is_large: bool
) -> Interval:
    if node.operation == READ:
        found = _read(node, claims, policy, is_large)
    elif node.operation == RULE:
        found = Interval(node.low, node.high)
        allowed = {None, 0, policy.no_mention, uncounted_low(policy, is_large)}
        if not {node.low, node.high} <= allowed:
            raise ValueError(f"policy {policy.name} sets no {found.words}")
    elif node.operation in OPERATIONS:
        operands = [_evaluate(operand, claims, policy, is_large) for operand in node.operands]
        found = Interval(*OPERATIONS[node.operation](operands))
    else:
        raise ValueError(f"there is no operation {node.operation!r}")
    if (found.low, found.high) != (node.low, node.high):
        written = Interval(node.low, node.high).words
        raise ValueError(f"{node.operation}: {found.words}, and not {written} as was written down")
    return found


def _read(
    node: Derivation, claims: Sequence[ReconcileClaim], policy: CountingPolicy, is_large: bool
) -> Interval:
    """What these claims say; where one of them says something else than was written down, what that one says."""
    found = Interval(node.low, node.high)
    if not node.claim_ids:
        raise ValueError("read: from no claim")
    for claim_id in node.claim_ids:
        counts = [item.claim.count for item in claims if item.claim.claim_id == claim_id]
        readings = [read_count(count, policy, is_large=is_large) for count in counts]
        if not readings:
            raise ValueError(f"read: there is no claim {claim_id}")
        if not any(one.same_bounds(found) for one in readings):
            return readings[0]
    return found
