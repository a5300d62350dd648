"""Brings a ledger's schema to this version when it is opened, and refuses one that is newer.

Alembic takes longer to load than most commands run, and a ledger that is up to date does not need it.
"""

from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from knell.errors import LedgerError, LedgerTooNew
from knell.store import engine as dialects
from knell.store.tables import REVISION

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).parent / "migrations"


def make_config() -> "Config":
    """Alembic's configuration, in code."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def check_revision(connection: sa.Connection) -> str | None:
    """The revision that the ledger is at; None where it is still to be made.

    Raises LedgerTooNew where a newer Knell wrote the ledger, LedgerError where it is no ledger.
    """
    address = dialects.show_address(connection.engine.url)
    tables = sa.inspect(connection).get_table_names()
    if "alembic_version" not in tables:
        if tables:
            raise LedgerError(
                f"{address}: this is a database, but not of Knell's making. Give another address."
            )
        return None
    revision: str | None = connection.scalar(sa.text("SELECT version_num FROM alembic_version"))
    if revision is not None and revision != REVISION and revision not in _known_revisions():
        raise LedgerTooNew(
            f"{address}: a newer Knell wrote this ledger (its schema is {revision}, this Knell knows up to"
            f" {REVISION}). Nothing was changed; install the newer Knell to open it."
        )
    return revision


def upgrade(engine: sa.Engine) -> None:
    """Make the tables, or bring them to the newest revision; two processes that do it at once take turns.

    Raises as `check_revision`.
    """
    with dialects.reading(engine) as connection:
        if check_revision(connection) == REVISION:
            return
    from alembic import command

    with dialects.migrating(engine) as connection:
        check_revision(connection)
        config = make_config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _known_revisions() -> set[str]:
    from alembic.script import ScriptDirectory

    return {script.revision for script in ScriptDirectory.from_config(make_config()).walk_revisions()}
