"""The event log: append-only, each entry bound to the one before by its hash.

Entries hold references, enumerations and commitments, never content, so the chain holds when content goes.
"""

import hashlib
import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from knell.model.mint import MintEvent
from knell.store.rows import EventKind
from knell.store.tables import events, mention_successions
from knell.store.transaction import Transaction

FIRST_HASH = "0" * 64
"""What the first entry gives as the hash before it."""

MACHINE = "machine"
"""Actor of what nobody decided."""


def new_event_id() -> str:
    """A random id for an entry of the log."""
    return f"evt-{secrets.token_hex(16)}"


@dataclass(frozen=True, slots=True)
class Event:
    """An entry to be appended. `commitment` is None where the event has no content of its own."""

    kind: EventKind
    subject_id: str
    payload: Mapping[str, str | int]
    at: datetime
    commitment: str | None = None
    actor: str = MACHINE
    event_id: str = field(default_factory=new_event_id)


def append_events(transaction: Transaction, new: Sequence[Event]) -> None:
    """Append these entries in this order. The transaction must be a writing one: no other comes between."""
    last = transaction.connection.execute(
        sa.select(events.c.seq, events.c.hash).order_by(events.c.seq.desc()).limit(1)
    ).first()
    seq, previous = (0, FIRST_HASH) if last is None else (last.seq, last.hash)
    rows = []
    for event in new:
        seq += 1
        row: dict[str, Any] = {
            "seq": seq,
            "event_id": event.event_id,
            "at": event.at.astimezone(UTC),
            "actor": event.actor,
            "kind": event.kind.value,
            "subject_id": event.subject_id,
            "payload": dict(event.payload),
            "commitment": event.commitment,
            "previous_hash": previous,
        }
        previous = event_hash(row)
        rows.append({**row, "hash": previous})
    transaction.insert(events, rows)


def event_hash(row: Mapping[str, Any] | sa.RowMapping) -> str:
    """SHA-256, in hex, over the canonical JSON of an entry: every column but the hash itself.

    The moment is written in UTC with microseconds; keys of the payload are sorted.
    """
    at = row["at"].astimezone(UTC).isoformat(timespec="microseconds")
    columns = ("seq", "event_id", "actor", "kind", "subject_id", "payload", "commitment", "previous_hash")
    content = [at, *(row[column] for column in columns)]
    return hashlib.sha256(json.dumps(content, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def verify_chain(connection: sa.Connection) -> list[str]:
    """What is wrong with the chain, one sentence each; empty when every entry is as it was written."""
    problems = []
    seq, previous = 0, FIRST_HASH
    query = sa.select(events).order_by(events.c.seq).execution_options(yield_per=1000)
    for row in connection.execute(query).mappings():
        if row["seq"] != seq + 1:
            problems.append(f"Event {seq + 1}: missing; the log goes on with event {row['seq']}.")
        elif row["previous_hash"] != previous:
            problems.append(f"Event {row['seq']}: does not follow from the one before it.")
        if event_hash(row) != row["hash"]:
            problems.append(f"Event {row['seq']}: was changed after it was written.")
        seq, previous = row["seq"], row["hash"]
    return problems


def last_position(transaction: Transaction) -> int:
    """The number of the last entry; 0 for an empty log."""
    found: int | None = transaction.connection.scalar(sa.select(sa.func.max(events.c.seq)))
    return found or 0


def list_mint_events(transaction: Transaction) -> list[MintEvent]:
    """All mint events in the order of (time, id), each anchored in the newest reading of its report.

    An anchor whose event the newest reading no longer tells of stays as it is.
    """
    successors = {
        row.mention_id: row.successor_id for row in transaction.rows(sa.select(mention_successions))
    }
    query = (
        sa.select(events.c.event_id, events.c.at, events.c.subject_id, events.c.payload)
        .where(events.c.kind == EventKind.INCIDENT_MINTED.value)
        .order_by(events.c.at, events.c.event_id)
    )
    minted = []
    for row in transaction.rows(query):
        anchor = row.payload["mention_id"]
        while anchor in successors:
            anchor = successors[anchor]
        minted.append(MintEvent(row.subject_id, anchor, row.at, row.event_id))
    return minted
