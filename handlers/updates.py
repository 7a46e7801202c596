"""/updates and what can stand behind it: what waits, being away and back, working hours."""

import re
from datetime import date
from html import unescape
from typing import Any

from slack_bolt import Ack

from handlers.desk import Desk, payload
from handlers.people.absence import may_be_away, own_absence, own_return, refused_away
from handlers.people.hours import own_hours
from handlers.queries import queries
from handlers.reading.spans import find_days


def updates(ack: Ack, body: dict[str, Any], desk: Desk) -> None:
    """/updates: what waits for me; `away`, `back` and `hours` with what follows: when I am there."""
    # Slack escapes what follows /updates, so that a mention comes with the account's id.
    typed = unescape(body.get("text") or "").strip()
    verb, _, words = typed.partition(" ")
    own = {"away": own_absence, "back": own_return, "hours": own_hours}.get(verb.casefold())
    if own is None and speaks_of_leave(typed, desk.today()):
        # "On leave 12 to 20 Oct": an answer about something else would let them believe that it was noted.
        own, words = own_absence, typed
    if own is None:
        queries.updates(ack, body, desk)
        return
    with desk.database.write() as session:
        actor = desk.who(session, body)
        answer = own(session, desk, actor, words) if may_be_away(actor) else refused_away()
    desk.wake()
    ack(**payload(answer))


def speaks_of_leave(typed: str, today: date) -> bool:
    """Whether days are all that was typed, or stand in it. "next week" alone may ask what waits then."""
    days = find_days(typed, today)
    return days is not None and bool(days.before or re.search(r"\d", typed))
