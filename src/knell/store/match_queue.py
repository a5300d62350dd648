"""Mentions that wait to be matched anew, with all that is connected with them: derived, emptied by matching.

Only mentions that stand in an incident are queued: those that stand in none are found by that.
"""

from collections.abc import Iterable, Sequence

import sqlalchemy as sa

from knell.store.likenesses import list_alike
from knell.store.successions import newest_of
from knell.store.tables import (
    claims,
    incident_mentions,
    judgement_subjects,
    match_queue,
    mentions,
)
from knell.store.transaction import Transaction, chunked


def list_queued(transaction: Transaction) -> list[str]:
    """The ids of all that wait."""
    return [row.mention_id for row in transaction.rows(sa.select(match_queue.c.mention_id))]


def settle(transaction: Transaction, mention_ids: Sequence[str]) -> None:
    """Take mentions out of the queue: they stand in the incidents that their pairs give them."""
    for chunk in chunked(mention_ids):
        transaction.connection.execute(match_queue.delete().where(match_queue.c.mention_id.in_(chunk)))


def settle_all(transaction: Transaction) -> None:
    """Empty the queue: everything was matched."""
    transaction.connection.execute(match_queue.delete())


def queue(transaction: Transaction, mention_ids: Iterable[str]) -> None:
    """Let those of these mentions wait that stand in an incident."""
    wanted = sorted(set(mention_ids))
    query = sa.select(incident_mentions.c.mention_id)
    held = [row.mention_id for row in transaction.rows_in(query, incident_mentions.c.mention_id, wanted)]
    settle(transaction, held)
    transaction.insert(match_queue, [{"mention_id": one} for one in held])


def queue_incidents(transaction: Transaction, incident_ids: Iterable[str]) -> None:
    """Let every mention of these incidents wait."""
    query = sa.select(incident_mentions.c.mention_id)
    column = incident_mentions.c.incident_id
    queue(transaction, [row.mention_id for row in transaction.rows_in(query, column, sorted(incident_ids))])


def queue_alike(transaction: Transaction, report_ids: Iterable[str]) -> None:
    """Let the mentions of these reports, and of all that print the same text, wait.

    Who a claim counts for depends on which report is the original, and on what the others say.
    """
    reports = set(report_ids)
    for like in list_alike(transaction, reports):
        reports |= {like.left_id, like.right_id}
    query = sa.select(mentions.c.mention_id)
    column = mentions.c.report_id
    queue(transaction, [row.mention_id for row in transaction.rows_in(query, column, sorted(reports))])


def queue_judged(transaction: Transaction, judgement_id: str) -> None:
    """Let the mentions wait that a judgement is on, or whose claims it is on; of an undo, those of what is undone."""
    seen: set[str] = set()
    waiting, found = {judgement_id}, set[str]()
    query = sa.select(judgement_subjects)
    while waiting:
        seen |= waiting
        rows = list(transaction.rows_in(query, judgement_subjects.c.judgement_id, sorted(waiting)))
        found |= {row.subject_id for row in rows}
        # What is no judgement has no subjects.
        waiting = {row.subject_id for row in rows} - seen
    query = sa.select(claims.c.mention_id)
    told = {row.mention_id for row in transaction.rows_in(query, claims.c.claim_id, sorted(found))}
    queue(transaction, newest_of(transaction, {*found, *told}).values())
