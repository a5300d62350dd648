"""Mentions of former readings and those of later ones that stand in their place: one event of one report."""

from collections.abc import Iterable

import sqlalchemy as sa

from knell.store.tables import mention_successions
from knell.store.transaction import Transaction


def newest_of(transaction: Transaction, mention_ids: Iterable[str]) -> dict[str, str]:
    """Each of these mentions → the one that stands in its place in the newest reading, itself where none does."""
    newest = {one: one for one in mention_ids}
    while later := _successors(transaction, set(newest.values())):
        newest = {one: later.get(now, now) for one, now in newest.items()}
    return newest


def with_former(transaction: Transaction, mention_ids: Iterable[str]) -> list[str]:
    """These mentions with those of former readings in whose place they stand."""
    found: set[str] = set()
    frontier = set(mention_ids)
    query = sa.select(mention_successions.c.mention_id)
    while frontier:
        found |= frontier
        column = mention_successions.c.successor_id
        frontier = {row.mention_id for row in transaction.rows_in(query, column, sorted(frontier))} - found
    return sorted(found)


def _successors(transaction: Transaction, mention_ids: Iterable[str]) -> dict[str, str]:
    query = sa.select(mention_successions)
    rows = transaction.rows_in(query, mention_successions.c.mention_id, sorted(mention_ids))
    return {row.mention_id: row.successor_id for row in rows}
