"""A submitted form, from the signed request to the commit with its receipts owed, beside an ORM session that
reads, inserts and updates the same two rows and commits, in an equal database on the same disk."""

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import func, select

from bot.app import Muster
from bot.ticking.ticks import TICKS
from storage.enums import Rating, ReturnState
from storage.facts.answering import Answer
from storage.people.roles import held_on
from storage.record import answers
from storage.record.database import Database
from storage.tables import Commitment, Holding, OutboxMessage, Person, Quarter, Return, Revision
from tests.bench.measuring import Figure, in_turn
from tests.bench.office import COMMITMENTS, LAST, OPENING, QUARTERS, in_service, plan_of, recorded
from tests.bench.requests import AMBER, submission
from tests.ticks import run_alone

ROUNDS = 100
GOAL = 4.0
RECORDED = "* is recorded. *Next"
"""What the next form says of the one before."""
CONTENT = answers.to_json(
    Answer(
        rating=Rating.AMBER,
        progress=str(AMBER["progress"]["value"]),
        next_steps=str(AMBER["next_steps"]["value"]),
        reason=str(AMBER["reason"]["value"]),
    )
)


def figures(folder: Path) -> Iterator[Figure]:
    """One submission beside one bare commit, each of a return that nobody has answered yet."""
    plan = plan_of(COMMITMENTS)
    with in_service(plan, recorded(folder, plan, QUARTERS - 1)) as muster:
        run_alone(TICKS["open_quarters"], muster.desk, OPENING)
        other = recorded(folder, plan, QUARTERS - 1)
        waiting = iter(open_returns(muster.database))
        plain = iter(returns_of(other))
        ours, theirs = in_turn(
            lambda: submit(muster, *next(waiting)), lambda: bare_commit(other, next(plain)), ROUNDS
        )
        check(muster.database)
    yield Figure("a submission, receipts owed", ours, "a bare ORM commit", theirs, GOAL)


def open_returns(database: Database) -> list[tuple[str, int]]:
    """Each return that is waiting, with its lead's account: without those at risk before, of which the form
    would ask whether a third time is meant."""
    at_risk = select(Return.commitment_id).join(Quarter, Return.quarter_id == Quarter.id)
    at_risk = at_risk.where(Quarter.year == LAST.year, Quarter.number == LAST.number)
    at_risk = at_risk.where(Return.rating == Rating.AMBER)
    with database.read() as session:
        rows = session.execute(
            select(Person.slack_id, Return.id)
            .join(Commitment, Return.commitment_id == Commitment.id)
            .join(Holding, Holding.role_id == Commitment.lead_role_id)
            .join(Person, Person.id == Holding.person_id)
            .where(Return.state == ReturnState.PROMPTED, held_on(OPENING.date()))
            .where(Commitment.id.not_in(at_risk))
        )
        return [(account or "", return_id) for account, return_id in rows]


def returns_of(database: Database) -> list[int]:
    """Every return."""
    with database.read() as session:
        return list(session.scalars(select(Return.id)))


def submit(muster: Muster, account: str, return_id: int) -> None:
    """The form goes in, and closes or shows the lead's next one."""
    answer = muster.app.dispatch(submission(account, return_id).for_bolt())
    if answer.status != 200 or (answer.body and RECORDED not in answer.body):
        raise RuntimeError(f"the form was not taken: {answer.body}")


def bare_commit(database: Database, return_id: int) -> None:
    """The least that keeps an answer: a revision more, and the return that points to it."""
    with database.write() as session:
        row = session.get_one(Return, return_id)
        row.state, row.rating, row.submitted_at = ReturnState.SUBMITTED, Rating.AMBER, OPENING
        row.revision_no += 1
        session.add(
            Revision(
                return_id=row.id,
                no=row.revision_no,
                submission_key=f"bare.{return_id}",
                rating=Rating.AMBER,
                content=CONTENT,
                author_role="Lead 1",
                at=OPENING,
            )
        )


def check(database: Database) -> None:
    """Every form that closed was recorded, and has its receipt. Raises RuntimeError."""
    with database.read() as session:
        said = session.scalars(select(func.count()).where(Revision.submission_key.is_not(None))).one()
        owed = session.scalars(select(func.count()).where(OutboxMessage.what == "receipt")).one()
    if (said, owed) != (ROUNDS + 1, ROUNDS + 1):
        raise RuntimeError(f"{said} revisions and {owed} receipts of {ROUNDS + 1} submissions")
