"""Which reports are alike, as it was found when they were sketched."""

from collections.abc import Iterable

import sqlalchemy as sa

from knell.model.syndication import Likeness
from knell.store.tables import report_likenesses
from knell.store.transaction import Transaction


def list_alike(transaction: Transaction, report_ids: Iterable[str]) -> list[Likeness]:
    """Every likeness among these reports and all that are like them, directly or through others."""
    found: dict[tuple[str, str], Likeness] = {}
    seen: set[str] = set()
    waiting = set(report_ids)
    while waiting:
        seen |= waiting
        reached: set[str] = set()
        for column in (report_likenesses.c.left_id, report_likenesses.c.right_id):
            for row in transaction.rows_in(sa.select(report_likenesses), column, sorted(waiting)):
                found[row.left_id, row.right_id] = Likeness(
                    row.left_id, row.right_id, row.jaccard, row.contained
                )
                reached |= {row.left_id, row.right_id}
        waiting = reached - seen
    return [found[pair] for pair in sorted(found)]
