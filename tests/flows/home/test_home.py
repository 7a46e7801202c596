"""App Home by duty: what waits, the board and what can be done from it, what stands out."""

import pytest
from sqlalchemy import update

from storage.enums import ReturnState
from storage.tables import Person as PersonRow
from storage.tables import Return
from tests.flows.agreeing import Agreer
from tests.flows.person import AMBER, GREEN, RED, Person, contains, lacks
from tests.flows.plan import SRO
from tests.flows.stage import Stage, london
from tests.flows.words import words_of

pytestmark = pytest.mark.usefixtures("asked")


def shown(person: Person) -> str:
    """What their App Home says, drawn anew."""
    person.opens_home()
    return words_of(person.home["blocks"])


def picks(person: Person, ref: str, act: str) -> None:
    """Chooses something in the menu of a line of the board."""
    block = next(
        one
        for one in person.home["blocks"]
        if f"{ref} " in words_of(one) and one.get("accessory", {}).get("type") == "overflow"
    )
    value = next(one["value"] for one in block["accessory"]["options"] if one["value"].startswith(f"{act}:"))
    person.did(
        person.stage.workspace.choose(person.user, "board_line", value, block["block_id"], person.home["id"])
    )


def lists(person: Person, show: str) -> str:
    """What the board says after another choice of what it lists."""
    drawn = person.home["hash"]
    person.did(person.stage.workspace.choose(person.user, "board_show", show, "board", person.home["id"]))
    assert person.home["hash"] != drawn
    return words_of(person.home["blocks"])


def state_of(stage: Stage, ref: str) -> ReturnState:
    """Where the newest return of a commitment stands."""
    with stage.database.read() as session:
        return session.get_one(Return, stage.return_id(ref)).state


def test_a_lead_sees_what_waits_and_how_theirs_stand(lead: Person) -> None:
    """What is answered leaves the list of what waits, and stands among their commitments with its next date."""
    contains(shown(lead), ("4 updates to do, by 5pm on Thursday 14 October", "Your commitments"))
    lead.answers("ANY-1.1", **GREEN)
    words = shown(lead)
    contains(
        words, ("3 updates to do", "ANY-1.1 Cadet units: :large_yellow_circle: ▲ At risk (agreed, Q1); Q2: ")
    )
    contains(words, ("● On track · ↑ Improved",))
    contains(words, ("Next: Open the Poole unit, by 12 October 2021",))
    lacks(words, ("The returns of",))


def test_a_step_that_has_passed_is_not_called_the_next(lead: Person, stage: Stage) -> None:
    """From the day after on it is overdue, since its day."""
    stage.it_is("2021-10-13 10:00")
    words = shown(lead)
    contains(words, ("Overdue since 12 October 2021: Open the Poole unit",))
    lacks(words, ("Next: Open the Poole unit",))


def test_the_last_reds_lead_while_a_quarter_is_collected(lead: Person, chief: Person, stage: Stage) -> None:
    """On the morning on which leads are asked what was off track stands out as it did, until it is agreed anew."""
    lead.answers("ANY-1.2", **RED)
    stage.it_is("2021-10-15 09:30")
    sro = Agreer(SRO, stage)
    sro.opens_the_queue()
    sro.agrees()
    stage.it_is("2021-10-19 12:00")
    stage.it_is("2022-01-05 10:00")
    words = shown(chief)
    contains(words, ("To look at in Quarter 3 2021/22 (October to December 2021): 2 off track",))
    contains(words, ("ANY-1.2 Custody visiting scheme:", "■ Off track (agreed, Q2); Q3: not in yet"))


def test_an_sro_reads_whether_the_day_has_passed(stage: Stage, lead: Person, sro: Person) -> None:
    """What waits to be agreed is wanted by a day, and from then on overdue since that day, in words."""
    lead.answers("ANY-1.2", **GREEN)
    contains(shown(sro), ("1 return waits for you to agree, by 5pm on Thursday 21 October.",))
    stage.it_is("2021-10-22 10:00")
    words = shown(sro)
    contains(words, ("1 return waits for you to agree, overdue: SROs were to be done by 5pm on Thursday 21",))
    contains(words, ("Ratings can still be agreed",))


def test_the_board_tells_where_each_return_stands(lead: Person, office: Person) -> None:
    """Counts, by SRO and by priority, and a list that can be narrowed and goes on in pages."""
    lead.answers("ANY-1.1", **GREEN)
    lead.opens("ANY-1.2")
    lead.fills_in(**AMBER)
    lead.closes_the_form()
    words = shown(office)
    contains(
        words, ("1 of 25 returns in. 23 asked, 1 drafting, 1 to be agreed", "By SRO", "1 Youth: 1 asked")
    )
    contains(words, ("20 of 25 shown, page 1 of 2", "ANY-1.2 Custody visiting scheme: drafting"))
    contains(lists(office, "submitted"), ("1 of 1 shown", "ANY-1.1 Cadet units: to be agreed"))
    contains(lists(office, "priority:2"), ("4 of 4 shown",))
    contains(lists(office, "all"), ("20 of 25 shown",))


def test_the_pages_of_the_board_are_turned(office: Person) -> None:
    """The second page shows the rest, and leads back."""
    office.opens_home()
    office.turns_home("board")
    contains(words_of(office.home["blocks"]), ("5 of 25 shown, page 2 of 2", "Page before"))


def test_a_return_is_waived_from_the_board(office: Person, lead: Person, stage: Stage) -> None:
    """A small modal asks why; then the board is drawn anew, the lead knows, and it can be taken up again."""
    office.opens_home()
    picks(office, "ANY-1.2", "waived")
    office.sees("Waive this return", "ANY-1.2 Custody visiting scheme")
    office.chooses("reason", "the funder has paused it")
    office.submits()
    assert office.has_no_form
    contains(words_of(office.home["blocks"]), ("ANY-1.2 Custody visiting scheme: not asked for",))
    contains(words_of(lead.receipts[-1]["blocks"]), ("no update is needed", "the funder has paused it"))
    picks(office, "ANY-1.2", "reopened")
    office.chooses("reason", "it runs again")
    office.submits()
    assert state_of(stage, "ANY-1.2") is ReturnState.PROMPTED


def test_more_time_is_given_from_the_board(office: Person, stage: Stage) -> None:
    """A day that has passed is refused beside its field."""
    office.opens_home()
    picks(office, "ANY-1.2", "extended")
    office.fills_in(until="2021-09-20", reason="the survey is late")
    office.submits()
    office.is_told("More time must end after now", beside="until")
    office.fills_in(until="2021-10-20")
    office.submits()
    assert office.has_no_form
    contains(words_of(office.home["blocks"]), ("has until 5pm on Wednesday 20 October",))
    assert state_of(stage, "ANY-1.2") is ReturnState.PROMPTED


def test_somebody_is_chased_once_a_day(office: Person, lead: Person, stage: Stage) -> None:
    """By the board or by hand, by ref or by role: one reminder, with all that is out; not on a day off."""
    stage.it_is("2021-10-05 10:00")
    lead.answers("ANY-1.1", **GREEN)
    before = len(lead.messages)
    office.opens_home()
    picks(office, "ANY-1.2", "chase")
    stage.settle()
    office.sees("Head of Scrutiny is reminded now of ANY-1.2, ANY-1.3 and ANY-3.1")
    assert len(lead.messages) == before + 1
    contains(words_of(lead.messages[-1]["blocks"]), ("3 updates still to come", "ANY-1.2"))
    for line in ("/muster chase Head of Scrutiny", "/muster chase any-1.3"):
        office.types(line)
        office.reads("reminded today already")
    office.types("/muster chase ANY-2.3")
    office.reads("Nobody in Slack is asked for this")
    stage.clock.at = stage.clock.at.replace(day=9)
    office.types("/muster chase Head of Scrutiny")
    office.reads("Nobody is reminded on a weekend")


def test_nobody_is_chased_on_leave_without_a_cover(office: Person, lead: Person, stage: Stage) -> None:
    """Typed or from the board, the plan office reads until when, and to name a cover; a lead on leave hears nothing,
    and whoever covers is chased in their place."""
    stage.it_is("2021-10-05 10:00")
    office.types("/muster away Head of Scrutiny from 5 Oct to 20 Oct")
    stage.settle()
    before = len(lead.messages)
    office.types("/muster chase ANY-1.3")
    stage.settle()
    office.reads("Head of Scrutiny: away until 20 October 2021, and nobody covers", "ANY-1.3", "Name a cover")
    office.opens_home()
    picks(office, "ANY-1.3", "chase")
    office.sees("away until 20 October 2021")
    stage.settle()
    assert len(lead.messages) == before
    office.types("/muster back Head of Scrutiny")
    office.types("/muster away Head of Scrutiny from 5 Oct to 20 Oct cover Head of Custody")
    stage.settle()
    stage.it_is("2021-10-06 10:00")
    office.types("/muster chase ANY-1.3")
    office.reads("Head of Custody are reminded now", "ANY-1.3")


def test_nobody_is_chased_outside_their_hours(office: Person, lead: Person, stage: Stage) -> None:
    """At nine in the evening, and in the morning of someone who works in the afternoon: it says from when on."""
    stage.it_is("2021-10-08 21:00")
    before = len(lead.messages)
    office.types("/muster chase Head of Scrutiny")
    office.reads("not at work at this hour", "Try again from 8:30am on Monday 11 October on")
    with stage.database.write() as session:
        theirs = update(PersonRow).where(PersonRow.slack_id == lead.user)
        session.execute(theirs.values(works_from="14:30", works_until="19:00"))
    stage.clock.at = london("2021-10-11 10:00")
    office.types("/muster chase Head of Scrutiny")
    office.reads("Try again from 2:30pm on Monday 11 October on")
    stage.settle()
    assert len(lead.messages) == before
    stage.clock.at = london("2021-10-11 18:45")
    office.types("/muster chase Head of Scrutiny")
    office.reads("is reminded now")


def test_a_chase_after_the_cut_off_is_true(office: Person, lead: Person, stage: Stage) -> None:
    """What is missing prints as "No return", and may still come; nothing is said of a time that has passed."""
    office.types("/muster extend ANY-1.3 to 22 Oct because the survey is late")
    stage.it_is("2021-10-20 10:00")
    office.types("/muster chase ANY-1.2")
    stage.settle()
    words = words_of(lead.messages[-1]["blocks"])
    contains(words, ("4 updates not in", "For 3 of them returns have closed", "they print as “No return”"))
    contains(words, ("by 5pm on Friday 22 October", "One that still comes is recorded, and marked late"))
    lacks(words, ("still welcome",))


def test_cover_is_recorded_from_the_board(office: Person, lead: Person, other: Person, stage: Stage) -> None:
    """The lead is away from today, and whoever covers is told and asked."""
    office.opens_home()
    picks(office, "ANY-1.2", "cover")
    office.sees("Head of Scrutiny is away")
    options = next(one for one in office.view["blocks"] if one.get("block_id") == "cover")["element"][
        "options"
    ]
    cover = next(one["value"] for one in options if one["text"]["text"] == "Head of Custody")
    office.fills_in(last="2021-10-20", cover=cover)
    office.submits()
    office.sees("Recorded", "Head of Custody covers")
    stage.it_is("2021-10-04 10:00")
    assert any("You cover for Head of Scrutiny" in words_of(one["blocks"]) for one in other.messages)
    contains(words_of(office.home["blocks"]), ("Head of Scrutiny (away until 20 October 2021)",))
    del lead


def test_the_chief_executive_sees_what_stands_out(chief: Person, lead: Person, stage: Stage) -> None:
    """Off track and worse, with the decision that is needed, and what was off track before; after the cut-off what
    never came; no board."""
    lead.answers("ANY-1.1", **RED)
    words = shown(chief)
    contains(words, ("2 off track", "decision", "ANY-1.1 Cadet units", RED["path_action"]))
    lacks(words, ("The returns of", "no return"))
    stage.it_is("2021-10-19 12:00")
    contains(shown(chief), ("24 without a return",))


def test_nobody_else_acts_on_the_board(lead: Person, sro: Person, stage: Stage) -> None:
    """A lead or an SRO who sends the board's own values is told who may."""
    return_id = stage.return_id("ANY-1.2")
    for person in (lead, sro):
        for act in ("chase", "cover", "waived", "reopened", "extended"):
            person.forges_choice(f"{act}:{return_id}", "board_line")
            person.reads("Sorry,", "is for the plan office")
    assert state_of(stage, "ANY-1.2") is ReturnState.PROMPTED


def test_whoever_has_nothing_yet_is_welcomed(stranger: Person, lead: Person) -> None:
    """They read what Muster is and who the plan office is, by role; whoever has something does not."""
    words = shown(stranger)
    contains(
        words, ("Hello, I am Muster", "OPCC Anyshire's Police and Crime Plan", "You hold no role in the plan")
    )
    contains(words, ("Whom to ask: the plan office, which is the Governance Manager",))
    lacks(shown(lead), ("Hello, I am Muster",))


def test_whoever_only_shares_an_update_is_not_told_to_do_it(deputy: Person, force: Person) -> None:
    """The lead is asked; a deputy reads that it is still to come, and a force lead what is asked of them alone."""
    contains(shown(deputy), ("nothing is asked of you; 1 update that you share is still to come, by 5pm on",))
    lacks(shown(deputy), ("to do",))
    contains(shown(force), ("1 update to do, by 5pm on Thursday 14 October",))
