"""What questions need: the office's own words for what its plan names, and the thread in which an answer stands."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Columns that are empty: until the next plan file, and until somebody asks in a channel."""
    op.add_column("plan", sa.Column("synonyms", sa.JSON(), nullable=False, server_default="{}"))
    op.add_column("outbox", sa.Column("thread_ts", sa.String(32), nullable=True))


def downgrade() -> None:
    """Without them, as before."""
    op.drop_column("outbox", "thread_ts")
    op.drop_column("plan", "synonyms")
