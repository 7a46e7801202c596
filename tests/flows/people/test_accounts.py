"""People whom Slack does not find by e-mail: listed before opening, picked, confirmed. Never a guess."""

import pytest

from storage.plan.intake.plans import import_plan
from tests.flows.person import Person, contains, lacks
from tests.flows.plan import LEAVER, office_plan
from tests.flows.stage import Stage
from tests.flows.words import Json, words_of


@pytest.fixture
def mistyped(stage: Stage) -> Stage:
    """The plan has an address for the Bid Lead that Slack does not know."""
    document = office_plan()
    people = tuple(
        one.model_copy(update={"email": "bid.laed@anyshire.example"}) if one.role == LEAVER else one
        for one in document.people
    )
    with stage.database.write() as session:
        result = import_plan(session, document.model_copy(update={"people": people}), stage.clock.at)
    assert not result.faults, result.faults
    return stage


@pytest.fixture
def bid_lead(stage: Stage) -> Person:
    """The Bid Lead."""
    return Person(LEAVER, stage)


def told(person: Person) -> str:
    """Everything that Muster has said to them."""
    return "\n".join(words_of(one["blocks"]) for one in person.messages)


def lists(office: Person) -> list[Json]:
    """The messages that list who is not found."""
    return [one for one in office.messages if "No Slack account found" in words_of(one["blocks"])]


def picks(office: Person, account: str, place: Json) -> None:
    """Chooses an account beside the first role of a list."""
    block = next(one for one in place["blocks"] if one["block_id"].startswith("pick:"))
    office.did(
        office.stage.workspace.click(office.user, "", place["ts"], "pick_account", account, block["block_id"])
    )
    office.stage.settle()


def test_who_is_not_found_is_listed_once_before_the_quarter_opens(mistyped: Stage, office: Person) -> None:
    """A week before, in office hours; with the roles and the address that Slack does not know."""
    mistyped.it_is("2021-09-30 12:00")
    mistyped.it_is("2021-09-30 13:00")
    (only,) = lists(office)
    contains(words_of(only["blocks"]), ("1 person", "Bid Lead", "bid.laed@anyshire.example"))


def test_the_owner_confirms_and_is_asked(mistyped: Stage, office: Person, bid_lead: Person) -> None:
    """Picked by the plan office, confirmed by the person: only then does the prompt go out."""
    mistyped.it_is("2021-09-30 12:00")
    picks(office, bid_lead.user, lists(office)[0])
    office.reads("Asked.", "Are you Bid Lead?")
    contains(told(bid_lead), ("Are you Bid Lead?",))
    bid_lead.presses("Yes, that is me", place=bid_lead.messages[-1])
    mistyped.settle()
    contains(told(bid_lead), ("Thank you",))
    contains(told(office), ("Bid Lead: confirmed",))
    mistyped.it_is("2021-10-01 09:30")
    contains(words_of(bid_lead.prompt["blocks"]), ("ANY-2.4",))


def test_confirmed_after_the_opening_the_prompt_goes_out_late(
    mistyped: Stage, office: Person, bid_lead: Person
) -> None:
    """The prompt that had nobody to go to is delivered, and once."""
    mistyped.expects_trouble = True
    mistyped.it_is("2021-10-01 09:30")
    assert bid_lead.prompts == []
    office.types("/muster accounts")
    picks(office, bid_lead.user, office.answer)
    bid_lead.presses("Yes, that is me", place=bid_lead.messages[-1])
    mistyped.settle()
    contains(words_of(bid_lead.prompt["blocks"]), ("ANY-2.4",))
    office.types("/muster accounts")
    office.reads("Everyone of the plan who is asked in Slack has an account")


def test_no_means_no(mistyped: Stage, office: Person, stranger: Person) -> None:
    """The wrong person says no: they are not asked, and the plan office may pick another."""
    mistyped.it_is("2021-09-30 12:00")
    picks(office, stranger.user, lists(office)[0])
    stranger.presses("No", place=stranger.messages[-1])
    mistyped.settle()
    contains(told(office), ("Bid Lead: not that person",))
    office.types("/muster accounts")
    office.reads("Bid Lead")
    lacks(words_of(office.answer["blocks"]), ("not answered yet",))


def test_nobody_else_can_say_yes(mistyped: Stage, office: Person, bid_lead: Person, other: Person) -> None:
    """A replayed button of another account changes nothing; nor may anyone but the plan office pick."""
    mistyped.it_is("2021-09-30 12:00")
    picks(office, bid_lead.user, lists(office)[0])
    value = next(
        one["value"] for one in bid_lead.messages[-1]["blocks"][1]["elements"] if one["text"]["text"] != "No"
    )
    other.forges_press(value, action_id="account_mine")
    other.reads("not waiting for you any more")
    bid_lead.presses("Yes, that is me", place=bid_lead.messages[-1])
    contains(told(bid_lead), ("Thank you",))
    other.types("/muster accounts")
    other.reads("Sorry, choosing someone's Slack account is for the plan office")


def test_an_account_that_is_somebodys_already_makes_one_person(
    mistyped: Stage, office: Person, other: Person
) -> None:
    """The Head of Custody turns out to be the Bid Lead too: one person, one prompt, two headings."""
    mistyped.it_is("2021-09-30 12:00")
    picks(office, other.user, lists(office)[0])
    other.presses("Yes, that is me", place=other.messages[-1])
    mistyped.settle()
    mistyped.it_is("2021-10-01 09:30")
    contains(words_of(other.prompt["blocks"]), ("2 updates", "Head of Custody", "Bid Lead", "ANY-2.4"))
