"""What is decided of one of those that stand alike is what would be decided of each of them."""

from dataclasses import replace
from datetime import UTC, date, datetime
from random import Random
from typing import Any

from sqlalchemy import select

from storage import enums
from storage.facts.answering import Answer, PathToGreen, Support
from storage.facts.plan import QuarterName
from storage.facts.queries import NameKind, Only, PlanQuestion, Subject
from storage.facts.standing import Standing
from storage.people.roles import Actor
from storage.plan import plan_facts
from storage.queries.carried import carried_on
from storage.queries.choosing import chosen_of, within
from storage.queries.comparing import ways_between
from storage.queries.ground import Ground, ground_of, rated_in, returns_of
from storage.record import answers
from storage.record.database import Database, Session
from storage.rules.calendar import quarters
from storage.standing import standings
from storage.tables import Commitment, Quarter, Rebaseline, Return, Revision
from tests.plan.files.generated import generated_plan
from tests.plan.intake.made_up import AT, taken_in

COMMITMENTS, DAY = 60, date(2022, 1, 4)
NOW = datetime(2022, 1, 4, 8, 30, tzinfo=UTC)
Q1, Q2, Q3 = (QuarterName(2021, number) for number in (1, 2, 3))
BOARD = "Joint Board"
ROLE = "Chief Inspector 1"
READER = Actor(None, "", roles=(ROLE,))
WANTED = (date(2021, 12, 1), date(2021, 12, 31))
OWNERS = ("Chief Constable", "Head of Custody")


def named(kind: NameKind, key: str, home: str = "") -> PlanQuestion:
    """A question by one name."""
    return PlanQuestion(subjects=(Subject(kind, key, key, home),))


QUESTIONS = (
    PlanQuestion(),
    *(PlanQuestion(ratings=(one,)) for one in enums.Rating),
    *(PlanQuestion(only=(one,)) for one in Only),
    PlanQuestion(only=(Only.OVERDUE,), ratings=(enums.Rating.RED, enums.Rating.AMBER)),
    PlanQuestion(bodies=(enums.ResponsibleBody.FORCE,)),
    PlanQuestion(due=(date(2021, 10, 1), date(2022, 3, 31))),
    PlanQuestion(only=(Only.MOVED,), ratings=(enums.Rating.RED,)),
    PlanQuestion(moved=(enums.Rating.GREEN, enums.Rating.AMBER)),
    PlanQuestion(of_whom="chief constable"),
    *(PlanQuestion(only=(one,), due=WANTED) for one in (Only.DECISION, Only.SUPPORT)),
    PlanQuestion(of_whom="chief constable", due=WANTED),
    named(NameKind.ROLE, ROLE),
    named(NameKind.PRIORITY, "1"),
    named(NameKind.AREA, "Area", "1"),
    named(NameKind.BOARD, BOARD),
    PlanQuestion(
        subjects=(Subject(NameKind.PRIORITY, "2", "2"), Subject(NameKind.ROLE, ROLE, ROLE)),
        only=(Only.PROMISES, Only.SUPPORT),
    ),
)
DAYS = (date(2021, 6, 1), date(2021, 12, 24), date(2022, 1, 4), date(2022, 3, 31))
TERMS: dict[str, tuple[Any, ...]] = {
    "lifecycle": tuple(one for one in enums.Lifecycle if one not in plan_facts.GONE),
    "completed_on": (None, date(2021, 9, 30), date(2022, 1, 3)),
    "left_in": (None, None, *(quarters.index(one) for one in (Q2, Q3))),
    "due": DAYS,
    "type": tuple(enums.CommitmentType),
    "responsible_body": tuple(enums.ResponsibleBody),
    "handling": (enums.Handling.PUBLIC, enums.Handling.RESTRICTED),
    "board": ("", BOARD),
    "area": ("", "Area"),
    "also": ({"codes": []}, {"codes": ["1"]}),
    "came_of": (None, {"refs": ["ANY-9.9"], "how": "split"}),
}
KEPT: dict[str, tuple[Any, ...]] = {
    "state": tuple(enums.ReturnState),
    "rating": (None, *enums.Rating),
    "agreed_rating": (None, *enums.Rating),
    "agreed_by_role_id": (None, 1),
    "agreed_on": (None, date(2021, 10, 20), date(2021, 10, 22)),
    "submitted_at": (None, NOW),
    "imported": (False, True),
}
SAID: dict[str, tuple[Any, ...]] = {
    "next_steps": ("Open the third site.", ""),
    "path": (
        None,
        *(PathToGreen(kind, "Do it", one, day) for kind in enums.PathKind for one in OWNERS for day in DAYS),
    ),
    "support": (
        None,
        *(Support(kind, "Help", one, day) for kind in enums.SupportKind for one in OWNERS for day in DAYS),
    ),
    "handling": (enums.Handling.PUBLIC, enums.Handling.RESTRICTED),
    "promise": (None, *enums.PromiseKept),
    "new_due": (None, date(2022, 6, 30)),
}
"""What a commitment, a return and an answer may be: mostly the first of each."""


def test_what_stands_alike_is_decided_alike(database: Database) -> None:
    """Which are chosen, what they come to and how they moved, whatever state anything is in: as when each is read."""
    taken_in(database, generated_plan(COMMITMENTS, leads=3), AT)
    with database.write() as session:
        third = stand(session, Random(13))
    for state in (enums.QuarterState.OPEN, enums.QuarterState.CUT_OFF):
        with database.write() as session:
            session.get_one(Quarter, third).state = state
        with database.read() as session:
            earlier = ground_of(session, PlanQuestion(), Q1, READER, DAY)
            for quarter in (Q1, Q2, Q3):
                every = each_read(session, quarter)
                for question in QUESTIONS:
                    decided_alike(session, question, every, earlier)


def decided_alike(
    session: Session, question: PlanQuestion, every: tuple[QuarterName, dict[int, Standing]], earlier: Ground
) -> None:
    """Whether a question is answered as if each commitment was read."""
    quarter, stands = every
    ground = ground_of(session, question, quarter, READER, DAY, directions=quarter is not Q1)
    if ground.is_newest and question.asks_for:
        stands = stands | carried_on(session, stands, quarter, READER)
    whole = replace(ground, stands=stands, like={key: key for key in stands})
    found, among = chosen_of(question, whole), within(question, whole)
    assert list(ground.like) == list(whole.like)
    assert chosen_of(question, ground) == found, question
    assert returns_of(ground, found) == returns_of(whole, found), question
    assert ground.all_like(within(question, ground)) == among, question
    assert rated_in(ground, among) == rated_in(whole, among), question
    both = [key for key in found if key in earlier.like]
    if quarter is not Q1:
        assert ways_between(ground, earlier, both) == ways_between(whole, earlier, both), question


def each_read(session: Session, quarter: QuarterName) -> tuple[QuarterName, dict[int, Standing]]:
    """Every commitment of a quarter, read whole."""
    book = standings.open_book(session, quarter, with_answers=True)
    return quarter, standings.for_reader(session, standings.standings(book), READER)


def stand(session: Session, random: Random) -> int:
    """Commitments that are mostly alike, each but for a few things, with their returns in three quarters. The id of
    the last quarter."""
    asked = [
        Quarter(year=one.year, number=one.number, state=enums.QuarterState.CLOSED) for one in (Q1, Q2, Q3)
    ]
    session.add_all(asked)
    for row in session.scalars(select(Commitment).order_by(Commitment.id)).all():
        for name, value in few_else(TERMS, random).items():
            setattr(row, name, value)
        row.lifecycle = row.lifecycle if row.left_in is None else enums.Lifecycle.WITHDRAWN
        if not random.randrange(8):
            days = {"old_due": date(2021, 6, 30), "new_due": row.due}
            who = {"reason": "The venue was lost", "approved_by_role_id": 1}
            session.add(Rebaseline(commitment_id=row.id, at=NOW, **days, **who))
        for quarter in asked:
            if random.randrange(8):
                answered(session, row, quarter, random)
    session.flush()
    return asked[-1].id


def few_else(values: dict[str, tuple[Any, ...]], random: Random) -> dict[str, Any]:
    """The first of each, but for two of them."""
    other = random.sample(list(values), 2)
    return {name: random.choice(ones) if name in other else ones[0] for name, ones in values.items()}


def answered(session: Session, row: Commitment, quarter: Quarter, random: Random) -> None:
    """A return, with a rating of its own or agreed as another, and what was said in it."""
    kept = few_else(KEPT, random) | {"rating": random.choice((None, *enums.Rating))}
    one = Return(commitment=row, quarter=quarter, revision_no=random.randrange(2), **kept)
    session.add(one)
    session.flush()
    if one.revision_no:
        rating = random.choice(list(enums.Rating))
        content = answers.to_json(Answer(rating, **few_else(SAID, random)))
        session.add(
            Revision(return_id=one.id, no=1, rating=rating, content=content, author_role=ROLE, at=NOW)
        )
