"""Headlines: how a priority stands in a quarter, in the words of its lead. What was said is never changed."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

KEPT = ("id", "priority_id", "quarter_id", "by_id", "by_role", "on_behalf_of", "at")
REDACTED = "NEW.redacted_at IS NOT NULL AND (OLD.redacted_at IS NULL OR NEW.redacted_at > OLD.redacted_at)"
"""The one change that a headline allows: words are taken out, and it says when."""


def upgrade() -> None:
    """The table, and the triggers that keep it."""
    op.create_table(
        "headline",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("priority_id", sa.Integer(), nullable=False),
        sa.Column("quarter_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("by_role", sa.String(80), nullable=False),
        sa.Column("on_behalf_of", sa.String(80), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("redacted_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["priority_id"], ["priority.id"], name="fk_headline_priority_id_priority"),
        sa.ForeignKeyConstraint(["quarter_id"], ["quarter.id"], name="fk_headline_quarter_id_quarter"),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name="fk_headline_by_id_person"),
        sa.PrimaryKeyConstraint("id", name="pk_headline"),
    )
    op.create_index("ix_headline_of", "headline", ["quarter_id", "priority_id"])
    keep()


def keep() -> None:
    """Refuses every change of a headline but a redaction."""
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    same = "IS" if on_sqlite else "IS NOT DISTINCT FROM"
    allowed = " AND ".join((REDACTED, *(f"NEW.{column} {same} OLD.{column}" for column in KEPT)))
    for act, when in (("update", f"WHEN (NOT ({allowed}))"), ("delete", "")):
        trigger = f"CREATE TRIGGER headline_no_{act} BEFORE {act.upper()} ON headline"
        if on_sqlite:
            op.execute(f"{trigger} {when} BEGIN SELECT RAISE(ABORT, 'headline is append-only'); END")
        else:
            op.execute(f"{trigger} FOR EACH ROW {when} EXECUTE FUNCTION muster_append_only()")


def downgrade() -> None:
    """Without them, as before."""
    op.drop_table("headline")
