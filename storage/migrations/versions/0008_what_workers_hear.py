"""A worker's sign of life says whether Slack takes its token and whether it hears people."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Whoever has left a sign of life so far had heard nothing."""
    op.add_column("heartbeat", sa.Column("slack_error", sa.String(80), nullable=False, server_default=""))
    op.add_column("heartbeat", sa.Column("is_deaf", sa.Boolean, nullable=False, server_default=sa.false()))
    with op.batch_alter_table("heartbeat") as table:
        table.alter_column("slack_error", server_default=None)
        table.alter_column("is_deaf", server_default=None)


def downgrade() -> None:
    """Without it, as before."""
    with op.batch_alter_table("heartbeat") as table:
        table.drop_column("is_deaf")
        table.drop_column("slack_error")
