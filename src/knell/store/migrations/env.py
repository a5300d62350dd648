"""Runs the revisions on the connection that `knell.store.schema` gives; there is no alembic.ini."""

from alembic import context

from knell.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    # SQLite can change a table only by copying it.
    render_as_batch=True,
    # All or nothing, on SQLite too: its own transactions are made by `knell.store.engine`.
    transactional_ddl=True,
)

with context.begin_transaction():
    context.run_migrations()
