"""Nothing is overwritten: the database itself refuses to change what was said and what was done."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, select, text, update
from sqlalchemy.exc import DatabaseError

from storage.enums import Rating, SupportKind, SupportState
from storage.plan.intake.plans import import_past_returns
from storage.record.database import Database
from storage.tables import (
    AuditEvent,
    HelpAnswer,
    LeadQuestion,
    Person,
    Reply,
    Return,
    Revision,
    SupportRequest,
)
from tests.plan.files.generated import generated_plan
from tests.plan.intake.made_up import AT, LATER, everything, taken_in
from tests.plan.intake.test_past_returns import ROW

TOMBSTONE = {"redacted_at": LATER, "redacted_why": "Named a victim", "content": {"v": 1}}


@pytest.fixture
def record(database: Database) -> Database:
    """A database with a plan and one past return."""
    taken_in(database, generated_plan(commitments=6, leads=3))
    with database.write() as session:
        import_past_returns(session, [ROW], AT)
    return database


def redact(database: Database, **values: object) -> None:
    """Redacts the one revision, in a transaction of its own."""
    with database.write() as session:
        person = session.scalars(select(Person.id)).first()
        session.execute(update(Revision).values(**{"redacted_by_id": person, **TOMBSTONE, **values}))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE revision SET rating = 'green'",
        "UPDATE revision SET content = '{}'",
        "UPDATE revision SET at = at",
        "DELETE FROM revision",
        "UPDATE audit_event SET act = 'other'",
        "DELETE FROM audit_event",
    ],
)
def test_what_was_said_or_done_is_not_changed(record: Database, statement: str) -> None:
    """A revision and an audit event can be neither changed nor deleted, by whatever statement."""
    before = everything(record)
    with pytest.raises(DatabaseError, match="append-only"), record.write() as session:
        session.execute(text(statement))
    assert everything(record) == before


def test_the_tables_refuse_through_their_classes_too(record: Database) -> None:
    """The classes that the code works with give no way around."""
    with pytest.raises(DatabaseError, match="append-only"), record.write() as session:
        session.execute(delete(AuditEvent))
    with pytest.raises(DatabaseError, match="append-only"), record.write() as session:
        session.scalars(select(Revision)).one().rating = Rating.BLUE


def test_each_redaction_leaves_its_tombstone(record: Database) -> None:
    """The words may be taken out, saying who, when and why; then the tombstone stays, until other words have to
    be taken out later."""
    redact(record)
    with record.read() as session:
        revision = session.scalars(select(Revision)).one()
        assert (revision.content, revision.rating, revision.redacted_at) == ({"v": 1}, Rating.AMBER, LATER)
    with pytest.raises(DatabaseError, match="append-only"):
        redact(record, redacted_why="Another reason")
    redact(record, redacted_why="Another name", redacted_at=LATER + timedelta(days=1))


@pytest.mark.parametrize(
    "values",
    [
        {"redacted_why": None},
        {"redacted_at": None},
        {"redacted_by_id": None},
        {"rating": Rating.GREEN},
        {"at": AT + timedelta(days=1)},
        {"no": 2},
    ],
)
def test_a_redaction_that_is_none_is_refused(record: Database, values: dict[str, object]) -> None:
    """A redaction without who, when or why, or one that changes a fact besides, does not happen."""
    before = everything(record)
    with pytest.raises(DatabaseError, match="append-only"):
        redact(record, **values)
    assert everything(record) == before


@pytest.fixture
def asked(record: Database) -> Database:
    """The same with a question to a lead, and its answer; and with what came of help that was asked for."""
    with record.write() as session:
        person, row = session.scalars(select(Person.id)).first(), session.scalars(select(Return.id)).first()
        said = {"by_id": person, "by_role": "Somebody", "at": AT}
        session.add(LeadQuestion(id=1, return_id=row, words="Which hall?", **said))
        session.flush()
        session.add(Reply(question_id=1, words="The one in Poole", **said))
        commitment = session.scalars(select(Return.commitment_id).where(Return.id == row)).one()
        wanted = {"kind": SupportKind.DATA, "ask": "Figures", "of_whom": "Somebody", "asked_at": AT}
        session.add(
            SupportRequest(
                id=1, commitment_id=commitment, return_id=row, state=SupportState.DECLINED, **wanted
            )
        )
        session.flush()
        session.add(HelpAnswer(request_id=1, state=SupportState.DECLINED, words="No figures", **said))
    return record


@pytest.mark.parametrize("table", ["question", "reply", "help_answer"])
@pytest.mark.parametrize(
    "statement",
    ["UPDATE {} SET words = 'x'", "UPDATE {} SET redacted_at = at, by_role = 'x'", "DELETE FROM {}"],
)
def test_what_was_asked_and_answered_is_not_changed(asked: Database, table: str, statement: str) -> None:
    """A question and its answer stand as they were said."""
    before = everything(asked)
    with pytest.raises(DatabaseError, match="append-only"), asked.write() as session:
        session.execute(text(statement.format(table)))
    assert everything(asked) == before


@pytest.mark.parametrize("table", [LeadQuestion, Reply, HelpAnswer])
def test_words_may_be_taken_out_of_questions_and_answers(
    asked: Database, table: type[LeadQuestion | Reply | HelpAnswer]
) -> None:
    """It says when, and later again."""
    for days in (0, 1):
        with asked.write() as session:
            session.execute(update(table).values(words="[redacted]", redacted_at=LATER + timedelta(days)))
    with asked.read() as session:
        assert session.scalars(select(table.words)).one() == "[redacted]"
