"""A later due date is approved or declined: the SRO's or the chief executive's answer to a lead's request. Or it is
taken back before."""

import re
from collections.abc import Callable
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from digests.decisions.due_dates import (
    APPROVE,
    DECIDE_FORM,
    DECLINE,
    DECLINE_FORM,
    LOOK,
    REASON,
    TAKE_BACK,
    VERDICT,
    decide_view,
    decline_view,
    due_date_request,
    not_yours,
    not_yours_to_take_back,
    why_missing,
)
from digests.kit.blocks import Block, Message
from digests.kit.notice import notice_view
from handlers.decisions.told import announce_due_date_decided
from handlers.desk import Body, Desk
from handlers.permission import MayNot
from handlers.reading.fields import fields_in
from storage.calendar.quarters import today
from storage.decisions import due_dates
from storage.decisions.due_dates import DateDecision
from storage.enums import RequestState
from storage.facts.decisions import DueDateFacts
from storage.people.roles import Actor, capacities
from storage.record.database import Session
from storage.rules.access import Act, may
from storage.tables import DueDateRequest


def listen(app: App) -> None:
    """A later date is looked at and decided."""
    app.action(APPROVE)(approve)
    app.action(DECLINE)(ask_why)
    app.action(TAKE_BACK)(take_back)
    app.action(LOOK)(look)
    app.view(re.compile(f"^({DECLINE_FORM}|{DECIDE_FORM})$"))(decide)


def approve(ack: Ack, body: dict[str, Any], client: WebClient, desk: Desk) -> None:
    """[Approve]: the date moves, and the old one is kept."""
    ack()
    with desk.database.write() as session:
        request, actor = asked_of(session, desk, int(body["actions"][0]["value"]), body)
        words = settle(session, desk, request, actor, approved=True)
    if words:
        client.views_open(trigger_id=body["trigger_id"], view=notice_view("due_date", words))


def ask_why(ack: Ack, body: dict[str, Any], client: WebClient, desk: Desk) -> None:
    """[Decline]: asks for the reason, which the lead reads."""
    opens(decline_view, ack, body, client, desk)


def look(ack: Ack, body: dict[str, Any], client: WebClient, desk: Desk) -> None:
    """[Decide], where it is listed or a reminder names it."""
    opens(decide_view, ack, body, client, desk)


def opens(
    view_of: Callable[[DueDateFacts], Block], ack: Ack, body: Body, client: WebClient, desk: Desk
) -> None:
    """Opens this view of a request; where there is nothing to decide, how it stands."""
    ack()
    with desk.database.read() as session:
        request, actor = asked_of(session, desk, int(body["actions"][0]["value"]), body)
        facts = due_dates.due_date_facts(session, request.id)
        role = due_dates.deciding_role(session, request, actor, today(desk.now()))
        undecided = request.state is RequestState.ASKED and role
    view = view_of(facts) if undecided else notice_view("due_date", due_date_request(facts))
    client.views_open(trigger_id=body["trigger_id"], view=view)


def decide(ack: Ack, body: dict[str, Any], desk: Desk) -> None:
    """One of these views was sent: the date moves, or stays for the reason that was given."""
    said, request_id = fields_in(body["view"]), int(body["view"]["private_metadata"])
    approved, reason = said.get(VERDICT) == APPROVE, said.get(REASON, "").strip()
    if not (approved or reason):
        with desk.database.read() as session:
            asked_of(session, desk, request_id, body)
        ack(response_action="errors", errors={REASON: why_missing()})
        return
    with desk.database.write() as session:
        request, actor = asked_of(session, desk, request_id, body)
        settle(session, desk, request, actor, approved=approved, reason="" if approved else reason)
    ack()


def take_back(ack: Ack, body: dict[str, Any], client: WebClient, desk: Desk) -> None:
    """[Take it back]: whoever asked, or the plan office, wants it no more."""
    ack()
    with desk.database.write() as session:
        request_id = int(body["actions"][0]["value"])
        request, actor = asked_of(session, desk, request_id, body, Act.TAKE_BACK_DUE_DATE)
        words = give_up(session, desk, request, actor)
    client.views_open(trigger_id=body["trigger_id"], view=notice_view("due_date", words))


def give_up(session: Session, desk: Desk, request: DueDateRequest, actor: Actor) -> Message:
    """Takes it back and tells; words for whoever pressed."""
    if actor.person_id is None or not due_dates.may_take_back(request, actor):
        return not_yours_to_take_back(due_dates.due_date_facts(session, request.id))
    done = due_dates.take_back(session, request.id, actor.person_id, desk.now())
    facts = due_dates.due_date_facts(session, request.id)
    if done:
        announce_due_date_decided(session, request, facts, desk.now(), but=actor.person_id)
    return due_date_request(facts)


def asked_of(
    session: Session, desk: Desk, request_id: int, body: Body, act: Act = Act.DECIDE_DUE_DATE
) -> tuple[DueDateRequest, Actor]:
    """The request and who answers it or takes it back. Raises MayNot for anyone to whom that is not open."""
    request, actor = due_dates.request_row(session, request_id), desk.who(session, body)
    if request is None or not may(act, capacities(actor, due_dates.commitment_of(session, request))):
        raise MayNot(act)
    return request, actor


def settle(
    session: Session, desk: Desk, request: DueDateRequest, actor: Actor, *, approved: bool, reason: str = ""
) -> Message | None:
    """Decides and tells; words where there is nothing to decide: for whoever asked, or when it is done."""
    role = due_dates.deciding_role(session, request, actor, today(desk.now()))
    if role is None or actor.person_id is None:
        return not_yours(due_dates.due_date_facts(session, request.id))
    decision = DateDecision(request.id, approved, actor.person_id, role.id, reason)
    decided = due_dates.decide(session, decision, desk.now())
    facts = due_dates.due_date_facts(session, request.id)
    if not decided:
        return due_date_request(facts)
    announce_due_date_decided(session, request, facts, desk.now())
    return None
