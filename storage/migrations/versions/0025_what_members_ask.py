"""What members of forums asked for, their answers, and the ask for one."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

KINDS = ("request", "recommendation", "action", "question")
STATES = ("open", "answered", "partly_answered", "declined", "closed")
SUBJECTS = ("measure_id", "annex", "priority_id", "return_id")
KEPT = ("id", "request_id", "state", "by_id", "by_role", "on_behalf_of", "at")
REDACTED = "NEW.redacted_at IS NOT NULL AND (OLD.redacted_at IS NULL OR NEW.redacted_at > OLD.redacted_at)"
"""The one change that an answer allows: words are taken out, and it says when."""


def upgrade() -> None:
    """The tables, the triggers that keep answers, and one subject more of asks."""
    asked_for()
    answers()
    op.create_index("ix_member_answer_of", "member_answer", ["request_id"])
    keep()
    with op.batch_alter_table("ask") as batch:
        batch.add_column(sa.Column("request_id", sa.Integer(), nullable=True))
        batch.create_foreign_key("fk_ask_request_id_member_request", "member_request", ["request_id"], ["id"])
        batch.create_unique_constraint("uq_ask_request", ["kind", "quarter_id", "request_id"])
        batch.drop_constraint(op.f("ck_ask_one_subject"), type_="check")
        batch.create_check_constraint(op.f("ck_ask_one_subject"), one_subject((*SUBJECTS, "request_id")))


def asked_for() -> None:
    """What was asked for."""
    op.create_table(
        "member_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(20), nullable=False),
        sa.Column("forum", sa.String(200), nullable=False),
        sa.Column("met_on", sa.Date(), nullable=False),
        sa.Column("asked_by", sa.String(200), nullable=False),
        sa.Column("kind", one_of(KINDS, "memberskind"), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("minuted", sa.Text(), nullable=False),
        sa.Column("commitments", sa.JSON(), nullable=False),
        sa.Column("owner_role_id", sa.Integer(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("answered_in", sa.String(200), nullable=False),
        sa.Column("logged_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("by_role", sa.String(80), nullable=False),
        sa.ForeignKeyConstraint(["owner_role_id"], ["role.id"], name="fk_member_request_owner_role_id_role"),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name="fk_member_request_by_id_person"),
        sa.PrimaryKeyConstraint("id", name="pk_member_request"),
        sa.UniqueConstraint("ref", name="uq_member_request_ref"),
    )


def answers() -> None:
    """What members were answered."""
    op.create_table(
        "member_answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Integer(), nullable=False),
        sa.Column("state", one_of(STATES, "membersstate"), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("by_role", sa.String(80), nullable=False),
        sa.Column("on_behalf_of", sa.String(80), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("redacted_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["request_id"], ["member_request.id"], name="fk_member_answer_request_id_member_request"
        ),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name="fk_member_answer_by_id_person"),
        sa.PrimaryKeyConstraint("id", name="pk_member_answer"),
    )


def one_of(values: tuple[str, ...], name: str) -> sa.Enum:
    """One of these, by value."""
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=32)


def one_subject(columns: tuple[str, ...]) -> str:
    """That exactly one of these is filled."""
    return " + ".join(f"(CASE WHEN {column} IS NULL THEN 0 ELSE 1 END)" for column in columns) + " = 1"


def keep() -> None:
    """Refuses every change of an answer but a redaction."""
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    same = "IS" if on_sqlite else "IS NOT DISTINCT FROM"
    allowed = " AND ".join((REDACTED, *(f"NEW.{column} {same} OLD.{column}" for column in KEPT)))
    for act, when in (("update", f"WHEN (NOT ({allowed}))"), ("delete", "")):
        trigger = f"CREATE TRIGGER member_answer_no_{act} BEFORE {act.upper()} ON member_answer"
        if on_sqlite:
            op.execute(f"{trigger} {when} BEGIN SELECT RAISE(ABORT, 'member_answer is append-only'); END")
        else:
            op.execute(f"{trigger} FOR EACH ROW {when} EXECUTE FUNCTION muster_append_only()")


def downgrade() -> None:
    """Without them, as before."""
    op.execute("DELETE FROM ask WHERE kind IN ('members', 'meetings')")
    with op.batch_alter_table("ask") as batch:
        batch.drop_constraint(op.f("ck_ask_one_subject"), type_="check")
        batch.create_check_constraint(op.f("ck_ask_one_subject"), one_subject(SUBJECTS))
        batch.drop_constraint("uq_ask_request", type_="unique")
        batch.drop_constraint("fk_ask_request_id_member_request", type_="foreignkey")
        batch.drop_column("request_id")
    op.drop_table("member_answer")
    op.drop_table("member_request")
