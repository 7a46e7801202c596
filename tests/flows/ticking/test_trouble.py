"""What goes wrong: each trouble becomes words for somebody, and nothing is lost on the way."""

import pytest

from bot.rehearsal.workspace.remote import Workspace
from storage.record.database import Database
from tests.flows.leaving import comes_back
from tests.flows.person import AMBER, Person, contains
from tests.flows.plan import ACCOUNTS, LEAVER, OFFICE
from tests.flows.stage import DIGEST, ELSEWHERE, Stage, by_socket_mode, staged
from tests.flows.words import words_of

OUR_SIDE = "Something went wrong on our side, and it was not you."


def told(office: Person) -> list[str]:
    """What the plan office has read of messages that were not delivered."""
    shown = [words_of(message["blocks"]) for message in office.messages]
    return [text for text in shown if "Not delivered" in text]


def test_the_plan_office_hears_whom_a_prompt_did_not_reach(stage: Stage, office: Person) -> None:
    """Of an address that nobody in the workspace has any more, once, with what can be done."""
    why = "nobody in this workspace has their e-mail address"
    stage.workspace.deactivate(ACCOUNTS[LEAVER])
    stage.it_is("2021-10-01 09:30")
    stage.it_is("2021-10-01 09:45")
    comes_back(Person(LEAVER, stage))
    (only,) = told(office)
    contains(only, ("the request for updates", LEAVER, why, "ANY-"))
    office.types("/muster status")
    office.reads("Not delivered", why)


def test_who_comes_to_slack_later_is_asked_then(stage: Stage, leaver: Person) -> None:
    """Their prompt had nobody to go to. Once their account is there it goes out, and says that it is late."""
    stage.workspace.deactivate(leaver.user)
    stage.it_is("2021-10-01 09:30")
    comes_back(leaver)
    stage.it_is("2021-10-15 09:00")
    contains(words_of(leaver.prompt["blocks"]), ("1 update was due by 5pm on Thursday 14 October",))


def test_the_plan_office_hears_of_a_channel_that_muster_is_not_in(
    workspace: Workspace, database: Database
) -> None:
    """The digest's failure comes with the command that mends it."""
    with staged(workspace, database, by_socket_mode, digest_channel=ELSEWHERE) as stage:
        office = Person(OFFICE, stage)
        stage.it_is("2021-10-01 09:30")
        (only,) = told(office)
        contains(only, ("the weekly digest", "Muster is not a member of the channel", "/invite @Muster"))
        assert stage.messages(DIGEST) == []


@pytest.mark.usefixtures("asked")
def test_a_button_of_a_return_that_does_not_exist_is_answered_in_words(lead: Person, stage: Stage) -> None:
    """A fault in a listener reaches Slack as a 200 and the person as a sentence."""
    stage.expects_trouble = True
    lead.forges_press(999_999)
    lead.reads(OUR_SIDE)


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize("value", ["", "not json", '{"of": "nowhere", "height": 3}'])
def test_a_page_that_is_none_is_answered_in_words(lead: Person, stage: Stage, value: str) -> None:
    """So does a page button whose value is nonsense."""
    stage.expects_trouble = True
    lead.forges_press(value, action_id="page")
    lead.reads(OUR_SIDE)


@pytest.mark.usefixtures("asked")
def test_a_submission_that_fails_keeps_the_form(lead: Person, stage: Stage) -> None:
    """A return that went from the record while its form was open: words over the form, and the text below."""
    stage.expects_trouble = True
    lead.opens("ANY-1.1")
    lead.fills_in(**AMBER)
    payload = {
        "type": "view_submission",
        "view": {**lead.view, "private_metadata": '{"r":999999,"n":0,"more":false}'},
    }
    answer = stage.delivers({**stage.heard("interactive")[-1], **payload})
    assert answer.status_code == 200
    assert answer.json()["response_action"] == "push"
    assert OUR_SIDE in words_of(answer.json()["view"])
    assert lead.typed("progress") == AMBER["progress"]


@pytest.mark.usefixtures("asked")
def test_a_form_that_slack_would_not_open_is_told(lead: Person, stage: Stage) -> None:
    """When Slack is in trouble for longer the person reads that nothing opened, and the next press works."""
    stage.expects_trouble = True
    stage.workspace.fault("views.open", "error_5xx", times=3)
    lead.opens("ANY-1.1")
    lead.reads("Slack is too busy to show this just now", "Nothing that you recorded or typed is lost")
    lead.opens("ANY-1.1")
    assert lead.questions == ["rating"]


def test_without_a_plan_everyone_is_told_so(workspace: Workspace, bare_database: Database) -> None:
    """Before the first import each command answers in words, and the ticks have nothing to do."""
    with staged(workspace, bare_database, by_socket_mode) as stage:
        stage.it_is("2021-10-01 09:30")
        anyone = Person(OFFICE, stage)
        for line in ("/priority", "/priority youth", "/commitment ANY-1.1", "/updates", "/muster help"):
            anyone.types(line)
            assert words_of(anyone.answer["blocks"]).strip()
        anyone.opens_home()
        contains(words_of(anyone.home["blocks"]), ("Hello, I am Muster", "No plan has been brought in yet"))
