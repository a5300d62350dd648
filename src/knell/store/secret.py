"""The ledger's secret: one file, readable by its owner only, from which every key is derived.

Without it nothing sealed can be read and no id made anew, so it belongs in the backup, apart from the ledger.
"""

import os
import secrets
import stat
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from knell.errors import LedgerError, LedgerKeyMissing

SECRET_BYTES = 32
OWNER_ONLY = 0o600


@dataclass(frozen=True, slots=True)
class Keys:
    """Keys of 32 bytes each, derived from the secret (HKDF-SHA-256), one for each use.

    `copies_key` hashes the words by which copies are found, `match_key` what tells one event from others. `check`
    is no key: it is kept in the ledger to tell whether a secret is this ledger's.
    """

    id_key: bytes
    wrapping_key: bytes
    copies_key: bytes
    match_key: bytes
    check: str


def derive_keys(secret: bytes) -> Keys:
    """The keys of a ledger with this secret."""
    return Keys(
        id_key=_derive(secret, b"knell/1/ids"),
        wrapping_key=_derive(secret, b"knell/1/wrapping"),
        check=_derive(secret, b"knell/1/check").hex(),
        copies_key=_derive(secret, b"knell/1/copies"),
        match_key=_derive(secret, b"knell/1/match"),
    )


def load_secret(path: Path) -> bytes:
    """The secret in this file.

    Raises LedgerKeyMissing where there is no file, LedgerError where it is no secret or others may read it.
    """
    try:
        with path.open("rb") as file:
            mode = stat.S_IMODE(os.fstat(file.fileno()).st_mode)
            secret = file.read(SECRET_BYTES + 1)
    except FileNotFoundError:
        raise LedgerKeyMissing(
            f"{path}: the ledger's secret is not here, and nothing in the ledger can be read without it."
            " Put back the file that was made together with the ledger."
        ) from None
    except OSError as error:
        raise LedgerError(f"{path}: the ledger's secret cannot be read: {error.strerror}") from error
    if mode & 0o077:
        raise LedgerError(
            f"{path}: others than its owner may read the ledger's secret. Run: chmod 600 {path}"
        )
    if len(secret) != SECRET_BYTES:
        raise LedgerError(
            f"{path}: this is not a ledger's secret ({SECRET_BYTES} bytes). Put back the right file."
        )
    return secret


def load_or_create_secret(path: Path) -> bytes:
    """The secret in this file, which is made with a new one where there is none. Raises as `load_secret`.

    The file is complete before it gets its name, and never replaces another: of two processes that make it
    at once, both get the same.
    """
    if not path.exists():
        try:
            _create(path)
        except OSError as error:
            raise LedgerError(f"{path}: the ledger's secret cannot be written: {error.strerror}") from error
    return load_secret(path)


def _create(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(secrets.token_bytes(SECRET_BYTES))
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(draft, path)
        except FileExistsError:
            return
    finally:
        draft.unlink()
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """A file's name is on the disk only when its folder is: losing the secret would lose the ledger."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _derive(secret: bytes, use: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=SECRET_BYTES, salt=None, info=use).derive(secret)
