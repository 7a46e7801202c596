"""What an SRO asks a lead without sending a return back, and what the lead answers: neither is ever changed."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

KEPT = {
    "question": ("id", "return_id", "by_id", "by_role", "on_behalf_of", "at"),
    "reply": ("question_id", "by_id", "by_role", "at"),
}
REDACTED = "NEW.redacted_at IS NOT NULL AND (OLD.redacted_at IS NULL OR NEW.redacted_at > OLD.redacted_at)"
"""The one change that they allow: words are taken out, and it says when."""


def upgrade() -> None:
    """The two tables, and the triggers that keep them."""
    op.create_table(
        "question",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("return_id", sa.Integer(), nullable=False),
        *said(),
        sa.Column("on_behalf_of", sa.String(80), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name="fk_question_by_id_person"),
        sa.ForeignKeyConstraint(["return_id"], ["return.id"], name="fk_question_return_id_return"),
        sa.PrimaryKeyConstraint("id", name="pk_question"),
    )
    op.create_index("ix_question_return_id", "question", ["return_id"])
    op.create_table(
        "reply",
        sa.Column("question_id", sa.Integer(), nullable=False),
        *said(),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name="fk_reply_by_id_person"),
        sa.ForeignKeyConstraint(["question_id"], ["question.id"], name="fk_reply_question_id_question"),
        sa.PrimaryKeyConstraint("question_id", name="pk_reply"),
    )
    for table in KEPT:
        keep(table)


def said() -> list[sa.Column[object]]:
    """What was said, by whom and when."""
    return [
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("by_role", sa.String(80), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("redacted_at", sa.DateTime(timezone=True), nullable=True),
    ]


def keep(table: str) -> None:
    """Refuses every change of a table's rows but a redaction."""
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    same = "IS" if on_sqlite else "IS NOT DISTINCT FROM"
    allowed = " AND ".join((REDACTED, *(f"NEW.{column} {same} OLD.{column}" for column in KEPT[table])))
    for act, when in (("update", f"WHEN (NOT ({allowed}))"), ("delete", "")):
        trigger = f"CREATE TRIGGER {table}_no_{act} BEFORE {act.upper()} ON {table}"
        if on_sqlite:
            op.execute(f"{trigger} {when} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END")
        else:
            op.execute(f"{trigger} FOR EACH ROW {when} EXECUTE FUNCTION muster_append_only()")


def downgrade() -> None:
    """Without them, and without what they held."""
    op.drop_table("reply")
    op.drop_index("ix_question_return_id", "question")
    op.drop_table("question")
