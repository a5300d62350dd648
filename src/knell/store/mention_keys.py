"""What tells one event from others, kept so that mentions find one another by it: keyed hashes, and no words.

Derived: made when mentions are scored, gone when they no longer count.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from knell.store.tables import mention_keys
from knell.store.transaction import Transaction, chunked

HASH_BYTES = 8


@dataclass(frozen=True, slots=True)
class Telling:
    """People, rarest words and places by which a mention is found, as matching writes them."""

    people: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


def replace_keys(transaction: Transaction, tellings: Mapping[str, Telling]) -> None:
    """Keep the keys of these mentions and of no others."""
    transaction.connection.execute(mention_keys.delete())
    _insert(transaction, tellings)


def add_keys(transaction: Transaction, tellings: Mapping[str, Telling]) -> None:
    """Keep the keys of these mentions, instead of any that they had."""
    drop_keys(transaction, list(tellings))
    _insert(transaction, tellings)


def drop_keys(transaction: Transaction, mention_ids: Sequence[str]) -> None:
    """Forget the keys of these mentions."""
    for chunk in chunked(mention_ids):
        transaction.connection.execute(mention_keys.delete().where(mention_keys.c.mention_id.in_(chunk)))


def find_told_alike(transaction: Transaction, telling: Telling, *, words: int) -> set[str]:
    """Mentions that name one of these people, or have so many of these words."""
    found = _holders(transaction, "person", telling.people, 1)
    return found | _holders(transaction, "word", telling.words, words)


def find_named(transaction: Transaction, telling: Telling) -> set[str]:
    """Mentions that name one of these places."""
    return _holders(transaction, "place", telling.places, 1)


def _holders(transaction: Transaction, kind: str, names: Sequence[str], least: int) -> set[str]:
    """Mentions that have at least so many of these."""
    if len(names) < least:
        return set()
    column = mention_keys.c.mention_id
    query = (
        sa.select(column)
        .where(mention_keys.c.key.in_(list(_hashed(transaction, kind, names))))
        .group_by(column)
        .having(sa.func.count() >= least)
    )
    return {row.mention_id for row in transaction.rows(query)}


def _insert(transaction: Transaction, tellings: Mapping[str, Telling]) -> None:
    rows = (
        {"key": key, "mention_id": mention_id}
        for mention_id, telling in tellings.items()
        for kind, names in (("person", telling.people), ("word", telling.words), ("place", telling.places))
        for key in _hashed(transaction, kind, names)
    )
    transaction.insert(mention_keys, list(rows))


def _hashed(transaction: Transaction, kind: str, names: Iterable[str]) -> set[int]:
    key = transaction.keys.match_key
    return {
        int.from_bytes(
            hashlib.blake2b(f"{kind} {name}".encode(), key=key, digest_size=HASH_BYTES).digest(),
            "big",
            signed=True,
        )
        for name in names
    }
