"""What is found out about one incident beside its figures: contradictions, series, suggestions."""

from collections.abc import Sequence
from dataclasses import dataclass

from knell.assess.grades import suggest_grade
from knell.assess.inputs import Evidence, ToldHarm
from knell.assess.sources import suggest_sources
from knell.model.assessment import GradeSuggestion, SourcesSuggestion
from knell.model.claim import Scope, Stance
from knell.model.contradiction import Contradiction
from knell.model.count import Unit
from knell.model.figure import Figure
from knell.model.grade import Grade
from knell.model.incident import PerpetratorRelation, PerpetratorStance
from knell.model.record import IncidentRecord, LinkedMention, SourcedPosition
from knell.model.series import ClaimantSeries, FigureSeries
from knell.model.told import SaidPosition, ToldEvent
from knell.pipeline.claimants import actor_of
from knell.pipeline.judged import Judged
from knell.pipeline.matching import reconcile_record
from knell.pipeline.parties import by_party
from knell.reconcile.contradictions import find_contradictions, is_contested_by_perpetrator
from knell.reconcile.figures import reconcile
from knell.reconcile.inputs import ReconcileClaim
from knell.reconcile.policies import POLICIES
from knell.reconcile.policy import CountingPolicy
from knell.reconcile.series import claimant_series, figure_series
from knell.text.actor import CanonicalActor, is_party_to

NOT_CREDIBLE = POLICIES["airwars"]
"""The policy whose excluded grades say which sources are not credible for a grade of an incident."""


@dataclass(frozen=True, slots=True)
class Findings:
    """One incident under one policy. `series` are of the figures that have more than one day."""

    figures: tuple[Figure, ...]
    contradictions: tuple[Contradiction, ...]
    claimants: tuple[ClaimantSeries, ...]
    series: tuple[FigureSeries, ...]
    suggestion: GradeSuggestion
    sources: SourcesSuggestion
    is_contested: bool
    """Alternative or rival parties are named."""
    grade: Grade | None = None
    """A person's, None where nobody graded it."""


def find_out(record: IncidentRecord, policy: CountingPolicy, judged: Judged | None = None) -> Findings:
    """Everything that follows from the claims, mentions and positions of one incident.

    `judged` None is what the record has.
    """
    judged = record.judged if judged is None else judged
    claims = reconcile_record(record, judged)
    figures = reconcile(claims, policy)
    events, positions = told_events(record.mentions), said_positions(record)
    contradictions = find_contradictions(claims, figures, events, positions, policy)
    is_contested = is_contested_by_perpetrator(contradictions)
    evidence = make_evidence(claims, events, positions, is_contested)
    harms = list(dict.fromkeys(figure.harm for figure in figures))
    return Findings(
        figures=figures,
        contradictions=contradictions,
        claimants=claimant_series(claims, policy),
        series=tuple(
            series for series in figure_series(claims, policy, harms, policy.headline) if series.days
        ),
        suggestion=suggest_grade(evidence),
        sources=suggest_sources(evidence),
        is_contested=is_contested,
        grade=judged.grades.get(record.incident.incident_id),
    )


def told_events(mentions: Sequence[LinkedMention]) -> tuple[ToldEvent, ...]:
    """Each report's telling, with the sides that it lays the event to."""
    return tuple(_told(linked) for linked in mentions)


def _told(linked: LinkedMention) -> ToldEvent:
    mention = linked.mention
    accused = [one for one in mention.perpetrators if one.stance is not PerpetratorStance.DENIED]
    if mention.perpetrator_relation in (PerpetratorRelation.ALTERNATIVE, PerpetratorRelation.RIVAL):
        accused = list(mention.perpetrators)
    actors = [actor_of(one.name) for one in accused]
    names = [one.actor or one.name for one in accused]
    return ToldEvent(
        mention_id=mention.mention_id,
        teller=linked.report.outlet or linked.report.title or linked.report.report_id,
        target=mention.target,
        accused=tuple(dict.fromkeys(names)),
        sides=frozenset(side for actor in actors if actor is not None for side in _sides(actor)),
        relation=mention.perpetrator_relation,
    )


def _sides(actor: CanonicalActor) -> tuple[str, ...]:
    """A side that has a name, and the coalitions that it belongs to; descriptions ("warplanes") are none."""
    return () if actor.is_generic or actor.party is None else (actor.party, *actor.coalitions)


def said_positions(record: IncidentRecord) -> tuple[SaidPosition, ...]:
    """The positions under the parties' neutral names, with who of them is accused."""
    accused = [
        actor
        for linked in record.mentions
        for one in linked.mention.perpetrators
        if (actor := actor_of(one.name)) is not None
    ]
    return tuple(
        _said(sourced, party.name, accused)
        for party in by_party(record.positions)
        for sourced in party.positions
    )


def _said(sourced: SourcedPosition, party: str, accused: Sequence[CanonicalActor]) -> SaidPosition:
    position = sourced.position
    actor = actor_of(position.party)
    return SaidPosition(
        position_id=position.position_id,
        party=party,
        kind=position.kind,
        quote=position.quote,
        is_accused=actor is not None and is_party_to(actor, accused),
        accused=position.accused,
    )


def make_evidence(
    claims: Sequence[ReconcileClaim],
    events: Sequence[ToldEvent],
    positions: Sequence[SaidPosition],
    is_contested: bool,
) -> Evidence:
    """What assessing takes: asserted claims of this incident that count persons."""
    return Evidence(
        tuple(_testimony(item) for item in claims if _is_testimony(item)),
        tuple(events),
        tuple(positions),
        is_contested,
    )


def _is_testimony(item: ReconcileClaim) -> bool:
    claim = item.claim
    return (
        not item.is_rejected
        and claim.scope is not Scope.AGGREGATE
        and claim.stance is Stance.ASSERTED
        and claim.count.unit in (Unit.PERSONS, Unit.FAMILIES, Unit.BODIES)
    )


def _testimony(item: ReconcileClaim) -> ToldHarm:
    return ToldHarm(
        claim_id=item.claim.claim_id,
        claimant=item.claimant_key,
        independence_key=item.independence_key,
        harm=item.claim.harm,
        victim_class=item.claim.victim_class,
        is_party=item.is_party,
        is_credible=(
            item.reliability not in NOT_CREDIBLE.excluded_reliability
            and item.credibility not in NOT_CREDIBLE.excluded_credibility
        ),
        is_none=item.claim.count.high == 0,
    )
