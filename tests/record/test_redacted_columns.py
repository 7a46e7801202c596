"""Whatever holds what people type is looked through by a redaction: a new column must be put on one of two lists."""

from sqlalchemy import JSON, Enum, LargeBinary, String

from storage.redaction.redaction import TYPED
from storage.tables import Base

WIDE = 80
"""A text column narrower than this holds ids and keys."""
LOOKED_THROUGH_APART = {"attachment.content", "report.snapshot", "report.docx", "report.clean_docx"}
"""Files, and what papers are made of."""
EMPTIED = {"redaction.words"}
"""Emptied when it is decided; `redaction.why` is refused where it holds the words."""
OF_THE_PLAN_FILE = {
    *(f"area.{name}" for name in ("title",)),
    *(f"commitment.{name}" for name in ("title", "area", "also", "depends_on", "board", "source")),
    *(f"measure.{name}" for name in ("name", "unit", "target", "definition", "source", "speaks_to")),
    *(f"office.{name}" for name in ("name", "area", "force", "commissioner")),
    *(
        f"plan.{name}"
        for name in (
            "title",
            "version",
            "vision",
            "strapline",
            "status_note",
            "words",
            "rag_words",
            "grade_words",
            "synonyms",
            "collects",
            "papers",
        )
    ),
    *(f"plan_version.{name}" for name in ("label", "document")),
    *(f"priority.{name}" for name in ("title", "statement", "aim", "outcomes")),
    "forum.name",
    "member_request.forum",
    "milestone.text",
    "person.email",
    "role.title",
}
"""The plan as the office wrote it: mended in its file, as the answer to a redaction says."""
OURS = {
    *(f"audit_event.{name}" for name in ("before", "after")),
    *(f"commitment.{name}" for name in ("succeeded_by", "came_of")),
    *(f"headline.{name}" for name in ("by_role", "on_behalf_of")),
    *(f"finance_confirmed.{name}" for name in ("by_role", "on_behalf_of")),
    *(f"figure.{name}" for name in ("by_role", "on_behalf_of")),
    *(f"member_answer.{name}" for name in ("by_role", "on_behalf_of")),
    *(f"member_request.{name}" for name in ("by_role", "commitments")),
    "help_answer.by_role",
    *(f"outbox.{name}" for name in ("key", "target_key", "addressee", "worker", "permalink", "error")),
    *(f"question.{name}" for name in ("by_role", "on_behalf_of")),
    *(f"recheck.{name}" for name in ("by_role", "on_behalf_of")),
    *(f"review.{name}" for name in ("by_role", "on_behalf_of")),
    *(f"revision.{name}" for name in ("submission_key", "author_role", "redacted_why")),
    "attachment.file_name",
    "attachment.key",
    "heartbeat.worker",
    "heartbeat.slack_error",
    "rate_slot.scope",
    "redaction.why",
    "reply.by_role",
    "paper_step.by_role",
    "report.file_name",
    "ruling.agreed_by",
    "told.message_key",
}
"""Keys, roles, refs and states, which Muster itself writes."""


def text_columns() -> set[str]:
    """Every column that could hold what somebody typed."""
    return {
        f"{table.name}.{column.name}"
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, JSON | LargeBinary)
        or (isinstance(column.type, String) and not isinstance(column.type, Enum) and is_wide(column.type))
    }


def is_wide(kind: String) -> bool:
    """Whether it has room for words."""
    return kind.length is None or kind.length >= WIDE


def test_every_column_with_words_is_looked_through_or_has_its_reason() -> None:
    """Each is redacted, or is on a list that says why not; and no list names what is not there."""
    redacted = {f"{table.__tablename__}.{name}" for _, table, names in TYPED for name in names}
    assert redacted | LOOKED_THROUGH_APART | EMPTIED | OF_THE_PLAN_FILE | OURS == text_columns()
