"""A plan names its own words for ratings."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """A column that is empty until the next plan file."""
    op.add_column("plan", sa.Column("rag_words", sa.JSON(), nullable=False, server_default="{}"))


def downgrade() -> None:
    """Without it, as before."""
    op.drop_column("plan", "rag_words")
