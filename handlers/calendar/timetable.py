"""/muster timetable and /muster meeting: the steps of a quarter, shown, set for the office, moved for one quarter,
and the meetings that they lead up to."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time

from digests.calendar.timetable import (
    meeting_changed,
    meeting_help,
    reason_wanted,
    step_changed,
    timetable_answer,
    timetable_help,
)
from digests.collecting.status import STEPS
from digests.kit.blocks import Message
from handlers.calendar.told import announce_moves
from handlers.reading.days import read_quarter, read_time, with_reason
from handlers.reading.finding import Name, exactly
from handlers.reading.spans import A_DAY
from handlers.reading.usage import usage
from handlers.reading.verbs import Command
from storage.calendar import meetings, step_changes
from storage.calendar.quarters import timetable_of, today
from storage.facts.calendar import MeetingChanged, StepChanged, WhyMoved
from storage.facts.plan import QuarterName
from storage.record.database import Session
from storage.rules.calendar.days import read_day
from storage.rules.calendar.timetable import STANDARD, StepTime
from storage.rules.calendar.working_days import LONDON, at
from storage.rules.same_text import folded

RULE = re.compile(r"(?P<step>.+?)\s*\+\s*(?P<days>\d{1,2})(?:\s+(?P<time>\S.*))?")
MOVE = re.compile(
    rf"(?P<forum>.*?)\s*(?:\bmoved?\s+(?:from\s+)?|\bfrom\s+|(?={A_DAY}))(?P<old>.+?)\s+to\s+(?P<new>.+)",
    re.IGNORECASE,
)
"""Two days are a move, with the word or without it."""
NAMES = tuple(Name(key.replace("_", " "), label) for key, label in STEPS.items())
TYPED_SO = {"cut off": "cut off", "cutoff": "cut off", "deadline": "lead deadline", "prompts": "prompts open"}
"""What people call a step, besides its name."""


# --- the timetable -------------------------------------------------------------------------------------


def timetable(asked: Command) -> Message:
    """/muster timetable [quarter] [step and when]: shows the steps, sets one for good, or moves one."""
    words, reason = with_reason(asked.words)
    name, rest = read_quarter(words, asked.desk.today())
    if not rest:
        return show(asked, name)
    rule = RULE.fullmatch(rest)
    if rule and not name:
        return set_rule(asked, rule)
    moved = moved_step(asked, name, rest) if name else None
    if name is None or moved is None:
        return how_to_type(asked, name, rest)
    return move(asked, name, moved, reason) if reason else reason_wanted(words)


def show(asked: Command, name: QuarterName | None) -> Message:
    """The steps of a quarter: the one at hand, or the one that is named."""
    with asked.desk.database.read() as session:
        shown = name or step_changes.quarter_at_hand(session, asked.desk.now())
        return timetable_answer(step_changes.timetable_facts(session, shown), asked.desk.now())


def how_to_type(asked: Command, name: QuarterName | None, strange: str) -> Message:
    """How it is typed, under what was not understood of it."""
    with asked.desk.database.read() as session:
        shown = name or step_changes.quarter_at_hand(session, asked.desk.now())
    return usage(asked, strange, how=timetable_help(shown))


def set_rule(asked: Command, typed: re.Match[str]) -> Message:
    """ "first reminder +6 09:30": the step's time in this office, from now on."""
    key = step_named(typed["step"])
    moment = read_time(typed["time"]) if typed["time"] else key and STANDARD[key].at
    if not key or not moment:
        return how_to_type(asked, None, asked.words)
    rule = StepTime(int(typed["days"]), moment)
    with asked.desk.database.write() as session:
        done = step_changes.set_rule(session, key, rule, asked.desk.now(), asked.actor.person_id)
        tell_leads(session, done, WhyMoved(), asked)
    return step_changed(done)


def tell_leads(session: Session, done: StepChanged | MeetingChanged, why: WhyMoved, asked: Command) -> None:
    """Whoever is being asked hears of a deadline that moved, in the transaction of the move."""
    if not done.why_not:
        announce_moves(session, done.moves, why, asked.desk.now())


@dataclass(frozen=True)
class Moved:
    """A step and the moment to which it is to move."""

    key: str
    at: datetime


def moved_step(asked: Command, name: QuarterName, words: str) -> Moved | None:
    """ "cut-off 20 Jan 12:00": which step, and when; without a time, the time that it has."""
    parts = words.split()
    for n in range(1, len(parts)):
        key = step_named(" ".join(parts[:n]))
        when = day_and_time(parts[n:], asked.desk.today())
        if key and when:
            with asked.desk.database.read() as session:
                usual: datetime = getattr(timetable_of(session, name), key)
            moment = when[1] or usual.astimezone(LONDON).time()
            return Moved(key, at(when[0], moment.hour, moment.minute))
    return None


def day_and_time(parts: list[str], now: date) -> tuple[date, time | None] | None:
    """A day, with a time of day after it or without."""
    for n in range(len(parts), 0, -1):
        day = read_day(" ".join(parts[:n]), now)
        moment = read_time(" ".join(parts[n:])) if parts[n:] else None
        if day and (moment or not parts[n:]):
            return day, moment
    return None


def move(asked: Command, name: QuarterName, moved: Moved, why: str) -> Message:
    """Moves the step of that quarter."""
    now, by = asked.desk.now(), asked.actor.person_id
    with asked.desk.database.write() as session:
        done = step_changes.move_step(session, name, moved.key, moved.at, why, now, by)
        tell_leads(session, done, WhyMoved(reason=why), asked)
    return step_changed(done)


def step_named(words: str) -> str:
    """The step of that name; "" where none has it."""
    plain = re.sub(r"[\s_-]+", " ", folded(words)).strip()
    found = exactly(TYPED_SO.get(plain, plain), NAMES)
    return found.code.replace(" ", "_") if found else ""


# --- meetings ------------------------------------------------------------------------------------------


def meeting(asked: Command) -> Message:
    """/muster meeting <forum> 20 Nov 2021, or <forum> move 20 Nov 2021 to 27 Nov 2021."""
    now, by = asked.desk.now(), asked.actor.person_id
    wanted = wanted_meeting(asked.words, today(now))
    with asked.desk.database.write() as session:
        forums = meetings.forum_names(session)
        found = exactly(wanted.forum, [Name(name, name) for name in forums]) if wanted else None
        if wanted is not None and found is not None:
            done = step_changes.change_meeting(session, found.name, wanted.old, wanted.new, now, by)
            tell_leads(session, done, WhyMoved(forum=found.name, meeting=wanted.new), asked)
    if wanted is None or found is None:
        return usage(asked, wanted.forum if wanted else "", how=meeting_help(forums))
    return meeting_changed(done)


@dataclass(frozen=True)
class WantedMeeting:
    """A meeting that is to be added, or moved from `old`."""

    forum: str
    old: date | None
    new: date


def wanted_meeting(words: str, now: date) -> WantedMeeting | None:
    """What was typed: a forum and a day, or two days to move between."""
    if found := MOVE.fullmatch(words.strip()):
        old, new = read_day(found["old"], now), read_day(found["new"], now)
        return WantedMeeting(found["forum"], old, new) if old and new else None
    parts = words.split()
    days = ((n, read_day(" ".join(parts[n:]), now)) for n in range(1, len(parts)))
    return next((WantedMeeting(" ".join(parts[:n]), None, day) for n, day in days if day), None)
