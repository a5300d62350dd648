"""What the ledger's methods stand on: a database with the keys of its content, one transaction a call."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

import sqlalchemy as sa

from knell.store import engine
from knell.store.sealing import Keyring
from knell.store.secret import Keys
from knell.store.transaction import Transaction


class Connected:
    """A database and the keys of what is kept there."""

    def __init__(self, database: sa.Engine, keys: Keys) -> None:
        """Use `Ledger.open`."""
        self._engine = database
        self._keys = keys

    @contextmanager
    def _reading(self) -> Iterator[Transaction]:
        with engine.clear_errors(self._engine), engine.reading(self._engine) as connection:
            yield Transaction(connection, self._keys, Keyring(self._keys.wrapping_key))

    @contextmanager
    def _writing(self) -> Iterator[Transaction]:
        with engine.clear_errors(self._engine), engine.writing(self._engine) as connection:
            yield Transaction(connection, self._keys, Keyring(self._keys.wrapping_key))


def require_zone(*moments: datetime) -> None:
    """Raises ValueError for a moment without a zone."""
    if any(moment.tzinfo is None for moment in moments):
        raise ValueError("a moment without a zone: nobody could say later which one was meant")
