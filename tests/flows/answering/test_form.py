"""The form: what it asks, when it asks more, and that what was typed stays whatever happens to it."""

import pytest

from tests.flows.person import AMBER, BLUE, GREEN, RED, Person
from tests.flows.plan import PROMISE
from tests.flows.stage import Stage

pytestmark = pytest.mark.usefixtures("asked")

DONE_AND_NEXT = ["rating", "promise", "progress", "next_steps"]


def test_the_form_opens_with_the_rating_alone(lead: Person) -> None:
    """One question stands in the form, with the plan's own definitions and what was said last quarter."""
    lead.opens("ANY-1.1")
    assert lead.questions == ["rating"]
    lead.sees("Update ANY-1.1", "Cadet units", "You said: ", PROMISE, "At risk", "Off track")


@pytest.mark.parametrize(
    ("answers", "asked_besides"),
    [
        (GREEN, []),
        (AMBER, ["reason", "path_action", "path_owner", "path_by_when", "support_kind"]),
        (
            RED,
            ["reason", "path_kind", "path_action", "path_owner", "path_by_when", "support_kind", "support_ask",
             "support_of_whom", "support_by_when", "for_board"],
        ),
    ],
    ids=["green", "amber", "red"],
)  # fmt: skip
def test_the_rating_decides_what_is_asked(
    lead: Person, answers: dict[str, str], asked_besides: list[str]
) -> None:
    """Choosing a rating draws its questions, and no others; an answer to each is recorded."""
    lead.opens("ANY-1.1")
    lead.fills_in(**answers)
    assert lead.questions == DONE_AND_NEXT + asked_besides
    lead.submits()
    assert lead.has_no_form, lead.view["errors"]


def test_complete_asks_for_proof_and_what_comes_next_only_if_monitored(lead: Person) -> None:
    """Blue asks what was delivered, when, the proof and whether to watch it; then what the watching is."""
    lead.opens("ANY-1.1")
    lead.fills_in(**BLUE)
    assert lead.questions == ["rating", "promise", "progress", "completed_on", "evidence", "monitor"]
    lead.chooses("monitor", "yes")
    assert lead.questions[-1] == "next_steps"


def test_what_was_typed_outlives_a_change_of_rating(lead: Person) -> None:
    """From green to amber, to red and back, nothing typed under any of them is lost."""
    lead.opens("ANY-1.1")
    lead.fills_in(**AMBER)
    for rating in ("red", "green", "grey", "amber"):
        lead.chooses("rating", rating)
    for question in ("progress", "next_steps", "reason", "path_action", "path_owner", "path_by_when"):
        assert lead.typed(question) == AMBER[question]


def test_more_opens_the_further_questions_and_keeps_the_rest(lead: Person) -> None:
    """[More] adds the milestones, forecast, evidence, risk, a new date, the public line, handling and a
    recheck; what stood in the form stays."""
    lead.opens("ANY-1.1")
    lead.fills_in(**GREEN)
    lead.asks_for_more()
    met, moved, *further = lead.questions[4:]
    assert (met.partition(".")[0], moved.partition(".")[0]) == ("met", "moved")
    assert further == [
        *("forecast", "evidence", "risk_reference", "new_due", "new_due_reason"),
        *("public_line", "handling", "recheck"),
    ]
    assert lead.typed("progress") == GREEN["progress"]
    assert lead.typed("forecast") == "2023-03-31"


def test_a_refused_form_names_the_fields_and_keeps_its_text(lead: Person) -> None:
    """Too little said, no action, a day that has passed: each is told beside its field, and the text stays."""
    lead.opens("ANY-1.1")
    lead.fills_in(**{**AMBER, "progress": "Under way.", "path_action": " ", "path_by_when": "2021-09-01"})
    lead.submits()
    lead.is_told("That is 10 characters; members need at least 30", beside="progress")
    lead.is_told("At risk needs one action that gets this back on track", beside="path_action")
    lead.is_told("1 September 2021 has passed", beside="path_by_when")
    assert lead.typed("progress") == "Under way."
    assert lead.typed("reason") == AMBER["reason"]
    lead.fills_in(**AMBER)
    lead.submits()
    assert lead.has_no_form
    assert len(lead.receipts) == 1


def test_a_refused_form_that_is_closed_is_carried_on(lead: Person) -> None:
    """What was refused is a draft: it stands in the form when it is opened again."""
    lead.opens("ANY-1.1")
    lead.fills_in(**{**AMBER, "progress": "Under way."})
    lead.submits()
    lead.closes_the_form()
    lead.opens("ANY-1.1")
    assert lead.typed("progress") == "Under way."
    assert lead.typed("path_action") == AMBER["path_action"]


def test_what_a_rating_needs_is_not_called_optional(lead: Person, stage: Stage) -> None:
    """Slack's own client stops an empty box that the rating needs; nothing typed leaves the form."""
    lead.opens("ANY-1.1")
    lead.fills_in(rating="amber", progress=AMBER["progress"])
    missing = stage.workspace.submit(lead.user)["client_refused"]
    assert set(missing) == {
        "next_steps",
        "reason",
        "path_action",
        "path_owner",
        "path_by_when",
        "support_kind",
    }
    assert lead.typed("progress") == AMBER["progress"]
    assert stage.revisions("ANY-1.1") == []


def test_a_form_sent_before_its_questions_were_drawn_is_drawn_with_a_notice(
    stage: Stage, lead: Person
) -> None:
    """A submission that overtakes the redrawing gets the rating's questions, with what was typed."""
    lead.opens("ANY-1.1")
    lead.fills_in(**GREEN)
    lead.did(stage.workspace.submit(lead.user, {"rating": "amber"}))
    lead.sees("Not sent yet.", "This rating asks other questions")
    assert "path_action" in lead.questions
    assert lead.typed("progress") == GREEN["progress"]
    assert lead.typed("rating") == "amber"
    lead.fills_in(**AMBER)
    lead.submits()
    assert [revision.rating for revision in stage.revisions("ANY-1.1")] == ["amber"]


def test_a_closed_form_is_carried_on_when_it_is_opened_again(lead: Person) -> None:
    """Closing loses nothing: the form opens next time with everything that stood in it."""
    lead.opens("ANY-1.1")
    lead.fills_in(rating="amber", progress="Half a thought", path_owner="Chief Inspector Prevention")
    lead.closes_the_form()
    assert lead.has_no_form
    lead.opens("ANY-1.1")
    assert lead.typed("rating") == "amber"
    assert lead.typed("progress") == "Half a thought"
    assert lead.typed("path_owner") == "Chief Inspector Prevention"


def test_a_draft_is_its_authors_own(lead: Person, force: Person) -> None:
    """What the lead has typed and not sent does not stand in the co-lead's form."""
    lead.opens("ANY-1.1")
    lead.fills_in(rating="amber", progress="Half a thought")
    lead.closes_the_form()
    force.types("/updates")
    force.presses("Update", on="ANY-1.1")
    assert force.questions == ["rating"]


def test_a_form_without_a_rating_is_stopped_in_the_field(lead: Person, stage: Stage) -> None:
    """Slack's client asks for the rating; nothing reaches the record."""
    lead.opens("ANY-1.1")
    assert "rating" in stage.workspace.submit(lead.user)["client_refused"]
    assert stage.revisions("ANY-1.1") == []


def test_an_answer_in_the_form_of_an_earlier_one_is_not_asked_twice(lead: Person) -> None:
    """Opened after an answer, the form holds that answer to be changed."""
    lead.answers("ANY-1.1", **AMBER)
    lead.opens("ANY-1.1")
    assert {key: lead.typed(key) for key in AMBER} == AMBER
