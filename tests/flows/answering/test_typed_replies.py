"""What leads type to Muster in a direct message about one commitment, about several, or about none."""

import pytest
from sqlalchemy import func, select

from storage.tables import Revision
from tests.flows.person import GREEN, Person, contains, lacks
from tests.flows.queries.test_talk import musters, says
from tests.flows.stage import Stage

pytestmark = pytest.mark.usefixtures("asked")


def chooses_for(lead: Person, ref: str) -> None:
    """Chooses a commitment in the menu of Muster's newest answer."""
    message = musters(lead)[-1]
    row = next(block for block in message["blocks"] if block["type"] == "actions")
    menu = row["elements"][0]
    choices = {one["text"]["text"].split(" ")[0]: one["value"] for one in menu["options"]}
    lead.did(
        lead.stage.workspace.click(
            lead.user, "", message["ts"], menu["action_id"], choices[ref], row["block_id"]
        )
    )


def test_two_refs_are_two_updates(lead: Person) -> None:
    """Both are named, one is chosen after the other, and each form has the words without the refs."""
    said = says(lead, "ANY-1.1 and ANY-1.2 are both green: the units opened on 9 September as planned")
    contains(said, ("for ANY-1.1 and ANY-1.2?", "Each has an update of its own", "For which one?"))
    lacks(said, ("ANY-1.3",))
    offer = musters(lead)[-1]
    for ref in ("ANY-1.1", "ANY-1.2"):
        chooses_for(lead, ref)
        lead.sees(ref)
        lead.chooses("rating", "green")
        assert lead.typed("progress") == "are both green: the units opened on 9 September as planned"
        lead.closes_the_form()
        assert musters(lead)[-1]["ts"] == offer["ts"]


def test_each_line_goes_to_its_own_commitment(lead: Person) -> None:
    """What is said of one is not put into the form of another; a rating alone is chosen, and is no text."""
    says(lead, "Hello\nANY-1.1: opened the Poole unit.\nand 24 cadets joined\nany 1.2 - amber")
    chooses_for(lead, "ANY-1.1")
    lead.chooses("rating", "green")
    assert lead.typed("progress") == "opened the Poole unit.\nand 24 cadets joined"
    lead.closes_the_form()
    chooses_for(lead, "ANY-1.2")
    assert (lead.typed("rating"), lead.typed("progress")) == ("amber", None)


@pytest.mark.parametrize(
    "ref",
    ["ANY–1.1", "ANY\u20111.1", "ANY 1.1", "any1.1", "АNY-1.1", "ＡＮＹ－１．１", "ANY-1·1", "*ANY-1.1*:"],
)
def test_a_ref_is_seen_however_it_is_written(lead: Person, ref: str) -> None:
    """With any dash or space, in look-alike or full-width letters."""
    contains(says(lead, f"{ref} opened the Poole unit"), ("for ANY-1.1 Cadet units?", "Use it"))
    lead.presses("Use it", place=musters(lead)[-1])
    lead.chooses("rating", "green")
    assert lead.typed("progress") == "opened the Poole unit"


@pytest.mark.parametrize("typed", ["Update on ANY-1.2: visits went well", "Visits went well (ANY-1.2)"])
def test_a_ref_elsewhere_says_which_one_too(lead: Person, typed: str) -> None:
    """After a few words, or at the end, it is asked for that one alone."""
    said = says(lead, typed)
    contains(said, ("for ANY-1.2 Custody visiting scheme?",))
    lacks(said, ("For which one?",))


@pytest.mark.parametrize("ref", ["ANY-9.9", "any 9.9", "AMY-1.1"])
def test_a_ref_that_is_none_is_refused_by_name(lead: Person, stranger: Person, ref: str) -> None:
    """What was typed is not lost: it may be for one that is asked for. Nobody else is offered anything."""
    said = says(lead, f"{ref} is complete and the halls are open")
    contains(said, (f"There is no {ref} in the plan.", "For which one?"))
    chooses_for(lead, "ANY-1.2")
    lead.chooses("rating", "green")
    assert lead.typed("progress") == "is complete and the halls are open"
    said = says(stranger, f"{ref} is complete and the halls are open")
    contains(said, (f"There is no {ref} in the plan.", "Nothing was recorded"))
    lacks(said, ("For which one?",))


@pytest.mark.parametrize("typed", ["ANY-9.9", "when is ANY-9.9 due?"])
def test_a_question_about_a_ref_that_is_none_says_so(stranger: Person, typed: str) -> None:
    """It is not "not understood"."""
    said = says(stranger, typed)
    contains(said, ("There is no ANY-9.9 in the plan",))
    lacks(said, ("I did not understand",))


def test_a_ref_of_somebody_else_says_whose_it_is(lead: Person, stranger: Person) -> None:
    """Nothing is offered for another in its place; beside one of theirs it is said too. A restricted title is not
    told."""
    said = says(lead, "ANY-2.1 is on track")
    contains(said, ("ANY-2.1 Special constables is not yours to answer: Head of Custody leads it.",))
    contains(said, ("Nothing was recorded of “ANY-2.1 is on track”",))
    lacks(said, ("For which one?", "Use it"))
    said = says(lead, "ANY-1.1, ANY-2.1: the units opened in September")
    contains(said, ("ANY-2.1 Special constables is not yours", "for ANY-1.1 Cadet units?", "Use it"))
    said = says(stranger, "ANY-3.1 is on track")
    contains(said, ("ANY-3.1 (restricted) is not yours to answer",))
    lacks(said, ("Informant",))


def test_a_ref_that_is_in_is_changed_or_says_why_not(lead: Person, office: Person, stage: Stage) -> None:
    """Until returns close it can be; one that is waived cannot."""
    lead.answers("ANY-1.1", **GREEN)
    contains(says(lead, "ANY-1.1 we also opened Bridport"), ("ANY-1.1 is in already, as", "this below it"))
    lead.presses("Use it", place=musters(lead)[-1])
    assert lead.typed("progress") == f"{GREEN['progress']}\nwe also opened Bridport"
    lead.closes_the_form()
    office.types("/muster waive ANY-1.2 because it is paused")
    contains(says(lead, "ANY-1.2 visits went well"), ("ANY-1.2 Custody visiting scheme is not asked for",))
    stage.it_is("2021-10-19 12:00")
    stage.settle()
    said = says(lead, "ANY-1.1 we also opened Wareham")
    contains(said, ("ANY-1.1 Cadet units is in, and returns have closed",))
    lacks(said, ("Use it",))


def test_a_ref_that_left_the_plan_says_what_became_of_it(lead: Person, office: Person) -> None:
    """However it is written, in an update and in a question."""
    office.types("/muster withdraw any 1.2 because the partner left")
    for typed in ("ANY–1.2 visits went well", "ANY-1.2?"):
        contains(says(lead, typed), ("ANY-1.2 is part of the plan no longer",))
    office.types("/muster waive any1.2 because it is paused")
    office.reads("ANY-1.2 is part of the plan no longer")


@pytest.mark.parametrize(
    "typed", ["🟢", ":large_green_circle:", "green", "On track.", "all green", "still on track"]
)
def test_a_rating_alone_is_taken_for_one(lead: Person, typed: str) -> None:
    """It is asked which one; the form opens with it chosen, and nothing else typed."""
    said = says(lead, typed)
    contains(said, ("the rating", "On track?", "For which one?"))
    chooses_for(lead, "ANY-1.2")
    assert (lead.typed("rating"), lead.typed("progress")) == ("green", None)


def test_a_rating_that_may_not_be_is_not_chosen(lead: Person, stage: Stage) -> None:
    """The form says which are left, as ever."""
    says(lead, "🔵")
    chooses_for(lead, "ANY-1.3")
    assert lead.typed("rating") is None
    assert stage.asks(select(func.count()).select_from(Revision)) == [4]


@pytest.mark.parametrize(
    "typed",
    [
        "stop messaging me please",
        "STOP",
        "unsubscribe",
        "please take me off this list",
        "dont message me again",
    ],
)
def test_who_wants_no_messages_reads_how_they_end(lead: Person, stranger: Person, typed: str) -> None:
    """How to hand over, to be away and to be asked at other hours, and whom to ask; it is no update."""
    said = says(lead, typed)
    contains(
        said, ("These are not mine", "/updates away", "/updates hours", "the Governance Manager", "Tell us")
    )
    lacks(said, ("Use this as your update",))
    lead.presses("Tell us", place=musters(lead)[-1])
    lead.sees("Away, or not yours?")
    said = says(stranger, typed)
    contains(said, ("You hold no role in the plan", "Governance Manager"))
    lacks(said, ("Tell us",))


@pytest.mark.parametrize(
    "typed", ["when is it due", "how do i submit?", "I cant open the form", "who do I ask?"]
)
def test_how_to_answer_is_told(lead: Person, typed: str) -> None:
    """By when, how, and whom to ask."""
    contains(
        says(lead, typed), ("4 updates wait for you, by 5pm", "Press Update beside it", "Governance Manager")
    )


def test_what_is_pressed_twice_is_added_once(lead: Person) -> None:
    """Two presses open two forms with the same words."""
    says(lead, "ANY-1.1: opened the Poole unit")
    offer = musters(lead)[-1]
    for _ in range(2):
        lead.presses("Use it", place=offer)
        lead.chooses("rating", "green")
        assert lead.typed("progress") == "opened the Poole unit"


def test_what_was_deleted_meanwhile_is_said_to_be_gone(lead: Person) -> None:
    """The button stands under Muster's answer still; the form opens without the words, and says why."""
    says(lead, "ANY-1.1: opened the Poole unit")
    (press,) = (row for row in musters(lead)[-1]["blocks"] if row["type"] == "actions")
    return_id = press["elements"][0]["value"].split("|")[0]
    lead.forges_press(f"{return_id}|1633000000.000100|", "use_reply")
    lead.sees("What you typed is not there any more")
    lead.chooses("rating", "green")
    assert not lead.typed("progress")


def test_another_quarter_at_the_head_is_asked_about(lead: Person) -> None:
    """It is not taken for this quarter's without a word: which quarter is asked for is said first. A quarter further
    on is a part of what is said."""
    said = says(lead, "Q1 ANY-1.1: opened the Poole unit.")
    contains(said, ("You name Quarter 1 2021/22", "what is asked for now is Quarter 2 2021/22"))
    contains(said, ("only where the plan office reopens it", "update of Q2 2021/22 all the same for ANY-1.1"))
    for typed in ("Q2 ANY-1.1: opened the Poole unit.", "ANY-1.1: opened the Poole unit, as said in Q1"):
        lacks(says(lead, typed), ("You name", "all the same"))
