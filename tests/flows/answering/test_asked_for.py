"""What a form marks as required it asks for, what it marks as optional it never refuses, and it asks for one thing at
a time."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from digests.answering.form import Typed, answer_from_typed, needed_fields
from digests.answering.form_questions import is_optional
from storage.enums import PathKind, Rating, RequestState, SupportKind, SupportState
from storage.rules.answering.findings import CASES
from storage.rules.answering.validation import check
from storage.tables import DueDateRequest, SupportRequest
from tests.flows.person import AMBER, GREEN, RED, Person, contains, lacks
from tests.flows.plan import PROMISE
from tests.flows.stage import Stage
from tests.flows.words import buttons, words_of
from tests.messages.registry.kit import cast
from tests.rules.samples import TERMS

LATER = date(2023, 12, 31)
FILLED: dict[str, Any] = {
    "promise": "kept",
    "progress": "Opened the Poole unit on 9 September with 24 cadets.",
    "next_steps": "Recruit leaders for the Bridport unit by December.",
    "reason": "The hall was not ready in time.",
    "path_action": "Agree another hall with the school",
    "path_owner": "Chief Inspector Prevention",
    "path_by_when": TERMS.as_at,
    "support_ask": "Two leaders",
    "support_of_whom": "Chief Constable",
    "support_by_when": TERMS.as_at,
    "completed_on": TERMS.quarter_end,
    "evidence": "Board minute, 21 September",
    "monitor": False,
    "hold_agreed_by": "Director of Operations",
    "new_due": LATER,
    "new_due_reason": "The survey takes longer.",
}
FORMS = [
    Typed(rating, path_kind=kind, support_kind=support, more=more, new_due=new_due)
    for rating in Rating
    if rating is not Rating.NONE
    for kind in (None, *PathKind)
    for support in (SupportKind.NONE, SupportKind.DATA)
    for more in (False, True)
    for new_due in (None, LATER)
]
DOES_NOT_MATTER = frozenset({"rating", "path_kind", "support_kind"})
"""Questions whose answer decides what else is asked: each form has them filled in."""


def filled(form: Typed, *, but: str = "") -> Typed:
    """The form with every question answered that it does not call optional, but for one."""
    asked = [key for key in needed_fields(form.rating, cast.form_facts(), form) if key not in DOES_NOT_MATTER]
    given = {key: FILLED[key] for key in asked if key in FILLED and not is_optional(key, form) and key != but}
    return Typed(**{**vars(form), **given})


def refused(form: Typed) -> set[str]:
    """The cases in which the rules refuse what stands in it because something is missing."""
    found = check(answer_from_typed(form), TERMS)
    return {one.field for one in found if CASES[one.code, one.field, one.case] and one.case == "missing"}


@pytest.mark.parametrize("form", FORMS, ids=str)
def test_what_is_optional_is_never_refused_and_what_is_required_is(form: Typed) -> None:
    """For each rating, way back and help: the required alone is enough, and none of it may be left out."""
    if form.new_due and "new_due" not in needed_fields(form.rating, cast.form_facts(), form):
        form = Typed(**{**vars(form), "new_due": None})
    assert refused(filled(form)) == set()
    for key in needed_fields(form.rating, cast.form_facts(), form):
        if key in FILLED and not is_optional(key, form) and getattr(form, key) in (None, ""):
            assert refused(filled(form, but=key)), key


@pytest.mark.usefixtures("asked")
def test_a_new_date_that_is_needed_is_asked_for_and_is_the_wish(
    lead: Person, sro: Person, stage: Stage
) -> None:
    """Off track, for want of a new date: which one is asked, why is said already, and the SRO decides."""
    lead.opens("ANY-1.1")
    lead.fills_in(**{**RED, "path_kind": "decision_new_date", "support_kind": "none"})
    assert not {"path_action", "path_owner"} & set(lead.questions)
    assert lead.questions.index("new_due") == lead.questions.index("path_kind") + 1
    assert "new_due" in stage.workspace.submit(lead.user)["client_refused"]
    lead.chooses("new_due", "2023-06-30")
    lead.submits()
    assert lead.has_no_form, lead.view["errors"]
    (wish,) = stage.asks(select(DueDateRequest))
    assert (wish.new_due, wish.reason, wish.state) == (date(2023, 6, 30), RED["reason"], RequestState.ASKED)
    asked = next(one for one in sro.messages if "30 June 2023" in words_of(one.get("blocks", [])))
    contains(words_of(asked["blocks"]), (RED["reason"],))
    contains(
        words_of(lead.receipts[-1]["blocks"]),
        ("a new date: 30 June 2023 · Director of Operations",),
    )
    sro.presses("Approve", place=asked)
    stage.settle()
    sro.types("/commitment ANY-1.1")
    sro.reads("30 June 2023", "was 31 March 2023")


@pytest.mark.usefixtures("asked")
def test_a_new_date_that_is_no_later_is_refused_beside_it(lead: Person) -> None:
    """The one thing that is wrong, at its own question."""
    lead.opens("ANY-1.1")
    lead.fills_in(**{**RED, "path_kind": "decision_new_date", "support_kind": "none"})
    lead.fills_in(new_due="2023-03-31")
    lead.submits()
    lead.is_told("a new date must be later than that", beside="new_due")
    assert set(lead.view["errors"]) == {"new_due"}


@pytest.mark.usefixtures("asked")
def test_another_decision_may_be_named_without_words(lead: Person, stage: Stage) -> None:
    """Money, from whom and by when: the box for more says that it is optional, and is not refused."""
    lead.opens("ANY-1.1")
    lead.fills_in(**{**RED, "path_action": ""})
    lead.sees("What exactly is to be decided?", "Who decides?")
    lead.submits()
    assert lead.has_no_form, lead.view["errors"]
    lead.opens("ANY-1.2")
    lead.fills_in(**{**RED, "path_kind": "action", "path_action": ""})
    assert "path_action" in stage.workspace.submit(lead.user)["client_refused"]


@pytest.mark.usefixtures("asked")
def test_why_a_new_date_is_needed_is_required_once_one_is_asked_for(lead: Person, stage: Stage) -> None:
    """Under More, the reason is optional until there is a date, and required from then on."""
    lead.opens("ANY-1.1")
    lead.fills_in(**AMBER)
    lead.asks_for_more()
    block = next(one for one in lead.view["blocks"] if one["block_id"] == "new_due_reason")
    assert block["optional"]
    lead.chooses("new_due", "2023-06-30")
    assert "new_due_reason" in stage.workspace.submit(lead.user)["client_refused"]


@pytest.mark.usefixtures("asked")
def test_what_became_of_the_promise_is_asked_and_told(lead: Person, sro: Person, stage: Stage) -> None:
    """Kept, missed or moved: the receipt, the SRO and `/commitment` read it; nothing said is no answer."""
    lead.opens("ANY-1.1")
    lead.fills_in(**{**AMBER, "promise": "moved"})
    lead.sees(PROMISE, "Was it done?")
    lead.submits()
    contains(words_of(lead.receipts[-1]["blocks"]), (f"Promised last time: moved · “{PROMISE}”",))
    sro.types("/commitment ANY-1.1")
    sro.reads(f"Promised last time: moved · “{PROMISE}”")
    assert stage.revisions("ANY-1.1")[0].content["answer"]["promise"] == "moved"
    lead.closes_the_form()
    lead.opens("ANY-1.1")
    assert lead.typed("promise") == "moved"
    lead.closes_the_form()
    lead.answers("ANY-1.2", **GREEN)
    assert "promise" not in stage.revisions("ANY-1.2")[0].content["answer"]


@pytest.mark.usefixtures("asked")
def test_the_button_says_what_is_behind_it(lead: Person) -> None:
    """[More] names the further questions of the rating that is chosen."""
    lead.opens("ANY-1.1")
    for rating, behind in (
        ("green", "More: milestones, forecast, new date, evidence, public line, who reads it"),
        ("blue", "More: milestones, public line, who reads it"),
        ("grey", "More: public line, who reads it"),
    ):
        lead.chooses("rating", rating)
        assert behind in [one.label for one in buttons(lead.view["blocks"])]


@pytest.mark.usefixtures("asked")
def test_that_nothing_is_lost_is_said_once(lead: Person) -> None:
    """However much is refused, and only where something was typed."""
    lead.opens("ANY-1.1")
    lead.fills_in(**{**AMBER, "progress": "Under way.", "path_action": " ", "path_by_when": "2021-09-01"})
    lead.submits()
    assert len(lead.view["errors"]) == 3
    assert " ".join(lead.view["errors"].values()).count("Nothing you typed is lost") == 1
    lead.is_told("Nothing you typed is lost", beside="progress")


@pytest.mark.usefixtures("asked")
def test_tell_us_asks_for_one_thing_at_a_time(lead: Person) -> None:
    """Away asks from when to when; not mine asks which; what was said of the one is there when one comes back."""
    lead.presses("Tell us", place=lead.prompt)
    assert lead.questions == ["what", "first", "last", "cover", "word"]
    lead.fills_in(first="2021-10-20", last="2021-10-12", word="Back soon")
    lead.submits()
    lead.is_told("the first day of an absence stands first")
    lead.chooses("what", "not_mine")
    assert lead.questions == ["what", "which", "word"]
    assert not lead.view["errors"]
    assert lead.typed("word") == "Back soon"
    lead.chooses("which", "ANY-1.2")
    lead.chooses("what", "away")
    assert lead.typed("word") == "Back soon"
    lead.chooses("what", "not_mine")
    lead.submits()
    lead.sees("The plan office has been told")


@pytest.mark.usefixtures("asked")
def test_the_days_of_an_absence_are_marked_as_required(lead: Person, stage: Stage) -> None:
    """Slack's own client asks for them."""
    lead.presses("Tell us", place=lead.prompt)
    assert set(stage.workspace.submit(lead.user)["client_refused"]) == {"last"}


@pytest.mark.usefixtures("asked")
def test_not_mine_brings_hand_over(lead: Person, office: Person, deputy: Person, stage: Stage) -> None:
    """The plan office hands the role over from the message; of somebody who holds none there is nothing to press."""
    lead.presses("Tell us", place=lead.prompt)
    lead.chooses("what", "not_mine")
    lead.submits()
    stage.settle()
    told = next(one for one in office.messages if "not mine" in words_of(one.get("blocks", [])))
    contains(words_of(told["blocks"]), ("Head of Scrutiny says of ANY-1.1", "Hand over"))
    office.presses("Hand over", place=told)
    office.sees("Hand over", "Head of Scrutiny", "leads 4 commitments")
    office.chooses("person", "USTRANGER")
    office.submits()
    office.sees("they hold Head of Scrutiny from today")
    deputy.types("/updates")
    before = len(office.messages)
    deputy.forges_press("", "tell_us")
    deputy.chooses("what", "not_mine")
    deputy.submits()
    stage.settle()
    lacks("".join(one.label for one in buttons(office.messages[before]["blocks"])), ("Hand over",))


@pytest.mark.usefixtures("asked")
def test_spaces_are_no_reason(lead: Person, chief: Person, office: Person, stage: Stage) -> None:
    """Where words are required, blanks are refused beside their box, and nothing is decided."""
    lead.opens("ANY-1.1")
    lead.fills_in(**{**RED, "path_kind": "decision_new_date", "new_due": "2023-06-30"})
    lead.fills_in(new_due="2023-06-30")
    lead.submits()
    asked = next(one for one in chief.messages if "30 June 2023" in words_of(one.get("blocks", [])))
    chief.presses("Decline", place=asked)
    chief.chooses("due_date_reason", "   ")
    chief.submits()
    chief.is_told("Say why in a sentence", beside="due_date_reason")
    assert stage.asks(select(DueDateRequest.state)) == [RequestState.ASKED]
    office.types("/muster support")
    office.presses("Answer", on="ANY-1.1")
    office.chooses("state", "declined")
    office.chooses("words", "   ")
    office.submits()
    office.is_told("Say why not", beside="words")
    assert stage.asks(select(SupportRequest.state)) == [SupportState.OPEN]
