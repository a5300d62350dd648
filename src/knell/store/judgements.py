"""Judgements in the ledger: references in the clear, the reason and who judged sealed under a key of their own."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from knell.errors import BadInput, LedgerError, NotFound
from knell.model.ids import content_id
from knell.model.judgement import Judgement, JudgementKind, Role, Subject, is_mention
from knell.store.codec import build, dump, load
from knell.store.events import Event, append_events
from knell.store.rows import EventKind
from knell.store.sealing import commit, new_salt
from knell.store.tables import (
    claims,
    content_keys,
    events,
    incidents,
    judgement_subjects,
    judgements,
    mention_successions,
    mentions,
    readings,
)
from knell.store.transaction import KEY_COLUMNS, Transaction


def add_judgement(transaction: Transaction, judgement: Judgement) -> None:
    """Append a judgement and its event.

    Raises BadInput for an id that is there already, NotFound for a subject that the ledger does not hold.
    """
    if _exists(transaction, judgements.c.judgement_id, judgement.judgement_id):
        raise BadInput(f"{judgement.judgement_id} was recorded already: it holds, and need not be sent again")
    _check_subjects(transaction, judgement)
    key, wrapped_key = transaction.keyring.create()
    content = dump({"salt": new_salt(), "judgement": judgement})
    columns = judgement_columns(transaction.keys.id_key, judgement)
    subjects = subject_rows(transaction.keys.id_key, judgement)
    created = {"key_id": key.key_id, "wrapped_key": wrapped_key, "created_at": judgement.at}
    transaction.insert(content_keys, [created])
    sealed = key.seal(judgement.judgement_id, content)
    transaction.insert(judgements, [{**columns, "key_id": key.key_id, "sealed": sealed}])
    transaction.insert(judgement_subjects, subjects)
    payload: dict[str, str | int] = {
        "kind": judgement.kind.value,
        "value": judgement.value,
        "subjects": _digest((row["role"], row["subject_id"]) for row in subjects),
    }
    added = Event(
        EventKind.JUDGEMENT_ADDED,
        judgement.judgement_id,
        payload,
        judgement.at,
        commit([content]),
        actor=str(columns["judge_id"]),
    )
    append_events(transaction, [added])


def list_judgements(transaction: Transaction) -> list[Judgement]:
    """All judgements in the order of (time, id); of erased ones what was judged, without who and why."""
    query = (
        sa.select(judgements, KEY_COLUMNS[1])
        .join(content_keys)
        .order_by(judgements.c.at, judgements.c.judgement_id)
    )
    rows = transaction.rows(query)
    subjects = _subjects_by_judgement(transaction) if any(row.wrapped_key is None for row in rows) else {}
    return [_open(transaction, row, subjects) for row in rows]


def newest_mentions(transaction: Transaction) -> dict[str, str]:
    """For each mention of a former reading that a newer reading tells of, the newest one that does."""
    following = {row.mention_id: row.successor_id for row in transaction.rows(sa.select(mention_successions))}
    newest = {}
    for mention_id in following:
        last = mention_id
        while last in following:
            last = following[last]
        newest[mention_id] = last
    return newest


def verify_judgements(transaction: Transaction) -> list[str]:
    """What is not as it was written, one sentence each; of erased ones what is in the clear is checked."""
    problems = []
    recorded = {
        row.subject_id: row
        for row in transaction.rows(sa.select(events).where(events.c.kind == EventKind.JUDGEMENT_ADDED.value))
    }
    subjects = _subjects_by_judgement(transaction)
    query = sa.select(judgements, KEY_COLUMNS[1]).join(content_keys).order_by(judgements.c.at)
    held = {row.judgement_id: row for row in transaction.rows(query)}
    problems += [f"{one}: no event records it." for one in sorted(held.keys() - recorded.keys())]
    problems += [
        f"{one}: recorded by an event, but missing." for one in sorted(recorded.keys() - held.keys())
    ]
    for judgement_id in sorted(held.keys() & recorded.keys()):
        row, event = held[judgement_id], recorded[judgement_id]
        parts = subjects.get(judgement_id, [])
        said = (row.kind, row.value, row.at, row.judge_id, _digest(parts))
        payload = event.payload
        logged = (payload["kind"], payload["value"], event.at, event.actor, payload["subjects"])
        if said != logged:
            problems.append(f"{judgement_id}: the judgement was changed after it was written.")
        if row.wrapped_key is not None:
            problems += _verify_content(transaction, row, event.commitment, parts)
    return problems


def judgement_columns(id_key: bytes, judgement: Judgement) -> dict[str, object]:
    """The plain columns of a judgement."""
    return {
        "judgement_id": judgement.judgement_id,
        "at": judgement.at,
        "judge_id": content_id(id_key, "jdg", judgement.by or ""),
        "kind": judgement.kind.value,
        "value": judgement.value,
    }


def subject_rows(id_key: bytes, judgement: Judgement) -> list[dict[str, object]]:
    """The rows of what it is on; a claimant, who may be a witness, only by an id made from the name."""
    return [
        {
            "judgement_id": judgement.judgement_id,
            "number": number,
            "role": part.role.value,
            "subject_id": content_id(id_key, "clt", part.subject_id)
            if _is_name(judgement, part)
            else part.subject_id,
        }
        for number, part in enumerate(judgement.subjects)
    ]


def _is_name(judgement: Judgement, subject: Subject) -> bool:
    sides = judgement.kind is JudgementKind.INDEPENDENCE and subject.role in (Role.LEFT, Role.RIGHT)
    return subject.role is Role.CLAIMANT or sides


def _digest(subjects: Iterable[tuple[object, object]]) -> str:
    plain = json.dumps([list(one) for one in subjects], separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()


def _subjects_by_judgement(transaction: Transaction) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    query = sa.select(judgement_subjects).order_by(
        judgement_subjects.c.judgement_id, judgement_subjects.c.number
    )
    for row in transaction.rows(query):
        found.setdefault(row.judgement_id, []).append((row.role, row.subject_id))
    return found


def _open(
    transaction: Transaction, row: sa.Row[Any], subjects: Mapping[str, Sequence[tuple[str, str]]]
) -> Judgement:
    if row.wrapped_key is not None:
        content = transaction.content_key(row).unseal(row.judgement_id, row.sealed)
        return build(Judgement, load(content)["judgement"])
    parts = tuple(Subject(Role(role), one) for role, one in subjects.get(row.judgement_id, ()))
    return Judgement(row.judgement_id, JudgementKind(row.kind), row.value, parts, None, row.at, None)


def _verify_content(
    transaction: Transaction, row: sa.Row[Any], commitment: str, parts: Sequence[tuple[str, str]]
) -> list[str]:
    try:
        content = transaction.content_key(row).unseal(row.judgement_id, row.sealed)
    except LedgerError as error:
        return [f"{row.judgement_id}: {error}"]
    if commit([content]) != commitment:
        return [f"{row.judgement_id}: the judgement is not what its event committed to."]
    judgement = build(Judgement, load(content)["judgement"])
    id_key = transaction.keys.id_key
    problems = [
        f"{row.judgement_id}: {name} was changed after it was written."
        for name, value in judgement_columns(id_key, judgement).items()
        if row._mapping[name] != value
    ]
    own = [(one["role"], one["subject_id"]) for one in subject_rows(id_key, judgement)]
    if own != list(parts):
        problems.append(f"{row.judgement_id}: what it is on was changed after it was written.")
    return problems


_HOLDERS: Mapping[Role, tuple[sa.ColumnElement[str], str]] = {
    Role.INCIDENT: (incidents.c.incident_id, "incident"),
    Role.CLAIM: (claims.c.claim_id, "claim"),
    Role.READING: (readings.c.reading_id, "reading"),
    Role.UNDONE: (judgements.c.judgement_id, "judgement"),
}


def _check_subjects(transaction: Transaction, judgement: Judgement) -> None:
    for part in judgement.subjects:
        column, noun = _HOLDERS.get(part.role, (mentions.c.mention_id, "mention"))
        if part.role not in _HOLDERS and not is_mention(judgement, part):
            continue
        if not _exists(transaction, column, part.subject_id):
            raise NotFound(f"No {noun} has the id {part.subject_id}.")


def _exists(transaction: Transaction, column: sa.ColumnElement[str], value: str) -> bool:
    return transaction.connection.execute(sa.select(column).where(column == value)).first() is not None
