"""Whoever is asked for help answers, or somebody on their behalf; /muster support lists what waits."""

import re
from datetime import date
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from digests.decisions.help_form import (
    DECIDED_BY,
    DECIDED_ON,
    REFERENCE,
    STATE,
    WORDS,
    HelpForm,
    answer_view,
    not_recorded,
)
from digests.decisions.helping import ANSWER, help_elsewhere, support_list
from digests.kit.blocks import Message
from digests.kit.notice import notice_view
from handlers.decisions.help_told import announce_answered
from handlers.desk import Body, Desk
from handlers.permission import MayNot
from handlers.reading.fields import Fields, fields_in
from handlers.reading.verbs import Command
from storage.decisions import help_asked as helped
from storage.decisions.help_answers import NewHelpAnswer, NotRecorded, record_answer
from storage.decisions.help_asked import HelpRow
from storage.enums import SupportState
from storage.people.roles import Actor
from storage.record.database import Session
from storage.rules.access import Act, may
from storage.rules.help import faults


def listen(app: App) -> None:
    """The answer to whoever asks for help."""
    app.action(re.compile(f"^{ANSWER}"))(open_form)
    app.view(ANSWER)(record)


def support_words(asked: Command) -> Message:
    """/muster support: what waits, with a button each, and what was answered of late."""
    day = asked.desk.today()
    with asked.desk.database.read() as session:
        waiting = [row.facts for row in helped.waiting(session, day)]
        return support_list(waiting, helped.answered_lately(session, asked.desk.now()))


def open_form(ack: Ack, body: dict[str, Any], client: WebClient, desk: Desk) -> None:
    """[Agreed] and the like, [Answer], [Change]: the form with that chosen; of what is asked for no more, that this
    is so."""
    ack()
    pressed = body["actions"][0]
    chosen = pressed["action_id"].removeprefix(ANSWER).removeprefix("_")
    with desk.database.read() as session:
        row, actor = request_of(session, desk, int(pressed["value"]), body)
        office = may(Act.SEE_HELP, row.capacities(actor))
    if row.facts.state is SupportState.WITHDRAWN and not row.facts.answer:
        view = notice_view("help", help_elsewhere(row.facts, row.asked))
    else:
        picked = SupportState(chosen) if chosen else None
        view = answer_view(row.facts, row.asked, picked, office=office)
    client.views_open(trigger_id=body["trigger_id"], view=view)


def record(ack: Ack, body: dict[str, Any], desk: Desk) -> None:
    """The form was sent: kept, and told to the lead and the SRO; or what is wrong, beside its question."""
    form = HelpForm.read(body["view"]["private_metadata"])
    with desk.database.write() as session:
        row, actor = request_of(session, desk, form.request_id, body)
        said = said_in(fields_in(body["view"]), form, desk.today())
        wrong = said if isinstance(said, dict) else settle(session, desk, row, said, actor)
    if wrong:
        ack(response_action="errors", errors={key: not_recorded(case) for key, case in wrong.items()})
        return
    ack()


def said_in(fields: Fields, form: HelpForm, today: date) -> NewHelpAnswer | dict[str, str]:
    """What was filled in, or a case for each question that is wrong."""
    state = SupportState(fields[STATE] or SupportState.OPEN)
    words, by, reference = (fields[key].strip() for key in (WORDS, DECIDED_BY, REFERENCE))
    on = date.fromisoformat(fields[DECIDED_ON]) if fields[DECIDED_ON] else None
    if state is SupportState.OPEN:
        return NewHelpAnswer(state, form.seen)
    found = faults(state, words, by, on, reference, today)
    return found or NewHelpAnswer(state, form.seen, words, by, on, reference)


def settle(session: Session, desk: Desk, row: HelpRow, said: NewHelpAnswer, actor: Actor) -> dict[str, str]:
    """Records and tells; or why not, below the first question."""
    refused = record_answer(session, row, said, actor, desk.now())
    if refused is None:
        announce_answered(session, row.facts.id, desk.now(), but=actor.person_id)
    told = refused not in (None, NotRecorded.THE_SAME)
    return {STATE: str(refused)} if told else {}


def request_of(session: Session, desk: Desk, request_id: int, body: Body) -> tuple[HelpRow, Actor]:
    """The request and who answers it. Raises MayNot for anyone to whom that is not open."""
    row, actor = helped.one(session, request_id, desk.today()), desk.who(session, body)
    if row is None or not may(Act.ANSWER_HELP, row.capacities(actor)):
        raise MayNot(Act.ANSWER_HELP)
    return row, actor
