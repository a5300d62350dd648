"""Which claimants of an incident are independent of one another: suggested with the reason, judged by a person.

Suggested as not independent:
1. the same side: they speak for one party, or one for a coalition that the other belongs to;
2. the same organisation: one report gives a claimant's organisation, and in another he speaks without it;
3. the same relay: claimants without a name, and outlets' own voices, of whom one outlet or agency alone tells.
Copies are one claimant already, since what they say without a claimant is their original's; the reason is given. A
judgement outranks all of this: claimants judged independent stay apart, whoever else would join them.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from knell.model.source import Claimant, ClaimantKind, IndependenceGroup, JudgedPair
from knell.model.syndication import Syndicate
from knell.pipeline.claimants import ClaimantClaims
from knell.text.names import fold

Reasoned = tuple[str, str, str]
"""Two claimants' keys, and why they are not independent."""


def group_independent(
    claimants: Sequence[ClaimantClaims],
    copies: Mapping[str, Syndicate],
    judged: Iterable[JudgedPair] = (),
) -> tuple[IndependenceGroup, ...]:
    """Every claimant in one group, by key; the result depends on no order.

    `copies` are syndicates by report. Judgements on claimants that are not given are passed over.
    """
    by_key = {group.claimant.key: group for group in claimants}
    by_slot = {fold(key): key for key in by_key}
    sides = ((one, by_slot.get(fold(one.left_key)), by_slot.get(fold(one.right_key))) for one in judged)
    known = [
        replace(one, left_key=left, right_key=right)
        for one, left, right in sides
        if left is not None and right is not None
    ]
    apart = {frozenset((one.left_key, one.right_key)) for one in known if one.is_independent}
    members = {key: {key} for key in by_key}
    reasons: defaultdict[str, set[str]] = defaultdict(set)
    together = sorted((one.left_key, one.right_key, one.reason) for one in known if not one.is_independent)
    for left, right, reason in (*together, *sorted(suggest_dependence(claimants))):
        group, other = members[left], members[right]
        if any(frozenset((one, two)) in apart for one in group for two in other):
            continue
        if group is not other:
            group |= other
            for key in other:
                members[key] = group
        reasons[min(left, right)].add(reason)
    judged_keys = {key for one in known for key in (one.left_key, one.right_key)}
    return tuple(
        IndependenceGroup(
            key=min(group),
            claimant_keys=tuple(sorted(group)),
            names=tuple(by_key[key].claimant.name for key in sorted(group)),
            reasons=tuple(
                sorted(
                    {reason for key in group for reason in reasons.get(key, ())}
                    | {reason for key in group for reason in _copied(by_key[key], copies)}
                )
            ),
            is_judged=bool(group & judged_keys),
        )
        for group in sorted({frozenset(one) for one in members.values()}, key=min)
    )


def suggest_dependence(claimants: Sequence[ClaimantClaims]) -> list[Reasoned]:
    """Each pair that is not independent as far as the machine can tell, with the reason in words."""
    ordered = sorted(claimants, key=lambda group: group.claimant.key)
    found: list[Reasoned] = []
    for place, left in enumerate(ordered):
        for right in ordered[place + 1 :]:
            for reason in (
                _same_side(left.claimant, right.claimant),
                _same_organisation(left, right) or _same_organisation(right, left),
                _same_relay(left.claimant, right.claimant),
            ):
                if reason is not None:
                    found.append((left.claimant.key, right.claimant.key, reason))
    return found


def _same_side(left: Claimant, right: Claimant) -> str | None:
    if left.actor is None or right.actor is None:
        return None
    one, other = left.actor.party, right.actor.party
    if one is None or other is None:
        return None
    if one == other:
        return f"same side: both speak for {one}"
    if other in left.actor.coalitions:
        return f"same side: {one} belongs to {other}"
    if one in right.actor.coalitions:
        return f"same side: {other} belongs to {one}"
    return None


def _same_organisation(person: ClaimantClaims, organisation: ClaimantClaims) -> str | None:
    """A name that speaks for nobody here, and for this organisation in another report."""
    if person.claimant.kind is not ClaimantKind.NAMED or person.claimant.actor is None:
        return None
    for sourced in organisation.claims:
        by = sourced.claim.attribution
        if by.organisation is not None and by.claimant is not None:
            if fold(by.claimant) == fold(person.claimant.name):
                return (
                    f"same organisation: {person.claimant.name} speaks for {organisation.claimant.name}"
                    " in another report"
                )
    return None


def _same_relay(left: Claimant, right: Claimant) -> str | None:
    if left.relay is None or right.relay is None or fold(left.relay) != fold(right.relay):
        return None
    return f"same relay: {left.relay} alone tells of them"


def _copied(group: ClaimantClaims, copies: Mapping[str, Syndicate]) -> Iterable[str]:
    """A sentence for each text of which several reports carry this claimant's claims."""
    carried: defaultdict[str, set[str]] = defaultdict(set)
    for sourced in group.claims:
        report_id = sourced.report.report_id
        if report_id in copies:
            carried[copies[report_id].editions[0].original_id].add(report_id)
    for reports in carried.values():
        if len(reports) > 1:
            teller = copies[min(reports)].teller
            yield f"copies: {len(reports)} reports print one text" + (
                "" if teller is None else f" of {teller}"
            )
