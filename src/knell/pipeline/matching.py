"""Mentions of the ledger into incidents with figures, and what is kept brought up to date."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime

from knell import __version__
from knell.errors import LedgerError
from knell.match.score import Weights, load_weights
from knell.model.claim import VictimClass
from knell.model.figure import Figure
from knell.model.grade import Review
from knell.model.incident import Incident, Mention
from knell.model.record import IncidentQuery, IncidentRecord, SourcedClaim
from knell.model.source import CanonicalActor, Claimant, Reliability
from knell.model.syndication import Syndicate
from knell.pipeline.claimants import actor_of, by_claimant, resolve_claimants
from knell.pipeline.independence import group_independent
from knell.pipeline.judged import NOTHING_JUDGED, Judged, judge_claims, load_judged
from knell.pipeline.regions import Matched, match_around, match_whole, score_unmatched
from knell.pipeline.sourcing import make_sourcing
from knell.reconcile.figures import reconcile
from knell.reconcile.inputs import ReconcileClaim
from knell.reconcile.policies import MINIMUM_MAXIMUM, CountingPolicy
from knell.store.incidents import Derived
from knell.store.ledger import Ledger
from knell.text.actor import is_party_to
from knell.text.directory import Directory, shipped_directory
from knell.text.names import fold

ATTEMPTS = 20
"""How often incidents are worked out anew because somebody judged or matched in the meantime."""


def match_ledger(ledger: Ledger, directory: Directory | None = None, *, afresh: bool = False) -> int:
    """Put every mention of the newest readings into an incident; returns how many incidents there are.

    Only mentions that stand in none, what is connected with them, and what a new reading, a copy or a judgement
    from elsewhere moved are looked at. Everything is where nothing was matched yet, the weights changed, or
    `afresh` asks for it: the incidents are the same. Figures that other sources or other rules counted are counted
    anew. `directory` None is the shipped one. Raises LedgerError where others never stop writing.
    """
    weights = load_weights()
    if afresh or ledger.match_version() != weights.version:
        _keep(ledger, lambda: _match_whole(ledger, weights), directory)
        ledger.settle_all(weights.version)
    else:
        _match_new(ledger, weights, directory)
    _count_anew(ledger, directory)
    return ledger.counts().incidents


def _match_whole(ledger: Ledger, weights: Weights) -> Matched:
    matched, scored = match_whole(ledger, ledger.judgements(), weights, datetime.now(UTC))
    ledger.replace_pairs(scored.tellings, scored.pairs)
    return matched


def _match_new(ledger: Ledger, weights: Weights, directory: Directory | None) -> None:
    unmatched, queued = ledger.unmatched_mentions()
    score_unmatched(ledger, unmatched, weights)
    start = [*(stored.mention.mention_id for stored in unmatched), *queued]
    if start:
        _keep(
            ledger,
            lambda: match_around(ledger, start, ledger.judgements(), weights, datetime.now(UTC)),
            directory,
            settled=queued,
        )


def _keep(
    ledger: Ledger,
    match: Callable[[], Matched],
    directory: Directory | None,
    settled: Sequence[str] = (),
) -> None:
    """Match and keep what came of it, anew where somebody judged or matched in between."""
    for _ in range(ATTEMPTS):
        state = ledger.match_state()
        derived = derive(ledger, match(), directory)
        if ledger.keep_matched(derived, at=datetime.now(UTC), state=state, settled=settled):
            return
    raise LedgerError("Others write to the ledger all the time: reports are kept, not matched. Try again.")


def derive(ledger: Ledger, matched: Matched, directory: Directory | None) -> Derived:
    """What is to be kept of matched mentions; `directory` None is the shipped one."""
    result = matched.result
    return Derived(
        result.incidents,
        figures_of_incidents(ledger, result.incidents, matched.mentions, directory),
        result.minted,
        result.merged,
        result.candidate_links,
        matched.reached,
    )


def _count_anew(ledger: Ledger, directory: Directory | None) -> None:
    """Figures of all incidents, where they were counted with other sources, or by an earlier version."""
    directory = shipped_directory() if directory is None else directory
    counted_by = f"{__version__} {MINIMUM_MAXIMUM.name} {MINIMUM_MAXIMUM.version} {directory.digest()}"
    for _ in range(ATTEMPTS):
        if ledger.counted_by() == counted_by:
            return
        state, at = ledger.match_state(), datetime.now(UTC)
        known = [summary.incident for summary in ledger.incident_summaries(IncidentQuery())]
        ids = [mention_id for incident in known for mention_id in incident.mention_ids]
        mentions = {stored.mention.mention_id: stored.mention for stored in ledger.mentions_by_id(ids)}
        figures = figures_of_incidents(ledger, known, mentions, directory)
        if ledger.replace_figures(figures, counted_by, at=at, state=state):
            return
    raise LedgerError("Others write to the ledger all the time: its figures are not counted anew. Try again.")


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
    found = ledger.claims_of(
        [one for incident in incidents for one in incident.mention_ids], with_sentences=False
    )
    for sourced in judge_claims(found, judged):
        claims.setdefault(sourced.claim.mention_id or "", []).append(sourced)
    reports = [sourced.report.report_id for group in claims.values() for sourced in group]
    sourcing = make_sourcing(ledger, reports, directory)
    return {
        incident.incident_id: figures_of(
            resolve_claimants(
                (sourced for one in incident.mention_ids for sourced in claims.get(one, ())), sourcing
            ),
            [mentions[one] for one in incident.mention_ids if one in mentions],
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
