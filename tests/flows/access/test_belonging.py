"""Who belongs: on Enterprise Grid what a request says of a person's team is often another than the workspace; whoever
is turned away for good reason reads that nothing was recorded; and a closed account may do nothing."""

from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from sqlalchemy import select

from bot.rehearsal.playing.stage import TEAM
from bot.rehearsal.workspace.remote import Workspace
from storage.record.database import Database
from storage.tables import Return
from tests.flows.leaving import comes_back
from tests.flows.person import AMBER, Person
from tests.flows.plan import ACCOUNTS, LEAD, OFFICE
from tests.flows.stage import Stage, by_socket_mode, staged, workspace_config
from tests.flows.words import Json, words_of
from tests.warm import warm_workspace

ORGANISATION, HOME_TEAM = "E0ORG", "T0OTHERWORKSPACE"
COLLEAGUE, FOREIGN = "U0COLLEAGUE", "U0FOREIGN"
NOT_OURS = "This Muster serves another office's workspace"


def on_the_grid() -> Json:
    """The office's workspace as part of an organisation, whose members have another one as their home."""
    config = workspace_config()
    config["team"]["enterprise_id"] = ORGANISATION
    for one in config["users"]:
        one |= {"team_id": HOME_TEAM, "enterprise_id": ORGANISATION}
    colleague = {"id": COLLEAGUE, "name": "colleague", "real_name": "Of the organisation"}
    foreign = {"id": FOREIGN, "name": "foreign", "real_name": "Of a partner", "is_stranger": True}
    config["users"] += [
        {**colleague, "team_id": "T0THIRD", "enterprise_id": ORGANISATION},
        {**foreign, "team_id": "T0FOREIGN", "enterprise_id": "E0FOREIGN"},
    ]
    return config


@pytest.fixture(scope="module")
def grid() -> Iterator[Workspace]:
    """A workspace of an organisation."""
    with warm_workspace(on_the_grid()) as running:
        yield running


@pytest.fixture
def office(grid: Workspace, database: Database) -> Iterator[Stage]:
    """Muster in it, with a quarter open."""
    with staged(grid, database, by_socket_mode) as stage:
        stage.it_is("2021-10-01 09:30")
        yield stage


def test_a_member_whose_home_is_another_workspace_answers(office: Stage) -> None:
    """Every payload of theirs names their home as their team: the form opens, is recorded, and is receipted."""
    lead = Person(LEAD, office)
    lead.answers("ANY-1.1", **AMBER)
    assert len(office.revisions("ANY-1.1")) == 1
    assert office.heard("interactive")[-1]["user"]["team_id"] == HOME_TEAM
    lead.opens_home()
    lead.types("/priority")
    lead.reads("Youth")


def test_a_colleague_who_is_in_no_plan_is_known_by_the_organisation(office: Stage) -> None:
    """Slack says whose they are; asked once, not at each press."""
    before = office.workspace.length()
    for _ in range(3):
        outcome = office.workspace.command(COLLEAGUE, "/priority")
        assert "Youth" in words_of(outcome["ack"])
    calls = [one for one in office.workspace.journal(before) if one.get("method") == "users.info"]
    assert len(calls) <= 1


def pressed(office: Stage, **more: object) -> Json:
    """The lead's press on [Update], as Slack sent it, changed."""
    Person(LEAD, office).opens("ANY-1.1")
    return {**office.heard("interactive")[-1], **more}


def test_an_installation_for_a_whole_organisation_names_no_team(office: Stage) -> None:
    """`team` is null then, and the organisation stands beside it."""
    form = pressed(office)
    office.workspace.close(ACCOUNTS[LEAD])
    Person(LEAD, office).opens("ANY-1.1")
    view = office.workspace.views(ACCOUNTS[LEAD])[-1]
    sent = {**form, "type": "view_submission", "team": None, "enterprise": {"id": ORGANISATION}, "view": view}
    answer = office.delivers(sent)
    assert answer.status_code == 200
    assert NOT_OURS not in answer.text


def test_somebody_of_another_organisation_is_told_that_nothing_was_recorded(office: Stage) -> None:
    """Their form does not close as if it were saved."""
    form = pressed(office)
    user = {"id": FOREIGN, "team_id": "T0FOREIGN"}
    answer = office.delivers({**form, "type": "view_submission", "view": {"type": "modal"}, "user": user})
    assert answer.json()["response_action"] == "push"
    assert NOT_OURS in words_of(answer.json()["view"])
    assert office.revisions("ANY-1.1") == []


def test_where_slack_does_not_say_whose_somebody_is_they_may_try_again(office: Stage) -> None:
    """Not known is not foreign: they are told that Slack is busy, nothing is remembered, and the next try goes on."""
    office.expects_trouble = True
    form = pressed(office)
    user = {"id": "U0UNHEARDOF", "team_id": "T0FOREIGN"}
    office.workspace.fault("users.info", "ratelimited", retry_after=30)
    sent = {**form, "type": "view_submission", "view": {"type": "modal"}, "user": user}
    assert "Slack is too busy" in words_of(office.delivers(sent).json()["view"])
    assert NOT_OURS in words_of(office.delivers(sent).json()["view"])


@pytest.mark.usefixtures("asked")
def test_a_closed_account_does_nothing(stage: Stage, office_holder: Person) -> None:
    """Its request still comes, by a device that has not heard of it: it is refused in words, nothing is changed."""
    office_holder.types("/muster help")
    payload = stage.heard("slash_commands")[-1]
    stage.workspace.deactivate(office_holder.user)
    stage.it_is("2021-10-01 10:00")
    stage.worker.accounts.look(stage.clock.at.replace(day=2))
    for text in ("waive ANY-1.1 because it is done", "status", "help"):
        answer = stage.sends(urlencode({**payload, "text": text}))
        assert "Slack says that this account is closed" in words_of(answer.json())
    assert "waived" not in stage.asks(select(Return.state))


@pytest.fixture
def office_holder(stage: Stage) -> Iterator[Person]:
    """The plan office, whose account is open again when the test is over."""
    person = Person(OFFICE, stage)
    yield person
    comes_back(person)


@pytest.mark.usefixtures("asked")
def test_whoever_is_in_no_plan_can_have_nobody_told(stage: Stage, stranger: Person) -> None:
    """[Tell us], forged by an account of no plan: a refusal in words, and no message to the plan office."""
    before = stage.waiting()
    view = {"type": "modal", "callback_id": "tell_us_form", "id": "V1", "hash": "1", "private_metadata": ""}
    blocks = {"what": {"what": {"type": "radio_buttons", "selected_option": {"value": "not_mine"}}}}
    user = {"id": stranger.user, "team_id": TEAM}
    team = {"id": TEAM}
    sent = {
        "type": "view_submission",
        "user": user,
        "team": team,
        "view": {**view, "state": {"values": blocks}},
    }
    answer = stage.delivers(sent)
    assert "You hold no role in the plan" in words_of(answer.json())
    assert stage.waiting() == before
