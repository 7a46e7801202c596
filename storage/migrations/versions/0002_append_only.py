"""What was said and what was done cannot be changed: triggers forbid it on revisions and audit events."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# A redaction is the one change a revision allows, and only once: it must say when, who and why.
REDACTS = (
    "OLD.redacted_at IS NULL AND NEW.redacted_at IS NOT NULL "
    "AND NEW.redacted_by_id IS NOT NULL AND NEW.redacted_why IS NOT NULL "
    "AND NEW.return_id = OLD.return_id AND NEW.no = OLD.no AND NEW.at = OLD.at AND NEW.rating = OLD.rating"
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
        f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} WHEN {when} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    )


def postgres_trigger(table: str, act: str, when: str) -> str:
    """PostgreSQL refuses in a function that the triggers share."""
    return (
        f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
        f"FOR EACH ROW WHEN ({when}) EXECUTE FUNCTION muster_append_only()"
    )


def downgrade() -> None:
    """Takes the triggers away."""
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    for table, act, _when in RULES:
        op.execute(f"DROP TRIGGER {table}_no_{act.lower()}" + ("" if on_sqlite else f" ON {table}"))
    if not on_sqlite:
        op.execute("DROP FUNCTION muster_append_only()")
