"""The leads' deadline of a quarter, kept when it is cut off: what counted as on time then still does."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Quarters that were cut off before count as they did: by the timetable that is in force."""
    op.add_column("quarter", sa.Column("lead_deadline_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    """Back to the timetable alone."""
    op.drop_column("quarter", "lead_deadline_at")
