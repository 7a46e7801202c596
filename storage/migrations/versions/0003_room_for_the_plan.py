"""A plan file may say more than the first tables could hold: a target in words, a longer unit or version."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

WIDER = (("plan", "version", 20), ("plan_version", "label", 20), ("measure", "unit", 40))
ROOM = sa.String(length=200)


def upgrade() -> None:
    """Widens the columns, and turns a measure's target from a figure into what the plan says it is."""
    for table, column, length in WIDER:
        with op.batch_alter_table(table) as batch:
            batch.alter_column(column, existing_type=sa.String(length=length), type_=ROOM)
    with op.batch_alter_table("measure") as batch:
        batch.alter_column(
            "target",
            existing_type=sa.Numeric(precision=18, scale=4),
            type_=ROOM,
            postgresql_using="target::text",
        )


def downgrade() -> None:
    """Back to the narrow columns; fails where a target is no figure."""
    with op.batch_alter_table("measure") as batch:
        batch.alter_column(
            "target",
            existing_type=ROOM,
            type_=sa.Numeric(precision=18, scale=4),
            postgresql_using="target::numeric",
        )
    for table, column, length in WIDER:
        with op.batch_alter_table(table) as batch:
            batch.alter_column(column, existing_type=ROOM, type_=sa.String(length=length))
