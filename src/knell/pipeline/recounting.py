"""Figures that are kept, counted anew where a judgement on claims changes what they are made of."""

from collections.abc import Sequence

from knell.model.figure import Figure
from knell.model.judgement import Judgement, Role
from knell.model.judgement_record import IncidentChange, Side
from knell.pipeline.judged import find_names, load_judged
from knell.pipeline.matching import figures_of_incidents
from knell.store.incidents import Derived
from knell.store.ledger import Ledger
from knell.text.directory import Directory


def recount(
    ledger: Ledger, basis: Judgement, judgements: Sequence[Judgement], directory: Directory | None = None
) -> tuple[Derived, tuple[IncidentChange, ...]]:
    """What follows from `judgements` for the figures that are kept, and which incidents it changes.

    `basis` is the judgement that is added to the others or is undone by them. Only a review can change what is
    kept: the policy of the kept figures asks neither for grades nor for who is independent of whom, and the
    figures of all other policies are computed when somebody asks.
    """
    names = find_names(ledger, [basis], directory)
    claim_ids = sorted({names.claim(one) for one in basis.of(Role.CLAIM)})
    incident_ids = ledger.incidents_of_claims(claim_ids) if claim_ids else []
    if not incident_ids:
        return Derived((), {}, (), ()), ()
    records = [ledger.incident(incident_id) for incident_id in incident_ids]
    mentions = {linked.mention.mention_id: linked.mention for record in records for linked in record.mentions}
    judged = load_judged(ledger, directory, judgements)
    counted = figures_of_incidents(
        ledger, [record.incident for record in records], mentions, directory, judged
    )
    changed = [one for one in records if _plain(one.figures) != _plain(counted[one.incident.incident_id])]
    changes = tuple(
        IncidentChange(
            record.incident.incident_id,
            Side(record.incident.mention_ids, record.figures),
            Side(record.incident.mention_ids, counted[record.incident.incident_id]),
        )
        for record in changed
    )
    recounted = {one.incident_id: counted[one.incident_id] for one in changes}
    return Derived((), {}, (), (), recounted=recounted), changes


def _plain(figures: Sequence[Figure]) -> list[tuple[object, ...]]:
    """What is kept of figures."""
    return [
        (one.harm, one.victim_class, one.low, one.high, one.is_vague, one.is_contested, one.policy_version)
        for one in figures
    ]
