"""What the plan says of a measure: how it is counted and where from, of which time, how it is printed, what it speaks
to, and what of it is held back."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

PERIODS = ("quarter", "twelve_months", "point")
ADDED = (
    "definition_version",
    "source",
    "period",
    "decimals",
    "suppress_below",
    "speaks_to",
    "publishable",
)


def upgrade() -> None:
    """Columns, and of a known measure what stands where the file says nothing."""
    period = sa.Enum(*PERIODS, name="measureperiod", native_enum=False, create_constraint=True, length=32)
    with op.batch_alter_table("measure") as batch:
        batch.add_column(sa.Column("definition_version", sa.Integer(), nullable=False, server_default="1"))
        batch.add_column(sa.Column("source", sa.String(200), nullable=False, server_default=""))
        batch.add_column(sa.Column("period", period, nullable=False, server_default="quarter"))
        batch.add_column(sa.Column("decimals", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("suppress_below", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("speaks_to", sa.JSON(), nullable=False, server_default="{}"))
        batch.add_column(sa.Column("publishable", sa.Boolean(), nullable=False, server_default=sa.true()))


def downgrade() -> None:
    """Without them, as before."""
    with op.batch_alter_table("measure") as batch:
        batch.drop_constraint(op.f("ck_measure_measureperiod"), type_="check")
        for column in ADDED:
            batch.drop_column(column)
