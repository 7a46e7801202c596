"""Messages that follow the record say what they show of it. Those that stand are found by their keys, here for the
last time; of changes that never went out the newest is kept."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

OUTBOX = sa.table(
    "outbox",
    *(sa.column(name) for name in ("id", "key", "what", "kind", "state", "person_id", "target_key")),
    *(sa.column(name) for name in ("shows", "live", "quarter_id", "subject_id")),
)
QUARTER = sa.table("quarter", sa.column("id"), sa.column("year"), sa.column("number"))


def upgrade() -> None:
    """The columns, the marks, and what the messages that stand show."""
    op.create_table(
        "mark",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("shows", sa.String(20), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_mark"),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("outbox") as table:
        table.add_column(sa.Column("shows", sa.String(20)))
        table.add_column(sa.Column("live", sa.Boolean(), nullable=False, server_default=sa.false()))
        table.add_column(sa.Column("quarter_id", sa.Integer()))
        table.add_column(sa.Column("subject_id", sa.Integer()))
        table.add_column(sa.Column("shown", sa.String(32)))
        table.add_column(sa.Column("worded_at", sa.DateTime(timezone=True)))
        table.create_foreign_key("fk_outbox_quarter_id_quarter", "quarter", ["quarter_id"], ["id"])
        table.create_index("ix_outbox_live", ["live", "shows"])
    follow_what_stands()


def follow_what_stands() -> None:
    """Prompts, what waits to be agreed, reminders, wishes for a later date and redactions that wait follow the record
    from now on: of each person's, by quarter, the newest."""
    connection = op.get_bind()
    quarters = {f"{year}Q{number}": id for id, year, number in connection.execute(sa.select(QUARTER))}
    posts = sa.select(OUTBOX.c.id, OUTBOX.c.key, OUTBOX.c.what, OUTBOX.c.person_id).where(
        OUTBOX.c.kind == "post", OUTBOX.c.person_id.is_not(None)
    )
    newest: dict[tuple[object, ...], int] = {}
    found: list[dict[str, object]] = []
    for id, key, what, person_id in connection.execute(posts.order_by(OUTBOX.c.id)).all():
        values = {"of_shows": None, "of_quarter": None, "of_subject": None} | what_it_shows(
            key, what, quarters
        )
        if values["of_shows"]:
            newest[(person_id, *values.values())] = id
            found.append({"of": id, **values})
    lives = set(newest.values())
    if found:
        # In one go: an office of many years has a hundred thousand of them.
        connection.execute(
            sa.update(OUTBOX)
            .where(OUTBOX.c.id == sa.bindparam("of"))
            .values(
                shows=sa.bindparam("of_shows"),
                quarter_id=sa.bindparam("of_quarter"),
                subject_id=sa.bindparam("of_subject"),
                live=sa.bindparam("lives"),
            ),
            [{**each, "lives": each["of"] in lives} for each in found],
        )


def what_it_shows(key: str, what: str, quarters: dict[str, int]) -> dict[str, object]:
    """What a message shows, by its key as releases before this one wrote it; {} where it follows nothing."""
    parts = key.split(":")
    if what in ("prompt", "to_agree") and len(parts) > 2 and parts[1] in quarters:
        return {"of_shows": what, "of_quarter": quarters[parts[1]]}
    if what == "reminder":
        return {"of_shows": what}
    if parts[0] == "due_date" and len(parts) == 3 and parts[2] != "nobody":
        return {"of_shows": "due_date", "of_subject": int(parts[1])}
    if parts[0] == "redaction" and len(parts) == 4 and parts[2] == "asked":
        return {"of_shows": "redaction", "of_subject": int(parts[1])}
    return {}


def downgrade() -> None:
    """Without them, as before."""
    with op.batch_alter_table("outbox") as table:
        table.drop_index("ix_outbox_live")
        table.drop_constraint("fk_outbox_quarter_id_quarter", type_="foreignkey")
        for name in ("worded_at", "shown", "subject_id", "quarter_id", "live", "shows"):
            table.drop_column(name)
    op.drop_table("mark")
