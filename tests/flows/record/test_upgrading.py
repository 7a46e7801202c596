"""A database of the last release, with a quarter begun: it is upgraded, and goes on."""

from collections import Counter

import pytest
from alembic import command
from sqlalchemy import func, select

from storage.asks.reminding import REMINDER
from storage.enums import OutboxState, ReturnState
from storage.migrations import alembic_config, migrating, upgrade
from storage.outbox import live
from storage.record.marks import Shows
from storage.sign_off.asks import ASK
from storage.tables import OutboxMessage, Return
from tests.flows.agreeing import Agreer
from tests.flows.person import AMBER, GREEN, Person, contains
from tests.flows.plan import SRO
from tests.flows.stage import CHIEFS, Stage
from tests.flows.words import words_of

BEFORE_MARKS = "0010"


def as_the_last_release_left_it(stage: Stage) -> None:
    """The shape before messages followed the record, and then today's."""
    with migrating(stage.database) as connection:
        config = alembic_config()
        config.attributes["connection"] = connection
        command.downgrade(config, BEFORE_MARKS)
    upgrade(stage.database)


@pytest.mark.usefixtures("asked")
def test_a_quarter_begun_goes_on_and_is_finished(lead: Person, stage: Stage) -> None:
    """A lead has answered, and what the morning after the deadline owes has not gone out; after the upgrade it does,
    the prompt ticks off what comes, the SRO's message follows and they agree, returns close and the paper is drafted.
    Nothing is doubled or lost: each test ends with a count of that."""
    lead.answers("ANY-1.1", **AMBER)
    stage.it_is_while_slack_is_away("2021-10-15 09:30")
    owed = {
        row.what for row in stage.asks(select(OutboxMessage).where(OutboxMessage.state == OutboxState.NEW))
    }
    assert {REMINDER, ASK} <= owed
    as_the_last_release_left_it(stage)
    with stage.database.read() as session:
        assert {row.person_id for row in live.live_rows(session, Shows.PROMPT)}
    lead.answers("ANY-1.2", **GREEN)
    stage.settle()
    sro = Agreer(SRO, stage)
    contains(words_of(lead.prompt["blocks"]), ("2 of 4 updates in",))
    contains(words_of(sro.asks[-1]["blocks"]), ("2 returns to agree",))
    sro.opens_the_queue()
    sro.agrees_all_ticked()
    sro.agrees()
    stage.it_is("2021-10-19 12:01")
    contains(words_of(lead.prompt["blocks"]), ("ANY-1.1 Cadet units · agreed", "returns closed at noon"))
    contains(words_of(sro.asks[-1]["blocks"]), ("Nothing more to agree",))
    stage.it_is("2021-10-22 09:00")
    assert sum("draft" in one["text"] for one in stage.messages(CHIEFS)) == 1
    newest = select(func.max(Return.quarter_id)).scalar_subquery()
    states = Counter(stage.asks(select(Return.state).where(Return.quarter_id == newest)))
    assert (states[ReturnState.AGREED], states[ReturnState.NO_RETURN]) == (2, states.total() - 2)
