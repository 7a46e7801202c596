"""The calendar as a file: what other calendars make of it (RFC 5545)."""

from dataclasses import replace
from datetime import UTC, date, datetime

from icalendar import Calendar, Event

from digests.calendar.ics import as_ics
from storage.facts.calendar import CalendarFacts
from tests.messages.registry.calendar import calendar_facts


def entries(facts: CalendarFacts) -> dict[str, Event]:
    """The file's entries by the names that a calendar knows them by, each once."""
    found = [one for one in Calendar.from_ical(as_ics(facts)).walk("VEVENT") if isinstance(one, Event)]
    assert len({str(one["uid"]) for one in found}) == len(found)
    return {str(one["uid"]): one for one in found}


def test_a_meeting_that_moved_takes_the_place_of_what_was() -> None:
    """It keeps its name, and so does the day of its paper; the other meeting of the forum has another."""
    facts = calendar_facts()
    panel = replace(facts.meetings[1], number=7)
    before = entries(replace(facts, meetings=(panel, replace(panel, number=8, day=date(2022, 2, 3)))))
    moved = replace(panel, day=date(2021, 12, 2), paper_due=date(2021, 11, 19))
    after = entries(replace(facts, meetings=(moved, replace(panel, number=8, day=date(2022, 2, 3)))))
    assert before.keys() == after.keys()
    changed = {name for name in before if before[name].start != after[name].start}
    assert {name.partition(".")[0] for name in changed} == {"meeting", "paper"}
    assert len(changed) == 2


def test_lines_are_folded_and_times_are_the_world_s() -> None:
    """At 75 bytes, letters with marks whole; 5pm in October's summer time is four o'clock."""
    facts = calendar_facts()
    forum = "Panel Heddlu a Throsedd Dyfed-Powys, Gŵyr; Ynys Môn & Tŷ Ddewi: y cyfarfod chwarterol"
    facts = replace(facts, meetings=(replace(facts.meetings[0], forum=forum),))
    assert max(map(len, as_ics(facts).split(b"\r\n"))) <= 75
    found = entries(facts).values()
    assert f"{forum} meets" in [str(one["summary"]) for one in found]
    assert datetime(2021, 10, 14, 16, tzinfo=UTC) in [one.start for one in found]
