"""When SROs are asked to agree, and asked again: twice, and once for what comes later."""

import pytest
from sqlalchemy import update

from storage.enums import ReportState
from storage.tables import Report
from tests.flows.agreeing import Agreer
from tests.flows.person import AMBER, GREEN, Person
from tests.flows.plan import SRO
from tests.flows.stage import Stage
from tests.flows.words import words_of


@pytest.mark.usefixtures("asked")
def test_an_sro_is_reminded_twice_and_not_after(lead: Person, agreer: Agreer, stage: Stage) -> None:
    """Asked on the 15th, reminded the day before SROs are done and on the day; not at the weekend, and not for
    what is agreed; only the newest of these lists anything. What nobody agreed prints as the lead's rating."""
    lead.answers("ANY-1.1", **AMBER)
    times = ("15 09:30", "16 10:00", "18 10:00", "19 10:00", "20 09:30", "20 16:00", "21 09:30", "21 18:00")
    for time in times:
        stage.it_is(f"2021-10-{time}")
    *before, last = [words_of(one["blocks"]) for one in agreer.asks]
    assert len(before) == 2
    assert all("A newer message lists what waits for you" in words for words in before)
    assert "1 return waits for you to agree, overdue" in last
    lead.types("/commitment ANY-1.1")
    lead.reads("lead's rating, not yet agreed")


@pytest.mark.usefixtures("asked")
def test_an_sro_with_everything_in_is_told_at_once(everyone: dict[str, Person], stage: Stage) -> None:
    """The worker was down for days: of what was missed, only the newest goes out."""
    lead = everyone["Head of Scrutiny"]
    lead.answers("ANY-1.1", **AMBER)
    stage.it_is("2021-10-20 11:00")
    agreer = Agreer(SRO, stage)
    assert len(agreer.asks) == 1
    assert "Reminder" in words_of(agreer.asks[0]["blocks"])


@pytest.mark.usefixtures("asked")
def test_an_sro_is_not_asked_twice_at_once_after_slack_was_away(
    lead: Person, agreer: Agreer, stage: Stage
) -> None:
    """The ask and the reminder were owed while nothing could go out: only the reminder does."""
    lead.answers("ANY-1.1", **AMBER)
    stage.it_is_while_slack_is_away("2021-10-15 09:30")
    stage.it_is("2021-10-20 09:30")
    assert len(agreer.asks) == 1
    assert "Reminder" in words_of(agreer.asks[0]["blocks"])


def clears_the_paper(stage: Stage) -> None:
    """The quarter's paper is cleared: nothing is agreed any more."""
    with stage.database.write() as session:
        session.execute(update(Report).values(state=ReportState.CLEARED))


@pytest.mark.usefixtures("asked")
def test_an_sro_hears_of_what_comes_after_the_last_reminder(
    lead: Person, office: Person, agreer: Agreer, stage: Stage
) -> None:
    """A late answer on the last day, and a return that is reopened to be agreed again: one ask each, on the next
    working day, and none for the same thing; none once the paper is cleared."""
    lead.answers("ANY-1.1", **AMBER)
    stage.it_is("2021-10-21 09:30")
    stage.it_is("2021-10-21 11:00")
    lead.answers("ANY-1.2", **GREEN)
    before = len(agreer.asks)
    stage.it_is("2021-10-21 17:10")
    assert len(agreer.asks) == before
    for time in ("22 09:00", "22 12:00", "23 10:00", "25 10:00"):
        stage.it_is(f"2021-10-{time}")
    assert len(agreer.asks) == before + 1
    words = words_of(agreer.asks[-1]["blocks"])
    assert "2 returns wait for you to agree. Quarter 2 2021/22" in words
    assert "SROs were to be done by 5pm on Thursday 21 October" in words
    agreer.opens_the_queue_at_home()
    agreer.unticks_all()
    agreer.agrees()
    agreer.agrees()
    office.types("/muster reopen ANY-1.2 because a figure was wrong")
    stage.it_is("2021-10-25 16:00")
    stage.it_is("2021-10-26 09:00")
    stage.it_is("2021-10-27 09:00")
    assert len(agreer.asks) == before + 2
    assert "1 return waits" in words_of(agreer.asks[-1]["blocks"])
    lead.answers("ANY-1.3", **GREEN)
    clears_the_paper(stage)
    stage.it_is("2021-10-28 09:00")
    assert len(agreer.asks) == before + 2
