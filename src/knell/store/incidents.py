"""Writing incidents: rows derived from mentions and judgements, replaced whenever they are computed anew.

Only the minting and merging of ids is kept for ever, in the event log and as redirects.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from knell.errors import NotFound
from knell.model.figure import Figure
from knell.model.incident import CandidateLink, Incident
from knell.model.mint import MintEvent
from knell.store.candidates import release_candidates, save_candidates
from knell.store.codec import dump
from knell.store.events import Event, append_events
from knell.store.links import Source, link_columns, load_sources
from knell.store.match_queue import queue_alike, queue_incidents
from knell.store.match_state import advance_state
from knell.store.readings import is_newest, place_columns
from knell.store.rows import EventKind
from knell.store.scored_pairs import drop_mentions
from knell.store.tables import (
    claims,
    events,
    figures,
    incident_links,
    incident_mentions,
    incidents,
    mentions,
    readings,
)
from knell.store.transaction import Transaction, chunked


@dataclass(frozen=True, slots=True)
class Derived:
    """What was computed from the ledger and is to be kept: see `Ledger.keep_matched`.

    `candidates` are all that the mentions `reached` have (None: that the ledger has); without candidates those
    that are there stay. `recounted` are figures that take the place of those that are kept, by the ids of incidents
    that stay as they are otherwise.
    """

    incidents: Sequence[Incident]
    figures: Mapping[str, Sequence[Figure]]
    minted: Sequence[MintEvent]
    merged: Sequence[tuple[str, str]]
    candidates: Sequence[CandidateLink] | None = None
    reached: frozenset[str] | None = None
    recounted: Mapping[str, Sequence[Figure]] = field(default_factory=dict)


def save_derived(transaction: Transaction, derived: Derived, *, at: datetime) -> None:
    """Replace the rows of these incidents, take their mentions from others, log mints and merges.

    Raises NotFound for a mention that the ledger does not hold, LedgerError for one whose content was erased.
    """
    incident_ids = [incident.incident_id for incident in derived.incidents]
    moved = [mention_id for incident in derived.incidents for mention_id in incident.mention_ids]
    linked = {
        side for one in derived.incidents for link in one.links for side in (link.left_id, link.right_id)
    }
    sources = load_sources(transaction, sorted({*moved, *linked}))
    merged_away = [old for old, _ in derived.merged]
    touched = _holders(transaction, moved)
    _clear(transaction, [*incident_ids, *merged_away], moved, touched)
    _put_incidents(transaction, derived.incidents, sources, at)
    for incident in derived.incidents:
        transaction.insert(
            incident_mentions,
            [
                {"mention_id": mention_id, "incident_id": incident.incident_id, "number": number}
                for number, mention_id in enumerate(incident.mention_ids)
            ],
        )
        transaction.insert(incident_links, _link_rows(incident, sources))
        rows = _figure_rows(incident.incident_id, derived.figures.get(incident.incident_id, ()))
        transaction.insert(figures, rows)
    new_events = _mint_events(transaction, derived.minted)
    new_events += _redirect(transaction, derived.merged, at)
    append_events(transaction, new_events)
    if derived.candidates is not None:
        save_candidates(transaction, derived.candidates, derived.reached)
    _count(transaction, sorted({*incident_ids, *merged_away, *touched}))
    replace_figures(transaction, derived.recounted, at)
    _release(transaction, _superseded(transaction, moved))
    advance_state(transaction)


def replace_figures(transaction: Transaction, counted: Mapping[str, Sequence[Figure]], at: datetime) -> None:
    """Put figures in the place of those that are kept of these incidents."""
    for chunk in chunked(sorted(counted)):
        transaction.connection.execute(figures.delete().where(figures.c.incident_id.in_(chunk)))
        transaction.connection.execute(
            incidents.update().where(incidents.c.incident_id.in_(chunk)).values(updated_at=at)
        )
    transaction.insert(
        figures, [row for incident_id, found in counted.items() for row in _figure_rows(incident_id, found)]
    )


def release_mentions(transaction: Transaction, reading_id: str) -> None:
    """Take the mentions of a reading that is no longer the newest out of all incidents."""
    query = sa.select(mentions.c.mention_id, mentions.c.report_id).where(mentions.c.reading_id == reading_id)
    rows = transaction.rows(query)
    _release(transaction, [row.mention_id for row in rows])
    queue_alike(transaction, {row.report_id for row in rows})


def _release(transaction: Transaction, released: Sequence[str]) -> None:
    """Take mentions out of all incidents; what they stood with waits to be matched and counted anew."""
    touched = _holders(transaction, released)
    _clear(transaction, [], released, touched)
    release_candidates(transaction, released)
    _count(transaction, sorted(touched))
    drop_mentions(transaction, released)
    queue_incidents(transaction, touched)


def _superseded(transaction: Transaction, mention_ids: Sequence[str]) -> list[str]:
    """Those of former readings: a report was read anew while its mentions were matched."""
    query = sa.select(mentions.c.mention_id).join(readings).where(~is_newest())
    return [row.mention_id for row in transaction.rows_in(query, mentions.c.mention_id, mention_ids)]


def list_mentions_of(transaction: Transaction, incident_id: str) -> tuple[str, ...]:
    """The mentions of an incident, in their order."""
    query = sa.select(incident_mentions).where(incident_mentions.c.incident_id == incident_id)
    return tuple(row.mention_id for row in transaction.rows(query.order_by(incident_mentions.c.number)))


def load_partition(
    transaction: Transaction, among: Iterable[str] | None = None
) -> dict[str, tuple[str, ...]]:
    """The mentions of each incident that holds one of these (None: of any), in their order."""
    query = sa.select(incident_mentions)
    if among is None:
        rows = transaction.rows(query)
    else:
        holders = sorted(_holders(transaction, sorted(among)))
        rows = list(transaction.rows_in(query, incident_mentions.c.incident_id, holders))
    found: defaultdict[str, list[str]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.incident_id, row.number)):
        found[row.incident_id].append(row.mention_id)
    return {incident_id: tuple(held) for incident_id, held in found.items()}


def _holders(transaction: Transaction, mention_ids: Sequence[str]) -> set[str]:
    """The incidents that hold these mentions now."""
    query = sa.select(incident_mentions.c.incident_id)
    return {
        row.incident_id for row in transaction.rows_in(query, incident_mentions.c.mention_id, mention_ids)
    }


def _clear(
    transaction: Transaction, incident_ids: Sequence[str], moved: Sequence[str], touched: set[str]
) -> None:
    """Delete what is replaced: rows of these incidents, and the moved mentions wherever they are."""
    execute = transaction.connection.execute
    for chunk in chunked(incident_ids):
        for table in (figures, incident_links, incident_mentions):
            execute(table.delete().where(table.c.incident_id.in_(chunk)))
    for chunk in chunked(moved):
        execute(incident_mentions.delete().where(incident_mentions.c.mention_id.in_(chunk)))
    robbed = sorted(touched - set(incident_ids))
    query = sa.select(incident_links)
    gone = set(moved)
    for row in list(transaction.rows_in(query, incident_links.c.incident_id, robbed)):
        if row.left_id in gone or row.right_id in gone:
            execute(
                incident_links.delete().where(
                    incident_links.c.incident_id == row.incident_id, incident_links.c.number == row.number
                )
            )


def _put_incidents(
    transaction: Transaction, found: Sequence[Incident], sources: Mapping[str, Source], at: datetime
) -> None:
    query = sa.select(incidents.c.incident_id)
    ids = [incident.incident_id for incident in found]
    known = {row.incident_id for row in transaction.rows_in(query, incidents.c.incident_id, ids)}
    rows = [_incident_row(incident, sources, at) for incident in found]
    transaction.insert(incidents, [row for row in rows if row["incident_id"] not in known])
    changed = [{**row, "known_id": row["incident_id"]} for row in rows if row["incident_id"] in known]
    if changed:
        transaction.connection.execute(
            incidents.update().where(incidents.c.incident_id == sa.bindparam("known_id")), changed
        )


def _incident_row(incident: Incident, sources: Mapping[str, Source], at: datetime) -> dict[str, Any]:
    own = [sources[mention_id] for mention_id in incident.mention_ids]
    row: dict[str, Any] = {
        "incident_id": incident.incident_id,
        "redirect_to": None,
        "type": incident.type.value,
        **place_columns(incident.when, incident.where),
        "report_count": 0,
        "claim_count": 0,
        "updated_at": at,
        "when_mention_id": None,
        "when_sealed": None,
        "where_mention_id": None,
        "where_sealed": None,
    }
    if row["country"] is None:
        row["country"] = next((one.country for one in own if one.country is not None), None)
    when, where = incident.when, incident.where
    if when is not None and own:
        same = (one for one in own if one.mention.when is not None and one.mention.when.phrase == when.phrase)
        _seal_words(row, "when", next(same, own[0]), when)
    if where is not None and own:
        same = (
            one for one in own if one.mention.where is not None and one.mention.where.phrase == where.phrase
        )
        _seal_words(row, "where", next(same, own[0]), where)
    return row


def _seal_words(row: dict[str, Any], name: str, source: Source, value: object) -> None:
    """Seal the words of a time or place under the key of the mention that they come from."""
    row[f"{name}_mention_id"] = source.mention.mention_id
    row[f"{name}_sealed"] = source.key.seal(f"{row['incident_id']}/{name}", dump(value))


def _link_rows(incident: Incident, sources: Mapping[str, Source]) -> list[dict[str, object]]:
    incident_id = incident.incident_id
    return [
        {"incident_id": incident_id, "number": number, **link_columns(incident_id, link, sources)}
        for number, link in enumerate(incident.links)
    ]


def _figure_rows(incident_id: str, computed: Sequence[Figure]) -> list[dict[str, object]]:
    return [
        {
            "incident_id": incident_id,
            "number": number,
            "harm": figure.harm.value,
            "victim_class": None if figure.victim_class is None else figure.victim_class.value,
            "low": figure.low,
            "high": figure.high,
            "is_vague": figure.is_vague,
            "is_contested": figure.is_contested,
            "policy": figure.policy,
            "policy_version": figure.policy_version,
        }
        for number, figure in enumerate(computed)
    ]


def _mint_events(transaction: Transaction, minted: Sequence[MintEvent]) -> list[Event]:
    """Entries for the mint events that the log does not have yet."""
    query = sa.select(events.c.event_id)
    ids = [mint.event_id for mint in minted]
    known = {row.event_id for row in transaction.rows_in(query, events.c.event_id, ids)}
    return [
        Event(
            EventKind.INCIDENT_MINTED,
            mint.incident_id,
            {"mention_id": mint.mention_id},
            mint.at,
            event_id=mint.event_id,
        )
        for mint in minted
        if mint.event_id not in known
    ]


def _redirect(transaction: Transaction, merged: Sequence[tuple[str, str]], at: datetime) -> list[Event]:
    """Point merged ids at the incidents that took them in, and give the entries for it."""
    new_events = []
    for old, new in merged:
        target = resolve_redirect(transaction, new)
        if target.incident_id == old:
            raise ValueError(f"{old} cannot be merged into {new}: that one leads back to it")
        row = transaction.connection.execute(
            sa.select(incidents.c.redirect_to).where(incidents.c.incident_id == old)
        ).first()
        if row is not None and row.redirect_to == new:
            continue
        words = {
            name: None for name in ("when_mention_id", "when_sealed", "where_mention_id", "where_sealed")
        }
        if row is None:
            kept = {"incident_id": old, "type": target.type, "report_count": 0, "claim_count": 0}
            transaction.insert(incidents, [{**kept, **words, "redirect_to": new, "updated_at": at}])
        else:
            transaction.connection.execute(
                incidents.update()
                .where(incidents.c.incident_id == old)
                .values(**words, redirect_to=new, updated_at=at)
            )
        new_events.append(Event(EventKind.INCIDENT_MERGED, old, {"into": new}, at))
    return new_events


def resolve_redirect(transaction: Transaction, incident_id: str) -> sa.Row[Any]:
    """The row of the incident that this id stands for now; raises NotFound where nobody gave the id out."""
    wanted = incident_id
    while True:
        row = transaction.connection.execute(
            sa.select(incidents).where(incidents.c.incident_id == wanted)
        ).first()
        if row is None:
            raise NotFound(f"No incident has the id {incident_id}. `knell incidents` lists them.")
        if row.redirect_to is None:
            return row
        wanted = row.redirect_to


def load_redirects(transaction: Transaction) -> dict[str, str]:
    """For each id that leads to another incident the next one, in one step."""
    query = sa.select(incidents.c.incident_id, incidents.c.redirect_to)
    rows = transaction.rows(query.where(incidents.c.redirect_to.is_not(None)))
    return {row.incident_id: row.redirect_to for row in rows}


def list_former_ids(transaction: Transaction, incident_id: str) -> list[str]:
    """The ids that lead to this incident, in one step or in several."""
    found: list[str] = []
    query = sa.select(incidents.c.incident_id)
    step = [incident_id]
    while step:
        step = [row.incident_id for row in transaction.rows_in(query, incidents.c.redirect_to, step)]
        found += step
    return sorted(found)


def _count(transaction: Transaction, incident_ids: Sequence[str]) -> None:
    """Count reports and claims of these incidents anew."""
    report_count = (
        sa.select(sa.func.count(mentions.c.report_id.distinct()))
        .select_from(incident_mentions.join(mentions))
        .where(incident_mentions.c.incident_id == incidents.c.incident_id)
        .scalar_subquery()
    )
    claim_count = (
        sa.select(sa.func.count())
        .select_from(incident_mentions.join(claims, claims.c.mention_id == incident_mentions.c.mention_id))
        .where(incident_mentions.c.incident_id == incidents.c.incident_id)
        .scalar_subquery()
    )
    for chunk in chunked(incident_ids):
        transaction.connection.execute(
            incidents.update()
            .where(incidents.c.incident_id.in_(chunk))
            .values(report_count=report_count, claim_count=claim_count)
        )
