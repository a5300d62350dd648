"""Mentions of the ledger into incidents with figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from knell.match.incidents import MatchResult, match_mentions
from knell.match.items import MatchItem
from knell.model.figure import Figure
from knell.model.ids import mint_id
from knell.model.incident import Incident, Mention
from knell.model.judgement import Judgement, follow
from knell.model.record import SourcedClaim
from knell.pipeline.claimants import Claimant, actor_of, by_claimant
from knell.reconcile.figures import reconcile
from knell.reconcile.inputs import ReconcileClaim
from knell.reconcile.policies import MINIMUM_MAXIMUM, CountingPolicy
from knell.store.ledger import Ledger
from knell.text.actor import CanonicalActor, is_party_to


@dataclass(frozen=True, slots=True)
class Matched:
    """The whole ledger matched anew and not yet kept; `mentions` are those that were matched, by id."""

    result: MatchResult
    mentions: Mapping[str, Mention]


def match_ledger(ledger: Ledger) -> int:
    """Match every mention of the newest readings anew and save the incidents; returns how many there are."""
    at = datetime.now(UTC)
    matched = match_all(ledger, ledger.judgements(), at)
    result = matched.result
    ledger.save_incidents(
        result.incidents,
        figures_of_incidents(ledger, result.incidents, matched.mentions),
        result.minted,
        result.merged,
        at=at,
        candidates=result.candidate_links,
    )
    return len(result.incidents)


def match_all(ledger: Ledger, judgements: Sequence[Judgement], at: datetime) -> Matched:
    """Match every mention of the newest readings under these judgements; `at` is the time of new ids."""
    items = [MatchItem(s.mention, s.report_id, s.published) for s in ledger.matchable_mentions()]
    newest = ledger.newest_mentions()
    result = match_mentions(
        items,
        ledger.mint_events(),
        lambda: mint_id("INC"),
        at,
        judgements=follow(judgements, lambda mention_id: newest.get(mention_id, mention_id)),
    )
    return Matched(result, {item.mention_id: item.mention for item in items})


def figures_of_incidents(
    ledger: Ledger, incidents: Sequence[Incident], mentions: Mapping[str, Mention]
) -> dict[str, tuple[Figure, ...]]:
    """The figures of these incidents, by their ids."""
    claims: dict[str, list[SourcedClaim]] = {}
    for sourced in ledger.claims_of([one for incident in incidents for one in incident.mention_ids]):
        claims.setdefault(sourced.claim.mention_id or "", []).append(sourced)
    return {
        incident.incident_id: figures_of(
            [sourced for one in incident.mention_ids for sourced in claims.get(one, ())],
            [mentions[one] for one in incident.mention_ids],
            MINIMUM_MAXIMUM,
        )
        for incident in incidents
    }


def figures_of(
    claims: Sequence[SourcedClaim], mentions: Sequence[Mention], policy: CountingPolicy
) -> tuple[Figure, ...]:
    """The figures of one incident's claims under a policy, with the steps that made them."""
    parties = (actor_of(party.name) for mention in mentions for party in mention.perpetrators)
    accused = [party for party in parties if party is not None]
    items = [
        _reconcile_claim(sourced, group.claimant, accused)
        for group in by_claimant(claims)
        for sourced in group.claims
    ]
    return reconcile(items, policy)


def _reconcile_claim(
    sourced: SourcedClaim, claimant: Claimant, accused: Sequence[CanonicalActor]
) -> ReconcileClaim:
    """A claim under its claimant's name, which the steps of a figure show and no other claimant has."""
    report = sourced.report
    return ReconcileClaim(
        claim=sourced.claim,
        report_id=report.report_id,
        outlet=report.outlet,
        published=report.published,
        claimant_key=claimant.name,
        is_party=claimant.actor is not None and is_party_to(claimant.actor, accused),
    )
