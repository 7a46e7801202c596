"""Quarter 2 2021/22 of Dorset's plan, with all that can come between: told as a story and kept as a golden."""

import os
from datetime import datetime
from pathlib import Path

import pytest

from storage.rules.calendar.working_days import LONDON
from tests.story.teller import Teller

GOLDEN = Path(__file__).parent / "golden" / "the_quarter.md"
CHIEF, OFFICE = "Chief Executive", "Governance Manager"
OPERATIONS, FINANCE, COMMUNICATIONS = (
    "Director of Operations",
    "Chief Finance Officer",
    "Head of Communications and Engagement",
)
SCRUTINY, PERFORMANCE = "Head of Scrutiny", "Performance Manager (OPCC)"
CHILDREN, ENGAGEMENT = "Policy Officer Children and Young People", "Engagement Officer"
RURAL, PARTNERS = "Rural Crime Policy Officer (OPCC)", "Partnerships Manager (OPCC)"
VOLUNTEERS, COMMISSIONING = "Citizens in Policing Liaison (OPCC)", "Commissioning Manager"
CONTACT = "Head of Contact Management"
LEAVER, STAFF = "Communications Officer", "Chief of Staff (OPCC)"

NAME = "Josephine Bloggs"
NAMED = (
    f"Two business groups met the Force on 20 July and 7 September 2021. {NAME} told how her shop was robbed."
)
"""A made-up name, as somebody might type it."""
SAID_OF_POLICING = (
    "More officers work in neighbourhoods. DOR-2.2 is off track until a second course is paid for, and DOR-2.3 until "
    "there is a venue."
)
OFFERED = "A school in Poole has offered its hall, and the terms were agreed on 14 October 2021."
PARTS = {
    "ref_1": "DOR-2.11",
    "title_1": "More officers in neighbourhood teams",
    "ref_2": "DOR-2.12",
    "title_2": "More officers on rural roads",
}


def at(moment: str) -> datetime:
    """ "4 Oct 10:00" of the year that is played."""
    return datetime.strptime(f"2021 {moment}", "%Y %d %b %H:%M").replace(tzinfo=LONDON)


def before_it_opens(tell: Teller) -> None:
    """The Panel meets early, and everybody hears of it before a lead is asked."""
    with tell.scene(at("30 Sep 16:00"), "The Panel brings its meeting forward"):
        tell.types(OFFICE, "/muster meeting Dorset Police and Crime Panel 28 October 2021")


def the_first_days(tell: Teller) -> None:
    """Prompts, leave, a lost form, a leaver, and somebody who is not in the workspace."""
    with tell.scene(at("1 Oct 09:30"), "The quarter opens"):
        pass
    with tell.scene(at("1 Oct 10:00"), "The Head of Scrutiny goes on leave"):
        tell.types(SCRUTINY, f"/updates away 4 Oct to 13 Oct cover {PERFORMANCE}")
    with tell.scene(at("1 Oct 11:00"), "What a member asked for is logged"):
        tell.types(OFFICE, "/muster request")
        said = tell.stage.script.part("request")["logged"]
        chosen = {key: tell.choice(OFFICE, key, said[key]) for key in ("owner", "meeting")}
        tell.submits(OFFICE, {**said, **chosen})
        tell.closes(OFFICE)
    with tell.scene(at("4 Oct 09:30"), "Whoever covers is asked, and answers"):
        tell.sits_down(PERFORMANCE, beside="DOR-3.2")
    with tell.scene(at("4 Oct 11:00"), "A form is lost, and carried on"):
        tell.presses(CHILDREN, "Update", "DOR-2.3")
        tell.chooses(CHILDREN, "rating", "amber")
        tell.closes(CHILDREN)
        tell.sits_down(CHILDREN, "Carry on", "DOR-2.3")
    with tell.scene(at("5 Oct 09:15"), "The Communications Officer has left"):
        tell.leaves(LEAVER)
        tell.presses(OFFICE, "Hand over", LEAVER)
        tell.submits(OFFICE, {"person": tell.who(ENGAGEMENT)})
        tell.closes(OFFICE)
    with tell.scene(at("5 Oct 09:45"), "A lead who is not in Slack has sent an e-mail"):
        tell.types(OFFICE, "/muster record DOR-3.5 from e-mail of 4 October")
        tell.submits(OFFICE, tell.stage.answers["DOR-3.5"])
    with tell.scene(at("5 Oct 10:00"), "Two leads answer what is theirs"):
        tell.sits_down(VOLUNTEERS)
        tell.sits_down(ENGAGEMENT)


def until_the_deadline(tell: Teller) -> None:
    """The first reminder, a waiver, a split."""
    with tell.scene(at("7 Oct 09:30"), "The first reminder"):
        pass
    with tell.scene(at("7 Oct 11:00"), "A return is waived"):
        tell.types(CHIEF, "/muster waive DOR-1.5 because the grant round was moved to November")
    with tell.scene(at("7 Oct 14:00"), "A commitment is split in two"):
        tell.types(OFFICE, "/muster split DOR-2.1")
        tell.submits(OFFICE, PARTS)
        tell.closes(OFFICE)
        tell.presses(STAFF, "Update", "DOR-2.11")
        tell.submits(STAFF, tell.stage.answers["DOR-2.1"])
        tell.submits(STAFF, tell.stage.answers["DOR-2.1"])


def figures_and_money(tell: Teller) -> None:
    """What comes in besides returns, and a name that is taken out."""
    with tell.scene(at("7 Oct 15:00"), "Figures of measures come, in forms and in a file"):
        figures = tell.stage.script.part("figures")
        tell.presses(CONTACT, "Give the figure", "DM4")
        tell.submits(CONTACT, figures["DM4"])
        tell.submits(CONTACT, figures["DM5"])
        tell.sends(PERFORMANCE, "figures")
    with tell.scene(at("8 Oct 10:00"), "Others answer"):
        tell.sits_down(COMMUNICATIONS)
        tell.sits_down(OFFICE)
    with tell.scene(at("8 Oct 11:00"), "A victim's name is typed, and taken out everywhere"):
        tell.presses(PARTNERS, "Update", "DOR-5.2")
        tell.submits(PARTNERS, tell.stage.answers["DOR-5.2"] | {"progress": NAMED})
        tell.submits(PARTNERS, {})
        tell.closes(PARTNERS)
        tell.types(OFFICE, "/muster redact")
        tell.submits(OFFICE, {"words": NAME, "why": "A victim of crime was named"})
        tell.closes(OFFICE)
        tell.presses(CHIEF, "Look and confirm")
        tell.submits(CHIEF, {})
    with tell.scene(at("8 Oct 14:00"), "The finance update is sent back, mended and confirmed"):
        tell.presses(FINANCE, "How to send it")
        tell.closes(FINANCE)
        tell.sends(FINANCE, "finance_wrong")
        tell.sends(FINANCE, "finance")
        tell.presses(FINANCE, "Yes, this is the update")


def the_second_week(tell: Teller) -> None:
    """A digest, answers, and the second reminder."""
    with tell.scene(at("11 Oct 09:00"), "The weekly digest"):
        pass
    with tell.scene(at("11 Oct 10:00"), "A figure is revised, and a member is answered"):
        tell.sends(PERFORMANCE, "figures_revised")
        tell.presses(PERFORMANCE, "Answer", "R3")
        tell.submits(PERFORMANCE, tell.stage.script.part("members")["R3"])
        tell.types(SCRUTINY, "/muster requests")
    with tell.scene(at("12 Oct 09:30"), "The second reminder"):
        pass


def agreeing(tell: Teller) -> None:
    """The deadline has passed: who is missing is told, and SROs agree, change and send back."""
    with tell.scene(at("13 Oct 09:30"), "The deadline has passed"):
        pass
    with tell.scene(at("13 Oct 10:00"), "The Director of Operations agrees, changes one and sends one back"):
        tell.presses(OPERATIONS, "Open", "to agree")
        tell.submits(OPERATIONS, {})
        tell.presses_in_form(OPERATIONS, "Agree")
        tell.looks_at(OPERATIONS, "DOR-2.3")
        tell.presses_in_form(OPERATIONS, "Agree another rating")
        tell.submits(
            OPERATIONS, {"agreed_rating": "red", "agreed_reason": "The venue was lost on 11 October 2021"}
        )
        tell.looks_at(OPERATIONS, "DOR-5.1")
        tell.presses_in_form(OPERATIONS, "Send back")
        tell.submits(OPERATIONS, {"comment": "Say how many schemes you met, please"})
        tell.closes(OPERATIONS)
    with tell.scene(at("13 Oct 10:30"), "What was sent back is put right"):
        tell.presses(ENGAGEMENT, "Update", "DOR-5.1")
        tell.submits(
            ENGAGEMENT, tell.stage.answers["DOR-5.1"] | {"next_steps": "Tell all 23 schemes by November"}
        )
    with tell.scene(at("13 Oct 11:00"), "A late answer"):
        tell.sits_down(RURAL)
    with tell.scene(at("13 Oct 12:00"), "Returns close"):
        pass
    with tell.scene(at("14 Oct 10:00"), "An answer after the close"):
        tell.sits_down(COMMISSIONING)
    with tell.scene(at("14 Oct 11:00"), "How a priority stands, in its lead's words"):
        tell.types(OPERATIONS, "/updates")
        tell.presses(OPERATIONS, "Say how it stands", "headline 2")
        said = tell.stage.script.part("headlines")["headline 2"]
        tell.submits(OPERATIONS, {"words": said["first"]})
        tell.submits(OPERATIONS, {"words": SAID_OF_POLICING})
    with tell.scene(at("15 Oct 09:00"), "The draft goes to the chief executive"):
        pass


def before_the_meeting(tell: Teller) -> None:
    """What was said is looked at again, and what changed stands in the next draft."""
    with tell.scene(at("15 Oct 10:00"), "A look before the meeting changes a fact"):
        tell.types(CHILDREN, "/updates")
        tell.presses(CHILDREN, "Look again", "check DOR-2.3")
        tell.submits(CHILDREN, {"recheck_state": "changed", "recheck_words": OFFERED})
        tell.types(OPERATIONS, "/commitment DOR-2.3")
        tell.types(CHIEF, "/muster report")


PARTS_OF_IT = (
    before_it_opens,
    the_first_days,
    until_the_deadline,
    figures_and_money,
    the_second_week,
    agreeing,
    before_the_meeting,
)


@pytest.mark.xdist_group("the story")
def test_the_whole_quarter_reads_as_a_story(teller: Teller) -> None:
    """From the Panel's new date to the second draft: what everybody was told, typed and pressed, as it is kept."""
    for part in PARTS_OF_IT:
        part(teller)
    story = teller.story()
    if os.environ.get("MUSTER_GOLDEN") == "write":
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(story, encoding="utf-8")
    assert story == GOLDEN.read_text(encoding="utf-8")
