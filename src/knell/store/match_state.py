"""How far matching is, in rows of `meta`: by what incidents were matched and figures counted, and how often.

What was made by other weights, sources or rules is made anew; what was derived from an earlier state is not kept.
"""

import sqlalchemy as sa

from knell.store.tables import meta
from knell.store.transaction import Transaction

VERSION = "match_weights"
"""Row with the version of the weights that the kept pairs were scored by."""

COUNTED_BY = "counted_by"
"""Row with the sources and the rules that the kept figures were counted by."""

STATE = "match_state"
"""Row with a number that grows with whatever changes incidents."""


def load_state(transaction: Transaction) -> int:
    """A number that grows with every judgement, and whenever incidents are saved."""
    return int(_load(transaction, STATE) or 0)


def advance_state(transaction: Transaction) -> None:
    """Note that incidents are no longer what they were."""
    _save(transaction, STATE, str(load_state(transaction) + 1))


def load_version(transaction: Transaction) -> str | None:
    """The version of the weights that the kept pairs were scored by; None where nothing was matched yet."""
    return _load(transaction, VERSION)


def save_version(transaction: Transaction, version: str | None) -> None:
    """Note the weights that all kept pairs were scored by; None where pairs are being made anew."""
    _save(transaction, VERSION, version)


def load_counted_by(transaction: Transaction) -> str | None:
    """By which sources and rules the kept figures were counted; None where nothing was."""
    return _load(transaction, COUNTED_BY)


def save_counted_by(transaction: Transaction, counted_by: str) -> None:
    """Note by which sources and rules all kept figures were counted."""
    _save(transaction, COUNTED_BY, counted_by)


def _load(transaction: Transaction, name: str) -> str | None:
    value: str | None = transaction.connection.scalar(sa.select(meta.c.value).where(meta.c.name == name))
    return value


def _save(transaction: Transaction, name: str, value: str | None) -> None:
    transaction.connection.execute(meta.delete().where(meta.c.name == name))
    if value is not None:
        transaction.insert(meta, [{"name": name, "value": value}])
