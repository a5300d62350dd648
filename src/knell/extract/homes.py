"""Which incident each figure is of."""

from bisect import bisect_right

from knell.extract.candidates import Candidate
from knell.extract.event import COMPARED, Event
from knell.model.claim import Scope


def find_homes(candidates: list[Candidate], events: list[Event]) -> list[Event | None]:
    """The event of each candidate: that of its sentence, else the one near it that most speaks for.

    What a headline counts that tells of none is of the main event. None for aggregates and without events.
    """
    by_clause = {scene.clause.index: event for event in events for scene in event.scenes}
    told = sorted(by_clause)
    main = next((event for event in events if event.is_main), None)
    homes: list[Event | None] = []
    for candidate in candidates:
        own = by_clause.get(candidate.clause.index)
        if candidate.scope is Scope.AGGREGATE or not events:
            homes.append(None)
        elif own is not None:
            homes.append(own)
        elif candidate.is_title:
            homes.append(main)
        else:
            at = bisect_right(told, candidate.clause.index)
            near = [by_clause[index] for index in told[max(0, at - BACK) : at + AHEAD]]
            homes.append(_nearest(candidate, near, last=by_clause[told[at - 1]] if at else near[0]))
    return homes


BACK, AHEAD = 40, 10
"""Telling sentences before and after a figure whose events it may be of: reading stays linear in length."""

LAST_TOLD = 1.0
"""What being the event last told of before a figure weighs, beside what the encoder makes of it."""


def _nearest(candidate: Candidate, events: list[Event], *, last: Event) -> Event:
    """Of the events around a figure the one that it is most likely of."""

    def fit(event: Event) -> float:
        senses = [scene.sense for scene in event.scenes[:COMPARED]]
        mean = sum(sense.counts(candidate) for sense in senses) / len(senses)
        return mean + (LAST_TOLD if event is last else 0.0)

    return max(events, key=fit)
