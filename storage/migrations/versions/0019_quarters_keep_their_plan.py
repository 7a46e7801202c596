"""A quarter keeps the commitments that it had: which was the first to count one no more. A ruling keeps who had
agreed what it sets aside."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

COMMITMENT = sa.table(
    "commitment",
    sa.column("id", sa.Integer()),
    sa.column("lifecycle", sa.String()),
    sa.column("succeeded_by", sa.JSON()),
    sa.column("left_in", sa.Integer()),
)
RETURN = sa.table(
    "return",
    sa.column("commitment_id", sa.Integer()),
    sa.column("quarter_id", sa.Integer()),
    sa.column("state", sa.String()),
)
QUARTER = sa.table(
    "quarter",
    sa.column("id", sa.Integer()),
    sa.column("year", sa.Integer()),
    sa.column("number", sa.Integer()),
)
GONE = ("withdrawn", "superseded")


def upgrade() -> None:
    """The columns, the one filled for what is gone: by the quarter that was kept with it, else by its last return."""
    op.add_column("ruling", sa.Column("agreed_by", sa.String(80), nullable=False, server_default=""))
    op.add_column("commitment", sa.Column("left_in", sa.Integer(), nullable=True))
    connection = op.get_bind()
    gone = sa.select(COMMITMENT.c.id, COMMITMENT.c.succeeded_by).where(COMMITMENT.c.lifecycle.in_(GONE))
    for commitment_id, by in connection.execute(gone).all():
        named = (by or {}).get("quarter")
        left_in = position(named) if named else after_its_last(connection, commitment_id)
        mine = COMMITMENT.c.id == commitment_id
        connection.execute(sa.update(COMMITMENT).where(mine).values(left_in=left_in))


def position(code: str) -> int:
    """The place of "2021/22 Q2" among all quarters."""
    return int(code[:4]) * 4 + int(code[-1]) - 1


def after_its_last(connection: sa.Connection, commitment_id: int) -> int:
    """The quarter after the last that it has a return of which was not waived; the first of all where it has none."""
    last = (
        sa.select(sa.func.max(QUARTER.c.year * 4 + QUARTER.c.number - 1))
        .join_from(RETURN, QUARTER, RETURN.c.quarter_id == QUARTER.c.id)
        .where(RETURN.c.commitment_id == commitment_id, RETURN.c.state != "waived")
    )
    found: int | None = connection.execute(last).scalar_one()
    return 0 if found is None else found + 1


def downgrade() -> None:
    """Without them, as before."""
    op.drop_column("commitment", "left_in")
    op.drop_column("ruling", "agreed_by")
