"""/muster chase, and Chase on the board: one reminder now to whoever is asked, at most one a day for each person,
those that come by themselves included."""

from datetime import datetime

from digests.blocks import Message
from digests.queries import nothing_found
from digests.reminders import reminded_anew, reminder
from digests.settling import chased, how_to
from handlers.announcing import to_person_anew
from handlers.desk import Desk
from handlers.finding import Name, find
from handlers.queries import not_sure
from handlers.roles import find_role
from handlers.verbs import Asked
from storage import chasing, chasing_by_hand, settling, stories
from storage.chasing_by_hand import Wanted
from storage.collecting import calendar, today
from storage.database import Session
from storage.facts import Chased, QuarterName
from storage.rules.same_text import folded


def chase(asked: Asked) -> Message:
    """/muster chase <ref or role>."""
    if not asked.words:
        return how_to("chase")
    with asked.desk.database.write() as session:
        answer = chase_words(session, asked.desk, asked.words)
    asked.desk.wake()
    return answer


def chase_words(session: Session, desk: Desk, words: str) -> Message:
    """Chases whoever was meant: a ref or a role as it is written, else the commitment most like it."""
    name = settling.collecting_quarter(session)
    if name is None:
        return nothing_found("quarter", "")
    names = stories.commitment_names(session)
    exact = any(folded(ref) == folded(words) for _, ref, _ in names)
    role = find_role(session, words)
    if role.role_id and not exact:
        wanted = chasing_by_hand.for_role(session, name, role.title, desk.now())
        return chased(remind(session, desk, wanted, role.title))
    found = find(words, [Name(ref, title) for _, ref, title in names])
    if found.one is None:
        return not_sure(session, "commitment", words, found)
    ids = {ref: commitment_id for commitment_id, ref, _ in names}
    return_id = settling.return_of(session, ids[found.one.code], name)
    if return_id is None:
        return nothing_found("commitment", words)
    return chased(chase_return(session, desk, name, return_id))


def chase_return(session: Session, desk: Desk, name: QuarterName, return_id: int) -> Chased:
    """Reminds whoever is asked for that return, of all that is out for them."""
    wanted = chasing_by_hand.for_return(session, name, return_id, desk.now())
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
    new = to_person_anew(
        session,
        wanted.person_id,
        wanted.roles,
        chasing.reminder_key(wanted.person_id, today(now)),
        chasing.REMINDER,
        reminder(wanted.parts),
        now,
        [line.ref for facts in wanted.parts for line in facts.own],
        before=reminded_anew(),
        since=chasing.asked_since(session, wanted.parts[0].quarter),
    )
    return Chased(wanted.roles, refs, "" if new else "today_already")
