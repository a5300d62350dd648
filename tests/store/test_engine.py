"""Addresses, the database's own settings, and the triggers that keep base tables as they are."""

import stat
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from tests.factory import NOON, make_reading, make_report
from tests.store.factory import NOTHING_DERIVED, make_judgement

from knell.errors import LedgerError
from knell.store.engine import UtcDateTime, make_engine, show_address
from knell.store.ledger import Ledger
from knell.store.tables import APPEND_ONLY


@pytest.mark.parametrize(
    ("address", "problem"),
    [
        ("mysql://host/name", "does not know 'mysql'"),
        ("postgresql://host/name", "does not know 'postgresql'"),
        ("postgresql+psycopg://host/name", "does not know"),
        ("sqlite://", "names no file"),
        ("sqlite:///:memory:", "names no file"),
        ("://", "cannot be understood"),
    ],
)
def test_addresses_that_do_not_fit(address: str, problem: str) -> None:
    with pytest.raises(LedgerError, match=problem):
        make_engine(address)


def test_password_is_not_shown() -> None:
    url = sa.make_url("postgresql+pg8000://me:hunter2@host/name")
    assert "hunter2" not in show_address(url)
    with pytest.raises(LedgerError) as refused:
        make_engine("mysql://me:hunter2@host/name")
    assert "hunter2" not in str(refused.value)


def test_unreachable_server(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="the ledger cannot be used"):
        Ledger.open("postgresql+pg8000://me@127.0.0.1:1/name", tmp_path / "secret")


def test_unwritable_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(LedgerError, match="cannot be opened for writing"):
        Ledger.open(str(tmp_path / "file" / "ledger.db"), tmp_path / "secret")


@pytest.mark.parametrize("form", ["{}", "sqlite:///{}"])
def test_sqlite_is_made_for_its_owner_with_its_pragmas(tmp_path: Path, form: str) -> None:
    path = tmp_path / "home" / "ledger.db"
    with Ledger.open(form.format(path), tmp_path / "home" / "secret"):
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
        assert {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()} == {0o600}
    engine = make_engine(str(path))
    pragmas = {"journal_mode": "wal", "foreign_keys": 1, "secure_delete": 1, "busy_timeout": 30_000}
    with engine.connect() as connection:
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in pragmas}
    engine.dispose()
    assert found == pragmas


@pytest.mark.parametrize("table", [table.name for table in APPEND_ONLY])
@pytest.mark.parametrize("verb", ["UPDATE", "DELETE"])
def test_base_tables_refuse_changes(
    ledger: Ledger, execute: Callable[..., list[Any]], table: str, verb: str
) -> None:
    ledger.add_report(make_report(), make_reading(), at=NOON)
    ledger.add_report(make_report(), make_reading(reader="rules-2"), at=NOON)
    ledger.judge(make_judgement(), NOTHING_DERIVED, position=ledger.position())
    key = next(one for one in APPEND_ONLY if one.name == table).primary_key.columns[0].name
    before = execute(f"SELECT * FROM {table}")
    statement = f"UPDATE {table} SET {key} = {key}" if verb == "UPDATE" else f"DELETE FROM {table}"
    if table == "rejected":
        execute(
            "INSERT INTO rejected SELECT reading_id, 9, 0, 1, sealed FROM readings WHERE number = 1",
        )
        before = execute(f"SELECT * FROM {table}")
    assert before
    with pytest.raises(sa.exc.DatabaseError, match=f"{table} is append-only"):
        execute(statement)
    assert execute(f"SELECT * FROM {table}") == before


def test_moments_keep_their_zone(execute: Callable[..., list[Any]], ledger: Ledger) -> None:
    here = datetime(2017, 6, 28, 1, 30, 15, 123456, tzinfo=timezone(timedelta(hours=3)))
    ledger.add_report(make_report(retrieved_at=here), make_reading(), at=here)
    (summary,) = ledger.report_summaries()
    assert (summary.added_at, summary.added_at.utcoffset()) == (here, timedelta(0))
    assert ledger.report(summary.report_id).report.origin.retrieved_at == here


def test_moments_without_a_zone_are_refused() -> None:
    dialect = sa.create_engine("sqlite://").dialect
    with pytest.raises(ValueError, match="needs a zone"):
        UtcDateTime().process_bind_param(datetime(2017, 6, 28), dialect)
