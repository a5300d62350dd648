"""Ledgers for the joints: the store's own fixtures, so that the same tests run on SQLite and PostgreSQL."""

from tests.store.conftest import address, ledger, postgres, secret_path

__all__ = ["address", "ledger", "postgres", "secret_path"]
