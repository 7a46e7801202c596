"""Figures of measures, as their owners gave them: never changed, a revision is one more."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

KEPT = (
    "id",
    "measure_id",
    "quarter_id",
    "value",
    "part",
    "whole",
    "provisional",
    "expected_on",
    "definition_version",
    "by_id",
    "by_role",
    "on_behalf_of",
    "at",
)
REDACTED = "NEW.redacted_at IS NOT NULL AND (OLD.redacted_at IS NULL OR NEW.redacted_at > OLD.redacted_at)"
"""The one change that a figure allows: words are taken out, and it says when."""


def upgrade() -> None:
    """The table, and the triggers that keep it."""
    op.create_table(
        "figure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("measure_id", sa.Integer(), nullable=False),
        sa.Column("quarter_id", sa.Integer(), nullable=False),
        sa.Column("value", sa.String(40), nullable=True),
        sa.Column("part", sa.String(40), nullable=True),
        sa.Column("whole", sa.String(40), nullable=True),
        sa.Column("provisional", sa.Boolean(), nullable=False),
        sa.Column("expected_on", sa.Date(), nullable=True),
        sa.Column("commentary", sa.Text(), nullable=False),
        sa.Column("definition_version", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("by_role", sa.String(80), nullable=False),
        sa.Column("on_behalf_of", sa.String(80), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("redacted_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["measure_id"], ["measure.id"], name="fk_figure_measure_id_measure"),
        sa.ForeignKeyConstraint(["quarter_id"], ["quarter.id"], name="fk_figure_quarter_id_quarter"),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name="fk_figure_by_id_person"),
        sa.PrimaryKeyConstraint("id", name="pk_figure"),
    )
    op.create_index("ix_figure_of", "figure", ["measure_id", "quarter_id"])
    keep()


def keep() -> None:
    """Refuses every change of a figure but a redaction."""
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    same = "IS" if on_sqlite else "IS NOT DISTINCT FROM"
    allowed = " AND ".join((REDACTED, *(f"NEW.{column} {same} OLD.{column}" for column in KEPT)))
    for act, when in (("update", f"WHEN (NOT ({allowed}))"), ("delete", "")):
        trigger = f"CREATE TRIGGER figure_no_{act} BEFORE {act.upper()} ON figure"
        if on_sqlite:
            op.execute(f"{trigger} {when} BEGIN SELECT RAISE(ABORT, 'figure is append-only'); END")
        else:
            op.execute(f"{trigger} FOR EACH ROW {when} EXECUTE FUNCTION muster_append_only()")


def downgrade() -> None:
    """Without them, as before."""
    op.drop_table("figure")
