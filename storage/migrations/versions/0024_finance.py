"""The finance annex of a quarter: its figures as they were sent, and that they were confirmed. Neither is changed."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

KEPT = {
    "finance_update": ("id", "quarter_id", "in_thousands", "by_id", "at"),
    "finance_confirmed": ("id", "update_id", "by_id", "by_role", "on_behalf_of", "at"),
}
REDACTED = "NEW.redacted_at IS NOT NULL AND (OLD.redacted_at IS NULL OR NEW.redacted_at > OLD.redacted_at)"
"""The one change that figures allow: words are taken out, and it says when."""


def upgrade() -> None:
    """The tables, the triggers that keep them, and from which variance on a note is wanted."""
    op.create_table(
        "finance_update",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("quarter_id", sa.Integer(), nullable=False),
        sa.Column("in_thousands", sa.Boolean(), nullable=False),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.Column("file_name", sa.String(255), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("redacted_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["quarter_id"], ["quarter.id"], name="fk_finance_update_quarter_id_quarter"),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name="fk_finance_update_by_id_person"),
        sa.PrimaryKeyConstraint("id", name="pk_finance_update"),
    )
    op.create_index("ix_finance_update_of", "finance_update", ["quarter_id"])
    op.create_table(
        "finance_confirmed",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("update_id", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("by_role", sa.String(80), nullable=False),
        sa.Column("on_behalf_of", sa.String(80), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["update_id"], ["finance_update.id"], name="fk_finance_confirmed_update_id_finance_update"
        ),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name="fk_finance_confirmed_by_id_person"),
        sa.PrimaryKeyConstraint("id", name="pk_finance_confirmed"),
        sa.UniqueConstraint("update_id", name="uq_finance_confirmed_update_id"),
    )
    for table in KEPT:
        keep(table)
    op.add_column("plan", sa.Column("note_above", sa.Integer(), nullable=False, server_default="100000"))


def keep(table: str) -> None:
    """Refuses every change of its rows but a redaction."""
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    same = "IS" if on_sqlite else "IS NOT DISTINCT FROM"
    allowed = " AND ".join((REDACTED, *(f"NEW.{column} {same} OLD.{column}" for column in KEPT[table])))
    changed = f"WHEN (NOT ({allowed}))" if table == "finance_update" else ""
    for act, when in (("update", changed), ("delete", "")):
        trigger = f"CREATE TRIGGER {table}_no_{act} BEFORE {act.upper()} ON {table}"
        if on_sqlite:
            op.execute(f"{trigger} {when} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END")
        else:
            op.execute(f"{trigger} FOR EACH ROW {when} EXECUTE FUNCTION muster_append_only()")


def downgrade() -> None:
    """Without them, as before."""
    op.drop_table("finance_confirmed")
    op.drop_table("finance_update")
    with op.batch_alter_table("plan") as batch:
        batch.drop_column("note_above")
