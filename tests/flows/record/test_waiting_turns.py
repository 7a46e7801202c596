"""People's answers and the ticks, at the same moment: whoever comes second waits, and nobody for one another."""

from concurrent.futures import ThreadPoolExecutor, wait
from datetime import date

import pytest
from sqlalchemy import select

from storage.answering.returns import return_row
from storage.asks.prompting import held_prompt
from storage.tables import Person as PersonRow
from tests.flows.asks.reminding import ESCALATION, is_away, reminders
from tests.flows.person import Person
from tests.flows.plan import QUARTER
from tests.flows.stage import Stage, london

pytestmark = pytest.mark.usefixtures("asked")


def test_an_answer_and_the_reminders_do_not_wait_for_one_another(stage: Stage, lead: Person) -> None:
    """An answer holds its return, and its lead's prompt next. A round that tells the SRO of that return, and its
    lead that it is overdue, comes in between: it waits until the answer is in."""
    with ThreadPoolExecutor(1) as aside, stage.database.write() as session:
        return_row(session, stage.return_id("ANY-1.1"), lock=True)
        stage.clock.at = london(ESCALATION)
        round_of_ticks = aside.submit(stage.worker.tick)
        wait([round_of_ticks], timeout=0.7)
        lead_id = session.scalars(select(PersonRow.id).where(PersonRow.slack_id == lead.user)).one()
        assert held_prompt(session, QUARTER, lead_id)
    stage.settle()
    assert len(reminders(lead)) == 1


def test_an_answer_and_the_end_of_an_absence_do_not_wait_for_one_another(
    lead: Person, other: Person, stage: Stage
) -> None:
    """An answer holds the prompts of lead and cover, one after the other. The tick that brings both up to date, as
    the other is back, comes in between."""
    is_away(stage, other, date(2021, 10, 11), date(2021, 10, 12), "Head of Scrutiny")
    stage.it_is("2021-10-12 09:30")
    stage.clock.at = london("2021-10-13 09:30")
    with ThreadPoolExecutor(1) as aside, stage.database.write() as session:
        ids = dict(session.execute(select(PersonRow.slack_id, PersonRow.id)).all())
        first, second = sorted((ids[lead.user], ids[other.user]))
        assert held_prompt(session, QUARTER, first)
        round_of_ticks = aside.submit(stage.worker.tick)
        wait([round_of_ticks], timeout=1.5)
        assert held_prompt(session, QUARTER, second)
    stage.settle()
