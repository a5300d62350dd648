"""Scored pairs of mentions, and which mentions are to be matched anew: both derived."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "scored_pairs",
        sa.Column("left_id", sa.String(), nullable=False),
        sa.Column("right_id", sa.String(), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(["left_id"], ["mentions.mention_id"], name=op.f("fk_scored_pairs_left_id_mentions")),
        sa.ForeignKeyConstraint(["right_id"], ["mentions.mention_id"], name=op.f("fk_scored_pairs_right_id_mentions")),
        sa.PrimaryKeyConstraint("left_id", "right_id", name=op.f("pk_scored_pairs")),
        sa.CheckConstraint("left_id < right_id", name=op.f("ck_scored_pairs_order")),
    )
    op.create_index(op.f("ix_scored_pairs_right_id"), "scored_pairs", ["right_id"])
    op.create_table(
        "match_queue",
        sa.Column("mention_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["mention_id"], ["mentions.mention_id"], name=op.f("fk_match_queue_mention_id_mentions")),
        sa.PrimaryKeyConstraint("mention_id", name=op.f("pk_match_queue")),
    )
