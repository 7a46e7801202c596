"""The form in which members' requests are logged: by /muster request, or because a meeting was held."""

from dataclasses import dataclass, replace
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from digests.kit.blocks import Block, Message, message, section
from digests.kit.labels import plain_day
from digests.kit.notice import notice_view
from digests.kit.prose import Ours
from digests.members import forms as words
from digests.members.forms import (
    ANSWERED_IN,
    ANYWAY,
    COMPLAINT,
    KIND,
    LOG,
    MEETING,
    MINUTES,
    NOTHING,
    OPEN_MEETING,
    FilledIn,
    LogId,
    log_view,
)
from handlers.desk import Body, Desk
from handlers.members.reading import Errors, doubts_of, known_names, read_amended, read_request
from handlers.permission import MayNot
from handlers.reading.fields import Fields, fields_in
from handlers.reading.verbs import Command
from storage.asks.rows import capacities_towards, collects
from storage.enums import Collected
from storage.facts.members import LogForm, ToLog, Unlogged
from storage.members import reporting
from storage.members.reporting import Reporting
from storage.members.requests import amend, log, request_named, request_of_id
from storage.people.roles import Actor, capacities
from storage.plan.plan_facts import plan_in_force, role_titles
from storage.record.database import Session
from storage.rules.access import Act, may
from storage.tables import MemberRequest

SAYS_NO = "errors"


@dataclass(frozen=True)
class Logging:
    """Who logs what: the form as it was drawn, its facts, and the meeting's ask that it answers."""

    session: Session
    desk: Desk
    actor: Actor
    which: LogId
    facts: LogForm
    of: Reporting | None = None


def listen(app: App) -> None:
    """The button and the form."""
    app.action(OPEN_MEETING)(open_form)
    app.view(LOG)(record)


def request(asked: Command) -> Message | None:
    """/muster request, alone or with the ref of one that is to be amended."""
    with asked.desk.database.read() as session:
        named = request_named(session, asked.words) if asked.words else None
        if asked.words and named is None:
            return message([section(words.no_such_request(asked.words))])
        which = LogId(request_id=named.facts.id if named else 0)
        one = logging_of(session, asked.desk, asked.actor, which)
        if not one.facts.meetings and not one.facts.request:
            return message([section(words.no_meeting())])
        view = log_view(which, one.facts)
    asked.open(view)
    return None


def open_form(ack: Ack, body: dict[str, Any], client: WebClient, desk: Desk) -> None:
    """[Say what was asked], of a meeting."""
    ack()
    which = LogId(ask_id=int(body["actions"][0]["value"]))
    with desk.database.read() as session:
        one = allowed_logging(session, desk, body, which)
        view = log_view(which, one.facts) if one else notice(words.gone())
    client.views_open(trigger_id=body["trigger_id"], view=view)


def notice(said: Ours) -> Block:
    """Something said in the form's place."""
    return notice_view("members", message([section(said)]))


def allowed_logging(session: Session, desk: Desk, body: Body, which: LogId) -> Logging | None:
    """Who logs what; None where the meeting is not asked about any more. Raises MayNot for anyone to whom that is
    not open."""
    actor = desk.who(session, body)
    of = reporting.reporting(session, which.ask_id) if which.ask_id else None
    held = capacities(actor)
    asked = of is not None and may(Act.ANSWER_ASK, capacities_towards(actor, of.wanted, held))
    if not asked and not may(Act.LOG_REQUEST, held):
        raise MayNot(Act.LOG_REQUEST)
    return None if which.ask_id and of is None else logging_of(session, desk, actor, which, of)


def logging_of(
    session: Session, desk: Desk, actor: Actor, which: LogId, of: Reporting | None = None
) -> Logging:
    """What the form shows."""
    row = request_of_id(session, which.request_id) if which.request_id else None
    roles = sorted(role_titles(session).items(), key=lambda one: one[1].casefold())
    facts = LogForm(
        meetings=reporting.meetings_held(session, desk.today()),
        roles=tuple(roles),
        commissioner=plan_in_force(session)[0].commissioner,
        collected=collects(session, Collected.REQUESTS),
        meeting=of.meeting if of else None,
        logged=reporting.logged_at(session, of.meeting) if of else (),
        request=row.facts if row else None,
    )
    return Logging(session, desk, actor, which, facts, of)


# --- recording -----------------------------------------------------------------------------------------


def record(ack: Ack, body: dict[str, Any], desk: Desk) -> None:
    """The form was sent: refused beside its questions, asked about once, or kept."""
    which, typed = LogId.read(body["view"]["private_metadata"]), fields_in(body["view"])
    with desk.database.write() as session:
        one = allowed_logging(session, desk, body, which)
        answer = taken(one, typed) if one else updated(notice(words.gone()))
    if errors := answer.get(SAYS_NO):
        ending = f":{which.number}" if which.number else ""
        answer = {"response_action": SAYS_NO, SAYS_NO: {f"{key}{ending}": why for key, why in errors.items()}}
    ack(**answer)


def updated(view: Block) -> dict[str, Any]:
    """Another view in the form's place."""
    return {"response_action": "update", "view": view}


def refused(errors: Errors) -> dict[str, Any]:
    """What is wrong, each beside its question."""
    return {"response_action": SAYS_NO, SAYS_NO: errors}


def taken(one: Logging, typed: Fields) -> dict[str, Any]:
    """What Slack hears of a form that was sent."""
    if typed.get(KIND) == COMPLAINT:
        why = words.refused(Unlogged.COMPLAINT, commissioner=one.facts.commissioner)
        return refused({KIND: why})
    if typed.get(KIND) == NOTHING and one.of:
        return nothing_asked(one, one.of)
    amends = one.facts.request is not None
    given, errors = (read_amended if amends else read_request)(
        one.session, one.facts, typed, one.desk.today()
    )
    if given is None or errors:
        return refused(errors)
    if not typed.get(ANYWAY) and (doubts := doubts_of(typed, known_names(one.session))):
        return updated(log_view(one.which, one.facts, FilledIn(typed, doubts)))
    return amended(one, given, typed) if amends else logged(one, given)


def nothing_asked(one: Logging, of: Reporting) -> dict[str, Any]:
    """That members asked for nothing more is an answer."""
    reporting.reported(one.session, of, one.actor, one.desk.now())
    return updated(notice(words.nothing_asked(plain_day(of.meeting.day))))


def logged(one: Logging, given: ToLog) -> dict[str, Any]:
    """Keeps a request, and shows the form of the next."""
    now = one.desk.now()
    row = log(one.session, given, one.actor, now)
    if one.of:
        reporting.reported(one.session, one.of, one.actor, now)
    said = words.logged(row.ref, owner_of(one, row), asked=one.facts.collected)
    follows = replace(one.which, number=one.which.number + 1)
    facts = logging_of(one.session, one.desk, one.actor, follows, one.of).facts
    kept = {} if one.of else {MEETING: meeting_key(one.facts, given)}
    return updated(log_view(follows, facts, FilledIn(typed=kept, recorded=said)))


def meeting_key(facts: LogForm, given: ToLog) -> str:
    """The meeting that was chosen."""
    return next(key for key, meeting in facts.meetings if meeting == given.meeting)


def amended(one: Logging, given: ToLog, typed: Fields) -> dict[str, Any]:
    """Keeps what was amended."""
    row = one.session.get_one(MemberRequest, one.which.request_id)
    minuted, where = typed.get(MINUTES, "").strip(), " ".join(typed.get(ANSWERED_IN, "").split())
    amend(one.session, row, given, minuted, where, one.actor, one.desk.now())
    return updated(notice(words.amended(row.ref, owner_of(one, row))))


def owner_of(one: Logging, row: MemberRequest) -> str:
    """The role that is to answer."""
    return dict(one.facts.roles)[row.owner_role_id]
