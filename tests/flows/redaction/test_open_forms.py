"""A form that stood open with words while they were taken out of the record."""

import pytest

from handlers.answering.taken_out import as_kept
from tests.flows.person import Person, lacks
from tests.flows.redaction.test_redaction import AFTER, NAMED, asks, everything_shown, whole_record
from tests.flows.stage import Stage
from tests.flows.words import words_of

pytestmark = pytest.mark.usefixtures("asked")

NOTICE = "Words were taken out of the record while this form was open"


def redacted(office: Person, chief: Person, stage: Stage) -> None:
    """The name is asked for and taken out."""
    asks(office)
    stage.settle()
    chief.presses("Look and confirm", place=chief.messages[-1])
    chief.submits()
    stage.settle()


def is_without(lead: Person, stage: Stage) -> None:
    """The form says so, has the rest of what was typed, and neither it nor the record has the name."""
    lead.sees(NOTICE)
    assert lead.typed("progress") == "Met the family of  [redacted] & others; the unit opened on 9 September."
    assert lead.typed("next_steps").startswith("See [redacted]' family again by December, and open")
    lacks(words_of(lead.view["blocks"]).casefold(), ("bloggs",))
    assert "bloggs" not in whole_record(stage)


@pytest.mark.parametrize("act", ["submits", "types", "chooses", "asks_for_more"])
def test_what_was_taken_out_does_not_come_back(
    lead: Person, office: Person, chief: Person, stage: Stage, act: str
) -> None:
    """Whatever is done next in the form, it stands anew without the words and with all else; then it is sent as it
    is."""
    lead.opens("ANY-1.1")
    lead.fills_in(**NAMED)
    redacted(office, chief, stage)
    match act:
        case "submits":
            lead.submits()
        case "types":
            lead.chooses("next_steps", NAMED["next_steps"] + " More.")
        case "chooses":
            lead.chooses("rating", "amber")
            lead.sees(NOTICE)
            lead.chooses("rating", "green")
        case _:
            lead.asks_for_more()
    if act != "chooses":
        is_without(lead, stage)
    assert not stage.revisions("ANY-1.1")
    lead.submits()
    (only,) = stage.revisions("ANY-1.1")
    assert only.content["answer"]["progress"].startswith("Met the family of  [redacted] & others")
    assert "bloggs" not in whole_record(stage)
    assert "bloggs" not in everything_shown(stage, lead, office, chief)


def test_closing_the_form_keeps_the_rest(lead: Person, office: Person, chief: Person, stage: Stage) -> None:
    """The draft is without the words, and the form opens with it."""
    lead.opens("ANY-1.1")
    lead.fills_in(**NAMED)
    redacted(office, chief, stage)
    lead.closes_the_form()
    assert "bloggs" not in whole_record(stage)
    lead.opens("ANY-1.1")
    assert lead.typed("progress") == "Met the family of  [redacted] & others; the unit opened on 9 September."


def test_an_answer_opened_to_change_it_does_not_bring_them_back(
    lead: Person, office: Person, chief: Person, stage: Stage
) -> None:
    """Nothing was typed, and the form has the words from the answer."""
    lead.answers_anyway("ANY-1.1", **NAMED)
    lead.opens("ANY-1.1")
    redacted(office, chief, stage)
    lead.submits()
    is_without(lead, stage)


def test_what_is_asked_before_sending_does_not_bring_them_back(
    lead: Person, office: Person, chief: Person, stage: Stage
) -> None:
    """The screen that asks "is it meant?" sends what is kept."""
    lead.opens("ANY-1.1")
    lead.fills_in(**NAMED)
    lead.submits()
    lead.sees("Before you send")
    redacted(office, chief, stage)
    lead.submits()
    assert "bloggs" not in whole_record(stage)


def test_what_is_recorded_on_behalf_does_not_bring_them_back(
    lead: Person, office: Person, chief: Person, stage: Stage
) -> None:
    """The plan office's own form is held to the same."""
    lead.answers_anyway("ANY-1.2", **NAMED)
    asks(office)
    stage.settle()
    office.types("/muster record ANY-1.1 from a letter of 30 September")
    office.fills_in(**NAMED)
    chief.presses("Look and confirm", place=chief.messages[-1])
    chief.submits()
    office.submits()
    office.sees("On behalf of Head of Scrutiny")
    is_without(office, stage)
    office.submits()
    assert "bloggs" not in whole_record(stage)
    assert stage.revisions("ANY-1.1")


def test_a_form_opened_afterwards_may_say_something_else(
    lead: Person, office: Person, chief: Person, stage: Stage
) -> None:
    """Where "[redacted]" stands, its author writes what still holds, and is not asked twice."""
    lead.answers_anyway("ANY-1.1", **NAMED)
    redacted(office, chief, stage)
    lead.opens("ANY-1.1")
    assert "[redacted]" in lead.typed("progress")
    lead.fills_in(**AFTER)
    lead.submits()
    lacks(words_of(lead.view["blocks"]), (NOTICE,))
    assert stage.revisions("ANY-1.1")[-1].content["answer"]["progress"] == AFTER["progress"]


@pytest.mark.parametrize(
    ("said", "kept", "now"),
    [
        (
            "Met Jo Bloggs on 9 May at noon",
            "Met [redacted] on 9 May at noon",
            "Met [redacted] on 9 May at noon",
        ),
        (
            "Met Jo Bloggs on 9 May at noon. x",
            "Met [redacted] on 9 May at noon",
            "Met [redacted] on 9 May at noon. x",
        ),
        ("We met Jo Bloggs on 9 May", "Met [redacted] on 9 May", "Met [redacted] on 9 May"),
        ("Jo Bloggs", "[redacted]", "[redacted]"),
        ("Jo Bloggs and Jo Bloggs", "[redacted] and [redacted]", "[redacted] and [redacted]"),
        ("Met Duke of the Bs at the place", "Met [redacted] in the hall", "Met [redacted] in the hall"),
        (
            "Met the family on 9 May at noon",
            "Met [redacted] on 9 May at noon",
            "Met [redacted] on 9 May at noon",
        ),
        ("", "[redacted]", ""),
        (
            "I and [redacted] met Jo B, who left us",
            "I and [redacted] met [redacted], who left us",
            "I and [redacted] met [redacted], who left us",
        ),
    ],
)
def test_where_words_stood_the_record_stands(said: str, kept: str, now: str) -> None:
    """What stands between words that are surely the same stays as it was typed, unless words were taken out there."""
    assert as_kept(said, kept) == now
