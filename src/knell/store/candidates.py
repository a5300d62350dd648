"""Candidate links in the ledger: derived with the incidents, and waiting for a person."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from knell.model.incident import CandidateLink
from knell.store.links import link_columns, load_sources
from knell.store.tables import candidate_links
from knell.store.transaction import Transaction, chunked


def save_candidates(transaction: Transaction, found: Sequence[CandidateLink]) -> None:
    """Replace all candidate links by these; those that stay as they are are not written again."""
    rows = {(row.mention_id, row.incident_id): row for row in transaction.rows(sa.select(candidate_links))}
    wanted = {(one.mention_id, one.incident_id): one for one in found}
    stale = [key for key, row in rows.items() if key not in wanted or not _is_same(row, wanted[key])]
    for mention_id, incident_id in stale:
        transaction.connection.execute(
            candidate_links.delete().where(
                candidate_links.c.mention_id == mention_id, candidate_links.c.incident_id == incident_id
            )
        )
    new = [one for key, one in wanted.items() if key not in rows or key in set(stale)]
    sides = {side for one in new for side in (one.pair.left_id, one.pair.right_id)}
    sources = load_sources(transaction, sorted(sides))
    transaction.insert(
        candidate_links,
        [
            {
                "mention_id": one.mention_id,
                "incident_id": one.incident_id,
                "judgement_id": one.judgement_id,
                **link_columns(one.incident_id, one.pair, sources),
            }
            for one in new
        ],
    )


def release_candidates(transaction: Transaction, mention_ids: Sequence[str]) -> None:
    """Drop the candidates of mentions that are no longer the newest reading's."""
    columns = (candidate_links.c.mention_id, candidate_links.c.left_id, candidate_links.c.right_id)
    for chunk in chunked(mention_ids):
        fits = sa.or_(*(column.in_(chunk) for column in columns))
        transaction.connection.execute(candidate_links.delete().where(fits))


def _is_same(row: sa.Row[Any], wanted: CandidateLink) -> bool:
    pair = wanted.pair
    return (row.left_id, row.right_id, row.score, row.judgement_id) == (
        pair.left_id,
        pair.right_id,
        pair.score,
        wanted.judgement_id,
    ) and row.features == [[one.name, one.score, one.weight] for one in pair.features]
