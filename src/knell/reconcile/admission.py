"""Which claims a policy lets into a range; those left out are named with the reason, never lost."""

from collections.abc import Sequence

from knell.model.claim import Scope, Stance
from knell.model.figure import FigureStep
from knell.model.grade import Review
from knell.reconcile.inputs import ReconcileClaim
from knell.reconcile.policy import CountingPolicy

_STANCE_WORDS = {
    Stance.DENIED: "the claimant denies the figure",
    Stance.HYPOTHETICAL: "the figure is feared or possible, not asserted",
    Stance.CLAIMED_ENEMY: "a warring party counts its enemy's losses",
}


def admit(
    items: Sequence[ReconcileClaim], policy: CountingPolicy
) -> tuple[list[ReconcileClaim], list[FigureStep]]:
    """The claims that count towards a range, in order, and one step for each reason to leave others out."""
    admitted: list[ReconcileClaim] = []
    left_out: dict[tuple[str, str], list[str]] = {}
    for item in sorted(items, key=lambda item: item.sort_key):
        reason = _reason_against(item, policy)
        if reason is None:
            admitted.append(item)
        else:
            left_out.setdefault(reason, []).append(item.claim.claim_id)
    steps = [FigureStep(action, detail, tuple(ids)) for (action, detail), ids in sorted(left_out.items())]
    return admitted, steps


def _reason_against(item: ReconcileClaim, policy: CountingPolicy) -> tuple[str, str] | None:
    """Action and sentence of the step that leaves a claim out; None where it is admitted."""
    claim = item.claim
    if item.is_rejected:
        return ("left out", "a person rejected the reading")
    if claim.scope is Scope.AGGREGATE:
        return (
            "left out",
            "totals over a period, an area or several incidents are never added to one incident",
        )
    if policy.harms is not None and claim.harm not in policy.harms:
        return ("left out", f"the policy {policy.name} does not count people {claim.harm.value}")
    if claim.count.unit not in policy.units:
        return ("left out", f"a figure of {claim.count.unit.value} is no figure of persons")
    if item.is_party and not policy.admits_parties:
        if claim.count.high == 0:
            return (
                "position",
                f"{item.claimant_key}, a party, says that there were none: it stands beside the range",
            )
        return (
            "position",
            f"{item.claimant_key} is a party to the event: its figure stands beside the range",
        )
    if claim.stance in policy.excluded_stances:
        return ("left out", _STANCE_WORDS.get(claim.stance, f"stance {claim.stance.value}"))
    return _grade_against(item, policy) or _review_against(item, policy)


def _grade_against(item: ReconcileClaim, policy: CountingPolicy) -> tuple[str, str] | None:
    if item.reliability is not None and item.reliability in policy.excluded_reliability:
        return ("left out", f"{item.claimant_key} is graded {item.reliability.value}: not reliable")
    if item.credibility is not None and item.credibility in policy.excluded_credibility:
        return ("left out", f"the claim is graded {item.credibility}: not credible")
    return None


def _review_against(item: ReconcileClaim, policy: CountingPolicy) -> tuple[str, str] | None:
    if item.review in (Review.ACCEPTED, Review.CORRECTED):
        return None
    if policy.needs_review:
        return ("waits for a person", "nobody reviewed the reading yet")
    if item.claim.confidence < policy.review_below:
        return (
            "waits for a person",
            f"the reader is not sure that it read these figures rightly (confidence under {policy.review_below})",
        )
    return None
