"""Clearing a paper: what became of each draft, and the file that is given out. Neither is changed."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

KEPT = ("id", "report_id", "move", "sha256", "day", "by_id", "by_role", "at")
REDACTED = "NEW.redacted_at IS NOT NULL AND (OLD.redacted_at IS NULL OR NEW.redacted_at > OLD.redacted_at)"
"""The one change that a step allows: words are taken out, and it says when."""
MOVES = ("sent_back", "cleared", "voided", "submitted", "published", "presented")


def upgrade() -> None:
    """The table with the triggers that keep it, and the columns of a draft."""
    empty = sa.text("x''" if op.get_bind().dialect.name == "sqlite" else "''")
    op.add_column("report", sa.Column("clean_docx", sa.LargeBinary(), nullable=False, server_default=empty))
    op.add_column("report", sa.Column("compared_up_to", sa.Integer(), nullable=False, server_default="0"))
    op.create_table(
        "paper_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("move", moves(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("by_role", sa.String(80), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("redacted_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name="fk_paper_step_report_id_report"),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name="fk_paper_step_by_id_person"),
        sa.PrimaryKeyConstraint("id", name="pk_paper_step"),
    )
    op.create_index("ix_paper_step_of", "paper_step", ["report_id"])
    keep()


def moves() -> sa.Enum:
    """What can happen to a draft, by value."""
    return sa.Enum(*MOVES, name="papermove", native_enum=False, create_constraint=True, length=32)


def keep() -> None:
    """Refuses every change of a step but a redaction."""
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    same = "IS" if on_sqlite else "IS NOT DISTINCT FROM"
    allowed = " AND ".join((REDACTED, *(f"NEW.{column} {same} OLD.{column}" for column in KEPT)))
    for act, when in (("update", f"WHEN (NOT ({allowed}))"), ("delete", "")):
        trigger = f"CREATE TRIGGER paper_step_no_{act} BEFORE {act.upper()} ON paper_step"
        if on_sqlite:
            op.execute(f"{trigger} {when} BEGIN SELECT RAISE(ABORT, 'paper_step is append-only'); END")
        else:
            op.execute(f"{trigger} FOR EACH ROW {when} EXECUTE FUNCTION muster_append_only()")


def downgrade() -> None:
    """Without them, as before."""
    op.drop_table("paper_step")
    op.drop_column("report", "compared_up_to")
    op.drop_column("report", "clean_docx")
