"""Sealing: content is kept only encrypted, under a key of its report, so that it can be erased.

A content key is stored wrapped under a key derived from the ledger's secret. Destroying the wrapped key
destroys everything sealed under it, in every copy of the ledger made later, without touching another row.
"""

import hashlib
import secrets
import zlib
from collections.abc import Iterable

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from knell.errors import LedgerError

KEY_BITS = 256
NONCE_BYTES = 12
"""NIST SP 800-38D's recommended length; random, for far fewer than 2 ** 32 rows under one key."""

SALT_BYTES = 16

SMALL_WINDOW = 10
"""Bits: 1,024 bytes, which most claims fit in."""


class ContentKey:
    """The open key of one report's content."""

    __slots__ = ("_cipher", "key_id")

    def __init__(self, key_id: str, key: bytes) -> None:
        self.key_id = key_id
        self._cipher = AESGCM(key)

    def seal(self, row_id: str, content: bytes) -> bytes:
        """`content` compressed and encrypted, bound to the row it stands in."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        # A window larger than the content costs three times as much to set up as a claim to compress.
        window = SMALL_WINDOW if len(content) <= 1 << SMALL_WINDOW else zlib.MAX_WBITS
        packed = zlib.compress(content, wbits=window)
        return nonce + self._cipher.encrypt(nonce, packed, row_id.encode())

    def unseal(self, row_id: str, sealed: bytes) -> bytes:
        """The content; raises LedgerError where row, key and content do not belong together."""
        try:
            packed = self._cipher.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], row_id.encode())
        except InvalidTag:
            raise LedgerError(
                f"The sealed content of {row_id} was changed or damaged: restore the ledger from a backup."
            ) from None
        return zlib.decompress(packed)


class Keyring:
    """Opens and makes content keys. Lives as long as one transaction: a destroyed key is not remembered."""

    def __init__(self, wrapping_key: bytes) -> None:
        self._wrapping = AESGCM(wrapping_key)
        self._open: dict[str, ContentKey] = {}

    def create(self) -> tuple[ContentKey, bytes]:
        """A new random content key, and its wrapped form for the table of keys."""
        key_id, key = f"key-{secrets.token_hex(16)}", AESGCM.generate_key(KEY_BITS)
        nonce = secrets.token_bytes(NONCE_BYTES)
        self._open[key_id] = ContentKey(key_id, key)
        return self._open[key_id], nonce + self._wrapping.encrypt(nonce, key, key_id.encode())

    def open(self, key_id: str, wrapped: bytes) -> ContentKey:
        """The content key behind its wrapped form; raises LedgerError where it was changed."""
        if key_id not in self._open:
            try:
                key = self._wrapping.decrypt(wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], key_id.encode())
            except InvalidTag:
                raise LedgerError(
                    f"The content key {key_id} was changed or damaged: restore the ledger from a backup."
                ) from None
            self._open[key_id] = ContentKey(key_id, key)
        return self._open[key_id]


def new_salt() -> str:
    """A random salt, to be sealed with the content that a commitment is made of."""
    return secrets.token_hex(SALT_BYTES)


def commit(parts: Iterable[bytes]) -> str:
    """A commitment to these parts, in order: SHA-256 over each one's digest, in hex.

    The first part holds a salt (`new_salt`). Once the parts are gone, the commitment says nothing of them:
    whoever guesses at their words cannot check the guess.
    """
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()
