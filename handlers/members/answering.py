"""The form in which the owner of a request answers members: opened from what waits or from the list, and kept."""

from dataclasses import dataclass
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from digests.kit.blocks import Block, message, section
from digests.kit.notice import notice_view
from digests.members import forms as words
from digests.members.forms import (
    ANSWER,
    ANSWERED,
    ANYWAY,
    OPEN,
    STATE,
    WORDS,
    AnswerId,
    FilledIn,
    answer_view,
)
from handlers.desk import Body, Desk
from handlers.members.reading import doubts_of, known_names, said_wrong
from handlers.permission import MayNot
from handlers.reading.fields import Fields, fields_in
from storage.asks.rows import ask_of_id
from storage.enums import MembersState
from storage.facts.members import Unlogged
from storage.members import requests
from storage.members.answering import answered, may_answer, may_close
from storage.members.kind import MEMBERS
from storage.members.requests import RequestRow
from storage.people.roles import Actor
from storage.record.database import Session
from storage.rules.access import Act

AS_IT_STANDS = FilledIn()


@dataclass(frozen=True)
class Answering:
    """Who answers what."""

    session: Session
    desk: Desk
    actor: Actor
    row: RequestRow

    def view(self, drawn: FilledIn = AS_IT_STANDS) -> Block:
        """The form."""
        return answer_view(self.row.facts, drawn, may_close=may_close(self.actor))


def listen(app: App) -> None:
    """The buttons and the form."""
    app.action(OPEN)(open_form)
    app.action(ANSWER)(open_form)
    app.view(ANSWERED)(record)


def open_form(ack: Ack, body: dict[str, Any], client: WebClient, desk: Desk) -> None:
    """[Answer], of what waits or of a request that is listed."""
    ack()
    pressed = body["actions"][0]
    with desk.database.read() as session:
        request_id = asked_for(session, pressed["action_id"], int(pressed["value"]))
        one = answering(session, desk, body, request_id)
        view = one.view() if one else notice_view("members", message([section(words.gone())]))
    client.views_open(trigger_id=body["trigger_id"], view=view)


def asked_for(session: Session, action_id: str, value: int) -> int:
    """Which request a button is about."""
    if action_id == ANSWER:
        return value
    found = ask_of_id(session, MEMBERS, value)
    return int(found.subject) if found else 0


def answering(session: Session, desk: Desk, body: Body, request_id: int) -> Answering | None:
    """Who answers which request; None where there is none. Raises MayNot for anyone to whom that is not open."""
    actor, row = desk.who(session, body), requests.request_of_id(session, request_id)
    if not may_answer(row, actor):
        raise MayNot(Act.ANSWER_ASK)
    return Answering(session, desk, actor, row) if row else None


def record(ack: Ack, body: dict[str, Any], desk: Desk) -> None:
    """The form was sent: refused beside its question, asked about once, or kept."""
    which, typed = AnswerId.read(body["view"]["private_metadata"]), fields_in(body["view"])
    with desk.database.write() as session:
        one = answering(session, desk, body, which.request_id)
        answer = taken(one, typed, which.times) if one else {}
    ack(**answer)


def taken(one: Answering, typed: Fields, times: int) -> dict[str, Any]:
    """What Slack hears of an answer that was sent."""
    state, said = MembersState(typed[STATE]), typed.get(WORDS, "").strip()
    errors = said_wrong({WORDS: said})
    if not said and state is not MembersState.CLOSED:
        errors[WORDS] = words.refused(Unlogged.NO_WORDS)
    if state is MembersState.CLOSED and not may_close(one.actor):
        raise MayNot(Act.LOG_REQUEST)
    if errors:
        return {"response_action": "errors", "errors": errors}
    if not typed.get(ANYWAY) and (doubts := doubts_of({WORDS: said}, known_names(one.session))):
        return {"response_action": "update", "view": one.view(FilledIn(typed, doubts))}
    if not answered(one.session, one.row, state, said, one.actor, one.desk.now(), times=times):
        return {"response_action": "errors", "errors": {WORDS: words.refused(Unlogged.OVERTAKEN)}}
    return {}
