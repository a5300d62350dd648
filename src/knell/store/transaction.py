"""One transaction on the ledger: a connection together with the keys that its rows are sealed under."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from knell.errors import LedgerError
from knell.store.sealing import ContentKey, Keyring
from knell.store.secret import Keys
from knell.store.tables import content_keys

CHUNK = 500
"""Ids in one IN list; well below the number of variables that either database takes."""


@dataclass(frozen=True, slots=True)
class Transaction:
    """What every reading and writing function of the store is given first."""

    connection: sa.Connection
    keys: Keys
    keyring: Keyring

    def insert(self, table: sa.Table, rows: Sequence[Mapping[str, object]]) -> None:
        """Insert these rows in one batch; none is fine."""
        if rows:
            self.connection.execute(table.insert(), list(rows))

    def rows(self, select: sa.Select[Any]) -> Sequence[sa.Row[Any]]:
        """All rows of this selection."""
        return self.connection.execute(select).all()

    def rows_in(
        self, select: sa.Select[Any], column: sa.ColumnElement[str], ids: Sequence[str]
    ) -> Iterator[sa.Row[Any]]:
        """The rows of this selection whose column has one of these ids, a chunk of ids at a time."""
        for chunk in chunked(ids):
            yield from self.connection.execute(select.where(column.in_(chunk)))

    def content_key(self, row: sa.Row[*tuple[Any, ...]]) -> ContentKey:
        """The open key of a row with `key_id` and `wrapped_key`; raises LedgerError where it is destroyed."""
        if row.wrapped_key is None:
            raise LedgerError(f"The content under {row.key_id} was erased: it cannot be read or added to.")
        return self.keyring.open(row.key_id, row.wrapped_key)


def chunked(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """These ids, a statement's worth at a time."""
    return (ids[start : start + CHUNK] for start in range(0, len(ids), CHUNK))


KEY_COLUMNS = (content_keys.c.key_id, content_keys.c.wrapped_key)
"""What `Transaction.content_key` needs of a row."""

IS_READABLE = content_keys.c.wrapped_key.is_not(None)
"""Content is there: its key was not destroyed."""
