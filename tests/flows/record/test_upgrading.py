"""A database of the last release, with a quarter begun: it is upgraded, and goes on."""

import pytest
from alembic import command

from storage.migrations import alembic_config, migrating, upgrade
from storage.outbox import live
from storage.record.marks import Shows
from tests.flows.agreeing import Agreer
from tests.flows.person import AMBER, GREEN, Person, contains
from tests.flows.plan import SRO
from tests.flows.stage import Stage
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
def test_a_quarter_begun_goes_on(lead: Person, stage: Stage) -> None:
    """A lead has answered and another is owed a change that has not gone out; after the upgrade the prompt
    ticks off what comes, the SRO's message follows, and nothing is doubled: each test ends with a count of
    that."""
    lead.answers("ANY-1.1", **AMBER)
    stage.it_is("2021-10-15 09:30")
    as_the_last_release_left_it(stage)
    with stage.database.read() as session:
        assert {row.person_id for row in live.live_rows(session, Shows.PROMPT)}
    lead.answers("ANY-1.2", **GREEN)
    stage.settle()
    contains(words_of(lead.prompt["blocks"]), ("2 of 4 updates in",))
    contains(words_of(Agreer(SRO, stage).asks[-1]["blocks"]), ("2 returns to agree",))
