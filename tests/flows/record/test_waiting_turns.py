"""People's answers and the ticks, at the same moment: whoever comes second waits, and nobody for one
another."""

from concurrent.futures import ThreadPoolExecutor, wait

import pytest
from sqlalchemy import select

from storage.answering.returns import return_row
from storage.prompting.prompts import prompt_thread
from storage.tables import Person as PersonRow
from tests.flows.asks.reminding import ESCALATION, reminders
from tests.flows.person import Person
from tests.flows.plan import QUARTER
from tests.flows.stage import Stage, london

pytestmark = pytest.mark.usefixtures("asked")


def test_an_answer_and_the_reminders_do_not_wait_for_one_another(stage: Stage, lead: Person) -> None:
    """An answer holds its return. A round that tells the SRO of that return, and its lead that it is overdue,
    comes in between: it waits until the answer is in."""
    with ThreadPoolExecutor(1) as aside, stage.database.write() as session:
        return_row(session, stage.return_id("ANY-1.1"), lock=True)
        stage.clock.at = london(ESCALATION)
        round_of_ticks = aside.submit(stage.worker.tick)
        wait([round_of_ticks], timeout=0.7)
        lead_id = session.scalars(select(PersonRow.id).where(PersonRow.slack_id == lead.user)).one()
        assert prompt_thread(session, QUARTER, lead_id)
    stage.settle()
    assert len(reminders(lead)) == 1
