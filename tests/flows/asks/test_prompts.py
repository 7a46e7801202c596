"""The quarter opens: who is asked, once, with everything of theirs."""

import pytest

from tests.flows.person import GREEN, Person, contains
from tests.flows.plan import MANY, PROMISE
from tests.flows.stage import Stage
from tests.flows.words import words_of


@pytest.mark.usefixtures("asked")
def test_a_lead_gets_one_message_with_everything(lead: Person) -> None:
    """One direct message asks for all four commitments, with last quarter's rating and promise."""
    shown = words_of(lead.prompt["blocks"])
    assert "Quarter 2 2021/22 (July to September 2021): 4 updates, by 5pm on Thursday 14 October." in shown
    for ref in ("ANY-1.1", "ANY-1.2", "ANY-1.3", "ANY-3.1"):
        assert shown.count(ref) == 1
    assert f"last time: At risk (agreed). You said: “{PROMISE}”" in shown
    assert "Body-worn video scrutiny · asked for the first time." in shown
    assert lead.prompt["text"]


def test_nobody_is_asked_before_the_time(stage: Stage, lead: Person) -> None:
    """A minute before 9:30 on the first working day nothing has been said."""
    stage.it_is("2021-10-01 09:29")
    assert lead.messages == []
    stage.it_is("2021-10-01 09:30")
    assert len(lead.prompts) == 1


@pytest.mark.usefixtures("asked")
def test_more_than_fifteen_commitments_come_as_a_menu(busy: Person) -> None:
    """A lead with seventeen has one message with a list and one menu, which opens each form."""
    assert f"{MANY} updates" in words_of(busy.prompt["blocks"])
    handles = {busy.handle(f"ANY-4.{number}").action_id for number in range(1, MANY + 1)}
    assert handles == {"open_form_menu"}
    busy.opens("ANY-4.17")
    busy.sees("Update ANY-4.17", "Estate project 17")


@pytest.mark.usefixtures("asked")
def test_a_lead_outside_the_workspace_is_asked_through_the_co_lead(force: Person) -> None:
    """The Force's lead gets the partner's return, and not those that they only share."""
    shown = words_of(force.prompt["blocks"])
    assert "ANY-2.2" in shown
    assert "ANY-1.1" not in shown


@pytest.mark.usefixtures("asked")
def test_those_who_lead_nothing_are_not_asked(everyone: dict[str, Person]) -> None:
    """No prompt goes to the chief executive, the SRO, the deputy, the plan office or a stranger."""
    asked = {role for role, person in everyone.items() if person.prompts}
    assert asked == {
        "Head of Scrutiny",
        "Chief Inspector Prevention",
        "Head of Custody",
        "Programme Manager",
        "Bid Lead",
    }


@pytest.mark.usefixtures("asked")
def test_the_plan_office_hears_that_the_quarter_is_open(office: Person) -> None:
    """One notice says how many are asked for how many returns, and which the plan office is to record."""
    (notice,) = office.messages
    assert "5 people are asked for 24 returns" in words_of(notice["blocks"])
    assert "ANY-2.3: Charity Manager is not in Slack" in words_of(notice["blocks"])
    assert "/muster record ANY-2.3" in words_of(notice["blocks"])


@pytest.mark.usefixtures("asked")
def test_someone_known_by_address_only_is_found(other: Person) -> None:
    """The Head of Custody's account is found by e-mail, and the prompt reaches it."""
    assert "ANY-2.1 Special constables" in words_of(other.prompt["blocks"])


@pytest.mark.usefixtures("asked")
def test_a_prompt_that_nobody_answered_tells_of_the_deadlines_as_they_pass(
    stage: Stage, lead: Person
) -> None:
    """With the reminder that it is overdue, and when returns close, the prompt itself says so too, once each."""
    stage.it_is("2021-10-15 09:30")
    contains(words_of(lead.prompt["blocks"]), ("4 updates were due by 5pm on Thursday 14 October.",))
    stage.it_is("2021-10-19 12:00")
    contains(
        words_of(lead.prompt["blocks"]), ("4 updates not in; returns closed at noon on Tuesday 19 October.",)
    )
    assert stage.waiting() == 0
    stage.worker.tick()
    assert stage.waiting() == 0


@pytest.mark.usefixtures("asked")
def test_what_is_drawn_anew_says_what_is_so_by_then(stage: Stage, lead: Person) -> None:
    """After the leads' deadline, and after the cut-off, the prompt, /updates and App Home tell of both as
    past, and of what can still be done."""
    stage.it_is("2021-10-15 11:00")
    lead.answers("ANY-1.2", **GREEN)
    contains(
        words_of(lead.prompt["blocks"]),
        ("1 of 4 updates in, the rest were due by 5pm on Thursday 14 October.",),
    )
    contains(words_of(lead.prompt["blocks"]), ("You can change an answer until noon on Tuesday 19 October.",))
    lead.types("/updates")
    lead.reads(
        "updates were due by 5pm on Thursday 14 October",
        "before returns close, at noon on Tuesday 19 October",
    )
    lead.opens_home()
    contains(
        words_of(lead.home["blocks"]),
        ("3 updates to do, due by 5pm on Thursday 14 October: one that comes now",),
    )
    stage.it_is("2021-10-19 12:00")
    lead.answers("ANY-1.3", **GREEN)
    contains(
        words_of(lead.prompt["blocks"]), ("2 of 4 updates in; returns closed at noon on Tuesday 19 October.",)
    )
    contains(
        words_of(lead.prompt["blocks"]), ("You could change an answer until noon on Tuesday 19 October",)
    )
    lead.types("/updates")
    lead.reads("returns closed at noon on Tuesday 19 October", "An update that never came is still recorded")
    lead.does_not_read("updates by", "changes until")
