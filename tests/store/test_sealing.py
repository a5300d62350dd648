"""Sealed content opens only with its key, in its row, unchanged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knell.errors import LedgerError
from knell.store.sealing import ContentKey, Keyring, commit, new_salt


@given(content=st.binary(max_size=5_000))
def test_round_trip(content: bytes) -> None:
    key = ContentKey("key-1", b"k" * 32)
    sealed = key.seal("row", content)
    assert key.unseal("row", sealed) == content
    assert key.seal("row", content) != sealed


@pytest.mark.parametrize(
    ("key", "row_id", "at"),
    [(b"x" * 32, "row", None), (b"k" * 32, "other row", None), (b"k" * 32, "row", 0), (b"k" * 32, "row", -1)],
    ids=["another key", "another row", "nonce changed", "content changed"],
)
def test_refusal(key: bytes, row_id: str, at: int | None) -> None:
    sealed = bytearray(ContentKey("key-1", b"k" * 32).seal("row", b"words"))
    if at is not None:
        sealed[at] ^= 1
    with pytest.raises(LedgerError, match="changed or damaged") as refused:
        ContentKey("key-1", key).unseal(row_id, bytes(sealed))
    assert "words" not in str(refused.value)


def test_keyring_opens_what_it_made() -> None:
    key, wrapped = Keyring(b"w" * 32).create()
    opened = Keyring(b"w" * 32).open(key.key_id, wrapped)
    assert opened.unseal("row", key.seal("row", b"words")) == b"words"
    with pytest.raises(LedgerError, match="changed or damaged"):
        Keyring(b"v" * 32).open(key.key_id, wrapped)
    with pytest.raises(LedgerError, match="changed or damaged"):
        Keyring(b"w" * 32).open("key-other", wrapped)


def test_commitment_depends_on_every_part_and_its_bounds() -> None:
    commitments = {commit(parts) for parts in ([b"ab", b"c"], [b"a", b"bc"], [b"c", b"ab"], [b"abc"], [])}
    assert len(commitments) == 5
    assert commit([b"ab", b"c"]) == commit(iter([b"ab", b"c"]))


def test_salts_differ() -> None:
    assert new_salt() != new_salt()
