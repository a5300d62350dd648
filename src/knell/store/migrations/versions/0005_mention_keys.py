"""Keyed hashes of what tells one event from others, by which mentions find one another: derived."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "mention_keys",
        sa.Column("key", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("mention_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["mention_id"], ["mentions.mention_id"], name=op.f("fk_mention_keys_mention_id_mentions")),
        sa.PrimaryKeyConstraint("key", "mention_id", name=op.f("pk_mention_keys")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_mention_keys_mention_id"), "mention_keys", ["mention_id"])
