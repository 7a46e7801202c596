"""A year of a small office, as its record goes: what is answered and agreed, days off, an election, three outages,
and a quarter in which nobody answers. Only what the ticks do is Muster's."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlalchemy import select

from bot.ticking.ticks import TICKS
from handlers.desk import Channels, Desk
from storage.calendar.closures import close
from storage.decisions.support import record_support
from storage.enums import (
    ForumKind,
    OutboxKind,
    PathKind,
    Rating,
    ReturnState,
    SupportKind,
    SupportState,
    Verdict,
)
from storage.facts.answering import Answer, PathToGreen, Support
from storage.plan.files.document import ForumEntry
from storage.plan.intake.plans import import_past_returns, import_plan
from storage.record.answers import to_json
from storage.record.database import Database, Session
from storage.rules.calendar.digests import digest_day
from storage.rules.calendar.working_days import WorkingCalendar
from storage.standing.standing_rows import POSITION
from storage.tables import (
    Commitment,
    Holding,
    OutboxMessage,
    Quarter,
    Rebaseline,
    Return,
    Review,
    Revision,
    Role,
    SupportRequest,
)
from storage.weekly.choices import pause
from storage.weekly.rounds import CORRECTED, DIGEST, MORE
from tests.flows.plan import KNOWN_SINCE, SRO, office_plan, past_returns
from tests.flows.stage import DIGEST as CHANNEL
from tests.flows.stage import london
from tests.ticks import run_alone

Deed = Callable[[Session, datetime], None]
"""What somebody does at a time."""
DONE = ("open_quarters", "cut_off_quarters", "close_extended", "post_digest", "correct_digest")
"""The ticks that this is about."""
FIRST, LAST = date(2021, 9, 27), date(2022, 9, 30)
PANELS = (date(2021, 11, 25), date(2022, 2, 3), date(2022, 6, 9), date(2022, 9, 8))
CHRISTMAS = [date(2021, 12, 24) + timedelta(days=n) for n in range(11)]
CLOSED = frozenset(day for day in CHRISTMAS if day.weekday() < 5)
ELECTION = (date(2022, 3, 28), date(2022, 5, 5))
OUTAGES = (
    (london("2021-11-08 08:00"), london("2021-11-10 11:00")),
    (london("2022-01-14 18:00"), london("2022-02-04 11:00")),
    (london("2022-06-12 12:00"), london("2022-06-19 03:00")),
)
"""Over Monday until Wednesday; three weeks until a Friday; a week until a Sunday night."""

GREEN = Answer(
    Rating.GREEN, "Six visitors were trained and began their rounds.", "Train four more by spring."
)
PATH = PathToGreen(PathKind.ACTION, "Agree another hall with the school", "Chief Inspector Prevention", None)
AMBER = replace(GREEN, rating=Rating.AMBER, reason="The hall was not ready.")
MONEY = PathToGreen(PathKind.DECISION_MONEY, "Money for two leaders", "Chief Constable", None)
RED = replace(GREEN, rating=Rating.RED, reason="Nobody leads the unit.")
BLUE = Answer(
    Rating.BLUE, "All visitors are trained.", completed_on=date(2022, 7, 4), evidence="Board minute"
)


def back_by(answer: Answer, path: PathToGreen, day: date) -> Answer:
    """The answer with a way back by that day."""
    return replace(answer, path=replace(path, by_when=day), support=Support(SupportKind.NONE))


def asking(answer: Answer, day: date) -> Answer:
    """The answer that asks for money by that day."""
    asked = Support(SupportKind.DECISION, "A decision on the money for two leaders", "Chief Constable", day)
    return replace(answer, path=replace(MONEY, by_when=day), support=asked)


def said(ref: str, answer: Answer) -> Deed:
    """A lead answers, or answers again."""
    return lambda session, at: answered(session, ref, answer, at)


def agreed(ref: str, rating: Rating) -> Deed:
    """The SRO agrees that rating."""
    return lambda session, at: agreement(session, ref, rating, at)


DEEDS: tuple[tuple[str, Deed], ...] = (
    ("2021-10-01 11:00", said("ANY-1.1", asking(RED, date(2021, 11, 5)))),
    ("2021-10-05 10:00", said("ANY-1.2", GREEN)),
    ("2021-10-06 10:00", said("ANY-1.1", back_by(AMBER, PATH, date(2021, 11, 26)))),
    ("2021-10-12 15:00", said("ANY-2.1", back_by(RED, MONEY, date(2021, 12, 10)))),
    ("2021-10-13 15:00", said("ANY-3.1", asking(RED, date(2021, 11, 12)))),
    ("2021-10-20 10:00", agreed("ANY-1.1", Rating.AMBER)),
    ("2021-10-20 10:05", agreed("ANY-1.2", Rating.AMBER)),
    ("2021-10-20 10:10", agreed("ANY-2.1", Rating.RED)),
    ("2021-12-01 10:00", lambda session, at: moved(session, "ANY-1.3", date(2022, 8, 31), at)),
    ("2022-01-06 10:00", said("ANY-1.1", GREEN)),
    ("2022-01-06 10:05", said("ANY-2.1", asking(RED, date(2022, 2, 18)))),
    ("2022-01-11 10:00", agreed("ANY-1.1", Rating.GREEN)),
    ("2022-02-22 10:00", lambda session, at: given(session, "ANY-2.1", at)),
    ("2022-07-05 10:00", said("ANY-1.2", BLUE)),
    ("2022-07-06 10:00", said("ANY-2.1", GREEN)),
    ("2022-07-07 10:00", said("ANY-2.4", back_by(AMBER, PATH, date(2022, 9, 16)))),
    ("2022-07-12 10:00", said("ANY-2.1", back_by(AMBER, PATH, date(2022, 9, 2)))),
    ("2022-07-20 10:00", agreed("ANY-2.1", Rating.AMBER)),
)
"""What people do, and when. From April to June nobody answers."""


def lived(database: Database) -> None:
    """The whole year: what people did, and the ticks of every day on which Muster ran."""
    plan = office_plan()
    plan = plan.model_copy(
        update={"forums": (ForumEntry(name="Anyshire Panel", kind=ForumKind.PANEL, meetings=PANELS),)}
    )
    with database.write() as session:
        import_plan(session, plan, KNOWN_SINCE)
        import_past_returns(session, past_returns(), KNOWN_SINCE)
        close(session, CHRISTMAS[0], CHRISTMAS[-1], "Christmas", KNOWN_SINCE, None)
        pause(session, *ELECTION, None, KNOWN_SINCE)
    deeds = [(london(when), deed) for when, deed in DEEDS]
    for now in moments():
        while deeds and deeds[0][0] <= now:
            at, deed = deeds.pop(0)
            with database.write() as session:
                deed(session, at)
        if not any(down <= now < up for down, up in OUTAGES):
            ticked(database, now)
    assert not deeds


def moments() -> Iterator[datetime]:
    """Five times a day, nights and weekends included."""
    day = FIRST
    while day <= LAST:
        for time in ("03:00", "09:00", "09:35", "16:00", "17:40"):
            yield london(f"{day} {time}")
        day += timedelta(days=1)


def ticked(database: Database, now: datetime) -> None:
    """One round."""
    desk = Desk(database, lambda: now, Channels(CHANNEL, "GCHIEF"))
    for key in DONE:
        run_alone(TICKS[key], desk, now)


# --- what people do ------------------------------------------------------------------------------------


def newest(session: Session, ref: str) -> Return:
    """The newest return of a commitment."""
    rows = select(Return).join(Commitment).join(Quarter, Return.quarter_id == Quarter.id)
    row = session.scalars(rows.where(Commitment.ref == ref).order_by(POSITION.desc())).first()
    assert row is not None
    return row


def answered(session: Session, ref: str, answer: Answer, at: datetime) -> None:
    """An answer is recorded, with the help that it asks for."""
    row = newest(session, ref)
    leads = select(Holding).join(Commitment, Commitment.lead_role_id == Holding.role_id)
    holder = session.scalars(leads.where(Commitment.ref == ref)).one()
    row.revision_no += 1
    row.state, row.rating, row.submitted_at = ReturnState.SUBMITTED, answer.rating, row.submitted_at or at
    session.add(
        Revision(
            return_id=row.id,
            no=row.revision_no,
            rating=answer.rating,
            content=to_json(answer),
            author_id=holder.person_id,
            author_role="Lead",
            at=at,
        )
    )
    session.flush()
    record_support(session, row, answer, holder.person_id, at)


def agreement(session: Session, ref: str, rating: Rating, at: datetime) -> None:
    """The SRO agrees."""
    row, sro = newest(session, ref), session.scalars(select(Role).where(Role.title == SRO)).one()
    row.state, row.agreed_rating, row.agreed_on = ReturnState.AGREED, rating, at.date()
    row.agreed_by_role_id = sro.id
    as_said = rating is row.rating
    session.add(
        Review(
            return_id=row.id,
            revision_no=row.revision_no,
            verdict=Verdict.AGREED if as_said else Verdict.AGREED_WITH_CHANGE,
            rating=rating,
            reason="" if as_said else "Two visitors have resigned",
            by_id=sro.holdings[0].person_id,
            by_role=SRO,
            at=at,
        )
    )


def moved(session: Session, ref: str, day: date, at: datetime) -> None:
    """A due date moves, with approval."""
    one = session.scalars(select(Commitment).where(Commitment.ref == ref)).one()
    approved = {"reason": "Reviewed", "approved_by_role_id": one.sro_role_id, "at": at}
    session.add(Rebaseline(commitment_id=one.id, old_due=one.due, new_due=day, **approved))
    one.due = day


def given(session: Session, ref: str, at: datetime) -> None:
    """The help that was asked for is given."""
    asked = select(SupportRequest).join(Commitment).where(Commitment.ref == ref)
    for one in session.scalars(asked.where(SupportRequest.state == SupportState.OPEN)):
        one.state, one.closed_at = SupportState.MET, at


# --- what came of it -----------------------------------------------------------------------------------


def owed(database: Database) -> list[OutboxMessage]:
    """Every digest of the year, what hangs under it, and what was put right, as they went out; of one moment, the
    channel's first, then each person's by the name that stands on it."""
    with database.read() as session:
        ours = OutboxMessage.what.in_((DIGEST, MORE, CORRECTED)), OutboxMessage.kind == OutboxKind.POST
        rows = list(session.scalars(select(OutboxMessage).where(*ours).order_by(OutboxMessage.id)))
        session.expunge_all()
    return sorted(rows, key=lambda row: (row.created_at, row.person_id is not None, row.addressee))


def expected() -> list[date]:
    """The days whose digest the channel has: each week's, but for those in which Muster was away until the week was
    over, and those before the election."""
    working, mondays = WorkingCalendar(closures=CLOSED), [FIRST + timedelta(weeks=n) for n in range(53)]
    days = [day for monday in mondays if (day := digest_day(monday, working))]
    lost = {date(2022, 1, 17), date(2022, 1, 24), date(2022, 6, 13)}
    return [day for day in days if day not in lost and not ELECTION[0] <= day <= ELECTION[1]]
