"""Whom an ask reaches: a role in Slack, its cover, the Force's contact; else the plan office on their behalf."""

import pytest

from storage.decisions.asked_of import called, is_of_force
from storage.enums import Duty
from storage.plan.intake.plans import import_plan
from tests.flows.decisions.help import (
    ASK,
    MORNING,
    answers_help,
    ask_of,
    asks_for_help,
    asks_of,
    letters,
)
from tests.flows.leaving import told
from tests.flows.person import Person, contains, lacks
from tests.flows.plan import CHARITY, CHIEF, CUSTODY, FORCE, LEAD, SRO, office_plan
from tests.flows.stage import Stage
from tests.flows.words import buttons, words_of

pytestmark = pytest.mark.usefixtures("asked")
NOT_ASKED = "there is nothing for you to do"


@pytest.mark.parametrize(
    ("of_whom", "why"),
    [
        ("Resources Board", "The plan has no role of that name."),
        (CHARITY, "Nobody holds that role."),
        (LEAD, "It is the lead who holds that role."),
    ],
)
def test_the_plan_office_is_asked_on_somebody_s_behalf(
    lead: Person, office: Person, sro: Person, stage: Stage, of_whom: str, why: str
) -> None:
    """Of a body, of a role that nobody holds in Slack, and of the lead's own: it records what they say."""
    asks_for_help(lead, of_whom)
    stage.it_is(MORNING)
    stage.it_is("2021-10-04 12:00")
    contains(words_of(ask_of(office)["blocks"]), (f"Please ask {of_whom} for {LEAD}: ANY-1.1", why))
    answers_help(office, "Agreed", words="Go ahead.", reference="Minute 7.2", decided_on="2021-10-01")
    came = f"Agreed by {of_whom}, 4 October 2021 (recorded by Governance Manager): Go ahead."
    for person in (lead, sro):
        contains(letters(person)[0], (came, f"Decision recorded: {of_whom}, 1 October 2021, Minute 7.2."))


def test_the_cover_of_whoever_is_away_is_asked(
    lead: Person, chief: Person, other: Person, office: Person, stage: Stage
) -> None:
    """In their place, until they are back; then the one who was asked before has no buttons."""
    office.types(f"/muster away {CHIEF} 4 Oct to 6 Oct cover {CUSTODY}")
    asks_for_help(lead)
    stage.it_is(MORNING)
    assert asks_of(chief) == []
    ask = ask_of(other)
    contains(words_of(ask["blocks"]), (f"Help is asked of {CHIEF}, and you answer for them: ANY-1.1", ASK))
    stage.it_is("2021-10-07 09:35")
    contains(told(other), (NOT_ASKED,))
    contains(words_of(ask_of(chief)["blocks"]), ("Help is asked of you",))


def test_what_a_cover_answers_is_told_as_whose_it_is(
    lead: Person, other: Person, office: Person, stage: Stage
) -> None:
    """By whoever was asked, and recorded by the role that covers."""
    office.types(f"/muster away {CHIEF} 4 Oct to 6 Oct cover {CUSTODY}")
    asks_for_help(lead)
    stage.it_is(MORNING)
    answers_help(other, "Agreed", words="Go ahead.")
    contains(letters(lead)[0], (f"Agreed by {CHIEF}, 4 October 2021 (recorded by {CUSTODY}): Go ahead.",))


def test_of_one_on_leave_whom_nobody_covers_the_plan_office_is_asked(
    lead: Person, chief: Person, office: Person, stage: Stage
) -> None:
    """Until they are back: then they are, and the plan office need not."""
    office.types(f"/muster away {CHIEF} 4 Oct to 6 Oct")
    asks_for_help(lead)
    stage.it_is(MORNING)
    assert asks_of(chief) == []
    contains(words_of(ask_of(office)["blocks"]), ("They are away, and nobody covers.",))
    stage.it_is("2021-10-07 09:35")
    contains(words_of(ask_of(chief)["blocks"]), ("Help is asked of you",))


def test_the_force_is_asked_through_the_role_that_it_names(
    lead: Person, force: Person, other: Person, stage: Stage
) -> None:
    """Whichever role of it is named: what is sought is assurance, not action."""
    names_contact(stage, CUSTODY)
    asks_for_help(lead, FORCE)
    asks_for_help(lead, "the Chief Constable", "ANY-1.2")
    asks_for_help(lead, "Anyshire Police", "ANY-1.3")
    stage.it_is(MORNING)
    assert asks_of(force) == []
    asks = "\n".join(words_of(one["blocks"]) for one in asks_of(other))
    for name, ref in ((FORCE, "ANY-1.1"), ("the Chief Constable", "ANY-1.2"), ("Anyshire Police", "ANY-1.3")):
        contains(asks, (f"Assurance is sought from {name}, and you answer for them: {ref}",))
    contains(asks, (f"Assurance sought from {FORCE} by 5 November 2021: {ASK}.", "assurance, not action"))
    lacks(asks, ("Help is asked", "Decision asked of"))


def test_a_role_of_the_force_is_asked_itself_where_the_plan_says_so(
    lead: Person, force: Person, other: Person, stage: Stage
) -> None:
    """It has the duty as well."""
    names_contact(stage, CUSTODY, FORCE)
    asks_for_help(lead, FORCE, "ANY-1.2")
    stage.it_is(MORNING)
    assert asks_of(other) == []
    contains(words_of(ask_of(force)["blocks"]), ("Assurance is sought from you: ANY-1.2",))


def names_contact(stage: Stage, *roles: str) -> None:
    """The plan comes in with that duty for these roles."""
    document = office_plan()
    people = tuple(
        one.model_copy(update={"duties": (*one.duties, Duty.FORCE_CONTACT)}) if one.role in roles else one
        for one in document.people
    )
    with stage.database.write() as session:
        result = import_plan(session, document.model_copy(update={"people": people}), stage.clock.at)
    assert not result.faults, result.faults


def test_what_is_restricted_is_asked_of_nobody_who_may_not_see_it(
    lead: Person, other: Person, office: Person, sro: Person, stage: Stage
) -> None:
    """The plan office reads its ref alone, and the rest in the form; the lead and the SRO read what came of it."""
    asks_for_help(lead, CUSTODY, "ANY-3.1")
    stage.it_is(MORNING)
    assert asks_of(other) == []
    ask = words_of(ask_of(office)["blocks"])
    contains(ask, ("ANY-3.1", "What is asked is restricted"))
    lacks(ask, ("Informant", ASK))
    answers_help(office, "Declined", words="There is no money this year.")
    contains(letters(lead, "ANY-3.1")[0], (ASK, "Declined by"))
    contains(letters(sro, "ANY-3.1")[0], (ASK, "Declined by"))
    lacks(words_of(ask_of(office)["blocks"]), ("Informant", ASK, "no money"))
    lacks(told(other), (ASK, "Informant"))


def test_whoever_may_see_what_is_restricted_is_asked(lead: Person, sro: Person, stage: Stage) -> None:
    """Its own SRO is."""
    asks_for_help(lead, SRO, "ANY-3.1")
    stage.it_is(MORNING)
    contains(words_of(ask_of(sro)["blocks"]), ("ANY-3.1 Informant handling", ASK))


def test_nobody_else_answers(lead: Person, other: Person, chief: Person, stage: Stage) -> None:
    """Not the lead, nor anybody else: they read who may."""
    asks_for_help(lead)
    stage.it_is(MORNING)
    (pressed,) = (one for one in buttons(ask_of(chief)["blocks"]) if one.label == "Done")
    for person in (lead, other):
        person.forges_press(pressed.value, pressed.action_id)
        contains(
            words_of(person.answer), ("Sorry, answering for help that is asked is for whoever is asked",)
        )


def test_it_goes_on_to_the_next_holder(
    lead: Person, chief: Person, other: Person, office: Person, stage: Stage
) -> None:
    """Whoever takes the role over is asked, with buttons that work."""
    asks_for_help(lead)
    stage.it_is(MORNING)
    office.types(f"/muster hand over {CHIEF} to @u0custody")
    stage.it_is("2021-10-04 12:00")
    contains(told(chief), (NOT_ASKED,))
    answers_help(other, "Done", words="Both are in post.")
    contains(letters(lead)[0], (f"Done by {CHIEF}, 4 October 2021: Both are in post.",))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("The Force", True),
        ("Force performance team", True),
        ("anyshire police's custody suite", True),
        ("Deputy Chief Constable", True),
        ("Workforce board", False),
        ("Police and Crime Commissioner", False),
        ("HM Inspectorate of Constabulary", False),
        ("Resources Board", False),
    ],
)
def test_what_is_the_force_s_is_known_by_its_name(name: str, expected: bool) -> None:
    """By the Force's own name, or as one of its posts or teams."""
    assert is_of_force(called(name), called("Anyshire Police")) is expected
    assert not is_of_force(called("Resources Board"), "")
