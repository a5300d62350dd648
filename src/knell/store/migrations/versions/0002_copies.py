"""Copies: sketches of reports by their words, and which reports are alike."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('report_sketches',
    sa.Column('number', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('report_id', sa.String(), nullable=False),
    sa.Column('sketcher', sa.String(), nullable=False),
    sa.Column('agency', sa.String(), nullable=True),
    sa.Column('published_time', sa.String(), nullable=True),
    sa.Column('is_correction', sa.Boolean(), nullable=False),
    sa.Column('length', sa.Integer(), nullable=False),
    sa.Column('shingles_sealed', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['report_id'], ['reports.report_id'], name=op.f('fk_report_sketches_report_id_reports')),
    sa.PrimaryKeyConstraint('number', name=op.f('pk_report_sketches')),
    sa.UniqueConstraint('report_id', name=op.f('uq_report_sketches_report_id'))
    )
    op.create_table('report_bands',
    sa.Column('band', sa.BigInteger(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('band', 'number', name=op.f('pk_report_bands')),
    sqlite_with_rowid=False,
    )
    op.create_table('report_likenesses',
    sa.Column('left_id', sa.String(), nullable=False),
    sa.Column('right_id', sa.String(), nullable=False),
    sa.Column('jaccard', sa.Double(), nullable=False),
    sa.Column('contained', sa.Double(), nullable=False),
    sa.ForeignKeyConstraint(['left_id'], ['reports.report_id'], name=op.f('fk_report_likenesses_left_id_reports')),
    sa.ForeignKeyConstraint(['right_id'], ['reports.report_id'], name=op.f('fk_report_likenesses_right_id_reports')),
    sa.PrimaryKeyConstraint('left_id', 'right_id', name=op.f('pk_report_likenesses'))
    )
    op.create_index(op.f('ix_report_likenesses_right_id'), 'report_likenesses', ['right_id'], unique=False)
