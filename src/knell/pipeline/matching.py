"""Mentions of the ledger into incidents with figures."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from knell.match.comparisons import SAME_NEWS_DAYS
from knell.match.conflicts import MAX_GAP_DAYS_WIDE, TOLD_AHEAD_DAYS
from knell.match.features import NEWS_DAYS
from knell.match.incidents import match_mentions
from knell.match.items import MatchItem
from knell.match.score import Weights, load_weights, score_pair
from knell.match.scoring import score_items, score_new
from knell.model.figure import Figure
from knell.model.ids import mint_id
from knell.model.incident import Mention, PairScore
from knell.model.mint import MintEvent
from knell.model.record import SourcedClaim
from knell.pipeline.claimants import Claimant, actor_of, by_claimant
from knell.reconcile.figures import reconcile
from knell.reconcile.inputs import ReconcileClaim
from knell.reconcile.policies import MINIMUM_MAXIMUM, CountingPolicy
from knell.store.ledger import Ledger
from knell.store.rows import StoredMention
from knell.store.scored_pairs import KeptPair, Reach
from knell.text.actor import CanonicalActor, is_party_to

REACH = Reach(gap=MAX_GAP_DAYS_WIDE, news=NEWS_DAYS, ahead=TOLD_AHEAD_DAYS, same_news=SAME_NEWS_DAYS)
"""How far the ledger is asked for mentions that may tell of the event of a new one: as far as matching looks."""


def match_ledger(ledger: Ledger, *, afresh: bool = False) -> int:
    """Put every mention of the newest readings into an incident; returns how many incidents there are.

    Only mentions that stand in none, what scored pairs connect them with, and what a new reading moved are
    looked at. Everything is, where nothing was matched yet, the weights changed, or `afresh` asks for it: the
    incidents are the same.
    """
    weights = load_weights()
    if afresh or ledger.match_version() != weights.version:
        _match_all(ledger, weights)
    else:
        _match_new(ledger, weights)
    return ledger.counts().incidents


def _match_all(ledger: Ledger, weights: Weights) -> None:
    items = [_item(stored) for stored in ledger.matchable_mentions()]
    pairs = score_items(items, weights)
    ledger.replace_pairs(_kept(pair) for pair in pairs)
    _save(ledger, items, ledger.mint_events(), weights, pairs)
    ledger.settle_all(weights.version)


def _match_new(ledger: Ledger, weights: Weights) -> None:
    unmatched, queued = ledger.unmatched_mentions()
    new = [_item(stored) for stored in unmatched]
    if new:
        pairs = score_new(new, _known_near(ledger, new), weights)
        ledger.add_pairs([item.mention_id for item in new], [_kept(pair) for pair in pairs])
    touched, kept = ledger.pairs_around([*(item.mention_id for item in new), *queued])
    if not touched:
        return
    items = {stored.mention.mention_id: _item(stored) for stored in ledger.mentions_by_id(sorted(touched))}
    # Why two mentions score as they do is told from themselves: only the score was kept.
    explained = [
        replace(score_pair(items[pair.left_id], items[pair.right_id], weights), score=pair.score)
        for pair in sorted(kept, key=lambda pair: (pair.left_id, pair.right_id))
        if pair.left_id in items and pair.right_id in items
    ]
    _save(ledger, list(items.values()), ledger.mint_events_at(touched), weights, explained)
    ledger.settle(queued)


def _known_near(ledger: Ledger, new: Sequence[MatchItem]) -> list[MatchItem]:
    """Every mention that is within reach of a new one, and none of these."""
    own = {item.mention_id for item in new}
    near: dict[str, MatchItem] = {}
    for item in new:
        for stored in ledger.mentions_near(item.mention, item.published, REACH):
            if stored.mention.mention_id not in own:
                near.setdefault(stored.mention.mention_id, _item(stored))
    return list(near.values())


def _save(
    ledger: Ledger,
    items: Sequence[MatchItem],
    mint_events: Sequence[MintEvent],
    weights: Weights,
    pairs: Sequence[PairScore],
) -> None:
    """Cluster these mentions, which no pair connects with any other, and save their incidents with figures."""
    at = datetime.now(UTC)
    mentions = {item.mention_id: item.mention for item in items}
    result = match_mentions(items, mint_events, lambda: mint_id("INC"), at, weights=weights, pairs=pairs)
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


def _item(stored: StoredMention) -> MatchItem:
    return MatchItem(stored.mention, stored.report_id, stored.published)


def _kept(pair: PairScore) -> KeptPair:
    return KeptPair(pair.left_id, pair.right_id, pair.score)


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
