"""Figures that are withheld: whose role looks at one again, and on which day. The reason is its commentary."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
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
    "comparator",
    "own_grade",
)
REDACTED = "NEW.redacted_at IS NOT NULL AND (OLD.redacted_at IS NULL OR NEW.redacted_at > OLD.redacted_at)"
"""The one change that a figure allows: words are taken out, and it says when."""


def upgrade() -> None:
    """The columns; the day may not be changed either, and the role only by taking words out."""
    op.add_column("figure", sa.Column("withheld_by", sa.String(80), nullable=False, server_default=""))
    op.add_column("figure", sa.Column("review_on", sa.Date(), nullable=True))
    loose()
    keep((*KEPT, "review_on"))


def loose() -> None:
    """Without what keeps figures."""
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
        batch.drop_column("review_on")
        batch.drop_column("withheld_by")
    keep(KEPT)
