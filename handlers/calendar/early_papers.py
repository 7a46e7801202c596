"""A Panel's early paper: the plan office is told what it pulls forward, and presses what it chooses."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from slack_bolt import Ack, App, Respond

from digests.calendar.timetable import ASK_EARLY, NEXT_PANEL, chosen, pulled_forward
from handlers.desk import Channels, Desk, payload
from handlers.owing import final, to_plan_office, words_of
from handlers.permission import allowed
from storage.calendar import early_papers
from storage.facts.calendar import Chosen, PulledForward
from storage.outbox.live import LiveRow, NewWords
from storage.outbox.outbox import Showing
from storage.record.database import Session
from storage.record.marks import Shows
from storage.rules.access import Act
from storage.rules.calendar import quarters


def listen(app: App) -> None:
    """What the plan office chooses."""
    app.action(re.compile(f"^({ASK_EARLY}|{NEXT_PANEL})$"))(choose)


def key_of(facts: PulledForward) -> str:
    """The key of what the plan office is told: once for a quarter and a meeting."""
    name = facts.quarter
    return f"pulled:{name.year}Q{name.number}:{facts.meeting.isoformat()}"


def announce_pulled(session: Session, channels: Channels, facts: PulledForward, now: datetime) -> None:
    """Tells the plan office, once; where there is something to choose, for as long as there is."""
    showing = Showing(Shows.PULLED, subject_id=quarters.index(facts.quarter)) if facts.choice else None
    to_plan_office(session, channels, key_of(facts), "notice", pulled_forward(facts), now, showing)


def pulled_in_words(
    session: Session, rows: Sequence[LiveRow], now: datetime
) -> Iterator[tuple[LiveRow, NewWords]]:
    """What is pulled forward and may be chosen now; that it is settled, once it is."""
    for row in rows:
        name = quarters.at_index(row.subject_id or 0)
        facts = early_papers.pulled(session, name, now)
        yield (
            row,
            words_of(pulled_forward(facts)) if facts else final(chosen(Chosen(name, why_not="settled"))),
        )


def choose(ack: Ack, body: dict[str, Any], respond: Respond, desk: Desk) -> None:
    """[Ask leads early] or [Give it to the next Panel]. Raises MayNot for those who may not."""
    pressed = body["actions"][0]
    early = pressed["action_id"] == ASK_EARLY
    with desk.database.write() as session:
        actor = allowed(session, desk, body, Act.SET_TIMETABLE)
        name = quarters.parse(pressed["value"])
        done = early_papers.choose(session, name, early=early, now=desk.now(), person_id=actor.person_id)
    ack()
    respond(**payload(chosen(done)), replace_original=False)
