"""Judgements of people, and the links that wait for one."""

import sqlalchemy as sa
from alembic import op

from knell.store.engine import append_only_statements

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

APPEND_ONLY = ("judgements", "judgement_subjects")


def upgrade() -> None:
    op.create_table(
        "judgements",
        sa.Column("judgement_id", sa.String(), nullable=False),
        sa.Column("key_id", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("judge_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["key_id"], ["content_keys.key_id"], name=op.f("fk_judgements_key_id_content_keys")
        ),
        sa.PrimaryKeyConstraint("judgement_id", name=op.f("pk_judgements")),
    )
    op.create_index(op.f("ix_judgements_key_id"), "judgements", ["key_id"])
    op.create_index(op.f("ix_judgements_judge_id"), "judgements", ["judge_id"])
    op.create_index(op.f("ix_judgements_at_judgement_id"), "judgements", ["at", "judgement_id"])
    op.create_table(
        "judgement_subjects",
        sa.Column("judgement_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("subject_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["judgement_id"],
            ["judgements.judgement_id"],
            name=op.f("fk_judgement_subjects_judgement_id_judgements"),
        ),
        sa.PrimaryKeyConstraint("judgement_id", "number", name=op.f("pk_judgement_subjects")),
    )
    op.create_index(op.f("ix_judgement_subjects_subject_id"), "judgement_subjects", ["subject_id"])
    references = {
        "mention_id": "mentions.mention_id",
        "incident_id": "incidents.incident_id",
        "left_id": "mentions.mention_id",
        "right_id": "mentions.mention_id",
        "judgement_id": "judgements.judgement_id",
    }
    op.create_table(
        "candidate_links",
        sa.Column("mention_id", sa.String(), nullable=False),
        sa.Column("incident_id", sa.String(), nullable=False),
        sa.Column("left_id", sa.String(), nullable=False),
        sa.Column("right_id", sa.String(), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("features", sa.JSON(), nullable=False),
        sa.Column("details_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("judgement_id", sa.String(), nullable=True),
        *(
            sa.ForeignKeyConstraint(
                [column], [target], name=op.f(f"fk_candidate_links_{column}_{target.partition('.')[0]}")
            )
            for column, target in references.items()
        ),
        sa.PrimaryKeyConstraint("mention_id", "incident_id", name=op.f("pk_candidate_links")),
    )
    for column in ("incident_id", "left_id", "right_id", "judgement_id"):
        op.create_index(op.f(f"ix_candidate_links_{column}"), "candidate_links", [column])
    dialect = op.get_context().dialect.name
    for table in APPEND_ONLY:
        for statement in append_only_statements(dialect, table):
            op.execute(sa.text(statement))
