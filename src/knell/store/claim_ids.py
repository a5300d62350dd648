"""Claims by their ids, as people judge them: by the beginning of an id, through new readings, by incident."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from knell.errors import NotFound
from knell.model.claim import Claim
from knell.store.claims import find_id
from knell.store.codec import build, load
from knell.store.readings import is_newest
from knell.store.tables import claims, content_keys, incident_mentions, readings, reports
from knell.store.transaction import IS_READABLE, KEY_COLUMNS, Transaction

CLAIM_PREFIX = "clm-"


def find_claim(transaction: Transaction, beginning: str) -> str:
    """The one claim whose id begins so, in any case and with or without "clm-"; also of former readings.

    Raises BadInput where it is too short or fits several, NotFound where it fits none.
    """
    return find_id(transaction, claims.c.claim_id, beginning, prefix=CLAIM_PREFIX, noun="claim")


def list_successors(transaction: Transaction, claim_ids: Sequence[str]) -> dict[str, str | None]:
    """For each of these claims that is of a former reading the claim of the newest that says the same, or None.

    The same words at the same place, read in the same way. What was read otherwise has none: a person who
    looked at the one did not look at the other.
    """
    former = list(_claim_rows(transaction, claims.c.claim_id, claim_ids, ~is_newest()))
    if not former:
        return {}
    report_ids = sorted({row.report_id for row in former})
    newest: defaultdict[str, dict[Claim, str]] = defaultdict(dict)
    for row in _claim_rows(transaction, claims.c.report_id, report_ids, is_newest()):
        newest[row.report_id].setdefault(_as_read(transaction, row), row.claim_id)
    return {row.claim_id: newest[row.report_id].get(_as_read(transaction, row)) for row in former}


def load_claim(transaction: Transaction, claim_id: str) -> Claim:
    """The claim with this id; raises NotFound where there is none or its report was erased."""
    for row in _claim_rows(transaction, claims.c.claim_id, [claim_id], sa.true()):
        return _open(transaction, row)
    raise NotFound(f"No claim has the id {claim_id}.")


def list_holders(transaction: Transaction, claim_ids: Sequence[str]) -> list[str]:
    """The incidents that these claims stand in now."""
    query = sa.select(incident_mentions.c.incident_id).join(
        claims, claims.c.mention_id == incident_mentions.c.mention_id
    )
    return sorted({row.incident_id for row in transaction.rows_in(query, claims.c.claim_id, claim_ids)})


def _claim_rows(
    transaction: Transaction,
    column: sa.ColumnElement[str],
    ids: Sequence[str],
    condition: sa.ColumnElement[bool],
) -> list[sa.Row[Any]]:
    query = (
        sa.select(claims.c.claim_id, claims.c.report_id, claims.c.sealed, *KEY_COLUMNS)
        .select_from(
            claims.join(readings, claims.c.reading_id == readings.c.reading_id)
            .join(reports, claims.c.report_id == reports.c.report_id)
            .join(content_keys)
        )
        .where(condition, IS_READABLE)
        .order_by(claims.c.number)
    )
    return list(transaction.rows_in(query, column, ids))


def _open(transaction: Transaction, row: sa.Row[Any]) -> Claim:
    return build(Claim, load(transaction.content_key(row).unseal(row.claim_id, row.sealed)))


def _as_read(transaction: Transaction, row: sa.Row[Any]) -> Claim:
    """What was read, without the ids that differ from reading to reading and without how sure the reader was."""
    claim = _open(transaction, row)
    part_of = None if claim.part_of is None else "part"
    return replace(claim, claim_id="", mention_id=None, part_of=part_of, confidence=0.0)
