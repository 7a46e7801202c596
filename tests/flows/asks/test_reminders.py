"""Reminders, as those concerned meet them: who is reminded on which morning, and of what."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from bot.app import build
from bot.clock import Clocks
from bot.rehearsal.playing.hands import offered
from bot.ticking.worker import Worker
from storage.enums import ReturnState
from storage.tables import AuditEvent, Return
from tests.flows.agreeing import of_two_quarters
from tests.flows.asks.reminding import (
    ALL_IN,
    ANEW,
    CUT_OFF,
    ESCALATION,
    FIRST,
    LEADS,
    OVERDUE,
    SECOND,
    last,
    reminders,
    told,
)
from tests.flows.leaving import comes_back
from tests.flows.person import AMBER, GREEN, Person, contains, lacks
from tests.flows.stage import CHIEFS, Stage, london, settings_for
from tests.flows.words import words_of

pytestmark = pytest.mark.usefixtures("asked")


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


def test_only_the_newest_reminder_asks_for_anything(stage: Stage, lead: Person) -> None:
    """The second reminder takes the place of the first; once all is in, it asks for nothing any more."""
    stage.it_is(FIRST)
    stage.it_is(SECOND)
    first, second = (words_of(one["blocks"]) for one in reminders(lead))
    assert first.strip() == ANEW
    contains(second, LEADS)
    for ref in LEADS:
        contains(last(lead), ("4 updates still to come",))
        lead.answers(ref, **GREEN)
    contains(last(lead), (ALL_IN, "came in. Thank you."))


def test_a_reminder_that_slack_refuses_takes_the_place_of_nothing(stage: Stage, lead: Person) -> None:
    """Their account is closed when the second one would go out, and open again after: the first still lists all."""
    stage.expects_trouble = True
    stage.it_is(FIRST)
    stage.it_is_while_slack_is_away(SECOND)
    stage.workspace.deactivate(lead.user)
    stage.settle()
    comes_back(lead)
    stage.settle()
    contains(last(lead), LEADS)
    assert len(reminders(lead)) == 1


def test_a_late_answer_leaves_the_next_quarters_reminder_alone(stage: Stage, lead: Person) -> None:
    """In January the last return of the summer comes in: what is asked for the autumn is asked for still."""
    for ref in ("ANY-1.1", "ANY-1.3", "ANY-3.1"):
        lead.answers(ref, **GREEN)
    stage.it_is(SECOND)
    stage.it_is(CUT_OFF)
    stage.it_is("2022-01-04 09:30")
    stage.it_is("2022-01-10 09:30")
    contains(last(lead), ("4 updates still to come", *LEADS))
    lead.uses(dict(offered(lead.prompts[0]))["ANY-1.2"])
    lead.fills_in(**GREEN)
    lead.submits()
    contains(words_of(lead.prompts[0]["blocks"]), ("4 updates, all in",))
    contains(last(lead), ("4 updates still to come", *LEADS))


def test_a_new_quarters_reminder_leaves_the_last_ones_alone(stage: Stage, lead: Person) -> None:
    """All was in in October, and the reminder said so: it says so in January too."""
    stage.it_is(FIRST)
    for ref in LEADS:
        lead.answers(ref, **GREEN)
    contains(last(lead), (ALL_IN,))
    stage.it_is("2022-01-04 09:30")
    stage.it_is("2022-01-10 09:30")
    october, january = (words_of(one["blocks"]) for one in reminders(lead))
    contains(october, (ALL_IN,))
    contains(january, ("4 updates still to come", *LEADS))


def test_the_second_reminder_reaches_those_who_share(
    stage: Stage, lead: Person, force: Person, deputy: Person
) -> None:
    """The co-lead hears once of what they share, beside what is their own; the deputy, of whom nothing is asked, in
    the one message of the quarter that says how it stands; the lead of all."""
    stage.it_is(FIRST)
    assert reminders(deputy) == []
    stage.it_is(SECOND)
    contains(last(lead), ("The second reminder", *LEADS))
    contains(last(force), ("ANY-2.2", "Shared with you", "ANY-1.1", "ANY-3.1"))
    assert reminders(deputy) == []
    (only,) = deputy.messages
    contains(
        words_of(only["blocks"]), ("what you share with its lead", "ANY-1.2", "last time: On track (agreed)")
    )
    lead.answers("ANY-1.2", **GREEN)
    stage.it_is(OVERDUE)
    contains(last(force), ("1 update overdue", "ANY-2.2"))
    (only,) = deputy.messages
    contains(words_of(only["blocks"]), ("✔ ANY-1.2", "recorded: :large_green_circle: ● On track"))


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
    events = stage.asks(
        select(AuditEvent).where(AuditEvent.act == "return_escalated").order_by(AuditEvent.id)
    )
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


@pytest.mark.both
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


def test_a_worker_that_comes_late_tells_of_no_cut_off_to_come(
    stage: Stage, sro: Person, lead: Person
) -> None:
    """Nothing ran from the prompts until the day after the cut-off: the SRO reads that returns have closed, and no
    lead is told that theirs is still welcome until then."""
    stage.it_is("2021-10-20 09:30")
    (shown,) = told(stage, sro.user, "that you agree as SRO are not in")
    contains(shown, ("Returns have closed, so they print as “No return”.",))
    assert reminders(lead) == []
