"""Reminders, as those concerned meet them: who is reminded on which morning, of what, and who is left in peace."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from sqlalchemy import select, update

from bot.app import build
from bot.clock import Clocks
from bot.worker import Worker
from storage.enums import ReturnState
from storage.tables import Absence, AuditEvent, Holding, Return, Role
from storage.tables import Person as PersonRow
from tests.flows.agreeing import of_two_quarters
from tests.flows.people import AMBER, GREEN, Person, contains, lacks
from tests.flows.plan import CUSTODY, DEPUTY
from tests.flows.stage import CHIEFS, Stage, london, settings_for
from tests.flows.words import Json, words_of

pytestmark = pytest.mark.usefixtures("asked")

FIRST, SECOND, OVERDUE = "2021-10-07 09:30", "2021-10-12 09:30", "2021-10-15 09:30"
ESCALATION, CUT_OFF = "2021-10-18 09:30", "2021-10-19 12:00"
LEADS = ("ANY-1.1", "ANY-1.2", "ANY-1.3", "ANY-3.1")


def reminders(person: Person) -> list[Json]:
    """The messages that remind somebody."""
    return [one for one in person.messages if "One reminder a day at most" in words_of(one["blocks"])]


def last(person: Person) -> str:
    """The words of the newest of them."""
    return words_of(reminders(person)[-1]["blocks"])


def told(stage: Stage, place: str, phrase: str) -> list[str]:
    """What a conversation says with these words in it."""
    shown = (words_of(one["blocks"]) for one in stage.messages(place))
    return [words for words in shown if phrase in words]


def is_away(stage: Stage, person: Person, first: date, last_day: date, cover: str = "") -> None:
    """The record has an absence of theirs."""
    with stage.database.write() as session:
        person_id = session.scalars(select(PersonRow.id).where(PersonRow.slack_id == person.user)).one()
        role_id = session.scalars(select(Role.id).where(Role.title == cover)).one_or_none()
        session.add(
            Absence(
                person_id=person_id,
                first=first,
                last=last_day,
                cover_role_id=role_id,
                at=stage.clock.at,
            )
        )


def test_a_reminder_names_all_that_is_out_and_opens_the_form(stage: Stage, lead: Person) -> None:
    """On the fifth working day one message lists the four updates, each with its button."""
    stage.it_is("2021-10-07 09:29")
    assert reminders(lead) == []
    stage.it_is(FIRST)
    stage.it_is("2021-10-07 11:00")
    (one,) = reminders(lead)
    contains(words_of(one["blocks"]), ("4 updates still to come, by 5pm on Thursday 14 October", *LEADS))
    lead.presses("Update", on="ANY-1.2", place=one)
    lead.sees("Update ANY-1.2")


def test_what_is_answered_is_not_asked_again(stage: Stage, lead: Person) -> None:
    """After one answer the reminder waits a day, and then leaves out what is in; after all four, none comes."""
    stage.it_is("2021-10-06 10:00")
    lead.answers("ANY-1.1", **AMBER)
    stage.it_is(FIRST)
    assert reminders(lead) == []
    stage.it_is("2021-10-07 10:00")
    contains(last(lead), ("3 updates", "ANY-1.2"))
    lacks(last(lead), ("ANY-1.1",))
    for ref in LEADS[1:]:
        lead.answers(ref, **GREEN)
    for later in (SECOND, OVERDUE, ESCALATION, CUT_OFF):
        stage.it_is(later)
    assert len(reminders(lead)) == 1


def test_the_second_reminder_reaches_those_who_share(
    stage: Stage, lead: Person, force: Person, deputy: Person
) -> None:
    """The co-lead and the deputy hear once of what they share, beside what is their own; the lead of all."""
    stage.it_is(FIRST)
    assert reminders(deputy) == []
    stage.it_is(SECOND)
    contains(last(lead), ("The second reminder", *LEADS))
    contains(last(force), ("ANY-2.2", "Shared with you", "ANY-1.1", "ANY-3.1"))
    contains(last(deputy), ("Shared with you", "ANY-1.2"))
    stage.it_is(OVERDUE)
    contains(last(force), ("1 update overdue", "ANY-2.2"))
    assert len(reminders(deputy)) == 1


def test_overdue_then_the_sro_then_the_counts(stage: Stage, lead: Person, sro: Person) -> None:
    """The lead hears that it is overdue; the SRO hears which, by role; the chief executive how many."""
    lead.answers("ANY-1.1", **AMBER)
    stage.it_is(OVERDUE)
    contains(last(lead), ("3 updates overdue", "still welcome until noon on Tuesday 19 October"))
    stage.it_is(ESCALATION)
    stage.it_is("2021-10-18 15:00")
    (escalated,) = told(stage, sro.user, "are not in")
    contains(escalated, ("24 updates that you agree as SRO", "ANY-1.2: Head of Scrutiny", "ANY-2.3"))
    lacks(escalated, ("ANY-1.1", AMBER["progress"]))
    (counts,) = told(stage, CHIEFS, "By SRO")
    contains(counts, ("24 updates not in yet", "Director of Operations: 24 of 25 out"))
    lacks(counts, ("ANY-", "Head of Scrutiny"))
    events = stage.asks(select(AuditEvent).where(AuditEvent.act == "return_escalated"))
    assert len(events) == 24


def test_nobody_is_told_at_night_or_at_the_weekend(stage: Stage, lead: Person) -> None:
    """A worker that comes back on a Friday evening waits for Monday morning."""
    stage.it_is("2021-10-08 17:30")
    stage.it_is("2021-10-09 11:00")
    stage.it_is("2021-10-10 11:00")
    stage.it_is("2021-10-11 08:29")
    assert reminders(lead) == []
    stage.it_is("2021-10-11 08:30")
    assert len(reminders(lead)) == 1


def test_a_worker_that_was_down_sends_what_is_still_of_use_once(stage: Stage, lead: Person) -> None:
    """Both reminders were missed: one message comes, the one of today."""
    stage.it_is("2021-10-15 14:00")
    (one,) = reminders(lead)
    contains(words_of(one["blocks"]), ("4 updates overdue",))
    stage.it_is("2021-10-18 14:00")
    assert len(reminders(lead)) == 1


def test_reminders_that_slack_did_not_take_do_not_pile_up(stage: Stage, lead: Person) -> None:
    """Two reminders were owed while nothing could go out, and a third when it could: only that one comes."""
    stage.it_is_while_slack_is_away(FIRST)
    stage.it_is_while_slack_is_away(SECOND)
    stage.it_is(OVERDUE)
    (one,) = reminders(lead)
    contains(words_of(one["blocks"]), ("4 updates overdue",))


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


def test_a_return_with_a_deadline_of_its_own_has_its_own_ladder(stage: Stage, lead: Person) -> None:
    """Sent back on the 14th for the 18th: reminded on that morning, and not overdue before the day after."""
    for ref in LEADS:
        lead.answers(ref, **GREEN)
    with stage.database.write() as session:
        row = session.get_one(Return, stage.return_id("ANY-1.2"))
        row.state, row.due_at = ReturnState.RETURNED, london("2021-10-18 17:00")
    stage.it_is(OVERDUE)
    assert reminders(lead) == []
    stage.it_is("2021-10-18 09:30")
    contains(last(lead), ("1 update still to come, by 5pm on Monday 18 October", "sent back by its SRO"))
    stage.it_is("2021-10-19 09:30")
    contains(last(lead), ("1 update overdue",))


def test_one_reminder_tells_of_two_quarters(stage: Stage, lead: Person) -> None:
    """Both have something due on one morning: one message, each list under its quarter, with its own deadline."""
    of_two_quarters(stage, "2022-01-10")
    before = len(reminders(lead))
    stage.it_is("2022-01-10 09:30")
    stage.it_is("2022-01-10 15:00")
    assert len(reminders(lead)) == before + 1
    older, newer = last(lead).split("Quarter 3 2021/22 (October to December 2021)")
    contains(
        older,
        ("Quarter 2 2021/22 (July to September 2021): 1 update still to come, by 5pm on Monday 10 January",),
    )
    contains(older, ("ANY-1.2", "sent back by its SRO"))
    lacks(older, ("ANY-1.1",))
    contains(newer, ("4 updates still to come, by 5pm on Monday 17 January", *LEADS))
    stage.it_is("2022-01-13 09:30")
    contains(last(lead), ("Quarter 3", "The second reminder"))


def test_a_reminder_by_hand_tells_of_two_quarters(stage: Stage, office: Person, lead: Person) -> None:
    """It is that day's one, so that it leaves nothing out either."""
    of_two_quarters(stage, "2022-01-10")
    stage.it_is("2022-01-06 11:00")
    office.types("/muster chase ANY-1.1")
    stage.settle()
    contains(last(lead), ("Quarter 2", "by 5pm on Monday 10 January", "ANY-1.2", "Quarter 3", *LEADS))


def test_two_workers_at_once_remind_nobody_twice(stage: Stage, lead: Person, sro: Person) -> None:
    """Two processes tick at the same moment on each of the mornings; each message is there once."""
    second = build(settings_for(stage.workspace), Clocks(stage.clock, stage.workspace.now), stage.database)
    workers = [stage.worker, Worker(second)]
    with ThreadPoolExecutor(2) as both:
        for when in (FIRST, SECOND, OVERDUE, ESCALATION):
            stage.clock.at = london(when)
            list(both.map(lambda worker: worker.tick(), workers))
            stage.settle()
    second.delivery.drain(5)
    assert len(reminders(lead)) == 3
    assert len(told(stage, sro.user, "are not in")) == 1
    assert len(told(stage, CHIEFS, "By SRO")) == 1


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
