"""Mentions of the ledger into incidents with figures."""

from collections.abc import Sequence
from datetime import UTC, datetime

from knell.match.incidents import match_mentions
from knell.match.items import MatchItem
from knell.model.claim import VictimClass
from knell.model.figure import Figure
from knell.model.grade import Review
from knell.model.ids import mint_id
from knell.model.incident import Mention
from knell.model.record import SourcedClaim
from knell.pipeline.claimants import Claimant, actor_of, by_claimant
from knell.pipeline.judged import NOTHING_JUDGED, Judged
from knell.reconcile.figures import reconcile
from knell.reconcile.inputs import ReconcileClaim
from knell.reconcile.policies import MINIMUM_MAXIMUM, CountingPolicy
from knell.store.ledger import Ledger
from knell.text.actor import CanonicalActor, is_party_to


def match_ledger(ledger: Ledger) -> int:
    """Match every mention of the newest readings anew and save the incidents; returns how many there are."""
    at = datetime.now(UTC)
    items = [MatchItem(s.mention, s.report_id, s.published) for s in ledger.matchable_mentions()]
    mentions = {item.mention_id: item.mention for item in items}
    result = match_mentions(items, ledger.mint_events(), lambda: mint_id("INC"), at)
    claims: dict[str, list[SourcedClaim]] = {}
    for sourced in ledger.claims_of(list(mentions)):
        claims.setdefault(sourced.claim.mention_id or "", []).append(sourced)
    figures = {
        incident.incident_id: figures_of(
            [sourced for one in incident.mention_ids for sourced in claims.get(one, ())],
            [mentions[one] for one in incident.mention_ids],
            MINIMUM_MAXIMUM,
        )
        for incident in result.incidents
    }
    ledger.save_incidents(result.incidents, figures, result.minted, result.merged, at=at)
    return len(result.incidents)


def figures_of(
    claims: Sequence[SourcedClaim],
    mentions: Sequence[Mention],
    policy: CountingPolicy,
    judged: Judged = NOTHING_JUDGED,
) -> tuple[Figure, ...]:
    """The figures of one incident's claims under a policy, with the steps that made them."""
    return reconcile(reconcile_claims(claims, mentions, judged), policy)


def reconcile_claims(
    claims: Sequence[SourcedClaim], mentions: Sequence[Mention], judged: Judged = NOTHING_JUDGED
) -> list[ReconcileClaim]:
    """The claims of one incident as they are counted: each under its claimant, with what people decided."""
    parties = (actor_of(party.name) for mention in mentions for party in mention.perpetrators)
    accused = [party for party in parties if party is not None]
    return [
        _reconcile_claim(sourced, group.claimant, accused, judged)
        for group in by_claimant(claims)
        for sourced in group.claims
    ]


def _reconcile_claim(
    sourced: SourcedClaim, claimant: Claimant, accused: Sequence[CanonicalActor], judged: Judged
) -> ReconcileClaim:
    """A claim under its claimant's name, which the steps of a figure show and no other claimant has."""
    report, claim_id = sourced.report, sourced.claim.claim_id
    return ReconcileClaim(
        claim=sourced.claim,
        report_id=report.report_id,
        outlet=report.outlet,
        published=report.published,
        claimant_key=claimant.name,
        is_party=claimant.actor is not None and is_party_to(claimant.actor, accused),
        independence_key=judged.independence.get(claimant.name, ""),
        reliability=judged.reliabilities.get(claimant.name),
        credibility=judged.credibilities.get(claim_id),
        review=judged.reviews.get(claim_id, Review.NONE),
        victim_side=victim_side(sourced),
    )


def victim_side(sourced: SourcedClaim) -> str | None:
    """The party that armed victims belonged to ("IS fighters"), by its neutral name; None where it has no name."""
    if sourced.claim.victim_class is not VictimClass.ARMED_ACTOR:
        return None
    actor = actor_of(sourced.claim.victims)
    return None if actor is None or actor.is_generic else actor.party
