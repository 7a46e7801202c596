"""A quarter's steps and the forums' meetings as an iCalendar file (RFC 5545), and the messages that bring it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event

from digests.collecting.status import STEPS
from digests.kit.blocks import Message, link_button, message, section
from digests.kit.prose import link, say, say_plain
from storage.facts.calendar import CalendarFacts, MeetingAhead
from storage.rules.calendar import quarters

ICS = "calendar/ics"
OPEN_CALENDAR = "open_calendar"
MADE_BY = "-//Muster//Police and crime plan//EN"
A_DAY = timedelta(days=1)
HALF_AN_HOUR = timedelta(minutes=30)


def as_ics(facts: CalendarFacts) -> bytes:
    """The file. Each entry has a name of its own that stays, so that a calendar which takes the file in again changes
    what it has; none makes anybody look busy."""
    made = Calendar()
    made.add("prodid", MADE_BY)
    made.add("version", "2.0")
    made.add("x-wr-calname", say_plain(ICS, "title", facts=facts))
    for event in (*_steps(facts), *_meetings(facts)):
        event.add("dtstamp", facts.made_at.astimezone(UTC))
        event.add("transp", "TRANSPARENT")
        made.add_component(event)
    return bytes(made.to_ical())


def _steps(facts: CalendarFacts) -> Iterator[Event]:
    code = quarters.code(facts.quarter).replace(" ", "-").replace("/", "-")
    for step in facts.steps:
        words = say_plain(ICS, "step", facts=facts, name=STEPS[step.key])
        yield _event(f"{code}.{step.key}", words, step.at)


def _meetings(facts: CalendarFacts) -> Iterator[Event]:
    for one in facts.meetings:
        yield _event(_uid("meeting", one), say_plain(ICS, "meeting", one=one), one.day)
        if one.paper_due:
            event = _event(_uid("paper", one), say_plain(ICS, "paper", one=one), one.paper_due)
            event.add("description", say_plain(ICS, "paper_note", one=one))
            yield event


def _uid(what: str, one: MeetingAhead) -> str:
    forum = "-".join("".join(sign if sign.isalnum() else " " for sign in one.forum.lower()).split())
    return f"{what}.{forum}.{one.number}"


def _event(uid: str, words: str, when: date | datetime) -> Event:
    event = Event()
    event.add("uid", f"{uid}@muster")
    event.add("summary", words)
    if isinstance(when, datetime):
        event.add("dtstart", when.astimezone(UTC))
        event.add("dtend", when.astimezone(UTC) + HALF_AN_HOUR)
    else:
        event.add("dtstart", when)
        event.add("dtend", when + A_DAY)
    return event


def calendar_sent(facts: CalendarFacts, file_link: str) -> Message:
    """The file itself. `file_link` is its address, or the placeholder that delivery replaces with it."""
    words = say(ICS, "sent", facts=facts, link=link(file_link, "Open the file"))
    return message([section(words, link_button("Open the file", OPEN_CALENDAR, file_link))])


def calendar_coming(facts: CalendarFacts) -> Message:
    """The file is on its way, to whoever asked for it."""
    return message([section(say(ICS, "coming", facts=facts))])


def calendar_help() -> Message:
    """How it is typed."""
    return message([section(say(ICS, "help"))])
