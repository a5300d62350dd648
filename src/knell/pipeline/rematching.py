"""The ledger matched when somebody asks, and what that changed."""

from knell.model.judgement_record import IncidentChange, Side
from knell.model.record import IncidentQuery
from knell.pipeline.matching import match_ledger
from knell.store.ledger import Ledger
from knell.text.directory import Directory


def rematch(
    ledger: Ledger, directory: Directory | None = None, *, afresh: bool = False
) -> tuple[IncidentChange, ...]:
    """Put mentions that stand in no incident into one; with `afresh` match everything anew and count all figures.

    Returns the incidents that changed, by their ids, with their totals of killed and injured. Judgements hold in
    either case. `directory` None is the shipped one.
    """
    before = _sides(ledger)
    match_ledger(ledger, directory, afresh=afresh)
    after, redirects = _sides(ledger), ledger.redirects()
    return tuple(
        IncidentChange(one, before.get(one), after.get(one), None if one in after else redirects.get(one))
        for one in sorted({*before, *after})
        if before.get(one) != after.get(one)
    )


def _sides(ledger: Ledger) -> dict[str, Side]:
    return {
        one.incident.incident_id: Side(
            one.incident.mention_ids,
            tuple(figure for figure in (one.killed, one.injured) if figure is not None),
        )
        for one in ledger.incident_summaries(IncidentQuery())
    }
