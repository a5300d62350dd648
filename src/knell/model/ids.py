"""Ids made from content, keyed by the ledger's secret, and ids that are minted."""

import hashlib
import hmac
import json
import secrets

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Letters and digits that are not mistaken for one another when read aloud or typed from paper."""

MINTED_LENGTH = 8
"""Characters: 30 ** 8 ids, so that a ledger of a million incidents collides with a chance below 1 in 10."""


def content_id(secret: bytes, kind: str, *parts: str) -> str:
    """An id that the same content always gets in one ledger, and that says nothing without its secret.

    HMAC-SHA-256 over a JSON array, so that ("a.b", "c") and ("a", "b.c") differ; 32 hex digits.
    """
    message = json.dumps([kind, *parts], ensure_ascii=False).encode()
    return f"{kind}-{hmac.new(secret, message, hashlib.sha256).hexdigest()[:32]}"


def mint_id(kind: str) -> str:
    """A new random id, to be kept for ever: "INC-7KQ3M2ZP"."""
    return f"{kind}-" + "".join(secrets.choice(ALPHABET) for _ in range(MINTED_LENGTH))
