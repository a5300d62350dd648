"""Candidate links as they are asked for: with the mentions on both sides and their reports."""

from collections.abc import Sequence

import sqlalchemy as sa

from knell.model.record import SourcedCandidate
from knell.store.claims import list_linked_mentions
from knell.store.links import open_links
from knell.store.tables import candidate_links, incident_mentions
from knell.store.transaction import Transaction


def list_candidates(
    transaction: Transaction, incident_id: str, mention_ids: Sequence[str]
) -> list[SourcedCandidate]:
    """The open links of an incident, the likeliest first: for each mention of another one its strongest.

    A link whose reports were erased is left out.
    """
    query = sa.select(candidate_links)
    rows = list(transaction.rows(query.where(candidate_links.c.incident_id == incident_id)))
    rows += transaction.rows_in(query, candidate_links.c.mention_id, mention_ids)
    distinct = list({(row.left_id, row.right_id): row for row in reversed(rows)}.values())
    sides = sorted({side for row in distinct for side in (row.left_id, row.right_id)})
    linked = {one.mention.mention_id: one for one in list_linked_mentions(transaction, sides)}
    holder_query = sa.select(incident_mentions.c.mention_id, incident_mentions.c.incident_id)
    holders = {
        row.mention_id: row.incident_id
        for row in transaction.rows_in(holder_query, incident_mentions.c.mention_id, sides)
    }
    own = set(mention_ids)
    found = []
    for row, pair in zip(distinct, open_links(transaction, distinct), strict=True):
        inside, outside = (row.left_id, row.right_id) if row.left_id in own else (row.right_id, row.left_id)
        if inside not in linked or outside not in linked or outside not in holders:
            continue
        found.append(
            SourcedCandidate(pair, linked[inside], linked[outside], holders[outside], row.judgement_id)
        )
    found.sort(key=lambda one: (-one.pair.score, one.pair.left_id, one.pair.right_id))
    strongest: dict[str, SourcedCandidate] = {}
    for one in found:
        strongest.setdefault(one.other.mention.mention_id, one)
    return list(strongest.values())
