"""Messages are looked up by kind at every tick: after years, to read the whole outbox took half a second."""

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """An index, and nothing else."""
    op.create_index("ix_outbox_by_kind", "outbox", ["what", "kind", "created_at"])


def downgrade() -> None:
    """Without it, as before."""
    op.drop_index("ix_outbox_by_kind", "outbox")
