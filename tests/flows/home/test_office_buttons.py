"""App Home's buttons for the office: each opens what its verb opens, or asks what is missing first."""

import pytest
from sqlalchemy import func, select

from digests.home.office import DO
from storage.tables import Absence
from tests.flows.person import Person, contains, lacks
from tests.flows.stage import Stage
from tests.flows.words import buttons, words_of

pytestmark = pytest.mark.usefixtures("asked")
LABELS = ("Hand over", "Somebody is away", "Timetable", "Report")


def labels(person: Person) -> list[str]:
    """Those of the buttons that their App Home has."""
    person.opens_home()
    return [one.label for one in buttons(person.home["blocks"]) if one.action_id.startswith(DO)]


def presses(person: Person, verb: str) -> None:
    """One of them."""
    person.opens_home()
    found = next(one for one in buttons(person.home["blocks"]) if one.action_id == f"{DO}{verb}")
    home = person.home["id"]
    person.did(person.stage.workspace.choose(person.user, found.action_id, found.value, found.block_id, home))


def role(person: Person, title: str) -> str:
    """The value of a role in the open form."""
    options = person.view["blocks"][0]["element"]["options"]
    return str(next(one["value"] for one in options if one["text"]["text"] == title))


def test_each_sees_the_buttons_of_what_they_may(everyone: dict[str, Person]) -> None:
    """The plan office all four, the chief executive the report, nobody else any."""
    found = {title: labels(person) for title, person in everyone.items()}
    assert found.pop("Governance Manager") == list(LABELS)
    assert found.pop("Chief Executive") == ["Report"]
    assert not any(found.values())


def test_a_role_is_handed_over(office: Person, other: Person) -> None:
    """Which role, then who takes over: the form that [Hand over] opens elsewhere."""
    presses(office, "hand")
    office.sees("Which role is handed over?", "Bid Lead")
    office.fills_in(role=role(office, "Bid Lead"))
    office.submits()
    office.sees("Choose who takes over")
    office.chooses("person", other.user)
    office.submits()
    office.sees("Handed over", "Bid Lead")


def test_somebody_is_away(office: Person, stage: Stage) -> None:
    """Who, then from when to when and who covers."""
    presses(office, "away")
    office.sees("Who is away?")
    office.fills_in(role=role(office, "Head of Scrutiny"))
    office.submits()
    office.sees("Head of Scrutiny is away")
    office.fills_in(last="2021-10-20")
    office.submits()
    office.sees("Recorded")
    assert stage.asks(select(func.count()).select_from(Absence)) == [1]


def test_the_timetable_and_the_report_say_what_their_verbs_say(office: Person, chief: Person) -> None:
    """In a small window, word for word."""
    for person, verb in ((office, "timetable"), (office, "report"), (chief, "report")):
        presses(person, verb)
        seen = words_of(person.view["blocks"])
        person.closes_the_form()
        person.types(f"/muster {verb}")
        assert words_of(person.answer["blocks"]) == seen


def test_the_draft_is_made_by_a_press(office: Person, stage: Stage) -> None:
    """Once returns have closed, as by /muster report."""
    stage.it_is("2021-10-19 12:00")
    presses(office, "report")
    office.sees("The paper for Quarter 2 2021/22", "is being made")
    contains(words_of(office.home["blocks"]), LABELS)


def test_nobody_else_presses_them(lead: Person, chief: Person, stage: Stage) -> None:
    """A button made up by somebody else says who may, and opens nothing."""
    for person, verbs in ((lead, ("hand", "away", "timetable", "report")), (chief, ("hand", "timetable"))):
        for verb in verbs:
            person.forges_press("", f"{DO}{verb}")
            person.reads("Sorry,", "is for the plan office")
            lacks(words_of(person.view["blocks"]), ("Which role", "Who is away"))
    assert stage.asks(select(func.count()).select_from(Absence)) == [0]
