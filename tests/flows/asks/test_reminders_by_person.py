"""Who is left in peace, who is reminded in their place, and in whose hours: absences, covers, working hours."""

from datetime import date

import pytest
from sqlalchemy import select, update

from storage.tables import Holding, Role
from storage.tables import Person as PersonRow
from tests.flows.asks.reminding import ESCALATION, FIRST, LEADS, SECOND, is_away, last, reminders, told
from tests.flows.person import Person, contains
from tests.flows.plan import CUSTODY, DEPUTY
from tests.flows.stage import CHIEFS, Stage
from tests.flows.words import words_of

pytestmark = pytest.mark.usefixtures("asked")


def test_the_cover_is_reminded_while_the_lead_is_away(stage: Stage, lead: Person, deputy: Person) -> None:
    """A lead on leave hears nothing; whoever covers is reminded, and told for whom."""
    is_away(stage, lead, date(2021, 10, 5), date(2021, 10, 8), cover=DEPUTY)
    stage.it_is("2021-10-05 09:30")
    stage.it_is(FIRST)
    assert reminders(lead) == []
    contains(last(deputy), ("you cover for Head of Scrutiny, away until 8 October 2021", *LEADS))
    stage.it_is(SECOND)
    assert len(reminders(lead)) == 1


def test_a_cover_whose_role_is_vacant_is_no_cover(stage: Stage, lead: Person, deputy: Person) -> None:
    """The deputy stands in, as where none was named: the prompt and the reminder both go to them, and to nobody else
    what has no deputy."""
    is_away(stage, lead, date(2021, 10, 5), date(2021, 10, 20), cover=CUSTODY)
    with stage.database.write() as session:
        custody = select(Role.id).where(Role.title == CUSTODY).scalar_subquery()
        session.execute(update(Holding).where(Holding.role_id == custody).values(until=date(2021, 10, 1)))
    stage.it_is("2021-10-05 09:30")
    contains(words_of(deputy.prompt["blocks"]), ("1 update", "ANY-1.2", "away until 20 October 2021"))
    contains(words_of(lead.prompt["blocks"]), ("Nobody was named to cover", "ANY-1.1"))
    stage.it_is(FIRST)
    contains(
        last(deputy), ("1 update", "ANY-1.2", "you cover for Head of Scrutiny, away until 20 October 2021")
    )
    assert reminders(lead) == []


def test_without_a_cover_reminders_wait_for_the_lead(stage: Stage, other: Person) -> None:
    """Nobody is reminded in the place of somebody away; on their first day back they are."""
    is_away(stage, other, date(2021, 10, 6), date(2021, 10, 8))
    stage.it_is(FIRST)
    assert reminders(other) == []
    stage.it_is("2021-10-11 09:00")
    assert len(reminders(other)) == 1


def test_everyone_has_hours_of_their_own(stage: Stage, lead: Person, other: Person) -> None:
    """Somebody who works in the afternoon is reminded when their day begins."""
    with stage.database.write() as session:
        theirs = update(PersonRow).where(PersonRow.slack_id == other.user)
        session.execute(theirs.values(works_from="14:30", works_until="19:00"))
    stage.it_is(FIRST)
    assert (len(reminders(lead)), reminders(other)) == (1, [])
    stage.it_is("2021-10-07 14:29")
    assert reminders(other) == []
    stage.it_is("2021-10-07 14:30")
    assert len(reminders(other)) == 1


def test_an_sro_who_is_away_is_stood_in_for(stage: Stage, sro: Person) -> None:
    """An SRO on leave without a cover hears nothing: the chief executive's channel reads it in their place."""
    is_away(stage, sro, date(2021, 10, 18), date(2021, 10, 22))
    stage.it_is(ESCALATION)
    assert told(stage, sro.user, "not in") == []
    (shown,) = told(stage, CHIEFS, "in their place")
    contains(shown, ("25 updates of Director of Operations are not in",))


def test_reminders_keep_to_somebodys_own_hours(stage: Stage, lead: Person) -> None:
    """Who works in the afternoon is reminded when they begin; what they say of it is read back, and taken back."""
    lead.types("/updates hours 1pm to 5.30pm")
    lead.reads("You are reminded between 1pm and 5:30pm")
    stage.it_is(FIRST)
    assert reminders(lead) == []
    stage.it_is("2021-10-07 13:00")
    assert len(reminders(lead)) == 1
    lead.types("/updates hours")
    lead.reads("between 1pm and 5:30pm", "Europe/London")
    lead.types("/updates hours usual")
    lead.reads("between 8:30am and 5:30pm")


def test_hours_that_are_none_change_nothing(lead: Person) -> None:
    """What cannot be read, is too short or ends before it begins is refused with what would be right."""
    for typed, words in {
        "whenever": "Type `/updates hours 9:30am to 2:30pm`",
        "9:30am": "Type `/updates hours 9:30am to 2:30pm`",
        "10am to 10:30am": "at least one hour long",
        "10pm to 6am": "at least one hour long",
    }.items():
        lead.types(f"/updates hours {typed}")
        lead.reads(words)
    lead.types("/updates hours")
    lead.reads("between 8:30am and 5:30pm")
