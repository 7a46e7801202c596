"""Whoever is asked for help answers: each answer is kept, as it was said. What the plan office noted when it closed a
request becomes the first answer to it; what is still open goes on. And a role may be the Force's, or its contact."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0016"
branch_labels = None
depends_on = None

STATES = "'open', 'met', 'declined', 'withdrawn'"
DUTIES = "'lead', 'sro', 'chief_executive', 'plan_office', 'finance', 'viewer'"
ANSWER_STATES = ("open", "agreed", "agreed_in_part", "declined", "met", "withdrawn")
KEPT = ("id", "request_id", "state", "decided_on", "by_id", "by_role", "at")
REDACTED = "NEW.redacted_at IS NOT NULL AND (OLD.redacted_at IS NULL OR NEW.redacted_at > OLD.redacted_at)"
"""The one change that an answer allows: words are taken out, and it says when."""
CLOSED = """
    INSERT INTO help_answer (request_id, state, words, decided_by, reference, by_id, by_role, on_behalf_of, at)
    SELECT id, state, outcome, '', '', closed_by_id,
      COALESCE((SELECT MIN(role.title) FROM role JOIN holding ON holding.role_id = role.id
        WHERE holding.person_id = closed_by_id), 'The plan office'),
      of_whom, closed_at
    FROM support_request
    WHERE outcome <> '' AND closed_by_id IS NOT NULL AND closed_at IS NOT NULL
    ORDER BY id
"""
OUTCOMES = """
    UPDATE support_request SET outcome = COALESCE((SELECT words FROM help_answer
      WHERE help_answer.request_id = support_request.id ORDER BY help_answer.id DESC LIMIT 1), '')
"""


def upgrade() -> None:
    """The table with what was noted until now, the triggers that keep it, and the new states and duties."""
    values_are("support_request", "state", "supportstate", f"{STATES}, 'agreed', 'agreed_in_part'")
    values_are("role_duty", "duty", "duty", f"{DUTIES}, 'force', 'force_contact'")
    op.create_table(
        "help_answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("request_id", sa.Integer(), nullable=False),
        sa.Column("state", states(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.String(200), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("by_role", sa.String(80), nullable=False),
        sa.Column("on_behalf_of", sa.String(200), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("redacted_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name="fk_help_answer_by_id_person"),
        sa.ForeignKeyConstraint(
            ["request_id"], ["support_request.id"], name="fk_help_answer_request_id_support_request"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_help_answer"),
    )
    op.create_index("ix_help_answer_request_id", "help_answer", ["request_id"])
    op.execute(CLOSED)
    with op.batch_alter_table("support_request") as batch:
        batch.drop_column("outcome")
    keep()


def states() -> sa.Enum:
    """What an answer comes to."""
    return sa.Enum(*ANSWER_STATES, name="supportstate", native_enum=False, create_constraint=True, length=32)


def values_are(table: str, column: str, name: str, values: str) -> None:
    """The values that a column takes."""
    constraint = op.f(f"ck_{table}_{name}")
    with op.batch_alter_table(table) as batch:
        batch.drop_constraint(constraint, type_="check")
        batch.create_check_constraint(constraint, f"{column} IN ({values})")


def keep() -> None:
    """Refuses every change of an answer but a redaction."""
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    same = "IS" if on_sqlite else "IS NOT DISTINCT FROM"
    allowed = " AND ".join((REDACTED, *(f"NEW.{column} {same} OLD.{column}" for column in KEPT)))
    for act, when in (("update", f"WHEN (NOT ({allowed}))"), ("delete", "")):
        trigger = f"CREATE TRIGGER help_answer_no_{act} BEFORE {act.upper()} ON help_answer"
        if on_sqlite:
            op.execute(f"{trigger} {when} BEGIN SELECT RAISE(ABORT, 'help_answer is append-only'); END")
        else:
            op.execute(f"{trigger} FOR EACH ROW {when} EXECUTE FUNCTION muster_append_only()")


def downgrade() -> None:
    """As before: of each request the newest words, and what was agreed counts as met. Duties of the Force go."""
    with op.batch_alter_table("support_request") as batch:
        batch.add_column(sa.Column("outcome", sa.Text(), nullable=False, server_default=""))
    op.execute(OUTCOMES)
    op.drop_index("ix_help_answer_request_id", "help_answer")
    op.drop_table("help_answer")
    op.execute("UPDATE support_request SET state = 'met' WHERE state IN ('agreed', 'agreed_in_part')")
    op.execute("DELETE FROM role_duty WHERE duty IN ('force', 'force_contact')")
    values_are("support_request", "state", "supportstate", STATES)
    values_are("role_duty", "duty", "duty", DUTIES)
