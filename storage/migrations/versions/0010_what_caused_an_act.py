"""An audit event names the request or the round that it came of, as the log does."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Of earlier events nobody knows it."""
    op.add_column("audit_event", sa.Column("cause", sa.String(16), nullable=True))


def downgrade() -> None:
    """Without it, as before."""
    op.drop_column("audit_event", "cause")
