"""Help that a lead asks for reaches whoever is asked, who records what came of it; the lead and the SRO hear."""

import pytest
from sqlalchemy import select

from storage.enums import SupportState
from storage.tables import HelpAnswer, SupportRequest
from tests.flows.decisions.help import (
    ASK,
    MINUTE,
    MORNING,
    PART,
    answers_help,
    ask_of,
    asks_for_help,
    asks_of,
    letters,
)
from tests.flows.person import Person, contains, lacks
from tests.flows.plan import CHIEF, LEAD
from tests.flows.stage import Stage
from tests.flows.words import buttons, words_of

pytestmark = pytest.mark.usefixtures("asked")
ASKED_FOR = f"Decision asked of {CHIEF} by 5 November 2021: {ASK}."


def test_whoever_is_asked_is_told_once_in_office_hours(lead: Person, chief: Person, stage: Stage) -> None:
    """What is asked, by whom and by when, with four buttons; however often the clock comes by."""
    asks_for_help(lead)
    assert asks_of(chief) == []
    for when in (MORNING, "2021-10-04 12:00", "2021-10-05 09:35"):
        stage.it_is(when)
    ask = ask_of(chief)
    contains(
        words_of(ask["blocks"]), ("Help is asked of you: ANY-1.1 Cadet units", ASKED_FOR, f"Asked by {LEAD}")
    )
    labels = [one.label for one in buttons(ask["blocks"])]
    assert labels == ["Agreed", "Agreed in part", "Declined", "Done"]


def test_an_answer_reaches_the_lead_and_the_sro_in_the_same_words(
    lead: Person, chief: Person, sro: Person, force: Person, stage: Stage
) -> None:
    """One letter each; the ask itself says what came of it, and can be changed."""
    asks_for_help(lead)
    stage.it_is(MORNING)
    answers_help(
        chief,
        "Agreed in part",
        words=PART,
        decided_by="Resources Board",
        decided_on="2021-10-01",
        reference="Minute 7.2",
    )
    came = (
        f"Agreed in part by {CHIEF}, 4 October 2021: {PART} "
        "Decision recorded: Resources Board, 1 October 2021, Minute 7.2."
    )
    for person in (lead, sro, force):
        (letter,) = letters(person)
        contains(letter, (ASKED_FOR, came))
    contains(words_of(ask_of(chief)["blocks"]), (came, "Change"))
    assert stage.asks(select(SupportRequest.state)) == [SupportState.AGREED_IN_PART]


def test_without_a_minute_it_is_not_yet_recorded_as_a_decision(
    lead: Person, chief: Person, sro: Person, stage: Stage
) -> None:
    """A button records a decision that was made elsewhere, and says so where none is named. Until then the help is
    found among what nobody has answered."""
    asks_for_help(lead)
    stage.it_is(MORNING)
    sro.types("/priority help not answered")
    sro.reads("nobody has answered: 1 commitment", "ANY-1.1 Cadet units")
    answers_help(chief, "Declined", words="There is no money this year.")
    sro.types("/priority help not answered")
    sro.reads("nobody has answered: none")
    contains(
        letters(sro)[0],
        (
            f"Declined by {CHIEF}, 4 October 2021: There is no money this year. Not yet recorded as a decision.",
        ),
    )
    assert letters(lead) == letters(sro)


@pytest.mark.parametrize(
    ("label", "fields", "beside", "says"),
    [
        ("Declined", {}, "words", "Say why not"),
        ("Agreed in part", {"words": "  "}, "words", "Say which part"),
        ("Agreed", {"reference": MINUTE, "decided_on": "2021-10-05"}, "decided_on", "still to come"),
        ("Agreed", {"reference": MINUTE}, "decided_on", "Say when"),
        (
            "Done",
            {"reference": MINUTE, "decided_on": "2021-10-01", "decided_by": " "},
            "decided_by",
            "Say who",
        ),
    ],
)
def test_what_an_answer_lacks_is_said_beside_it(
    lead: Person, chief: Person, stage: Stage, label: str, fields: dict[str, str], beside: str, says: str
) -> None:
    """Which part, why not, and of a decision by whom and when; nothing is recorded."""
    asks_for_help(lead)
    stage.it_is(MORNING)
    answers_help(chief, label, **fields)
    chief.is_told(says, beside=beside)
    assert stage.asks(select(HelpAnswer)) == []


def test_an_answer_is_corrected_and_taken_back_and_all_of_it_stays(
    lead: Person, chief: Person, sro: Person, stage: Stage
) -> None:
    """Each time the lead and the SRO hear of it; what was said before is told, and kept."""
    asks_for_help(lead)
    stage.it_is(MORNING)
    answers_help(chief, "Declined", words="There is no money this year.")
    chief.presses("Change", place=ask_of(chief))
    chief.sees("Declined by Chief Executive")
    chief.fills_in(state="met", words="Both are paid for.")
    chief.submits()
    contains(
        letters(lead)[-1],
        (f"Done by {CHIEF}, 4 October 2021: Both are paid for.", "Before that: declined, 4 October 2021"),
    )
    chief.presses("Change", place=ask_of(chief))
    chief.fills_in(state="open")
    chief.submits()
    contains(letters(sro)[-1], ("No answer yet.", "Taken back: done, 4 October 2021 (“Both are paid for.”)"))
    assert "Declined" in [one.label for one in buttons(ask_of(chief)["blocks"])]
    assert stage.asks(select(HelpAnswer.state).order_by(HelpAnswer.id)) == ["declined", "met", "open"]
    assert len(letters(lead)) == len(letters(sro)) == 3


def test_somebody_else_has_answered_meanwhile(
    lead: Person, chief: Person, office: Person, stage: Stage
) -> None:
    """A form that was opened before says so and records nothing."""
    asks_for_help(lead)
    stage.it_is(MORNING)
    chief.presses("Agreed", place=ask_of(chief))
    office.types("/muster support")
    office.presses("Answer", on="ANY-1.1")
    office.fills_in(state="declined", words="No.")
    office.submits()
    chief.submits()
    chief.is_told("Somebody has answered since", beside="state")
    assert stage.asks(select(HelpAnswer.state)) == ["declined"]
    contains(
        letters(lead)[0], (f"Declined by {CHIEF}, 4 October 2021 (recorded by Governance Manager): No.",)
    )


def test_one_who_never_answers_is_reminded_and_then_the_plan_office_hears(
    lead: Person, chief: Person, office: Person, stage: Stage
) -> None:
    """A week before, the day before, the day after; then the plan office is asked to ask. Once each."""
    asks_for_help(lead, support_by_when="2021-10-20")
    stage.it_is(MORNING)
    reminders = []
    days = (
        "2021-10-12",
        "2021-10-13",
        "2021-10-14",
        "2021-10-18",
        "2021-10-19",
        "2021-10-20",
        "2021-10-21",
        "2021-10-22",
    )
    for day in days:
        for hour in ("09:30", "14:00"):
            stage.it_is(f"{day} {hour}")
        said = [words_of(one["blocks"]) for one in chief.messages]
        reminders.append(sum("for your help" in one or "A newer reminder" in one for one in said))
    assert reminders == [0, 1, 1, 1, 2, 2, 3, 3]
    ask = ask_of(office)
    contains(
        words_of(ask["blocks"]),
        (f"Please ask {CHIEF} for {LEAD}: ANY-1.1", f"{CHIEF} was asked, and has not answered."),
    )
    answers_help(office, "Done", words="Both are in post.")
    contains(
        letters(lead)[0],
        (f"Done by {CHIEF}, 22 October 2021 (recorded by Governance Manager): Both are in post.",),
    )
    lacks(words_of(ask_of(chief)["blocks"]), ("Agreed in part",))


def test_what_is_asked_no_more_wants_no_answer(lead: Person, chief: Person, stage: Stage) -> None:
    """The lead's next version asks for none: the buttons go, and nobody is reminded."""
    asks_for_help(lead)
    stage.it_is(MORNING)
    lead.answers("ANY-1.1", support_kind="none")
    (ask,) = (one for one in chief.messages if "The lead asks for it no more" in words_of(one["blocks"]))
    assert not buttons(ask["blocks"])


def test_the_same_ask_again_is_not_put_twice(lead: Person, chief: Person, stage: Stage) -> None:
    """A lead who mends a word of their update asks nobody anew, though it was answered meanwhile."""
    asks_for_help(lead)
    stage.it_is(MORNING)
    answers_help(chief, "Agreed", words="Go ahead.")
    lead.answers("ANY-1.1", progress="Opened the Poole unit on 9 September with 25 cadets and two leaders.")
    stage.it_is("2021-10-05 09:35")
    assert len(asks_of(chief)) == 1
    assert stage.asks(select(SupportRequest.state)) == [SupportState.AGREED]
