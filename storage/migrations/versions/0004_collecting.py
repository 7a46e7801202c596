"""Collecting: absence and cover, the office's timetable, sign-off, support, moved dates, redaction."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """New tables, and columns on those there are; a review is append-only as a revision is."""
    op.create_table(
        "step_rule",
        sa.Column("step", sa.String(length=32), nullable=False),
        sa.Column("working_days", sa.Integer(), nullable=False),
        sa.Column("time_of_day", sa.String(length=5), nullable=False),
        sa.PrimaryKeyConstraint("step", name="pk_step_rule"),
    )
    op.create_table(
        "absence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("cover_role_id", sa.Integer(), nullable=True),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["cover_role_id"], ["role.id"], name="fk_absence_cover_role_id_role"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_absence_person_id_person"),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["person.id"], name="fk_absence_recorded_by_id_person"),
        sa.PrimaryKeyConstraint("id", name="pk_absence"),
    )
    op.create_index("ix_absence_person_id", "absence", ["person_id"])

    op.create_table(
        "attachment",
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("file_name", sa.String(length=200), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_attachment"),
    )

    op.create_table(
        "exemption",
        sa.Column("quarter_id", sa.Integer(), nullable=False),
        sa.Column("role_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name="fk_exemption_by_id_person"),
        sa.ForeignKeyConstraint(["quarter_id"], ["quarter.id"], name="fk_exemption_quarter_id_quarter"),
        sa.ForeignKeyConstraint(["role_id"], ["role.id"], name="fk_exemption_role_id_role"),
        sa.PrimaryKeyConstraint("quarter_id", "role_id", name="pk_exemption"),
    )
    op.create_table(
        "redaction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "asked",
                "approved",
                "declined",
                name="requeststate",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("asked_by_id", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("places", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["asked_by_id"], ["person.id"], name="fk_redaction_asked_by_id_person"),
        sa.ForeignKeyConstraint(["decided_by_id"], ["person.id"], name="fk_redaction_decided_by_id_person"),
        sa.PrimaryKeyConstraint("id", name="pk_redaction"),
    )
    op.create_table(
        "staff_officer",
        sa.Column("sro_role_id", sa.Integer(), nullable=False),
        sa.Column("role_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["role_id"], ["role.id"], name="fk_staff_officer_role_id_role"),
        sa.ForeignKeyConstraint(["sro_role_id"], ["role.id"], name="fk_staff_officer_sro_role_id_role"),
        sa.PrimaryKeyConstraint("sro_role_id", "role_id", name="pk_staff_officer"),
    )
    op.create_table(
        "step_date",
        sa.Column("quarter_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(length=32), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("moved_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["moved_by_id"], ["person.id"], name="fk_step_date_moved_by_id_person"),
        sa.ForeignKeyConstraint(["quarter_id"], ["quarter.id"], name="fk_step_date_quarter_id_quarter"),
        sa.PrimaryKeyConstraint("quarter_id", "step", name="pk_step_date"),
    )
    op.create_table(
        "due_date_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("commitment_id", sa.Integer(), nullable=False),
        sa.Column("return_id", sa.Integer(), nullable=True),
        sa.Column("new_due", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "asked",
                "approved",
                "declined",
                name="requeststate",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decision_reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["asked_by_id"], ["person.id"], name="fk_due_date_request_asked_by_id_person"
        ),
        sa.ForeignKeyConstraint(
            ["commitment_id"], ["commitment.id"], name="fk_due_date_request_commitment_id_commitment"
        ),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["person.id"], name="fk_due_date_request_decided_by_id_person"
        ),
        sa.ForeignKeyConstraint(["return_id"], ["return.id"], name="fk_due_date_request_return_id_return"),
        sa.PrimaryKeyConstraint("id", name="pk_due_date_request"),
    )
    op.create_index("ix_due_date_request_commitment_id", "due_date_request", ["commitment_id"])

    op.create_table(
        "review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("return_id", sa.Integer(), nullable=False),
        sa.Column("revision_no", sa.Integer(), nullable=False),
        sa.Column(
            "verdict",
            sa.Enum(
                "agreed",
                "agreed_with_change",
                "sent_back",
                name="verdict",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "rating",
            sa.Enum(
                "blue",
                "green",
                "amber",
                "red",
                "grey",
                "none",
                name="review_rating",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("by_role", sa.String(length=80), nullable=False),
        sa.Column("on_behalf_of", sa.String(length=80), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("redacted_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name="fk_review_by_id_person"),
        sa.ForeignKeyConstraint(["return_id"], ["return.id"], name="fk_review_return_id_return"),
        sa.PrimaryKeyConstraint("id", name="pk_review"),
    )
    op.create_index("ix_review_return_id", "review", ["return_id"])

    op.create_table(
        "support_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("commitment_id", sa.Integer(), nullable=False),
        sa.Column("return_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "none",
                "decision",
                "funding",
                "people",
                "partner",
                "legal",
                "data",
                "other",
                name="supportkind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("ask", sa.Text(), nullable=False),
        sa.Column("of_whom", sa.String(length=200), nullable=False),
        sa.Column("by_when", sa.Date(), nullable=True),
        sa.Column("for_board", sa.Boolean(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "open",
                "met",
                "declined",
                "withdrawn",
                name="supportstate",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_by_id", sa.Integer(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["closed_by_id"], ["person.id"], name="fk_support_request_closed_by_id_person"
        ),
        sa.ForeignKeyConstraint(
            ["commitment_id"], ["commitment.id"], name="fk_support_request_commitment_id_commitment"
        ),
        sa.ForeignKeyConstraint(["return_id"], ["return.id"], name="fk_support_request_return_id_return"),
        sa.PrimaryKeyConstraint("id", name="pk_support_request"),
    )
    op.create_index("ix_support_request_commitment_id", "support_request", ["commitment_id"])

    with op.batch_alter_table("commitment") as batch:
        batch.add_column(sa.Column("second_agreer_role_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("succeeded_by", sa.JSON(), nullable=True))
        batch.add_column(sa.Column("came_of", sa.JSON(), nullable=True))
        batch.create_foreign_key(
            "fk_commitment_second_agreer_role_id_role", "role", ["second_agreer_role_id"], ["id"]
        )

    op.add_column("draft", sa.Column("typed_at", sa.String(length=20), nullable=False, server_default=""))

    op.add_column("milestone", sa.Column("forecast", sa.Date(), nullable=True))

    op.add_column(
        "person", sa.Column("time_zone", sa.String(length=60), nullable=False, server_default="Europe/London")
    )
    op.add_column("person", sa.Column("works_from", sa.String(length=5), nullable=False, server_default=""))
    op.add_column("person", sa.Column("works_until", sa.String(length=5), nullable=False, server_default=""))
    op.add_column("person", sa.Column("picked_slack_id", sa.String(length=32), nullable=True))
    op.add_column("person", sa.Column("deactivated_on", sa.Date(), nullable=True))

    op.add_column("quarter", sa.Column("data_date", sa.Date(), nullable=True))
    op.add_column("quarter", sa.Column("passes_panel", sa.Date(), nullable=True))

    op.add_column("return", sa.Column("due_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("return", sa.Column("escalated_at", sa.DateTime(timezone=True), nullable=True))

    op.add_column("revision", sa.Column("source", sa.String(length=200), nullable=False, server_default=""))
    rulings()
    append_only_reviews()
    redact_again(REDACTED_LATER)


def rulings() -> None:
    """What the office rules of a return by hand, with its reason."""
    op.create_table(
        "ruling",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("return_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "waived",
                "reopened",
                "extended",
                name="rulingkind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name="fk_ruling_by_id_person"),
        sa.ForeignKeyConstraint(["return_id"], ["return.id"], name="fk_ruling_return_id_return"),
        sa.PrimaryKeyConstraint("id", name="pk_ruling"),
    )
    op.create_index("ix_ruling_return_id", "ruling", ["return_id"])


def append_only_reviews() -> None:
    """What an SRO said stands: a change of mind is another review. Only words may be taken out of its reason."""
    allow_only("review", REDACTED_LATER, REVIEW_KEPT)
    trigger = "CREATE TRIGGER review_no_delete BEFORE DELETE ON review"
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"{trigger} BEGIN SELECT RAISE(ABORT, 'review is append-only'); END")
    else:
        op.execute(f"{trigger} FOR EACH ROW EXECUTE FUNCTION muster_append_only()")


ONCE = "OLD.redacted_at IS NULL AND NEW.redacted_at IS NOT NULL"
REDACTED_LATER = (
    "NEW.redacted_at IS NOT NULL AND (OLD.redacted_at IS NULL OR NEW.redacted_at > OLD.redacted_at)"
)
"""Other words may have to be taken out of the same text later: each redaction says anew who, when and why."""
REVISION_KEPT = (
    "id",
    "return_id",
    "no",
    "submission_key",
    "rating",
    "forecast",
    "author_id",
    "author_role",
    "at",
    "imported",
)
REVIEW_KEPT = (
    "id",
    "return_id",
    "revision_no",
    "verdict",
    "rating",
    "by_id",
    "by_role",
    "on_behalf_of",
    "at",
)


def redact_again(when: str) -> None:
    """Lets a revision be redacted under that condition, and not be changed otherwise."""
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    op.execute("DROP TRIGGER revision_no_update" + ("" if on_sqlite else " ON revision"))
    says_who = " AND NEW.redacted_by_id IS NOT NULL AND NEW.redacted_why IS NOT NULL"
    allow_only("revision", when + says_who, REVISION_KEPT)


def allow_only(table: str, when: str, kept: tuple[str, ...]) -> None:
    """Refuses every update of a table but one that meets the condition and leaves these columns as they are."""
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    same = "IS" if on_sqlite else "IS NOT DISTINCT FROM"
    allowed = " AND ".join((when, *(f"NEW.{column} {same} OLD.{column}" for column in kept)))
    trigger = f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table}"
    if on_sqlite:
        refusal = f"SELECT RAISE(ABORT, '{table} is append-only')"
        op.execute(f"{trigger} WHEN NOT ({allowed}) BEGIN {refusal}; END")
    else:
        op.execute(f"{trigger} FOR EACH ROW WHEN (NOT ({allowed})) EXECUTE FUNCTION muster_append_only()")


ADDED = (
    ("revision", "source"),
    ("return", "escalated_at"),
    ("return", "due_at"),
    ("quarter", "passes_panel"),
    ("quarter", "data_date"),
    ("person", "deactivated_on"),
    ("person", "picked_slack_id"),
    ("person", "works_until"),
    ("person", "works_from"),
    ("person", "time_zone"),
    ("milestone", "forecast"),
    ("draft", "typed_at"),
)
"""Columns that are taken away as they stand, in this order."""


def downgrade() -> None:
    """Takes them away again, with what they held."""
    redact_again(ONCE)
    op.drop_index("ix_ruling_return_id", "ruling")
    op.drop_table("ruling")
    for table, column in ADDED:
        op.drop_column(table, column)

    with op.batch_alter_table("commitment") as batch:
        batch.drop_constraint("fk_commitment_second_agreer_role_id_role", type_="foreignkey")
        batch.drop_column("came_of")
        batch.drop_column("succeeded_by")
        batch.drop_column("second_agreer_role_id")

    op.drop_index("ix_support_request_commitment_id", "support_request")

    op.drop_table("support_request")
    op.drop_index("ix_review_return_id", "review")

    op.drop_table("review")
    op.drop_index("ix_due_date_request_commitment_id", "due_date_request")

    op.drop_table("due_date_request")
    op.drop_table("step_date")
    op.drop_table("staff_officer")
    op.drop_table("redaction")
    op.drop_table("exemption")
    op.drop_table("attachment")
    op.drop_index("ix_absence_person_id", "absence")

    op.drop_table("absence")
    op.drop_table("step_rule")
