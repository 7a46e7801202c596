"""Alembic's entry: runs migrations on the connection that `storage.migrations.migrating` made."""

from typing import Any, Literal

from alembic import context

from storage.tables import Base
from storage.tables.base import UtcDateTime


def render_item(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """A migration names the column as the database sees it, so that it never changes with our classes."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, UtcDateTime) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    compare_type=True,
    render_item=render_item,
)
context.run_migrations()
