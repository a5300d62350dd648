"""Permanent ids: which component is which incident, from the log of mint events and nothing else.

An incident is as old as its first mint event, by (time, event id). It stands at its anchor: the mention of
its latest mint event that is still there, so that a further event can move the anchor. (After a re-reading,
the ledger gives each event with the mention that took its mention's place.) The oldest incident whose anchor
is in a component gives the component its id; the others are redirected to it, for as long as they are
together. A component without any anchor is minted a new one.
"""

from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from knell.errors import BadInput, LedgerError
from knell.model.mint import MintEvent

EVENT_PREFIX = "mint-"
"""Event ids of new mint events: this and the new incident's id, so that they are as unique."""


MINT_ATTEMPTS = 100
"""Draws of an id before giving up: with random ids of a million incidents, one draw in 650,000 is taken."""


@dataclass(frozen=True, slots=True)
class Identities:
    """`incident_ids` stand in the order of the components; `minted` are to be appended to the log.

    `merged` maps each incident that stands in an older one's component to the older one. It is derived anew
    every time: after a split it is empty again, and both ids are back.
    """

    incident_ids: tuple[str, ...]
    minted: tuple[MintEvent, ...]
    merged: tuple[tuple[str, str], ...]


def assign_ids(
    partition: Sequence[Sequence[str]],
    mint_events: Iterable[MintEvent],
    mint: Callable[[], str],
    at: datetime,
) -> Identities:
    """The id of each component; the first mention of a component is the anchor of a newly minted id.

    `partition` has each mention id once, in components that are not empty. `mint` gives a new incident id at
    each call; one that the log has already is drawn again. `at` has a zone. Raises BadInput where it has
    none, LedgerError where `mint` has no new id to give.
    """
    mint_events = tuple(mint_events)
    taken = {event.incident_id for event in mint_events}
    if at.tzinfo is None:
        raise BadInput(f"the time {at} of new mint events has no zone: give it in UTC")
    place = {mention_id: number for number, component in enumerate(partition) for mention_id in component}
    by_component: dict[int, list[str]] = {}
    for incident_id, mention_id in find_anchors(mint_events, place):
        by_component.setdefault(place[mention_id], []).append(incident_id)
    incident_ids: list[str] = []
    minted: list[MintEvent] = []
    merged: list[tuple[str, str]] = []
    for number, component in enumerate(partition):
        known = by_component.get(number, [])
        if not known:
            new = _mint_new(mint, taken)
            taken.add(new)
            minted.append(MintEvent(new, component[0], at, EVENT_PREFIX + new))
            known = [new]
        incident_ids.append(known[0])
        merged += [(later, known[0]) for later in known[1:]]
    return Identities(tuple(incident_ids), tuple(minted), tuple(sorted(merged)))


def find_anchors(mint_events: Sequence[MintEvent], present: Container[str]) -> list[tuple[str, str]]:
    """(incident id, anchor mention id) for each incident whose anchor is among these mentions, oldest first."""
    anchor: dict[str, str] = {}
    oldest_first: dict[str, None] = {}
    for event in sorted(mint_events, key=_order):
        oldest_first.setdefault(event.incident_id)
        if event.mention_id in present:
            anchor[event.incident_id] = event.mention_id
    return [(incident_id, anchor[incident_id]) for incident_id in oldest_first if incident_id in anchor]


def _mint_new(mint: Callable[[], str], taken: set[str]) -> str:
    for _ in range(MINT_ATTEMPTS):
        new = mint()
        if new not in taken:
            return new
    raise LedgerError(f"no new incident id in {MINT_ATTEMPTS} attempts: every one is in the log already")


def _order(event: MintEvent) -> tuple[datetime, str]:
    return (event.at, event.event_id)
