"""Requests may be taken back by whoever asked: one more state for what one person asks and another decides."""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

TABLES = ("due_date_request", "redaction")
BEFORE = "'asked', 'approved', 'declined'"


def upgrade() -> None:
    """Every request of today keeps its state."""
    states_are(f"{BEFORE}, 'taken_back'")


def downgrade() -> None:
    """What was taken back counts as declined again."""
    for table in TABLES:
        op.execute(f"UPDATE {table} SET state = 'declined' WHERE state = 'taken_back'")  # noqa: S608 - our names
    states_are(BEFORE)


def states_are(values: str) -> None:
    """The states that the tables take."""
    for table in TABLES:
        name = op.f(f"ck_{table}_requeststate")
        with op.batch_alter_table(table) as batch:
            batch.drop_constraint(name, type_="check")
            batch.create_check_constraint(name, f"state IN ({values})")
