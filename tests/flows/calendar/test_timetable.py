"""The timetable in the plan office's hands: shown, set for good, moved for a quarter; meetings, and a Panel whose
paper is due early."""

import pytest
from sqlalchemy import select

from storage.tables import AuditEvent, Quarter
from tests.flows.person import AMBER, Person, contains
from tests.flows.stage import Stage
from tests.flows.words import words_of

CHRISTMAS_PANEL = "/muster meeting anyshire panel 25 January 2022"


def notices(office: Person, phrase: str) -> list[str]:
    """What the plan office was told with these words in it."""
    shown = (words_of(one["blocks"]) for one in office.messages)
    return [words for words in shown if phrase in words]


def acts(stage: Stage) -> list[str]:
    """What the audit says of timetables and meetings."""
    kinds = ("step_rule_set", "step_moved", "meeting_added", "meeting_moved", "panel_passed_over")
    events = select(AuditEvent.act).where(AuditEvent.act.in_(kinds)).order_by(AuditEvent.id)
    return stage.asks(events)


def test_the_office_sees_its_timetable(office: Person, stage: Stage) -> None:
    """The quarter at hand, or one that is named, with its days and its Panel."""
    stage.it_is("2021-09-30 12:00")
    office.types("/muster timetable")
    office.reads("Timetable of Quarter", "leads are asked")
    office.types("/muster timetable Q2 2021/22")
    office.reads("9:30am on Thursday 7 October: first reminder", "the Panel on 25 November 2021")
    office.types("/muster timetable q3")
    office.reads("Timetable of Quarter 3 2021/22", "9:30am on Tuesday 4 January: leads are asked")


def test_a_step_is_set_for_good(office: Person, stage: Stage, lead: Person) -> None:
    """The first reminder a day later, at a quarter past ten: it says what moves, and so it comes."""
    stage.it_is("2021-10-01 09:30")
    office.types("/muster timetable reminder_1 +6 10:15")
    office.reads("First reminder: 6 working days", "10:15am on Friday 8 October (was 9:30am on Thursday")
    stage.it_is("2021-10-07 12:00")
    before = len(lead.messages)
    stage.it_is("2021-10-08 10:15")
    assert len(lead.messages) == before + 1
    assert acts(stage) == ["step_rule_set"]


def test_steps_stay_in_order(office: Person, stage: Stage) -> None:
    """A reminder after the deadline is refused in words, and nothing changes."""
    office.types("/muster timetable second reminder +11 9:30am")
    office.reads("Not changed", "“leads' deadline”", "would come before “second reminder”")
    office.types("/muster timetable Q2 2021/22")
    office.reads("9:30am on Tuesday 12 October: second reminder")
    assert acts(stage) == []


def test_a_step_of_one_quarter_is_moved_with_a_reason(office: Person, stage: Stage) -> None:
    """Without a reason it is asked for; with one the cut-off moves, for this quarter alone."""
    stage.it_is("2021-10-01 09:30")
    office.types("/muster timetable Q2 cut-off 20 Oct 15:00")
    office.reads("Say why", "Q2 cut-off 20 Oct 15:00 because …")
    office.types("/muster timetable Q2 cut-off 20 Oct 15:00 because the Panel's clerk allows it")
    office.reads("returns close: 3pm on Wednesday 20 October", "was noon on Tuesday 19 October")
    office.types("/muster timetable q3")
    office.reads("noon on Thursday 20 January: returns close")
    stage.it_is("2021-10-20 14:59")
    assert stage.asks(select(Quarter.state)) != ["cut_off"]
    office.types("/muster timetable Q2 first reminder 21 Oct because it was missed")
    office.reads("Not changed", "a step that was taken cannot be moved")
    office.types("/muster timetable Q2 draft 23 Oct because of leave")
    office.reads("Saturday 23 October 2021 is not a working day")
    office.types("/muster timetable Q2 something 23 Oct")
    office.reads("The steps: leads are asked, first reminder")


def test_a_meeting_moves_what_hangs_on_it(office: Person, stage: Stage) -> None:
    """A Panel after Christmas is added, and moved to February: each time it says what moves with it."""
    office.types(CHRISTMAS_PANEL)
    office.reads(
        "Anyshire Panel: Tuesday 25 January 2022 is noted",
        "the paper is due at the host authority on 12 January 2022",
        "Q3 2021/22, leads' deadline: 5pm on Friday 7 January (was 5pm on Monday 17 January)",
    )
    office.types("/muster meeting Anyshire Panel move 25/1/2022 to 10 February 2022")
    office.reads("moved from 25 January 2022 to Thursday 10 February 2022", "(was 5pm on Friday 7 January)")
    office.types("/muster meeting Anyshire Panel move 25/1/2022 to 11 February 2022")
    office.reads("No meeting of Anyshire Panel is known on 25 January 2022", "10 February 2022")
    office.types("/muster meeting Anyshire Panel 10 February 2022 to 17 Feb 2022")
    office.reads("moved from 10 February 2022 to Thursday 17 February 2022")
    office.types("/muster meeting Anyshire Panel from 17/2/22 to 10/2/22")
    office.reads("moved from 17 February 2022 to Thursday 10 February 2022")
    office.types("/muster meeting Anyshire Panel 10 February 2022")
    office.reads("meets on 10 February 2022 already")
    office.types("/muster meeting")
    office.reads("To add a meeting", "Anyshire Panel")
    assert acts(stage) == ["meeting_added", *3 * ["meeting_moved"]]


def test_in_december_the_plan_office_is_offered_a_way_out(office: Person, lead: Person, stage: Stage) -> None:
    """A month before the quarter ends it is told once; it asks early, and leads read for which day."""
    office.types(CHRISTMAS_PANEL)
    stage.it_is("2021-11-30 10:00")
    assert notices(office, "is pulled forward") == []
    stage.it_is("2021-12-01 10:00")
    stage.it_is("2021-12-02 10:00")
    (told,) = notices(office, "is pulled forward")
    contains(told, ("Leads have 4 working days", "Ask leads early, on Wednesday 22 December 2021"))
    message = next(one for one in office.messages if "is pulled forward" in words_of(one["blocks"]))
    office.presses("Ask leads early", place=message)
    office.reads("Leads are asked on Wednesday 22 December 2021", "9am on Wednesday 12 January")
    office.presses("Give it to the next Panel", place=message)
    office.reads("Nothing to choose")
    assert acts(stage) == ["meeting_added", "step_moved"]
    office.types("/muster open Q4 2021/22")
    office.reads("type `/muster open Q2 2021/22` or `/muster open Q3 2021/22`")
    stage.it_is("2021-12-22 09:29")
    assert lead.prompts == []
    stage.it_is("2021-12-22 09:30")
    contains(words_of(lead.prompt["blocks"]), ("say how things stand on 22 December 2021",))
    office.types("/muster open Q3 2021/22")
    office.reads("Quarter 3 2021/22 (October to December 2021) is open.")
    office.types("/muster timetable")
    office.reads("Leads have 10 working days", "say how things stand on 22 December 2021")


def test_the_paper_may_go_to_the_next_panel(office: Person, stage: Stage) -> None:
    """Then nothing is pulled forward, and the choice is in the audit with who made it."""
    office.types(CHRISTMAS_PANEL)
    stage.it_is("2021-12-01 10:00")
    message = next(one for one in office.messages if "is pulled forward" in words_of(one["blocks"]))
    office.presses("Give it to the next Panel", place=message)
    office.reads("goes to the Panel after 25 January 2022", "9am on Tuesday 25 January")
    office.types("/muster timetable q3")
    office.reads("5pm on Monday 17 January: leads' deadline")
    assert acts(stage) == ["meeting_added", "panel_passed_over"]


def test_a_quarter_under_way_is_not_pulled_into_the_past(office: Person, stage: Stage) -> None:
    """A Panel that is added while leads answer, and whose paper is due at once, gets no paper of this quarter."""
    stage.it_is("2021-10-01 09:30")
    stage.it_is("2021-10-14 10:00")
    office.types("/muster meeting Anyshire Panel 26 October 2021")
    office.reads("Q2 2021/22 is under way and cannot be ready by then", "No step of a quarter moves")
    stage.it_is("2021-10-14 10:05")
    assert stage.asks(select(Quarter.cut_off_at).where(Quarter.number == 2)) == [None]


def test_an_odd_day_for_a_meeting_is_noted_and_said(office: Person) -> None:
    """A bank holiday, a Saturday, a Panel whose paper is due already: Panels do odd things, slips are commoner."""
    office.types("/muster meeting Anyshire Panel 27 December 2021")
    office.reads("Monday 27 December 2021 is noted", "Monday 27 December 2021 is no working day")
    office.types("/muster meeting Anyshire Panel move 27 December 2021 to 8 January 2022")
    office.reads("8 January 2022 is no working day", "move 8 January 2022 to` and the right day")
    office.does_not_read("That is not ahead any more")
    office.types("/muster meeting Anyshire Panel 8 October 2021")
    office.reads("is noted", "That is not ahead any more", "the paper is late")
    office.does_not_read("no working day")


@pytest.mark.parametrize("line", ["/muster timetable", "/muster meeting Anyshire Panel 25 January 2022"])
def test_only_the_plan_office_may(lead: Person, stage: Stage, line: str) -> None:
    """Anybody else reads who may, and nothing changes."""
    lead.types(line)
    lead.reads("is for the plan office")
    assert acts(stage) == []


def test_only_the_plan_office_may_choose(office: Person, lead: Person, stage: Stage) -> None:
    """The buttons of the notice, pressed by somebody else, do nothing but say who may."""
    office.types(CHRISTMAS_PANEL)
    stage.it_is("2021-12-01 10:00")
    lead.forges_press("2021/22 Q3", "next_panel")
    lead.reads("is for the plan office")
    assert acts(stage) == ["meeting_added"]


# --- a deadline that moves while leads are asked -------------------------------------------------------

LATER = "/muster timetable Q2 leads' deadline 15 Oct 09:00 because the <survey> is late"


def hears_of_the_move(person: Person) -> list[str]:
    """What they were told, in the thread of their prompt, of a deadline that moved."""
    shown = [words_of(one["blocks"]) for one in person.receipts]
    return [words for words in shown if "is now" in words or "now close" in words]


def test_leads_hear_that_their_deadline_moved(
    office: Person, lead: Person, other: Person, stage: Stage
) -> None:
    """Whoever has something out hears once when, what it was, and why; the prompts of all say the new time, and an
    answer after it is late as they were told."""
    stage.it_is("2021-10-01 09:30")
    other.answers("ANY-2.1", **AMBER)
    office.types(LATER)
    stage.settle()
    office.reads("9am on Friday 15 October (was 5pm on Thursday 14 October)")
    (told,) = hears_of_the_move(lead)
    contains(
        told,
        (
            "Q2 2021/22: the deadline is now 9am on Friday 15 October",
            "was 5pm on Thursday 14 October",
            "Why: the <survey> is late",
        ),
    )
    contains(words_of(lead.prompt["blocks"]), ("4 updates, by 9am on Friday 15 October",))
    assert hears_of_the_move(other) == []
    office.types(LATER)
    stage.settle()
    assert len(hears_of_the_move(lead)) == 1


def test_a_deadline_that_moves_there_and_back_is_told_each_time(
    office: Person, lead: Person, stage: Stage
) -> None:
    """Three moves, two of them to the same time: three messages, and the prompt as it is now."""
    stage.it_is("2021-10-01 09:30")
    back = "/muster timetable Q2 leads' deadline 14 Oct 17:00 because the survey came"
    for line in (LATER, back, LATER):
        office.types(line)
        stage.settle()
    assert len(hears_of_the_move(lead)) == 3
    contains(words_of(lead.prompt["blocks"]), ("by 9am on Friday 15 October",))


def test_a_cut_off_that_moves_is_told_and_every_prompt_says_it(
    office: Person, lead: Person, other: Person, stage: Stage
) -> None:
    """Who has answered all is not written to, but their prompt says until when they may change it."""
    stage.it_is("2021-10-01 09:30")
    other.answers("ANY-2.1", **AMBER)
    office.types("/muster timetable Q2 cut-off 20 Oct 15:00 because the Panel's clerk allows it")
    stage.settle()
    (told,) = hears_of_the_move(lead)
    contains(told, ("returns now close at 3pm on Wednesday 20 October", "was noon on Tuesday 19 October"))
    assert hears_of_the_move(other) == []
    contains(words_of(other.prompt["blocks"]), ("change an answer until 3pm on Wednesday 20 October",))


def test_a_meeting_and_the_office_s_own_times_are_told_too(
    office: Person, lead: Person, stage: Stage
) -> None:
    """A Panel that is added while leads answer pulls their deadline forward; so does a step set for good. What has
    time of its own, and what moves in another quarter, is told to nobody."""
    stage.it_is("2021-10-01 09:30")
    office.types("/muster meeting Anyshire Panel 2 November 2021")
    stage.settle()
    (told,) = hears_of_the_move(lead)
    contains(told, ("Why: Anyshire Panel meets on 2 November 2021",))
    office.types("/muster timetable Q3 leads' deadline 18 January 2022 12:00 because of snow")
    stage.settle()
    assert len(hears_of_the_move(lead)) == 1


def test_steps_set_for_good_are_told_while_leads_are_asked(
    office: Person, lead: Person, stage: Stage
) -> None:
    """The office closes returns an hour later from now on: this quarter's leads hear it."""
    stage.it_is("2021-10-01 09:30")
    for ref in ("ANY-1.1", "ANY-1.2", "ANY-1.3"):
        office.types(f"/muster extend {ref} to 18 Oct because the survey is late")
    office.types("/muster timetable cut-off +13 13:00")
    stage.settle()
    (told,) = hears_of_the_move(lead)
    contains(told, ("returns now close at 1pm on Tuesday 19 October", "at another time from now on"))
    office.types("/muster extend ANY-3.1 to 18 Oct because the survey is late")
    office.types("/muster timetable cut-off +13 14:00")
    stage.settle()
    assert len(hears_of_the_move(lead)) == 1
