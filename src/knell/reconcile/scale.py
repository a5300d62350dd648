"""Whether an incident is one of many victims, for policies whose words weigh more there."""

from collections.abc import Iterable

from knell.model.claim import Scope
from knell.model.count import Unit
from knell.reconcile.inputs import ReconcileClaim
from knell.reconcile.policy import CountingPolicy


def is_of_many(items: Iterable[ReconcileClaim], policy: CountingPolicy) -> bool:
    """True where some claim of the incident, of whatever harm, gives `policy.large_from` persons or more."""
    if policy.large_from is None:
        return False
    numbers = (
        item.claim.count.number or 0
        for item in items
        if not item.is_rejected
        and item.claim.scope is not Scope.AGGREGATE
        and item.claim.count.unit is Unit.PERSONS
    )
    return any(number >= policy.large_from for number in numbers)
