"""/updates and what can stand behind it: what waits, being away and back, working hours."""

import re
from dataclasses import replace
from datetime import date
from html import unescape
from typing import Any

from slack_bolt import Ack, App

from digests.kit.blocks import Message
from digests.queries.answers import updates_answer, updates_of
from handlers.desk import Body, Desk, payload
from handlers.people.absence import may_be_away, own_absence, own_return, refused_away
from handlers.people.hours import own_hours
from handlers.queries.answering import answer
from handlers.queries.asking import asking
from handlers.reading.exact import plan_refs
from handlers.reading.finding import Name, exactly
from handlers.reading.questions.spelling import words_of
from handlers.reading.refs import mentions
from handlers.reading.spans import find_days
from handlers.reading.verbs import first_word
from storage.facts.queries import AskedFor, Only, PlanQuestion
from storage.prompting.waiting import all_waiting_for
from storage.record.database import Session
from storage.rules.same_text import AROUND, folded

OF_ALL = (
    AskedFor.HELP,
    AskedFor.HOW,
    AskedFor.MEETING,
    AskedFor.STATUS,
    AskedFor.EXCEPTIONS,
    AskedFor.MEASURES,
    AskedFor.FINANCE,
    AskedFor.REQUESTS,
    AskedFor.MEANING,
    AskedFor.TERMS,
)
"""What is asked of the office as a whole, whoever asks; all else, where nothing is named, of what is theirs. Whoever
holds no role has nothing of their own."""


def listen(app: App) -> None:
    """/updates."""
    app.command("/updates")(updates)


def updates(ack: Ack, body: dict[str, Any], desk: Desk) -> None:
    """/updates: what waits for me; `away`, `back` and `hours` with what follows: when I am there."""
    # Slack escapes what follows /updates, so that a mention comes with the account's id.
    typed = unescape(body.get("text") or "").strip()
    verb, words = first_word(typed)
    own = {"away": own_absence, "back": own_return, "hours": own_hours}.get(folded(verb.strip(AROUND)))
    if own is None:
        with desk.database.read() as session:
            answer = (
                None
                if speaks_of_leave(session, typed, desk.today())
                else asked_for(session, desk, body, typed)
            )
        if answer is not None:
            ack(**payload(answer))
            return
        # "On leave 12 to 20 Oct": an answer about something else would let them believe that it was noted.
        own, words = own_absence, typed
    with desk.database.write() as session:
        actor = desk.who(session, body)
        answer = own(session, desk, actor, words) if may_be_away(actor) else refused_away()
    ack(**payload(answer))


def speaks_of_leave(session: Session, typed: str, today: date) -> bool:
    """Whether days are all that was typed, or stand in it. "next week" alone may ask what waits then, and of what has
    a ref in it, or what is built like one, nothing is a day."""
    if re.search(r"\bas\s+(?:at|of)\b", typed, re.IGNORECASE):
        return False
    days = find_days(typed, today)
    dated = days is not None and bool(days.before or re.search(r"\d", typed))
    return dated and not mentions(typed, plan_refs(session))


def asked_for(session: Session, desk: Desk, body: Body, typed: str) -> Message:
    """What waits for them: of the commitment that was named alone, else everything, and what was not understood."""
    waiting = all_waiting_for(session, desk.who(session, body), desk.now())
    ref = ref_named(session, typed) if typed else None
    if ref is not None:
        return updates_of(waiting, ref)
    named = mentions(typed, plan_refs(session))
    found = None if named or not typed else asked_of_oneself(session, desk, body, typed)
    if found:
        return found
    strange = (
        typed
        if named or not (find_days(typed, desk.today()) or is_about_waiting(session, desk, body, typed))
        else ""
    )
    return updates_answer(waiting, typed=strange, unknown=[one.ref for one in named if not one.known])


def asked_of_oneself(session: Session, desk: Desk, body: Body, typed: str) -> Message | None:
    """The answer to a question of whoever types it; where it names nothing it is asked of what is theirs. None where
    it asks what waits, or was not understood."""
    one = asking(session, desk, desk.who(session, body), typed)
    question = one.question
    if not question.understood or asks_what_waits(question):
        return None
    if question.subjects or question.ask in OF_ALL or not one.reader.roles:
        return answer(one)
    return answer(replace(one, question=replace(question, only=tuple({*question.only, Only.MINE}))))


def asks_what_waits(question: PlanQuestion) -> bool:
    """Whether it asks what waits, and by when."""
    own = set(question.only) <= {Only.MINE} and question.ask in (
        AskedFor.STANDING,
        AskedFor.WAITING,
        AskedFor.WHEN,
        AskedFor.DEADLINES,
    )
    return (
        own
        and not question.subjects
        and not (question.ratings or question.due or question.bodies or question.quarter)
    )


def is_about_waiting(session: Session, desk: Desk, body: Body, typed: str) -> bool:
    """Whether that is all it asks."""
    question = asking(session, desk, desk.who(session, body), typed).question
    return question.understood and asks_what_waits(question) and bool(words_of(typed))


def ref_named(session: Session, typed: str) -> str | None:
    """The ref that this is, and nothing more."""
    found = exactly(typed, [Name(ref, "") for ref in plan_refs(session)])
    return found.code if found else None
