"""Who may do what, from every surface that there is: each verb typed, each button and menu pressed, each form sent,
by everyone of the office; and none of them from another workspace."""

from dataclasses import dataclass, field
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.rehearsal.stage import TEAM
from digests.redaction import WHY, WORDS
from digests.refusals import ACTS
from handlers.office import VERBS
from storage.people import actor, capacities
from storage.rules.access import Act, may
from storage.tables import AuditEvent, Commitment, Return
from tests.flows.people import Person, contains, lacks
from tests.flows.stage import Stage
from tests.flows.words import Json, words_of

pytestmark = pytest.mark.usefixtures("asked")

REF = "ANY-1.1"


def may_do(person: Person, act: Act) -> bool:
    """What the access table says of this person, towards one commitment."""
    stage = person.stage
    with stage.database.read() as session:
        who = actor(session, person.user, stage.clock.at.date())
        row = session.scalars(select(Commitment).where(Commitment.ref == REF)).one()
        return may(act, capacities(who, row))


def refused(act: Act) -> str:
    """How a refusal begins."""
    return f"Sorry, {ACTS[act]} is for"


def test_every_verb_is_open_to_those_of_the_table(everyone: dict[str, Person]) -> None:
    """Each verb of /muster, typed by everyone: the answer is a refusal exactly where the table has no cell."""
    for person in everyone.values():
        for name, verb in VERBS.items():
            person.types(f"/muster {name}")
            if may_do(person, verb.act):
                person.does_not_read("Sorry")
            else:
                person.reads(refused(verb.act), "ask the plan office")


@dataclass(frozen=True)
class Pressed:
    """Something to press: its act, how Slack names it, and its value, in which "{return}" is the return's id."""

    act: Act
    action_id: str
    value: str = "{return}"
    menu: bool = False


BUTTONS = (
    Pressed(Act.ANSWER, "open_form"),
    Pressed(Act.CHASE, "board_line", "chase:{return}", menu=True),
    Pressed(Act.RECORD_ABSENCE, "board_line", "cover:{return}", menu=True),
    Pressed(Act.WAIVE, "board_line", "waived:{return}", menu=True),
    Pressed(Act.REOPEN, "board_line", "reopened:{return}", menu=True),
    Pressed(Act.EXTEND, "board_line", "extended:{return}", menu=True),
    Pressed(Act.CONFIRM_REDACTION, "redaction_look", "1"),
    Pressed(Act.CONFIRM_REDACTION, "redaction_decline", "1"),
)


@pytest.mark.parametrize("pressed", BUTTONS, ids=lambda one: f"{one.action_id}-{one.act}")
def test_every_button_is_refused_to_the_others(everyone: dict[str, Person], pressed: Pressed) -> None:
    """Pressed by somebody who was never offered it, with a trigger of their own: they are told who may."""
    before = None
    for person in everyone.values():
        if may_do(person, pressed.act):
            continue
        stage = person.stage
        before = before or audited(stage)
        value = pressed.value.replace("{return}", str(stage.return_id(REF)))
        press = person.forges_choice if pressed.menu else person.forges_press
        press(value, pressed.action_id)
        contains(words_of([person.answer["blocks"], person.view["blocks"]]), (refused(pressed.act),))
        assert audited(stage) == before


@dataclass(frozen=True)
class Sent:
    """A form to send: its act, its name, what it carries, and what is filled in."""

    act: Act
    callback_id: str
    metadata: str
    filled: dict[str, Json] = field(default_factory=dict)


REASON = {"reason": {"type": "plain_text_input", "value": "I should like to"}}
DAYS = {key: {"type": "datepicker", "selected_date": "2021-10-20"} for key in ("first", "last")}
TYPED = {key: {"type": "plain_text_input", "value": "Some words"} for key in (WORDS, WHY)}
FORMS = (
    Sent(Act.WAIVE, "settle", '{{"kind": "waived", "return": {return_id}, "home": ""}}', REASON),
    Sent(Act.REOPEN, "settle", '{{"kind": "reopened", "return": {return_id}, "home": ""}}', REASON),
    Sent(Act.EXTEND, "settle", '{{"kind": "extended", "return": {return_id}, "home": ""}}', REASON),
    Sent(Act.RECORD_ABSENCE, "cover", '{{"person": 1, "role": "Head of Scrutiny", "home": ""}}', DAYS),
    Sent(Act.ASK_REDACTION, "redaction_ask", "", TYPED),
    Sent(Act.CONFIRM_REDACTION, "redaction_confirm", "1"),
)


@pytest.mark.parametrize("sent", FORMS, ids=lambda one: f"{one.callback_id}-{one.act}")
def test_every_form_is_refused_to_the_others(everyone: dict[str, Person], sent: Sent) -> None:
    """Sent under the name of somebody to whom it was never shown: nothing is recorded, and they are told."""
    for person in everyone.values():
        if may_do(person, sent.act):
            continue
        stage = person.stage
        before = audited(stage)
        answer = stage.delivers(submission(person, sent))
        assert answer.status_code == 200
        assert answer.json()["response_action"] == "push"
        contains(words_of(answer.json()["view"]), (refused(sent.act),))
        assert audited(stage) == before


def submission(person: Person, sent: Sent, team: str = TEAM) -> Json:
    """The payload of a form that Slack never showed."""
    person.types("/updates")
    typed = person.stage.heard("slash_commands")[-1]
    view = {
        "id": "VFORGED",
        "type": "modal",
        "callback_id": sent.callback_id,
        "private_metadata": sent.metadata.format(return_id=person.stage.return_id(REF)),
        "blocks": [],
        "state": {"values": {key: {key: entry} for key, entry in sent.filled.items()}},
        "hash": "1.x",
    }
    return {
        "type": "view_submission",
        "team": {"id": team},
        "user": {"id": person.user, "team_id": team},
        "trigger_id": typed["trigger_id"],
        "view": view,
    }


@pytest.mark.parametrize("sent", FORMS, ids=lambda one: f"{one.callback_id}-{one.act}")
def test_no_form_of_another_workspace_is_heard(office: Person, chief: Person, sent: Sent) -> None:
    """Even under the id of somebody who might: it is acknowledged, and nothing happens."""
    for person in (office, chief):
        before = audited(person.stage)
        answer = person.stage.delivers(submission(person, sent, team="TELSEWHERE"))
        assert (answer.status_code, answer.text) == (200, "")
        assert audited(person.stage) == before


@pytest.mark.parametrize("pressed", BUTTONS, ids=lambda one: f"{one.action_id}-{one.act}")
def test_no_button_of_another_workspace_is_heard(office: Person, pressed: Pressed) -> None:
    """A press that another workspace sends is acknowledged, and nothing happens."""
    stage = office.stage
    value = pressed.value.replace("{return}", str(stage.return_id(REF)))
    chosen: dict[str, Any] = {"selected_option": {"value": value}} if pressed.menu else {"value": value}
    before = audited(stage)
    payload = {
        "type": "block_actions",
        "team": {"id": "TELSEWHERE"},
        "user": {"id": office.user, "team_id": "TELSEWHERE"},
        "actions": [{"type": "button", "action_id": pressed.action_id, "block_id": "b", **chosen}],
        "container": {"type": "message"},
        "trigger_id": "1.2.x",
    }
    answer = stage.delivers(payload)
    assert (answer.status_code, answer.text) == (200, "")
    assert audited(stage) == before


def test_app_home_shows_each_what_the_table_opens_to_them(everyone: dict[str, Person]) -> None:
    """The board for the plan office, what stands out for it and for the chief executive, neither for others."""
    for person in everyone.values():
        person.opens_home()
        words = words_of(person.home["blocks"])
        for act, heading in ((Act.SEE_BOARD, "The board of"), (Act.SEE_EXCEPTIONS, "To look at in")):
            (contains if may_do(person, act) else lacks)(words, (heading,))


def audited(stage: Stage) -> tuple[int, int]:
    """How much has happened: events of the audit, and returns that were touched."""
    with stage.database.read() as session:
        events = session.scalars(select(func.count()).select_from(AuditEvent)).one()
        touched = session.scalars(
            select(func.count()).select_from(Return).where(Return.due_at.is_not(None))
        ).one()
    return events, touched
