"""/muster chase, and Chase on the list of returns: one reminder now to whoever is asked, at most one a day for each
person, those that come by themselves included."""

from datetime import datetime

from digests.asks.reminders import reminder
from digests.kit.blocks import Message
from digests.prompting.chased import chased
from digests.queries.meant import nothing_found
from handlers.desk import Desk
from handlers.owing import to_person
from handlers.reading.exact import either_meant, this_quarter
from handlers.reading.roles import RoleFound
from handlers.reading.verbs import Command
from storage.answering import returns
from storage.asks import reminding
from storage.calendar.quarters import calendar, today
from storage.facts.plan import QuarterName
from storage.facts.rulings import Chased
from storage.outbox.outbox import Showing
from storage.prompting import by_hand
from storage.prompting.by_hand import Wanted
from storage.record.database import Session
from storage.record.marks import Shows


def chase(asked: Command) -> Message:
    """/muster chase <ref or role>."""
    with asked.desk.database.write() as session:
        name, desk, about = this_quarter(session), asked.desk, asked.typed.about
        meant = either_meant(session, asked, about)
        if isinstance(meant, RoleFound):
            wanted = by_hand.for_role(session, name, meant.title, desk.now())
            return chased(remind(session, desk, wanted, meant.title))
        return_id = returns.return_of(session, meant[0], name)
        if return_id is None:
            return nothing_found("commitment", about)
        return chased(chase_return(session, desk, name, return_id))


def chase_return(session: Session, desk: Desk, name: QuarterName, return_id: int) -> Chased:
    """Reminds whoever is asked for that return, of all that is out for them."""
    wanted = by_hand.for_return(session, name, return_id, desk.now())
    return remind(session, desk, wanted, "")


def remind(session: Session, desk: Desk, wanted: Wanted | None, role: str) -> Chased:
    """Owes the reminder, or says why not."""
    now = desk.now()
    who = wanted.roles if wanted else role
    if not calendar(session).is_working_day(today(now)):
        return Chased(who, why_not="day_off")
    if wanted is None:
        return Chased(who, why_not="nobody")
    refs = tuple(line.ref for line in wanted.facts.own)
    if not refs:
        return Chased(who, why_not="nothing_out")
    if wanted.away_until:
        return Chased(who, refs, "away", away_until=wanted.away_until)
    if wanted.at_work:
        return Chased(who, refs, "not_at_work", at_work=wanted.at_work)
    return owe(session, wanted, refs, now)


def owe(session: Session, wanted: Wanted, refs: tuple[str, ...], now: datetime) -> Chased:
    """Owes the reminder, unless they had one today."""
    new = to_person(
        session,
        wanted.person_id,
        wanted.roles,
        reminding.reminder_key(wanted.person_id, today(now)),
        reminding.REMINDER,
        reminder(wanted.parts),
        now,
        [line.ref for facts in wanted.parts for line in facts.own],
        showing=Showing(Shows.REMINDER, instead=True),
        asks=wanted.asks,
    )
    return Chased(wanted.roles, refs, "" if new else "today_already")
