"""The secret's file is made once, for its owner only, and its loss is said clearly."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from knell.errors import LedgerError, LedgerKeyMissing
from knell.store.secret import derive_keys, load_or_create_secret, load_secret


def test_made_once_for_the_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "home" / "secret"
    secret = load_or_create_secret(path)
    assert len(secret) == 32
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert load_or_create_secret(path) == secret == load_secret(path)
    assert [file.name for file in path.parent.iterdir()] == ["secret"]


def test_two_makers_get_the_same(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: load_or_create_secret(tmp_path / "secret"), range(32)))
    assert len(set(made)) == 1


def test_missing(tmp_path: Path) -> None:
    with pytest.raises(LedgerKeyMissing, match="nothing in the ledger can be read without it"):
        load_secret(tmp_path / "secret")


@pytest.mark.parametrize("content", [b"", b"short", b"x" * 33])
def test_not_a_secret(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "secret"
    path.write_bytes(content)
    path.chmod(0o600)
    with pytest.raises(LedgerError, match="not a ledger's secret"):
        load_or_create_secret(path)


def test_readable_by_others(tmp_path: Path) -> None:
    path = tmp_path / "secret"
    load_or_create_secret(path)
    path.chmod(0o640)
    with pytest.raises(LedgerError, match="chmod 600"):
        load_secret(path)


def test_folder_instead_of_file(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="cannot be read"):
        load_or_create_secret(tmp_path)


def test_keys_differ_from_one_another_and_by_secret() -> None:
    one, other = derive_keys(b"a" * 32), derive_keys(b"b" * 32)
    keys = {one.id_key, one.wrapping_key, bytes.fromhex(one.check)}
    assert len(keys) == 3
    assert keys.isdisjoint({other.id_key, other.wrapping_key, bytes.fromhex(other.check)})
