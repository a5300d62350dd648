"""Which classes of victims cannot share a person, as data, and what that lets one add."""

from collections.abc import Mapping, Sequence
from itertools import combinations

from knell.model.claim import VictimClass

STATUS_CLASSES = frozenset({VictimClass.CIVILIAN, VictimClass.ARMED_ACTOR})
"""Classes that say on which side of the law's distinction a person stands."""

_AGE_AND_SEX = (VictimClass.CHILD, VictimClass.WOMAN, VictimClass.MAN)
_ROLES = (VictimClass.MEDIC, VictimClass.JOURNALIST, VictimClass.AID_WORKER)

DISJOINT: frozenset[frozenset[VictimClass]] = frozenset(
    frozenset(pair)
    for pair in (
        # A girl is a child, so women, men and children are three groups.
        *combinations(_AGE_AND_SEX, 2),
        (VictimClass.CHILD, VictimClass.ELDERLY),
        # News words the profession that a person died in, one for each.
        *combinations(_ROLES, 2),
        *((VictimClass.CHILD, role) for role in _ROLES),
        # "42 detainees and 15 fighters": named side by side, fighters are none of the others. Men and women
        # are left out: either may be among the fighters.
        *(
            (VictimClass.ARMED_ACTOR, other)
            for other in (VictimClass.CIVILIAN, VictimClass.CHILD, VictimClass.DETAINEE, *_ROLES)
        ),
    )
)
"""Pairs of classes that share no person when one source counts both. Everything else may overlap: civilian
with child, woman with elderly, detainee with civilian; what may overlap is never added."""


def are_disjoint(left: VictimClass, right: VictimClass) -> bool:
    """True where one source that counts both classes counts no person twice."""
    return frozenset((left, right)) in DISJOINT


def largest_disjoint_sum(lows: Mapping[VictimClass, int]) -> tuple[int, tuple[VictimClass, ...]]:
    """The largest sum over classes of which no two may share a person, and those classes in the enum's order.

    There are twelve classes, so all subsets are tried; of equal sums the one of fewer classes is given.
    """
    order = list(VictimClass)
    present = sorted(lows, key=order.index)
    best: tuple[int, tuple[VictimClass, ...]] = (0, ())
    for size in range(1, len(present) + 1):
        for chosen in combinations(present, size):
            if all(are_disjoint(left, right) for left, right in combinations(chosen, 2)):
                total = sum(lows[victim_class] for victim_class in chosen)
                if total > best[0] or not best[1]:
                    best = (total, chosen)
    return best


def may_lie_within(inner: Sequence[VictimClass], outer: Sequence[VictimClass]) -> bool:
    """True where every class of `inner` may be people of some class of `outer`."""
    return all(any(not are_disjoint(one, other) for other in outer) for one in inner)
