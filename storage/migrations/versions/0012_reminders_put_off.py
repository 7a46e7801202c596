"""Somebody may put their reminder off until the next working day."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """A table, and nothing else."""
    op.create_table(
        "put_off",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_put_off_person_id_person"),
        sa.PrimaryKeyConstraint("id", name="pk_put_off"),
    )
    op.create_index("ix_put_off_person_id", "put_off", ["person_id"])


def downgrade() -> None:
    """Without it, as before."""
    op.drop_table("put_off")
