"""Mentions of the ledger into incidents with figures."""

from collections.abc import Sequence
from datetime import UTC, datetime

from knell.match.incidents import match_mentions
from knell.match.items import MatchItem
from knell.model.figure import Figure
from knell.model.ids import mint_id
from knell.model.record import SourcedClaim
from knell.reconcile.figures import reconcile
from knell.reconcile.inputs import ReconcileClaim
from knell.reconcile.policies import MINIMUM_MAXIMUM, CountingPolicy
from knell.resolve.actor import canonical_actor
from knell.store.ledger import Ledger


def match_ledger(ledger: Ledger) -> int:
    """Match every mention of the newest readings anew and save the incidents; returns how many there are."""
    at = datetime.now(UTC)
    items = [MatchItem(s.mention, s.report_id, s.published) for s in ledger.matchable_mentions()]
    result = match_mentions(items, ledger.mint_events(), lambda: mint_id("INC"), at)
    figures = {
        incident.incident_id: figures_of(ledger.claims_of(incident.mention_ids), MINIMUM_MAXIMUM)
        for incident in result.incidents
    }
    ledger.save_incidents(result.incidents, figures, result.minted, result.merged, at=at)
    return len(result.incidents)


def figures_of(claims: Sequence[SourcedClaim], policy: CountingPolicy) -> tuple[Figure, ...]:
    """The figures of one incident's claims under a policy, with the steps that made them."""
    return reconcile([_reconcile_claim(sourced) for sourced in claims], policy)


def _reconcile_claim(sourced: SourcedClaim) -> ReconcileClaim:
    """A claim with its claimant by neutral name: organisation before claimant before outlet."""
    attribution = sourced.claim.attribution
    named = attribution.organisation or attribution.claimant or sourced.report.outlet
    actor = None if named is None else canonical_actor(named)
    return ReconcileClaim(
        claim=sourced.claim,
        report_id=sourced.report.report_id,
        outlet=sourced.report.outlet,
        published=sourced.report.published,
        # Without a claimant and an outlet, the report itself is all that speaks.
        claimant_key=sourced.report.report_id if actor is None else actor.name,
        is_party=actor is not None and actor.party is not None,
    )
