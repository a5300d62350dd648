"""Mentions of the ledger into incidents with figures."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from knell.match.incidents import match_mentions
from knell.match.items import MatchItem
from knell.model.figure import Figure
from knell.model.ids import mint_id
from knell.model.incident import Mention
from knell.model.record import SourcedClaim
from knell.model.source import CanonicalActor, Claimant, JudgedPair
from knell.model.syndication import Syndicate
from knell.pipeline.claimants import actor_of, by_claimant, resolve_claimants
from knell.pipeline.independence import group_independent
from knell.pipeline.sourcing import make_sourcing
from knell.reconcile.figures import reconcile
from knell.reconcile.inputs import ReconcileClaim
from knell.reconcile.policies import MINIMUM_MAXIMUM, CountingPolicy
from knell.store.ledger import Ledger
from knell.text.actor import is_party_to
from knell.text.directory import Directory


def match_ledger(ledger: Ledger, directory: Directory | None = None) -> int:
    """Match every mention of the newest readings anew and save the incidents; returns how many there are.

    `directory` None is the shipped one.
    """
    at = datetime.now(UTC)
    items = [MatchItem(s.mention, s.report_id, s.published) for s in ledger.matchable_mentions()]
    mentions = {item.mention_id: item.mention for item in items}
    result = match_mentions(items, ledger.mint_events(), lambda: mint_id("INC"), at)
    claims: dict[str, list[SourcedClaim]] = {}
    for sourced in ledger.claims_of(list(mentions)):
        claims.setdefault(sourced.claim.mention_id or "", []).append(sourced)
    reports = [sourced.report.report_id for group in claims.values() for sourced in group]
    sourcing = make_sourcing(ledger, reports, directory)
    figures = {
        incident.incident_id: figures_of(
            resolve_claimants(
                (sourced for one in incident.mention_ids for sourced in claims.get(one, ())), sourcing
            ),
            [mentions[one] for one in incident.mention_ids],
            MINIMUM_MAXIMUM,
            copies=sourcing.syndicates,
        )
        for incident in result.incidents
    }
    ledger.save_incidents(result.incidents, figures, result.minted, result.merged, at=at)
    return len(result.incidents)


def figures_of(
    claims: Sequence[SourcedClaim],
    mentions: Sequence[Mention],
    policy: CountingPolicy,
    *,
    copies: Mapping[str, Syndicate] | None = None,
    judged: Sequence[JudgedPair] = (),
) -> tuple[Figure, ...]:
    """The figures of one incident's claims under a policy, with the steps that made them.

    `copies` are syndicates by report; `judged` is what persons say of the independence of claimants.
    """
    parties = (actor_of(party.name) for mention in mentions for party in mention.perpetrators)
    accused = [party for party in parties if party is not None]
    groups = by_claimant(claims)
    independent = {
        key: group.names[0]
        for group in group_independent(groups, copies or {}, judged)
        for key in group.claimant_keys
    }
    items = [
        _reconcile_claim(sourced, group.claimant, accused, independent[group.claimant.key])
        for group in groups
        for sourced in group.claims
    ]
    return reconcile(items, policy)


def _reconcile_claim(
    sourced: SourcedClaim, claimant: Claimant, accused: Sequence[CanonicalActor], independence_key: str
) -> ReconcileClaim:
    """A claim under its claimant's name, which the steps of a figure show and no other claimant has."""
    report = sourced.report
    return ReconcileClaim(
        claim=sourced.claim,
        report_id=report.report_id,
        outlet=report.outlet,
        published=report.published if sourced.claimant is None else sourced.said,
        claimant_key=claimant.name,
        is_party=claimant.actor is not None and is_party_to(claimant.actor, accused),
        independence_key=independence_key,
    )
