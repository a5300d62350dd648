"""Links between mentions: numbers in the clear, the sentences of the features sealed under both reports' keys."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from knell.errors import NotFound
from knell.model.incident import FeatureResult, Mention, PairScore
from knell.store.codec import build, dump, load
from knell.store.sealing import ContentKey
from knell.store.tables import content_keys, mentions, reports
from knell.store.transaction import IS_READABLE, KEY_COLUMNS, Transaction

ERASED = "the words were erased"
"""Stands where the words of an erased report were."""


@dataclass(frozen=True, slots=True)
class Source:
    """A mention that incidents are made of, with the key that its words are sealed under."""

    mention: Mention
    country: str | None
    key: ContentKey


def load_sources(transaction: Transaction, mention_ids: Sequence[str]) -> dict[str, Source]:
    """These mentions with their keys; raises NotFound for an unknown one, LedgerError for an erased one."""
    query = sa.select(mentions.c.mention_id, mentions.c.country, mentions.c.sealed, *KEY_COLUMNS).select_from(
        mentions.join(reports).join(content_keys)
    )
    sources = {}
    for row in transaction.rows_in(query, mentions.c.mention_id, mention_ids):
        key = transaction.content_key(row)
        mention = build(Mention, load(key.unseal(row.mention_id, row.sealed)))
        sources[row.mention_id] = Source(mention, row.country, key)
    for mention_id in mention_ids:
        if mention_id not in sources:
            raise NotFound(f"No mention has the id {mention_id}.")
    return sources


def link_columns(incident_id: str, link: PairScore, sources: Mapping[str, Source]) -> dict[str, object]:
    """The columns of a link in the name of an incident.

    The sentences quote both reports: sealed under one key inside the other, they go with either.
    """
    row_id = _row_id(incident_id, link.left_id, link.right_id)
    inner = sources[link.left_id].key.seal(row_id, dump([feature.detail for feature in link.features]))
    return {
        "left_id": link.left_id,
        "right_id": link.right_id,
        "score": link.score,
        "features": [[one.name, one.score, one.weight] for one in link.features],
        "details_sealed": sources[link.right_id].key.seal(row_id, inner),
    }


def open_links(transaction: Transaction, rows: Sequence[sa.Row[Any]]) -> list[PairScore]:
    """The links in rows of `link_columns`; their sentences say so where either report was erased."""
    keys = {
        row.mention_id: transaction.content_key(row)
        for row in transaction.rows_in(
            sa.select(mentions.c.mention_id, *KEY_COLUMNS)
            .select_from(mentions.join(reports).join(content_keys))
            .where(IS_READABLE),
            mentions.c.mention_id,
            sorted({side for row in rows for side in (row.left_id, row.right_id)}),
        )
    }
    links = []
    for row in rows:
        details = [ERASED] * len(row.features)
        if row.left_id in keys and row.right_id in keys:
            row_id = _row_id(row.incident_id, row.left_id, row.right_id)
            inner = keys[row.right_id].unseal(row_id, row.details_sealed)
            details = load(keys[row.left_id].unseal(row_id, inner))
        features = tuple(
            FeatureResult(name, score, weight, detail)
            for (name, score, weight), detail in zip(row.features, details, strict=True)
        )
        links.append(PairScore(row.left_id, row.right_id, row.score, features))
    return links


def _row_id(incident_id: str, left_id: str, right_id: str) -> str:
    """What the sentences of a link are bound to when sealed."""
    return f"{incident_id}/{left_id}/{right_id}"
