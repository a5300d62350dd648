"""Mentions of the ledger into incidents with figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from knell.match.incidents import MatchResult, match_mentions
from knell.match.items import MatchItem
from knell.model.claim import VictimClass
from knell.model.figure import Figure
from knell.model.grade import Review
from knell.model.ids import mint_id
from knell.model.incident import Incident, Mention
from knell.model.judgement import Judgement, follow
from knell.model.record import IncidentRecord, SourcedClaim
from knell.model.source import CanonicalActor, Claimant, Reliability
from knell.model.syndication import Syndicate
from knell.pipeline.claimants import actor_of, by_claimant, resolve_claimants
from knell.pipeline.independence import group_independent
from knell.pipeline.judged import NOTHING_JUDGED, Judged, judge_claims, load_judged
from knell.pipeline.sourcing import make_sourcing
from knell.reconcile.figures import reconcile
from knell.reconcile.inputs import ReconcileClaim
from knell.reconcile.policies import MINIMUM_MAXIMUM, CountingPolicy
from knell.store.ledger import Ledger
from knell.text.actor import is_party_to
from knell.text.directory import Directory
from knell.text.names import fold


@dataclass(frozen=True, slots=True)
class Matched:
    """The whole ledger matched anew and not yet kept; `mentions` are those that were matched, by id."""

    result: MatchResult
    mentions: Mapping[str, Mention]


def match_ledger(ledger: Ledger, directory: Directory | None = None) -> int:
    """Match every mention of the newest readings anew and save the incidents; returns how many there are.

    `directory` None is the shipped one.
    """
    at = datetime.now(UTC)
    matched = match_all(ledger, ledger.judgements(), at)
    result = matched.result
    ledger.save_incidents(
        result.incidents,
        figures_of_incidents(ledger, result.incidents, matched.mentions, directory),
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
    ledger: Ledger,
    incidents: Sequence[Incident],
    mentions: Mapping[str, Mention],
    directory: Directory | None = None,
    judged: Judged | None = None,
) -> dict[str, tuple[Figure, ...]]:
    """The figures of these incidents, by their ids; `directory` None is the shipped one, `judged` None what the
    ledger has."""
    judged = load_judged(ledger, directory) if judged is None else judged
    claims: dict[str, list[SourcedClaim]] = {}
    found = ledger.claims_of([one for incident in incidents for one in incident.mention_ids])
    for sourced in judge_claims(found, judged):
        claims.setdefault(sourced.claim.mention_id or "", []).append(sourced)
    reports = [sourced.report.report_id for group in claims.values() for sourced in group]
    sourcing = make_sourcing(ledger, reports, directory)
    return {
        incident.incident_id: figures_of(
            resolve_claimants(
                (sourced for one in incident.mention_ids for sourced in claims.get(one, ())), sourcing
            ),
            [mentions[one] for one in incident.mention_ids],
            MINIMUM_MAXIMUM,
            copies=sourcing.syndicates,
            judged=judged,
        )
        for incident in incidents
    }


def figures_of(
    claims: Sequence[SourcedClaim],
    mentions: Sequence[Mention],
    policy: CountingPolicy,
    *,
    copies: Mapping[str, Syndicate] | None = None,
    judged: Judged = NOTHING_JUDGED,
) -> tuple[Figure, ...]:
    """The figures of one incident's claims under a policy, with the steps that made them.

    `copies` are syndicates by report.
    """
    return reconcile(reconcile_claims(claims, mentions, judged, copies=copies), policy)


def reconcile_claims(
    claims: Sequence[SourcedClaim],
    mentions: Sequence[Mention],
    judged: Judged = NOTHING_JUDGED,
    *,
    copies: Mapping[str, Syndicate] | None = None,
) -> list[ReconcileClaim]:
    """The claims of one incident as they are counted: each under its claimant, with what people decided.

    `copies` are syndicates by report. What people corrected is corrected in the claims already.
    """
    parties = (actor_of(party.name) for mention in mentions for party in mention.perpetrators)
    accused = [party for party in parties if party is not None]
    groups = by_claimant(claims)
    independent = {
        key: group.names[0]
        for group in group_independent(groups, copies or {}, judged.independence)
        for key in group.claimant_keys
    }
    return [
        _reconcile_claim(sourced, group.claimant, accused, independent[group.claimant.key], judged)
        for group in groups
        for sourced in group.claims
    ]


def reconcile_record(record: IncidentRecord, judged: Judged | None = None) -> list[ReconcileClaim]:
    """The claims of an incident of the ledger as they are counted; `judged` None is what the record has."""
    judged = record.judged if judged is None else judged
    mentions = [linked.mention for linked in record.mentions]
    copies = {report_id: copy for copy in record.copies for report_id in copy.report_ids}
    return reconcile_claims(record.claims, mentions, judged, copies=copies)


def _reconcile_claim(
    sourced: SourcedClaim,
    claimant: Claimant,
    accused: Sequence[CanonicalActor],
    independence_key: str,
    judged: Judged,
) -> ReconcileClaim:
    """A claim under its claimant's name, which the steps of a figure show and no other claimant has."""
    report, claim_id = sourced.report, sourced.claim.claim_id
    reliability, credibility = (
        judged.reliabilities.get(fold(claimant.key)),
        judged.credibilities.get(claim_id),
    )
    return ReconcileClaim(
        claim=sourced.claim,
        report_id=report.report_id,
        outlet=report.outlet,
        published=report.published if sourced.claimant is None else sourced.said,
        claimant_key=claimant.name,
        is_party=claimant.actor is not None and is_party_to(claimant.actor, accused),
        independence_key=independence_key,
        reliability=_noted(claimant) if reliability is None else reliability.grade,
        credibility=None if credibility is None else int(credibility.grade),
        review=judged.reviews.get(claim_id, Review.NONE) if sourced.review is Review.NONE else sourced.review,
        victim_side=victim_side(sourced),
    )


def _noted(claimant: Claimant) -> Reliability | None:
    """The grade that the directory of sources has from a person; None where it cannot be judged."""
    grade = claimant.notes.reliability
    return None if grade is Reliability.F else grade


def victim_side(sourced: SourcedClaim) -> str | None:
    """The party that armed victims belonged to ("IS fighters"), by its neutral name; None where it has no name."""
    if sourced.claim.victim_class is not VictimClass.ARMED_ACTOR:
        return None
    actor = actor_of(sourced.claim.victims)
    return None if actor is None or actor.is_generic else actor.party
