"""Which incident each figure is of."""

from bisect import bisect_right
from dataclasses import replace

from knell.extract.candidates import Candidate
from knell.extract.event_fit import Event
from knell.model.claim import Claim, Scope


def find_homes(candidates: list[Candidate], events: list[Event]) -> list[Event | None]:
    """The event of each candidate: that of its sentence, else the one last told of before it.

    What the headline counts is of the main event; what stands before every event is of the first.
    """
    by_clause = {scene.clause.index: event for event in events for scene in event.scenes}
    told = sorted(by_clause)
    main = next((event for event in events if event.is_main), None)
    homes: list[Event | None] = []
    for candidate in candidates:
        if candidate.scope is Scope.AGGREGATE:
            homes.append(None)
            continue
        if candidate.is_title and main is not None:
            homes.append(main)
            continue
        at = bisect_right(told, candidate.clause.index)
        homes.append(by_clause[told[at - 1]] if at else next(iter(events), None))
    return homes


def sum_over_events(placed: list[tuple[Claim, Event | None]]) -> list[tuple[Claim, Event | None]]:
    """A total whose parts fell in several incidents is of none of them: an aggregate."""
    homes: dict[str, set[int]] = {}
    for claim, event in placed:
        if claim.part_of is not None and event is not None:
            homes.setdefault(claim.part_of, set()).add(id(event))
    return [
        (replace(claim, scope=Scope.AGGREGATE), None)
        if len(homes.get(claim.claim_id, ())) > 1
        else (claim, event)
        for claim, event in placed
    ]
