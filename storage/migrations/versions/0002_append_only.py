"""What was said and what was done cannot be changed: triggers forbid it on revisions and audit events."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# A redaction is the one change a revision allows, and only once: it must say when, who and why.
KEPT = (
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
REDACTS = " AND ".join(
    (
        "OLD.redacted_at IS NULL",
        "NEW.redacted_at IS NOT NULL",
        "NEW.redacted_by_id IS NOT NULL",
        "NEW.redacted_why IS NOT NULL",
        *(f"NEW.{column} {{same}} OLD.{column}" for column in KEPT),
    )
)
RULES = (
    ("revision", "UPDATE", f"NOT ({REDACTS})"),
    ("revision", "DELETE", "TRUE"),
    ("audit_event", "UPDATE", "TRUE"),
    ("audit_event", "DELETE", "TRUE"),
)


def upgrade() -> None:
    """Puts the triggers in place."""
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    if not on_sqlite:
        op.execute(
            "CREATE FUNCTION muster_append_only() RETURNS trigger AS $$ BEGIN "
            "RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$ LANGUAGE plpgsql"
        )
    for table, act, when in RULES:
        op.execute(sqlite_trigger(table, act, when) if on_sqlite else postgres_trigger(table, act, when))


def sqlite_trigger(table: str, act: str, when: str) -> str:
    """SQLite refuses in the trigger's own body."""
    return (
        f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} WHEN {when.format(same='IS')} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    )


def postgres_trigger(table: str, act: str, when: str) -> str:
    """PostgreSQL refuses in a function that the triggers share."""
    return (
        f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
        f"FOR EACH ROW WHEN ({when.format(same='IS NOT DISTINCT FROM')}) EXECUTE FUNCTION muster_append_only()"
    )


def downgrade() -> None:
    """Takes the triggers away."""
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    for table, act, _when in RULES:
        op.execute(f"DROP TRIGGER {table}_no_{act.lower()}" + ("" if on_sqlite else f" ON {table}"))
    if not on_sqlite:
        op.execute("DROP FUNCTION muster_append_only()")
