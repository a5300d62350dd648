"""Judgements as they are asked for: with what became of each, and those that concern one incident."""

from collections.abc import Iterable, Sequence

from knell.match.judgements import make_constraints
from knell.model.judgement import VALUE_KINDS, Judgement, JudgementKind, Role, in_force, undone_by
from knell.model.judgement_record import JudgementRecord
from knell.pipeline.claimants import resolve_claimants
from knell.pipeline.judged import Key, Names, find_names, hold, judge_claims, keys_of, load_judged
from knell.pipeline.regions import follow_judgements
from knell.pipeline.sourcing import make_sourcing
from knell.store.ledger import Ledger
from knell.text.directory import Directory
from knell.text.names import fold

Overruled = tuple[tuple[str, ...], bool]
"""The later judgements that one gave way to, and whether in everything that it says."""


def list_history(
    ledger: Ledger, incident_id: str | None = None, directory: Directory | None = None
) -> tuple[JudgementRecord, ...]:
    """All judgements, the latest first; of one incident those on it, on ids that lead to it, on its mentions, claims
    and claimants, with what undid them. Raises NotFound for an id that was never given out."""
    judgements = follow_judgements(ledger, ledger.judgements())
    names = find_names(ledger, judgements, directory)
    wanted = (
        judgements if incident_id is None else _of_incident(ledger, judgements, incident_id, names, directory)
    )
    undone = undone_by(judgements)
    overruled = _overruled(judgements, names)
    return tuple(
        JudgementRecord(one, undone.get(one.judgement_id), *overruled.get(one.judgement_id, ((), False)))
        for one in sorted(wanted, key=lambda one: one.order, reverse=True)
    )


def _overruled(judgements: Sequence[Judgement], names: Names) -> dict[str, Overruled]:
    found: dict[str, Overruled] = {
        one.judgement_id: (one.by, one.is_whole) for one in make_constraints(judgements).overruled
    }
    held = hold(judgements, names)
    for judgement in in_force(judgements):
        deciding = [held[key].judgement_id for key in keys_of(judgement, names)]
        later = tuple(dict.fromkeys(one for one in deciding if one != judgement.judgement_id))
        if later:
            found[judgement.judgement_id] = (later, judgement.judgement_id not in deciding)
    return found


def _of_incident(
    ledger: Ledger,
    judgements: Sequence[Judgement],
    incident_id: str,
    names: Names,
    directory: Directory | None,
) -> list[Judgement]:
    own = ledger.incident_id(incident_id)
    mention_ids = ledger.mentions_of(own)
    subjects = {own, *ledger.former_ids(own), *mention_ids}
    keys = _keys_of_incident(ledger, own, mention_ids, judgements, directory)
    found = {
        one.judgement_id
        for one in judgements
        if any(part.subject_id in subjects for part in one.subjects if part.role is not Role.UNDONE)
        or any(_concerns(key, keys) for key in keys_of(one, names))
    }
    # What undid them, and what undid that: undos come after what they undo.
    for one in judgements:
        if any(undone in found for undone in one.of(Role.UNDONE)):
            found.add(one.judgement_id)
    return [one for one in judgements if one.judgement_id in found]


def _keys_of_incident(
    ledger: Ledger,
    incident_id: str,
    mention_ids: Sequence[str],
    judgements: Iterable[Judgement],
    directory: Directory | None,
) -> set[str]:
    """What may be judged of an incident beside its mentions: its id, those of its claims, its claimants' slots."""
    kinds = {one.kind for one in judgements}
    if not kinds & VALUE_KINDS:
        return {incident_id}
    claims = ledger.claims_of(mention_ids)
    found = {incident_id, *(one.claim.claim_id for one in claims)}
    if kinds & {JudgementKind.RELIABILITY, JudgementKind.INDEPENDENCE}:
        sourcing = make_sourcing(ledger, {one.report.report_id for one in claims}, directory)
        judged = load_judged(ledger, directory)
        resolved = resolve_claimants(judge_claims(claims, judged), sourcing)
        found |= {fold(one.claimant.key) for one in resolved if one.claimant is not None}
    return found


def _concerns(key: Key, own: set[str]) -> bool:
    """Independence concerns an incident of which both are claimants; all other kinds are on one thing."""
    _, *on = key
    return all(one in own for one in on)
