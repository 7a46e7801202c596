"""Which asks, of which kind, a message told somebody of. What went out before is told of by its kind; the reminders
that still stand, by each return that they named."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

TOLD = sa.table(
    "told",
    sa.column("message_key", sa.String),
    sa.column("person_id", sa.Integer),
    sa.column("kind", sa.String),
    sa.column("ask_id", sa.Integer),
    sa.column("at", sa.DateTime(timezone=True)),
)
OUTBOX = sa.table(
    "outbox",
    sa.column("key", sa.String),
    sa.column("person_id", sa.Integer),
    sa.column("kind", sa.String),
    sa.column("what", sa.String),
    sa.column("shows", sa.String),
    sa.column("live", sa.Boolean),
    sa.column("payload", sa.JSON),
    sa.column("created_at", sa.DateTime(timezone=True)),
)
RETURNS = sa.text(
    'SELECT "return".id, commitment.ref, quarter.opened_at FROM "return" '
    'JOIN commitment ON commitment.id = "return".commitment_id '
    'JOIN quarter ON quarter.id = "return".quarter_id '
    "WHERE quarter.state IN ('open', 'cut_off') AND quarter.opened_at IS NOT NULL ORDER BY \"return\".id"
).columns(
    sa.column("id", sa.Integer),
    sa.column("ref", sa.String),
    sa.column("opened_at", sa.DateTime(timezone=True)),
)


def upgrade() -> None:
    """A table, and in it what the outbox knows."""
    op.create_table(
        "told",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("message_key", sa.String(200), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("ask_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_told_person_id_person"),
        sa.PrimaryKeyConstraint("id", name="pk_told"),
    )
    op.create_index("ix_told_message_key", "told", ["message_key"])
    op.create_index("ix_told_by_person", "told", ["person_id", "kind", "at"])
    connection = op.get_bind()
    kind = sa.case((OUTBOX.c.what == "to_agree", "agreements"), else_="returns")
    told = sa.select(
        OUTBOX.c.key, OUTBOX.c.person_id, kind, sa.literal(0, sa.Integer), OUTBOX.c.created_at
    ).where(
        OUTBOX.c.what.in_(("prompt", "reminder", "to_agree")),
        sa.cast(OUTBOX.c.kind, sa.String) == "post",
        OUTBOX.c.person_id.is_not(None),
    )
    connection.execute(TOLD.insert().from_select([column.name for column in TOLD.c], told))
    name_what_stands(connection)


def name_what_stands(connection: sa.Connection) -> None:
    """Which returns each reminder named that still asks for some."""
    returns = connection.execute(RETURNS).all()
    standing = connection.execute(
        sa.select(OUTBOX.c.key, OUTBOX.c.person_id, OUTBOX.c.created_at, OUTBOX.c.payload).where(
            OUTBOX.c.live, OUTBOX.c.shows == "reminder", OUTBOX.c.person_id.is_not(None)
        )
    ).all()
    rows = [
        {"message_key": key, "person_id": person_id, "kind": "returns", "ask_id": id, "at": at}
        for key, person_id, at, payload in standing
        for id, ref, opened_at in returns
        if opened_at <= at and ref in payload["refs"]
    ]
    if rows:
        connection.execute(TOLD.insert(), rows)


def downgrade() -> None:
    """Without it, as before."""
    op.drop_table("told")
