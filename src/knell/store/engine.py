"""Everything in which SQLite and PostgreSQL differ, and nothing else knows which of them it talks to."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from knell.errors import LedgerError

BUSY_SECONDS = 30
"""How long a writer waits for another one to finish before it gives up."""

POSTGRES_LOCK = 0x6B6E656C6C
"""Number of the advisory lock that writers take in turn ("knell")."""

WAIT_SECONDS = 0.05
"""Between two tries to switch a new SQLite file to its write-ahead log."""

SQLITE_PRAGMAS = (
    "PRAGMA foreign_keys=ON",
    f"PRAGMA busy_timeout={BUSY_SECONDS * 1000}",
    # What is deleted is overwritten with zeros: erased content must not stay in free pages.
    "PRAGMA secure_delete=ON",
    # REPLACE would otherwise pass by the triggers that keep base tables append-only.
    "PRAGMA recursive_triggers=ON",
)


class UtcDateTime(sa.TypeDecorator[datetime]):
    """A moment in UTC: SQLite has no zones, so it goes in and comes out through here."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """Refuse a moment without a zone: nobody could say later which one was meant."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """Give the zone back."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def make_engine(address: str) -> sa.Engine:
    """An engine for a path, `sqlite:///PATH` or `postgresql+pg8000://USER@HOST/NAME`.

    Makes the folder of a SQLite file (for its owner only). Raises LedgerError where the address does not fit.
    """
    if "://" not in address:
        return _make_sqlite(Path(address).expanduser())
    try:
        url = sa.make_url(address)
    except sa.exc.ArgumentError:
        raise LedgerError("The ledger's address cannot be understood. " + _FORMS) from None
    backend = url.get_backend_name()
    if backend == "sqlite":
        if not url.database or url.database == ":memory:":
            raise LedgerError("The ledger's address names no file. " + _FORMS)
        return _make_sqlite(Path(url.database))
    if url.drivername != "postgresql+pg8000":
        raise LedgerError(f"{show_address(url)}: Knell does not know {url.drivername!r}. " + _FORMS)
    try:
        return _listen(sa.create_engine(url, pool_pre_ping=True, pool_size=10, hide_parameters=True))
    except ModuleNotFoundError:
        raise LedgerError("For a ledger on PostgreSQL run: pip install 'knell[postgres]'") from None


_FORMS = "Give a path, sqlite:///PATH or postgresql+pg8000://USER@HOST/NAME."


def show_address(url: sa.URL) -> str:
    """The address as a person may see it: a path for SQLite, no password for PostgreSQL."""
    if url.get_backend_name() == "sqlite":
        return str(url.database)
    return url.render_as_string(hide_password=True)


@contextmanager
def reading(engine: sa.Engine) -> Iterator[sa.Connection]:
    """A transaction that sees the ledger as it was at its beginning, and writes nothing."""
    with engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: sa.Engine) -> Iterator[sa.Connection]:
    """A transaction that writes: one at a time, the others wait. Rolled back when an error leaves it."""
    with engine.connect().execution_options(knell_writes=True) as connection, connection.begin():
        yield connection


@contextmanager
def migrating(engine: sa.Engine) -> Iterator[sa.Connection]:
    """A writing transaction that may rebuild tables: SQLite copies them, which foreign keys would refuse.

    Raises LedgerError, and changes nothing, where references do not fit afterwards.
    """
    is_sqlite = engine.dialect.name == "sqlite"
    with engine.connect().execution_options(knell_writes=True) as connection:
        if is_sqlite:
            _driver(connection).execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                yield connection
                if is_sqlite and connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                    raise LedgerError("The upgrade would break references between rows: nothing was changed.")
        finally:
            if is_sqlite:
                _driver(connection).execute("PRAGMA foreign_keys=ON")


@contextmanager
def clear_errors(engine: sa.Engine) -> Iterator[None]:
    """Raise LedgerError, in words and without any row's content, where the database itself gives up."""
    try:
        yield
    except (sa.exc.OperationalError, sa.exc.InterfaceError, sa.exc.DatabaseError) as error:
        if isinstance(error, sa.exc.IntegrityError | sa.exc.DataError | sa.exc.ProgrammingError):
            raise
        raise LedgerError(f"{show_address(engine.url)}: the ledger cannot be used: {error.orig}") from error


def append_only_statements(dialect: str, table: str) -> list[str]:
    """DDL that makes the database refuse UPDATE and DELETE on `table`.

    Revisions use it, so what it gives for a table that exists must stay as it is.
    """
    message = f"{table} is append-only"
    if dialect == "sqlite":
        return [
            f"CREATE TRIGGER tr_{table}_no_{verb.lower()} BEFORE {verb} ON {table}"
            f" BEGIN SELECT RAISE(ABORT, '{message}'); END"
            for verb in ("UPDATE", "DELETE")
        ]
    return [
        f"CREATE FUNCTION fn_{table}_append_only() RETURNS trigger LANGUAGE plpgsql"
        f" AS $$ BEGIN RAISE EXCEPTION '{message}'; END $$",
        f"CREATE TRIGGER tr_{table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}"
        f" FOR EACH STATEMENT EXECUTE FUNCTION fn_{table}_append_only()",
    ]


def _make_sqlite(path: Path) -> sa.Engine:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # SQLite gives its journals the mode of the ledger's own file, so that one is made first.
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise LedgerError(f"{path}: the ledger cannot be opened for writing: {error.strerror}") from error
    url = sa.URL.create("sqlite", database=str(path))
    driver = {"timeout": BUSY_SECONDS, "check_same_thread": False}
    return _listen(sa.create_engine(url, connect_args=driver, hide_parameters=True))


def _listen(engine: sa.Engine) -> sa.Engine:
    if engine.dialect.name == "sqlite":
        sa.event.listen(engine, "connect", _prepare_sqlite)
        sa.event.listen(engine, "begin", _begin_sqlite)
    else:
        sa.event.listen(engine, "begin", _begin_postgres)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # The driver's own way of opening transactions leaves DDL and reads outside them; `_begin_sqlite` does it.
    connection.isolation_level = None
    for pragma in SQLITE_PRAGMAS:
        connection.execute(pragma)
    _switch_to_wal(connection)


def _switch_to_wal(connection: Any) -> None:
    """Keep a write-ahead log; the first switch needs the file alone, and SQLite does not wait for that itself."""
    until = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(WAIT_SECONDS)


def _begin_sqlite(connection: sa.Connection) -> None:
    # IMMEDIATE takes the writer's place at once: a reader that turns writer would fail instead of waiting.
    writes = connection.get_execution_options().get("knell_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _begin_postgres(connection: sa.Connection) -> None:
    if connection.get_execution_options().get("knell_writes", False):
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({POSTGRES_LOCK})")
    else:
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")


def _driver(connection: sa.Connection) -> Any:
    """The driver's own connection: pragmas must be set outside any transaction."""
    return connection.connection.driver_connection
