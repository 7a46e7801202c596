"""What members asked for: logged, asked of its owner, answered, shown wherever its asker would look, and printed."""

from datetime import date

import pytest

from digests.papers.draft import paper_text
from storage.enums import ForumKind
from storage.papers.snapshots import take_snapshot
from storage.plan.files.document import ForumEntry
from storage.plan.intake.plans import export_plan, import_plan
from tests.flows.person import Person, contains, lacks
from tests.flows.plan import LEAD, QUARTER, office_plan
from tests.flows.stage import Stage, london
from tests.flows.words import words_of

PANEL = "Anyshire Police and Crime Panel"
ASKED = "Show last quarter's rating beside this one"


@pytest.fixture
def met(stage: Stage) -> Stage:
    """The Panel met on 22 September, and meets again on 25 November; the quarter is open."""
    forums = (ForumEntry(name=PANEL, kind=ForumKind.PANEL, meetings=(date(2021, 9, 22), date(2021, 11, 25))),)
    with stage.database.write() as session:
        document = office_plan().model_copy(update={"forums": forums})
        assert not import_plan(session, document, stage.clock.at).faults
    stage.it_is("2021-10-01 09:30")
    return stage


def role_id(person: Person, title: str) -> str:
    """The value of a role in the form on top."""
    block = next(one for one in person.view["blocks"] if one.get("block_id", "").startswith("owner"))
    choices = block["element"]["options"]
    return str(next(one["value"] for one in choices if one["text"]["text"] == title))


def logs(office: Person, **more: str) -> None:
    """Logs one of the last meeting, of the Head of Scrutiny."""
    office.types("/muster request")
    block = next(one for one in office.view["blocks"] if one.get("block_id") == "meeting")
    meeting = block["element"]["options"][0]["value"]
    filled = {
        "text": ASKED,
        "asked_by": "Member, County Council",
        "owner": role_id(office, LEAD),
        "meeting": meeting,
    }
    office.fills_in(**{**filled, **more})
    office.submits()


def test_it_is_logged_asked_and_answered(met: Stage, office: Person, lead: Person, chief: Person) -> None:
    """The owner finds it with their updates; the answer stands in the list, at the commitment, in a question's answer
    and in the paper, and what waits in the chief executive's."""
    logs(office, refs="any-1.1")
    office.sees("R1 is recorded", LEAD, "What was asked for?")
    office.closes_the_form()
    met.it_is("2021-10-01 10:00")
    lead.types("/updates")
    lead.reads(
        "R1 Show last quarter's rating beside this one · answer to members, by 5pm on Thursday 14 October"
    )
    lead.types("/commitment ANY-1.1")
    lead.reads("Asked for by members", "R1", "(as noted)", "Not answered yet: Head of Scrutiny")
    with met.database.frozen() as session:
        paper = paper_text(take_snapshot(session, QUARTER, london("2021-10-20 10:00")))
    contains(paper, ("What members asked for", "R1", "Not answered yet: Head of Scrutiny is to answer."))
    lacks(paper, ("Earlier requests of members",))
    lead.types("/muster requests")
    lead.reads("1 is waiting for an answer")
    lead.presses("Answer", "R1", lead.answer)
    lead.sees("Answer R1", "Member, County Council", "the minutes are not agreed yet")
    lead.fills_in(words="")
    lead.submits()
    lead.is_told("Say what members are told.")
    lead.fills_in(words="Both quarters stand side by side from now on.")
    lead.submits()
    lead.types("/updates")
    lead.does_not_read("R1")
    chief.types("/muster what did members ask for?")
    chief.reads("nothing is waiting", "Answered: “Both quarters stand side by side", LEAD)
    with met.database.frozen() as session:
        paper = paper_text(take_snapshot(session, QUARTER, london("2021-10-20 10:00")))
        (exported,) = export_plan(session).requests
    contains(paper, ("Answer (Head of Scrutiny): Both quarters stand side by side from now on.",))
    assert (exported.ref, exported.text, exported.commitments) == ("R1", ASKED, ("ANY-1.1",))


@pytest.mark.usefixtures("met")
def test_what_does_not_belong_there_is_refused(office: Person) -> None:
    """A complaint, with where it goes; a name is asked about; a ref that the plan does not have is named. The
    minutes' words stand in place of what was noted."""
    logs(office, kind="complaint")
    office.is_told("A complaint about a person is not logged here", "professional standards")
    office.fills_in(kind="question", refs="ANY-9.9")
    office.submits()
    office.is_told("The plan has no ANY-9.9")
    office.fills_in(refs="", text="Mr John Smith complained about an officer.")
    office.submits()
    office.sees("Is this as you mean it?", "It may name somebody", "It sounds like a complaint")
    office.fills_in(text="When does the Poole unit open?")
    office.submits()
    office.sees("R1 is recorded")
    office.closes_the_form()
    office.types("/muster request r1")
    office.sees("Request R1", "as noted", "question of Member, County Council")
    office.fills_in(minutes="To say when the Poole unit opens.", due="2021-12-01")
    office.submits()
    office.types("/muster requests")
    office.reads("To say when the Poole unit opens.", "by 1 December 2021")
    office.does_not_read("as noted")
    office.types("/muster request R7")
    office.reads("There is no request R7")


def test_the_morning_after_a_meeting(met: Stage, office: Person, lead: Person) -> None:
    """The plan office is asked once what members asked for; one is logged there and asked of its owner by its own
    day, though the quarter's paper is out; "nothing more" is an answer."""
    met.it_is("2021-10-21 09:30")
    met.it_is("2021-11-25 15:00")
    office.types("/updates")
    office.does_not_read("what members asked for")
    met.it_is("2021-11-26 09:30")
    contains(words_of(office.messages[-1]["blocks"]), ("meeting 25 Nov", PANEL))
    office.presses("Say what was asked", "meeting 25 Nov", office.messages[-1])
    office.sees(f"What did members ask for at the {PANEL} on 25 November 2021?")
    office.fills_in(text=ASKED, asked_by="The Chair", owner=role_id(office, LEAD), due="2021-12-10")
    office.submits()
    office.sees("R1 is recorded", "Logged already: R1.")
    office.fills_in(kind="nothing")
    office.submits()
    office.sees("Recorded: nothing more was asked for on 25 November 2021.")
    office.types("/updates")
    office.does_not_read("meeting 25 Nov")
    met.it_is("2021-11-26 09:40")
    contains(words_of(lead.messages[-1]["blocks"]), ("R1", "due by 5pm on Friday 10 December"))
    met.it_is("2021-12-13 09:30")
    contains(words_of(lead.messages[-1]["blocks"]), ("overdue", "R1"))
