"""What was said of a commitment when it was looked at again before the meeting. It is never changed."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

STATES = ("still_right", "changed", "done")
KEPT = ("id", "return_id", "state", "by_id", "by_role", "on_behalf_of", "at")
REDACTED = "NEW.redacted_at IS NOT NULL AND (OLD.redacted_at IS NULL OR NEW.redacted_at > OLD.redacted_at)"
"""The one change that such an answer allows: words are taken out, and it says when."""


def upgrade() -> None:
    """The table, and the triggers that keep it."""
    op.create_table(
        "recheck",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("return_id", sa.Integer(), nullable=False),
        sa.Column("state", one_of(STATES, "recheckstate"), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("by_role", sa.String(80), nullable=False),
        sa.Column("on_behalf_of", sa.String(80), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("redacted_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["return_id"], ["return.id"], name="fk_recheck_return_id_return"),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name="fk_recheck_by_id_person"),
        sa.PrimaryKeyConstraint("id", name="pk_recheck"),
    )
    op.create_index("ix_recheck_of", "recheck", ["return_id"])
    keep()


def one_of(values: tuple[str, ...], name: str) -> sa.Enum:
    """One of these, by value."""
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=32)


def keep() -> None:
    """Refuses every change of such an answer but a redaction."""
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    same = "IS" if on_sqlite else "IS NOT DISTINCT FROM"
    allowed = " AND ".join((REDACTED, *(f"NEW.{column} {same} OLD.{column}" for column in KEPT)))
    for act, when in (("update", f"WHEN (NOT ({allowed}))"), ("delete", "")):
        trigger = f"CREATE TRIGGER recheck_no_{act} BEFORE {act.upper()} ON recheck"
        if on_sqlite:
            op.execute(f"{trigger} {when} BEGIN SELECT RAISE(ABORT, 'recheck is append-only'); END")
        else:
            op.execute(f"{trigger} FOR EACH ROW {when} EXECUTE FUNCTION muster_append_only()")


def downgrade() -> None:
    """Without them, as before."""
    op.execute("DELETE FROM ask WHERE kind = 'rechecks'")
    op.drop_table("recheck")
