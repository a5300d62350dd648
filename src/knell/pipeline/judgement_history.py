"""Judgements as they are asked for: with what became of each, and those that concern one incident."""

from collections.abc import Sequence

from knell.match.judgements import Overruled, make_constraints
from knell.model.judgement import Judgement, Role, follow, undone_by
from knell.model.judgement_record import JudgementRecord
from knell.store.ledger import Ledger


def list_history(ledger: Ledger, incident_id: str | None = None) -> tuple[JudgementRecord, ...]:
    """All judgements, the latest first; of one incident those on it, on ids that lead to it, and on its
    mentions, with what undid them. Raises NotFound for an id that was never given out."""
    newest = ledger.newest_mentions()
    judgements = follow(ledger.judgements(), lambda one: newest.get(one, one))
    wanted = judgements if incident_id is None else _of_incident(ledger, judgements, incident_id)
    undone = undone_by(judgements)
    overruled = {one.judgement_id: one for one in make_constraints(judgements).overruled}
    return tuple(
        _record(one, undone.get(one.judgement_id), overruled.get(one.judgement_id))
        for one in sorted(wanted, key=lambda one: one.order, reverse=True)
    )


def _record(judgement: Judgement, undone: str | None, overruled: Overruled | None) -> JudgementRecord:
    if overruled is None:
        return JudgementRecord(judgement, undone)
    return JudgementRecord(judgement, undone, overruled.by, overruled.is_whole)


def _of_incident(ledger: Ledger, judgements: Sequence[Judgement], incident_id: str) -> list[Judgement]:
    own = ledger.incident_id(incident_id)
    subjects = {own, *ledger.former_ids(own), *ledger.partition().get(own, ())}
    found = {
        one.judgement_id
        for one in judgements
        if any(part.subject_id in subjects for part in one.subjects if part.role is not Role.UNDONE)
    }
    # What undid them, and what undid that: undos come after what they undo.
    for one in judgements:
        if any(undone in found for undone in one.of(Role.UNDONE)):
            found.add(one.judgement_id)
    return [one for one in judgements if one.judgement_id in found]
