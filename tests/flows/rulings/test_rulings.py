"""The office settles a return by hand: waives it, takes it up again, gives it more time, exempts a role."""

import pytest

from storage.enums import Lifecycle, Rating, ReturnState
from storage.tables import Return
from tests.flows.agreeing import Agreer, commitment, returned
from tests.flows.person import AMBER, BLUE, GREEN, Person, contains, lacks
from tests.flows.plan import SRO
from tests.flows.stage import CHIEFS, Stage
from tests.flows.words import words_of

pytestmark = pytest.mark.usefixtures("asked")


def state_of(stage: Stage, ref: str) -> ReturnState:
    """Where the newest return of a commitment stands."""
    with stage.database.read() as session:
        return session.get_one(Return, stage.return_id(ref)).state


def test_a_waived_return_is_wanted_no_more(office: Person, lead: Person, stage: Stage) -> None:
    """The lead hears why, their prompt no longer asks, the status counts it apart, and the form stays shut."""
    office.types("/muster waive any-1.2 because the scheme is paused by the <funder>")
    stage.settle()
    office.reads(
        "ANY-1.2 Custody visiting scheme is waived", "paused by the <funder>", "Head of Scrutiny is told"
    )
    contains(words_of(lead.receipts[-1]["blocks"]), ("no update is needed", "paused by the <funder>"))
    contains(words_of(lead.prompt["blocks"]), ("ANY-1.2 Custody visiting scheme · no update is needed",))
    office.types("/muster status")
    office.reads("0 of 24 returns in; 1 not asked for")
    lead.forges_press(stage.return_id("ANY-1.2"))
    lead.sees("Cannot be opened")
    office.types("/muster Please waive ANY-1.2 because I am not sure")
    office.reads("ANY-1.2 is waived already", "/muster reopen ANY-1.2 because …")


def test_a_waived_return_can_be_taken_up_again(office: Person, lead: Person, stage: Stage) -> None:
    """Reopened, it is asked for as before."""
    office.types("/muster waive ANY-1.2 because it is paused")
    office.types("/muster reopen any 1.2 because the money came")
    stage.settle()
    office.reads("ANY-1.2 Custody visiting scheme is open again until 5pm on Thursday 14 October")
    lead.answers("ANY-1.2", **GREEN)
    assert state_of(stage, "ANY-1.2") is ReturnState.SUBMITTED


def test_nothing_is_compared_with_a_waived_return(office: Person, lead: Person, stage: Stage) -> None:
    """What was said before the waive is no rating to compare with: next quarter goes by the quarter before."""
    lead.answers("ANY-1.2", **AMBER)
    office.types("/muster waive ANY-1.2 because it is paused")
    office.presses("Yes, waive it")
    stage.settle()
    assert returned(stage, "ANY-1.2").rating is None
    stage.it_is("2022-01-04 09:30")
    contains(words_of(lead.prompts[-1]["blocks"]), ("ANY-1.2 Custody visiting scheme · last time: On track",))


def test_a_waived_completion_is_taken_back_and_said_again(office: Person, lead: Person, stage: Stage) -> None:
    """Waived, what was agreed to be complete is under way again; reopened, the lead's Complete waits once more."""
    lead.answers("ANY-1.2", **BLUE)
    stage.it_is("2021-10-15 09:30")
    sro = Agreer(SRO, stage)
    sro.opens_the_queue()
    sro.agrees()
    assert commitment(stage, "ANY-1.2").lifecycle is Lifecycle.COMPLETE
    office.types("/muster waive ANY-1.2 because it is paused")
    office.presses("Yes, waive it")
    stage.settle()
    assert returned(stage, "ANY-1.2").agreed_rating is None
    assert commitment(stage, "ANY-1.2").lifecycle is Lifecycle.IN_PROGRESS
    office.types("/muster reopen ANY-1.2 because it was done after all")
    stage.settle()
    again = returned(stage, "ANY-1.2")
    assert (again.rating, again.agreed_rating, again.state) == (Rating.BLUE, None, ReturnState.SUBMITTED)


def test_more_time_runs_past_the_cut_off(office: Person, lead: Person, stage: Stage) -> None:
    """A return that was given more time is missing only when that has run out; until then it may be answered
    and changed, and is not late."""
    office.types("/muster extend ANY-1.2 to 20 Oct because the survey comes in on Monday")
    stage.settle()
    office.reads("ANY-1.2 Custody visiting scheme has until 5pm on Wednesday 20 October")
    contains(words_of(lead.receipts[-1]["blocks"]), ("you have until 5pm on Wednesday 20 October",))
    stage.it_is("2021-10-19 12:00")
    assert state_of(stage, "ANY-1.2") is ReturnState.PROMPTED
    assert state_of(stage, "ANY-1.1") is ReturnState.NO_RETURN
    missing, waits = words_of(stage.messages(CHIEFS)[-1]["blocks"]).split("Still out, with more time")
    assert "ANY-1.1: Head of Scrutiny" in missing
    assert "ANY-1.2" not in missing
    assert "ANY-1.2: Head of Scrutiny, by 5pm on Wednesday 20 October" in waits
    lead.answers("ANY-1.2", **GREEN)
    lead.answers("ANY-1.2", **{**GREEN, "next_steps": "Recruit leaders for two more units by December."})
    stage.it_is("2021-10-20 17:01")
    assert state_of(stage, "ANY-1.2") is ReturnState.SUBMITTED
    assert not [one for one in lead.receipts if "late" in words_of(one["blocks"])]


def test_more_time_that_runs_out_leaves_no_return(office: Person, lead: Person, stage: Stage) -> None:
    """Unanswered at the end of its own time, it is as missing as any other; the lead's prompt says so, and the office
    may reopen it."""
    office.types("/muster extend ANY-1.2 until 20/10/2021 because the survey is late")
    stage.it_is("2021-10-20 17:01")
    assert state_of(stage, "ANY-1.2") is ReturnState.NO_RETURN
    contains(words_of(lead.prompt["blocks"]), ("ANY-1.2", "Was due by 5pm on Wednesday 20 October."))
    office.types("/muster reopen ANY-1.2 because the lead is back")
    office.reads("is open again until 5pm on Friday 22 October", "after the draft is due")
    assert state_of(stage, "ANY-1.2") is ReturnState.PROMPTED


def test_a_role_is_exempted(office: Person, lead: Person, stage: Stage) -> None:
    """What the role has not answered is waived; what it has stays."""
    lead.answers("ANY-1.2", **GREEN)
    office.types("/muster exempt head of scrutiny because the post is being moved")
    stage.settle()
    office.reads("Head of Scrutiny need not answer", "Waived with it: ANY-1.1, ANY-1.3 and ANY-3.1")
    assert state_of(stage, "ANY-1.2") is ReturnState.SUBMITTED
    assert state_of(stage, "ANY-2.1") is ReturnState.PROMPTED
    contains(words_of(lead.prompt["blocks"]), ("1 update, all in; 3 not asked for.",))
    office.types("/muster exempt Head of Scrutiny because of the move")
    office.reads("They were exempt already")


def test_a_priority_that_is_not_asked_for_says_so_once(office: Person, stage: Stage) -> None:
    """While returns come in and afterwards: one figure, in one place."""
    office.types("/muster exempt Programme Manager because the post is vacant")
    for when in ("2021-10-01 12:00", "2021-10-19 12:00"):
        stage.it_is(when)
        office.types("/priority 4")
        assert words_of(office.answer["blocks"]).count("17 not asked for") == 1


def test_an_exempted_role_is_not_missing_for_what_was_taken_up_again(
    office: Person, chief: Person, stage: Stage
) -> None:
    """What came to an exempted role after all, and was not answered, is not asked for when returns close: no count
    and no list tells of it as missing."""
    office.types("/muster exempt Head of Custody because the post is vacant")
    office.types("/muster reopen ANY-2.1 because somebody may answer")
    office.types("/muster status")
    office.reads("0 of 25 returns in.", "ANY-2.1: Head of Custody")
    stage.it_is("2021-10-19 12:00")
    assert state_of(stage, "ANY-2.1") is ReturnState.WAIVED
    office.types("/muster status")
    office.reads("0 of 24 returns in; 1 not asked for", "ANY-2.1: Head of Custody · the post is vacant")
    notice, listed = (words_of(one["blocks"]) for one in stage.messages(CHIEFS)[-2:])
    contains(notice, ("0 of 24 returns in; 1 not asked for",))
    lacks(notice + listed, ("ANY-2.1",))
    chief.opens_home()
    lacks(words_of(chief.home["blocks"]), ("ANY-2.1",))


def test_who_is_told_of_a_ruling_is_said(office: Person) -> None:
    """A lead whom Slack reaches is told; of what nobody in Slack answers for, that nobody is."""
    office.types("/muster waive ANY-1.2 because it is paused")
    office.reads("Head of Scrutiny is told.")
    office.types("/muster waive ANY-2.3 because it is paused")
    office.reads("Nobody in Slack answers for it, so nobody is told: Charity Manager leads it.")


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("waive", "/muster waive ANY-1.1 because"),
        ("waive ANY-1.2", "/muster waive ANY-1.2 because"),
        ("extend ANY-1.2 because the survey is late", "to 20 October because"),
        ("extend ANY-1.2 to whenever because the survey is late", "to 20 October because"),
        ("extend ANY-1.2 to 1 October 2020 because the survey is late", "More time must end after now"),
        (
            "extend ANY-1.2 to 30 Sep because the survey is late",
            "Friday 30 September 2022 is too far off: the next quarter opens at 9:30am on Tuesday 4 January 2022.",
        ),
        ("extend ANY-1.2 to 4 Oct because of it", "has until 5pm on Thursday 14 October as it is"),
        ("extend ANY-1.2 to 4 Oct because of it", "such as 15 October 2021"),
        ("extend ANY-1.2 to today because of it", "Friday 1 October is no later"),
        ("extend ANY-1.2 to Friday because of it", "Friday 8 October is no later"),
        (
            "extend ANY-1.2 to 16 Oct because of it",
            "Saturday 16 October 2021 is not a working day. The next one is Monday 18 October 2021.",
        ),
        ("extend ANY-1.2 to 25 December because of it", "The next one is Wednesday 29 December 2021"),
        ("extend ANY-1.2 to 1 Jan because of it", "31 December 2021 at the latest"),
        ("extend ANY-1.2 to end of October because of it", "Sunday 31 October 2021 is not a working day."),
        ("extend ANY-1.2 to the end of November because of it", "has until 5pm on Tuesday 30 November"),
        ("reopen ANY-1.2 because I want to", "there is nothing to reopen"),
        ("reopen ANY-1.2 because I want to", "/muster extend ANY-1.2 to 15 October 2021 because …"),
        ("waive zebra crossing because it is odd", "Nothing was done: “zebra crossing” is no ref"),
        ("exempt zebra because it is odd", "“zebra” is no role of the plan"),
    ],
)
def test_what_cannot_be_done_says_what_to_type_instead(office: Person, typed: str, answer: str) -> None:
    """A slip is answered with how it is typed, or with why not."""
    office.types(f"/muster {typed}")
    office.reads(answer)


def test_more_time_is_given_until_a_weekday_by_its_name(office: Person, stage: Stage) -> None:
    """ "Tuesday" is the next one; where the deadline has passed, tomorrow is more time too."""
    stage.it_is("2021-10-14 18:00")
    office.types("/muster extend ANY-1.2 to tuesday because the survey is late")
    office.reads("ANY-1.2 Custody visiting scheme has until 5pm on Tuesday 19 October:")
    office.types("/muster extend ANY-1.3 until tomorrow because the survey is late")
    office.reads("has until 5pm on Friday 15 October:")


def test_more_time_in_another_year_says_which(office: Person, lead: Person, stage: Stage) -> None:
    """Where the next quarter opens late, a deadline after New Year is told with its year, to the lead too."""
    office.types("/muster timetable Q3 prompts 10 January 2022 9:30 because the office moves")
    office.types("/muster extend ANY-1.2 to 6 January because the survey is late")
    stage.settle()
    office.reads("has until 5pm on Thursday 6 January 2022:")
    contains(words_of(lead.receipts[-1]["blocks"]), ("you have until 5pm on Thursday 6 January 2022",))


def test_an_answer_needs_no_more_time(office: Person, lead: Person) -> None:
    """What is in may be changed anyway, or reopened."""
    lead.answers("ANY-1.2", **GREEN)
    office.types("/muster extend ANY-1.2 to 20 Oct because it is tight")
    office.reads("ANY-1.2 is in, so it needs no more time")


def test_more_time_is_suggested_for_a_day_to_come(office: Person, stage: Stage) -> None:
    """On 22 October a return with a deadline of its own is open still: no day that has passed is suggested."""
    office.types("/muster extend ANY-1.2 to 22 Oct because the survey is late")
    stage.it_is("2021-10-22 12:00")
    office.types("/muster reopen ANY-1.2 because I want to")
    office.reads("there is nothing to reopen", "/muster extend ANY-1.2 to 25 October 2021 because …")


def test_more_time_is_said_wherever_the_return_is_listed(office: Person, lead: Person, stage: Stage) -> None:
    """The prompt, /updates and App Home name two times, and say which holds; once its own has passed, they say that
    it was due then."""
    both = "One with a time beside it has until then."
    office.types("/muster extend ANY-1.2 to 15 Oct because the survey is late")
    stage.settle()
    lead.types("/updates")
    lead.reads("updates by 5pm on Thursday 14 October", both)
    lead.opens_home()
    contains(
        words_of(lead.home["blocks"]), ("4 updates to do, the first by 5pm on Thursday 14 October.", both)
    )
    contains(words_of(lead.prompt["blocks"]), ("4 updates, by 5pm on Thursday 14 October.", both))
    stage.it_is("2021-10-18 09:30")
    passed = "Was due by 5pm on Friday 15 October"
    lead.types("/updates")
    lead.reads(passed)
    lead.does_not_read(both)
    lead.opens_home()
    for shown in (lead.home, lead.prompt):
        contains(words_of(shown["blocks"]), (passed,))
        lacks(words_of(shown["blocks"]), (both,))


def test_a_prompt_of_which_all_is_waived_asks_for_nothing(
    office: Person, other: Person, stage: Stage
) -> None:
    """Nothing came in, so it does not say so."""
    office.types("/muster waive ANY-2.1 because it is paused")
    stage.settle()
    contains(
        words_of(other.prompt["blocks"]), ("no updates needed from you.", "no update is needed this quarter")
    )


def test_what_is_in_is_reopened_once_returns_have_closed(office: Person, lead: Person, stage: Stage) -> None:
    """Until then its lead changes it without the office; afterwards every screen says that the office can reopen it,
    and so it can."""
    lead.answers("ANY-1.2", **GREEN)
    office.types("/muster reopen ANY-1.2 because a figure was wrong")
    office.reads("ANY-1.2 is in, and its lead can change it until returns close: there is nothing to reopen.")
    stage.it_is("2021-10-19 12:00")
    lead.opens("ANY-1.2")
    lead.sees("The plan office can reopen it (`/muster reopen ANY-1.2`)")
    lead.closes_the_form()
    office.types("/muster reopen ANY-1.2 because a figure was wrong")
    stage.settle()
    office.reads("is open again until 5pm on Thursday 21 October", "What was said stands until it is changed")
    lead.answers("ANY-1.2", **{**GREEN, "next_steps": "Recruit leaders for two more units by December."})
    assert not returned(stage, "ANY-1.2").late
    assert len(stage.revisions("ANY-1.2")) == 2
