"""How measures are graded, as the plan says; and of a figure what it is compared with and its owner's judgement."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

USUAL = "exceeds_meets_below"
COMPARATORS = ("target", "last_year", "baseline", "most_similar_forces")
GRADES = ("better", "expected", "worse", "grave")
NUMBERS = ("baseline", "tolerance", "better_beyond", "grave_beyond")
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
ADDED = ("comparator", "own_grade")
REDACTED = "NEW.redacted_at IS NOT NULL AND (OLD.redacted_at IS NULL OR NEW.redacted_at > OLD.redacted_at)"
"""The one change that a figure allows: words are taken out, and it says when."""


def choice(values: tuple[str, ...], name: str) -> sa.Enum:
    """The type of a column that holds one of these."""
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=32)


def upgrade() -> None:
    """Columns of the plan, its measures and their figures; no figure may be changed in these either."""
    op.add_column("plan", sa.Column("measure_scheme", sa.String(40), nullable=False, server_default=USUAL))
    op.add_column("plan", sa.Column("grade_words", sa.JSON(), nullable=False, server_default="{}"))
    with op.batch_alter_table("measure") as batch:
        batch.add_column(sa.Column("comparator", choice(COMPARATORS, "comparator"), nullable=True))
        for name in NUMBERS:
            batch.add_column(sa.Column(name, sa.String(40), nullable=True))
        batch.add_column(sa.Column("baseline_on", sa.Date(), nullable=True))
        batch.add_column(sa.Column("ungraded_below", sa.Integer(), nullable=True))
    loose()
    with op.batch_alter_table("figure") as batch:
        batch.add_column(sa.Column("comparator", sa.String(40), nullable=True))
        batch.add_column(sa.Column("own_grade", choice(GRADES, "grade"), nullable=True))
        batch.add_column(sa.Column("own_why", sa.Text(), nullable=False, server_default=""))
    keep((*KEPT, *ADDED))


def loose() -> None:
    """Without what keeps figures, while their table is changed."""
    on = "" if op.get_bind().dialect.name == "sqlite" else " ON figure"
    for act in ("update", "delete"):
        op.execute(f"DROP TRIGGER IF EXISTS figure_no_{act}{on}")


def keep(kept: tuple[str, ...]) -> None:
    """Refuses every change of a figure but a redaction."""
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    same = "IS" if on_sqlite else "IS NOT DISTINCT FROM"
    allowed = " AND ".join((REDACTED, *(f"NEW.{column} {same} OLD.{column}" for column in kept)))
    for act, when in (("update", f"WHEN (NOT ({allowed}))"), ("delete", "")):
        trigger = f"CREATE TRIGGER figure_no_{act} BEFORE {act.upper()} ON figure"
        if on_sqlite:
            op.execute(f"{trigger} {when} BEGIN SELECT RAISE(ABORT, 'figure is append-only'); END")
        else:
            op.execute(f"{trigger} FOR EACH ROW {when} EXECUTE FUNCTION muster_append_only()")


def downgrade() -> None:
    """Without them, as before."""
    loose()
    with op.batch_alter_table("figure") as batch:
        batch.drop_constraint(op.f("ck_figure_grade"), type_="check")
        for column in (*ADDED, "own_why"):
            batch.drop_column(column)
    keep(KEPT)
    with op.batch_alter_table("measure") as batch:
        batch.drop_constraint(op.f("ck_measure_comparator"), type_="check")
        for column in ("comparator", *NUMBERS, "baseline_on", "ungraded_below"):
            batch.drop_column(column)
    op.drop_column("plan", "grade_words")
    op.drop_column("plan", "measure_scheme")
