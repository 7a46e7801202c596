"""/muster calendar: the steps of a quarter and the forums' meetings as a file for somebody's own calendar."""

from digests.calendar.ics import as_ics, calendar_coming, calendar_help, calendar_sent
from digests.kit.blocks import Message
from handlers.owing import FILE, to_actor
from handlers.reading.days import read_quarter
from handlers.reading.usage import usage
from handlers.reading.verbs import Command
from storage.calendar.ahead import calendar_facts
from storage.calendar.step_changes import quarter_at_hand
from storage.facts.calendar import CalendarFacts
from storage.record.database import Session
from storage.rules.calendar import quarters


def calendar(asked: Command) -> Message:
    """/muster calendar [quarter]: sends the file to whoever asks."""
    name, strange = read_quarter(asked.words, asked.desk.today())
    if strange:
        return usage(asked, strange, how=calendar_help())
    now = asked.desk.now()
    with asked.desk.database.write() as session:
        facts = calendar_facts(session, name or quarter_at_hand(session, now), now)
        owe_file(session, asked, facts)
    return calendar_coming(facts)


def owe_file(session: Session, asked: Command, facts: CalendarFacts) -> None:
    """Owes the file, once for each time it is asked for, to whoever has no role too."""
    name = f"plan-{quarters.code(facts.quarter)}.ics".replace("/", "-").replace(" ", "-")
    key, file = f"calendar:{asked.body['trigger_id']}", (name, as_ics(facts))
    to_actor(session, asked.actor, key, calendar_sent(facts, FILE), asked.desk.now(), "calendar", file=file)
