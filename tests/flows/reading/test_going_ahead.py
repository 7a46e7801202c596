"""What is not exact is shown, and waits for a press: nothing that writes runs on a guess, and the press looks at who
may and at what is so by then."""

import json

import pytest
from sqlalchemy import func, select

from digests.queries.exact import GO_AHEAD, GoAhead
from storage.tables import Absence, AuditEvent
from tests.flows.person import Person
from tests.flows.stage import Stage, london
from tests.flows.words import buttons, words_of

pytestmark = pytest.mark.usefixtures("asked")


def changes(stage: Stage) -> int:
    """How many changes the record has seen."""
    return int(stage.asks(select(func.count()).select_from(AuditEvent))[0])


def labels(person: Person) -> list[str]:
    """The buttons of the answer."""
    return [one.label for one in buttons(person.answer["blocks"])]


@pytest.mark.parametrize(
    ("typed", "shown", "yes", "done"),
    [
        (
            "waive cadets because it is paused",
            ("ANY-1.1 Cadet units", "“waive ANY-1.1 because it is paused”"),
            "Yes, waive it",
            "ANY-1.1 Cadet units is waived",
        ),
        (
            "extend ANY-1.11 to 20 October because the survey & the rest is late",
            ("ANY-1.1 Cadet units", "“extend ANY-1.1 to 20 October because the survey & the rest is late”"),
            "Yes, give it more time",
            "has until 5pm on Wednesday 20 October: the survey & the rest is late",
        ),
        (
            "withdraw cadets because the partner left",
            ("ANY-1.1 Cadet units",),
            "Yes, withdraw it",
            "ANY-1.1 is withdrawn",
        ),
        (
            "exempt Head of Scruteny because the post is vacant",
            ("Head of Scrutiny", "“exempt Head of Scrutiny because the post is vacant”"),
            "Yes, exempt it",
            "Head of Scrutiny need not answer",
        ),
        (
            "away Head of Scruteny 12 Oct to 20 Oct",
            ("“away Head of Scrutiny 12 Oct to 20 Oct”",),
            "Yes, record it",
            "Recorded: Head of Scrutiny is away",
        ),
        (
            "away Head of Custody 12 Oct to 20 Oct cover Head of Scruteny",
            ("“away Head of Custody 12 Oct to 20 Oct cover Head of Scrutiny”",),
            "Yes, record it",
            "Head of Scrutiny covers",
        ),
        (
            "hand over Bid Lead to Head of Scruteny",
            ("“hand over Bid Lead to Head of Scrutiny”",),
            "Yes, hand it over",
            "Handed over",
        ),
        (
            "acting Bid Lead is Head of Scruteny 4 Oct to 8 Oct",
            ("“acting Bid Lead is Head of Scrutiny 4 Oct to 8 Oct”",),
            "Yes, record it",
            "they act as Bid Lead",
        ),
        (
            "merge ANY-1.1 ANY-1.22 into ANY-9.9 Cadets and visitors",
            ("“merge ANY-1.1 ANY-1.2 into ANY-9.9 Cadets and visitors”",),
            "Yes, merge them",
            "ANY-9.9",
        ),
    ],
)
def test_what_was_meant_is_done_by_a_press(
    office: Person, stage: Stage, typed: str, shown: tuple[str, ...], yes: str, done: str
) -> None:
    """Typed nearly right, the whole line is shown as it would be; nothing changes before the press, and the answer to
    it takes the question's place."""
    before = changes(stage)
    office.types(f"/muster {typed}")
    office.reads("Nothing was done yet", "Did you mean", *shown)
    assert yes in labels(office)
    assert labels(office)[-1] == "No"
    assert changes(stage) == before
    office.presses(yes, on=shown[-1] if "one of these" in words_of(office.answer) else "")
    office.reads(done)
    assert not labels(office)
    assert changes(stage) > before


def test_a_ref_or_a_role_may_have_been_meant(office: Person, lead: Person, stage: Stage) -> None:
    """Where either will do, either is offered; nobody is reminded before the press."""
    stage.it_is("2021-10-05 10:00")
    told = len(lead.messages)
    office.types("/muster chase scrutiny")
    office.reads("“scrutiny” is no ref and no role", "“chase Head of Scrutiny”")
    stage.settle()
    assert len(lead.messages) == told
    office.types("/muster chase cadets")
    office.reads("ANY-1.1 Cadet units", "“chase ANY-1.1”")
    office.presses(
        "Yes, remind them", on="chase ANY-1.1" if "one of these" in words_of(office.answer) else ""
    )
    office.reads("reminded now")
    stage.settle()
    assert len(lead.messages) == told + 1


@pytest.mark.parametrize(
    ("typed", "yes", "form"),
    [
        ("split cadets", "Yes, split it", "ANY-1.1 Cadet units"),
        ("record cadets from a letter", "Yes, record it", "ANY-1.1 Cadet units"),
    ],
)
def test_a_press_opens_what_the_verb_opens(office: Person, typed: str, yes: str, form: str) -> None:
    """The form stands there, and the question is gone."""
    office.types(f"/muster {typed}")
    office.presses(yes)
    office.sees(form)
    office.reads("A form has opened for it")
    assert not labels(office)


def test_no_leaves_it(office: Person, stage: Stage) -> None:
    """[No] takes the question away, and nothing is done."""
    office.types("/muster waive cadets because it is paused")
    before = changes(stage)
    office.presses("No")
    office.reads("Nothing was done.")
    assert (changes(stage), labels(office)) == (before, [])


def test_several_that_may_have_been_meant_have_a_button_each(office: Person) -> None:
    """Each with its line; the one that is pressed is done, and no other."""
    office.types("/muster waive ANY-1.1 ANY-1.2 because it is paused")
    office.reads("Did you mean one of these?", "“waive ANY-1.1 because", "“waive ANY-1.2 because")
    office.presses("Yes, waive it", on="ANY-1.2")
    office.reads("ANY-1.2 Custody visiting scheme is waived")
    office.does_not_read("ANY-1.1")


def test_a_restricted_title_is_not_offered(office: Person) -> None:
    """Its ref is, with a button; what it is called is not said."""
    office.types("/muster waive ANY-3.11 because it is paused")
    office.reads("ANY-3.1 (restricted)")
    office.does_not_read("Informant")
    office.presses("Yes, waive it", on="ANY-3.1")
    office.reads("ANY-3.1", "is waived")


def test_a_press_looks_at_what_is_so_by_then(office: Person, chief: Person, stage: Stage) -> None:
    """What was waived, or left the plan, since it was offered is not waived again."""
    office.types("/muster waive cadets because it is paused")
    chief.types("/muster waive ANY-1.1 because there is no money")
    before = changes(stage)
    office.presses("Yes, waive it")
    office.reads("ANY-1.1 is waived already")
    assert changes(stage) == before
    chief.types("/muster reopen custody visiting because a figure was wrong")
    office.types("/muster withdraw ANY-1.2 because the partner left")
    before = changes(stage)
    chief.presses("Yes, reopen it")
    chief.reads("ANY-1.2 is part of the plan no longer")
    assert changes(stage) == before


def test_a_press_of_another_day_does_nothing(office: Person, stage: Stage) -> None:
    """ "Tomorrow" was another day then."""
    office.types("/muster away Head of Scruteny from tomorrow until 20 October")
    stage.it_is("2021-10-04 10:00")
    before = changes(stage)
    office.presses("Yes, record it")
    office.reads("that was offered on an earlier day")
    assert changes(stage) == before
    assert stage.asks(select(func.count()).select_from(Absence)) == [0]


def test_who_has_lost_the_duty_presses_in_vain(office: Person, stage: Stage) -> None:
    """Who may is asked at the press, not at the question."""
    office.types("/muster waive cadets because it is paused")
    stage.hands_over("Governance Manager", "U0000BUSY")
    before = changes(stage)
    office.presses("Yes, waive it")
    office.reads("Sorry, waiving what is asked for is for")
    assert changes(stage) == before


def test_a_mention_goes_through_the_press(office: Person) -> None:
    """Whoever was mentioned is still who was meant, though only their role can be read."""
    office.types("/muster hand over Bid Laed to @u0custody")
    office.reads("Did you mean Bid Lead?", "hand over Bid Lead to Head of Custody")
    office.presses("Yes, hand it over")
    office.reads("Handed over: they hold Bid Lead from today")


@pytest.mark.parametrize(
    "typed",
    [
        "waive cadets because the cadets are paused",
        f"waive cadets because {'it is paused for want of money, ' * 70}",
    ],
)
def test_what_a_button_cannot_carry_is_typed_again(office: Person, stage: Stage, typed: str) -> None:
    """Where it cannot be told which words were meant, or there are too many, what may have been meant is named."""
    before = changes(stage)
    office.types(f"/muster {typed}")
    office.reads("Nothing was done: “cadets” is no ref", "Did you mean this?", "• ANY-1.1 Cadet units")
    assert (changes(stage), labels(office)) == (before, [])


def test_a_forged_press_is_a_verb_typed(lead: Person, stage: Stage) -> None:
    """A button made up by somebody who may not does what the same words typed would: nothing."""
    before = changes(stage)
    day = london("2021-10-01 09:30").date()
    for line in ("waive ANY-1.1 because I say so", "nonsense", "", "help"):
        lead.forges_press(GoAhead(day, line).value(), GO_AHEAD)
    assert changes(stage) == before


def test_what_a_button_carries() -> None:
    """It comes back as it went, in any script, and never longer than a button takes."""
    there = GoAhead(london("2021-10-01 09:30").date(), "waive ANY-1.1 because “naïve” &lt;b&gt;")
    assert GoAhead.read(there.value()) == there
    assert "naïve" in json.loads(there.value())["line"]
    assert GoAhead(there.on, "x" * 2000).value() == ""
