"""One head, the same schema by revisions as by tables, and no touching of what is not ours."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from knell.errors import LedgerError, LedgerTooNew
from knell.store.ledger import Ledger
from knell.store.schema import make_config
from knell.store.tables import APPEND_ONLY, REVISION, metadata


def test_one_head() -> None:
    assert ScriptDirectory.from_config(make_config()).get_heads() == [REVISION]


def test_revisions_make_the_tables(database: sa.Engine) -> None:
    with database.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        assert compare_metadata(context, metadata) == []


def test_constraints_have_the_same_names_everywhere(database: sa.Engine) -> None:
    inspector = sa.inspect(database)
    for table in metadata.tables.values():
        expected = {constraint.name for constraint in table.constraints} - {None}
        found = {
            inspector.get_pk_constraint(table.name)["name"],
            *(one["name"] for one in inspector.get_foreign_keys(table.name)),
            *(one["name"] for one in inspector.get_unique_constraints(table.name)),
            *(one["name"] for one in inspector.get_check_constraints(table.name)),
        }
        assert found == expected


def test_every_reference_is_indexed() -> None:
    for table in metadata.tables.values():
        leading = {next(iter(index.columns)).name for index in table.indexes}
        leading |= {
            next(iter(constraint.columns)).name
            for constraint in table.constraints
            if isinstance(constraint, sa.UniqueConstraint | sa.PrimaryKeyConstraint)
        }
        assert {key.parent.name for key in table.foreign_keys} <= leading, table.name


def test_append_only_tables_are_all_but_keys_settings_and_derived_ones() -> None:
    derived = {"incidents", "incident_mentions", "incident_links", "candidate_links", "figures"}
    derived |= {
        "report_sketches",
        "report_bands",
        "report_likenesses",
        "scored_pairs",
        "match_queue",
        "mention_keys",
    }
    assert {table.name for table in APPEND_ONLY} == set(metadata.tables) - derived - {"content_keys", "meta"}


def test_opening_again_changes_nothing(ledger: Ledger, address: str, secret_path: Path) -> None:
    with Ledger.open(address, secret_path) as again:
        assert again.counts() == ledger.counts()


def test_newer_ledger_is_refused(
    ledger: Ledger, address: str, secret_path: Path, execute: Callable[..., list[Any]]
) -> None:
    ledger.close()
    execute("UPDATE alembic_version SET version_num = '9999'")
    execute("DROP TABLE figures")
    with pytest.raises(LedgerTooNew, match=f"schema is 9999, this Knell knows up to {REVISION}"):
        Ledger.open(address, secret_path)
    assert execute("SELECT version_num FROM alembic_version") == [("9999",)]


def test_other_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE things (name TEXT)")
    connection.close()
    with pytest.raises(LedgerError, match="not of Knell's making"):
        Ledger.open(str(path), tmp_path / "secret")


def test_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("These are notes and no ledger. " * 200)
    with pytest.raises(LedgerError, match=r"notes\.txt: the ledger cannot be used: file is not a database"):
        Ledger.open(str(path), tmp_path / "secret")
