"""Who wants which digest and how often, days before an election, and the rounds that went out."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Three tables, and nothing else."""
    op.create_table(
        "digest_choice",
        sa.Column("conversation", sa.String(60), nullable=False),
        sa.Column("weeks", sa.Integer(), nullable=False),
        sa.Column("worst_only", sa.Boolean(), nullable=False),
        sa.Column("internal", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("conversation", name="pk_digest_choice"),
    )
    op.create_table(
        "pre_election",
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("first", name="pk_pre_election"),
    )
    op.create_table(
        "digest_round",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("day", name="pk_digest_round"),
    )


def downgrade() -> None:
    """Without them, as before."""
    for table in ("digest_round", "pre_election", "digest_choice"):
        op.drop_table(table)
