"""An update is sent: what is recorded, who hears of it, and that nothing is recorded twice or lost."""

import pytest

from tests.flows.person import AMBER, GREEN, Person, contains
from tests.flows.stage import Stage
from tests.flows.words import words_of

pytestmark = pytest.mark.usefixtures("asked")

REVISED = {
    **GREEN,
    "progress": "Opened the Poole unit with 26 cadets, two of them transfers from Dorchester.",
}


def test_an_answer_is_recorded_receipted_and_ticked_off(lead: Person, stage: Stage) -> None:
    """The form closes; a receipt hangs under the prompt, whose line is ticked with the rating."""
    lead.answers("ANY-1.1", **AMBER)
    (receipt,) = lead.receipts
    contains(
        words_of(receipt["blocks"]),
        ("Recorded: ANY-1.1 Cadet units", "At risk", AMBER["progress"], AMBER["path_action"], "in time"),
    )
    prompt = words_of(lead.prompt["blocks"])
    contains(prompt, ("1 of 4 updates in", "✔ ANY-1.1 Cadet units · recorded:", "by Head of Scrutiny"))
    assert [revision.rating for revision in stage.revisions("ANY-1.1")] == ["amber"]


def test_all_answered_says_thank_you(lead: Person) -> None:
    """When every line is in, the prompt says so."""
    for ref in ("ANY-1.1", "ANY-1.2", "ANY-1.3", "ANY-3.1"):
        lead.answers(ref, **AMBER)
    contains(words_of(lead.prompt["blocks"]), ("4 updates, all in. Thank you.",))


def test_the_co_lead_hears_what_was_recorded(lead: Person, force: Person, deputy: Person) -> None:
    """The Force's lead gets the same receipt as the lead, in their own conversation; a deputy too."""
    lead.answers("ANY-1.1", **AMBER)
    lead.answers("ANY-1.2", **AMBER)
    assert ["Recorded: ANY-1.1" in words_of(one["blocks"]) for one in force.receipts] == [True]
    assert ["Recorded: ANY-1.2" in words_of(one["blocks"]) for one in deputy.messages] == [True]


def test_a_co_lead_may_answer_and_the_lead_sees_it(lead: Person, force: Person, stage: Stage) -> None:
    """What the co-lead sends by /updates is ticked off in the lead's prompt, with who said it."""
    force.types("/updates")
    force.reads("Shared with you:", "ANY-1.1")
    force.presses("Update", on="ANY-1.1")
    force.fills_in(**AMBER)
    force.submits()
    contains(words_of(lead.prompt["blocks"]), ("✔ ANY-1.1", "by Chief Inspector Prevention"))
    contains(words_of(lead.receipts[0]["blocks"]), ("By Chief Inspector Prevention",))
    assert stage.revisions("ANY-1.1")[0].author_role == "Chief Inspector Prevention"


def test_a_revision_is_kept_beside_what_it_replaces(lead: Person, stage: Stage) -> None:
    """[Change] records version 2, the receipt says so, and version 1 stands."""
    lead.answers("ANY-1.1", **AMBER)
    lead.answers("ANY-1.1", **{**AMBER, **REVISED, "rating": "amber"})
    assert [revision.no for revision in stage.revisions("ANY-1.1")] == [1, 2]
    contains(words_of(lead.receipts[1]["blocks"]), ("this is version 2",))


def test_the_same_again_says_nothing_new(lead: Person, stage: Stage) -> None:
    """A form sent with what is recorded already says so, and records and sends nothing."""
    lead.answers("ANY-1.1", **AMBER)
    lead.opens("ANY-1.1")
    lead.submits()
    lead.sees("ANY-1.1 says what it said before", "your update for Quarter 2 2021/22")
    assert not lead.questions
    assert len(stage.revisions("ANY-1.1")) == 1
    assert len(lead.receipts) == 1


def test_a_submission_delivered_twice_counts_once(lead: Person, stage: Stage) -> None:
    """Slack sends the same submission again: one revision, one receipt."""
    lead.answers("ANY-1.1", **AMBER)
    stage.workspace.send_again()
    stage.settle()
    assert len(stage.revisions("ANY-1.1")) == 1
    assert len(lead.receipts) == 1


def test_an_old_submission_that_comes_again_does_not_undo_a_newer_one(lead: Person, stage: Stage) -> None:
    """The first submission, delivered again after the second, changes nothing."""
    lead.answers("ANY-1.1", **AMBER)
    first = stage.heard("interactive")[-1]
    lead.answers("ANY-1.1", **{**AMBER, **REVISED, "rating": "amber"})
    assert stage.delivers(first).status_code == 200
    assert [revision.no for revision in stage.revisions("ANY-1.1")] == [1, 2]


def test_the_second_of_two_editors_is_told_who_was_first(lead: Person, force: Person, stage: Stage) -> None:
    """Both have the form open; who sends second hears of the first, loses nothing, and may then replace it."""
    lead.opens("ANY-1.1")
    lead.fills_in(**AMBER)
    force.types("/updates")
    force.presses("Update", on="ANY-1.1")
    force.fills_in(**GREEN)
    force.submits()
    lead.submits()
    lead.sees("Chief Inspector Prevention sent an update for this at 9:30am")
    assert {key: lead.typed(key) for key in AMBER} == AMBER
    lead.submits()
    assert lead.has_no_form
    assert [(one.rating, one.author_role) for one in stage.revisions("ANY-1.1")] == [
        ("green", "Chief Inspector Prevention"),
        ("amber", "Head of Scrutiny"),
    ]


def test_an_update_asked_for_through_the_menu_is_ticked_off_there(busy: Person) -> None:
    """In a long prompt the line moves from what is to do to what is recorded."""
    busy.answers("ANY-4.9", **GREEN)
    contains(words_of(busy.prompt["blocks"]), ("1 of 17 updates in", "✔ Recorded"))


def test_typed_text_never_pings_or_runs(lead: Person, stage: Stage) -> None:
    """<!channel>, a mention, a template and a formula stand in the receipt and in /commitment as typed."""
    nasty = (
        '<!channel> <@U0000BUSY> {{ 7 + 7 }} {% x %} =HYPERLINK("x") *bold* `code` & <https://x.example|y>'
    )
    lead.answers("ANY-1.1", **{**AMBER, "progress": nasty, "path_owner": "<!here> {{ config }}"})
    lead.types("/commitment ANY-1.1")
    for blocks in (lead.receipts[0]["blocks"], lead.answer["blocks"], lead.prompt["blocks"]):
        raw = str(blocks)
        assert "<!channel>" not in raw
        assert "<!here>" not in raw
        assert "<@U0000BUSY>" not in raw
        assert "<https://x.example" not in raw
    for shown in (lead.receipts[0], lead.answer):
        assert "<!channel>" not in shown["text"]
        assert "<@U" not in shown["text"]
    contains(
        words_of(lead.receipts[0]["blocks"]), ("<!channel>", "{{ 7 + 7 }}", "=HYPERLINK", "{{ config }}")
    )
    assert stage.revisions("ANY-1.1")[0].content["answer"]["progress"] == nasty
