"""Asks of kinds that have no row of their own, and what a plan has collected each quarter besides returns. A known
plan goes on without: what is asked of whom changes with its next file."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

SUBJECTS = ("measure_id", "annex", "priority_id", "return_id")
ONE_SUBJECT = " + ".join(f"(CASE WHEN {column} IS NULL THEN 0 ELSE 1 END)" for column in SUBJECTS) + " = 1"
NAMES = {"measure_id": "measure", "annex": "annex", "priority_id": "priority", "return_id": "return"}


REFERS = (
    ("quarter_id", "quarter"),
    ("measure_id", "measure"),
    ("priority_id", "priority"),
    ("return_id", "return"),
    ("answered_by_id", "person"),
    ("let_off_by_id", "person"),
)


def upgrade() -> None:
    """The table, and the plan's choice: nothing for a plan that is known, everything for one that is not."""
    op.add_column("plan", sa.Column("collects", sa.JSON(), nullable=False, server_default="{}"))
    op.execute(sa.update(sa.table("plan", sa.column("collects", sa.JSON()))).values(collects={"items": []}))
    op.create_table("ask", *columns(), *constraints())
    op.create_index("ix_ask_quarter_id", "ask", ["quarter_id"])
    op.create_index("ix_ask_by_person", "ask", ["answered_by_id", "answered_at"])


def columns() -> list[sa.Column[Any]]:
    """What is kept of an ask."""
    return [
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("quarter_id", sa.Integer(), nullable=False),
        sa.Column("measure_id", sa.Integer(), nullable=True),
        sa.Column("annex", sa.String(40), nullable=True),
        sa.Column("priority_id", sa.Integer(), nullable=True),
        sa.Column("return_id", sa.Integer(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.Column("let_off_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("let_off_by_id", sa.Integer(), nullable=True),
        sa.Column("let_off_reason", sa.Text(), nullable=False),
        sa.Column("escalated_at", sa.DateTime(timezone=True), nullable=True),
    ]


def constraints() -> list[sa.Constraint]:
    """One subject each, and each subject once for a kind and quarter."""
    return [
        sa.CheckConstraint(ONE_SUBJECT, name=op.f("ck_ask_one_subject")),
        *(
            sa.ForeignKeyConstraint([column], [f"{table}.id"], name=op.f(f"fk_ask_{column}_{table}"))
            for column, table in REFERS
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ask")),
        *(
            sa.UniqueConstraint("kind", "quarter_id", column, name=f"uq_ask_{name}")
            for column, name in NAMES.items()
        ),
    ]


def downgrade() -> None:
    """Without them, as before."""
    op.drop_table("ask")
    with op.batch_alter_table("plan") as batch:
        batch.drop_column("collects")
