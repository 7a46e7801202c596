"""What is offered to type or to press is what its reader may do."""

import pytest

from tests.flows.person import Person, contains, lacks
from tests.flows.queries.test_talk import says
from tests.flows.words import words_of

OF_ONESELF = ("/updates away", "/updates hours")


@pytest.mark.usefixtures("asked")
def test_a_stranger_is_offered_what_is_not_refused(stranger: Person) -> None:
    """Help, a greeting and App Home leave out what is for holders of a role; leave needs no telling."""
    stranger.types("/muster help")
    stranger.reads("/priority", "/commitment", "/updates")
    stranger.does_not_read(*OF_ONESELF)
    said = says(stranger, "hello")
    contains(said, ("/priority",))
    lacks(said, OF_ONESELF)
    stranger.opens_home()
    lacks(words_of(stranger.home["blocks"]), ("Away, or not yours?",))
    said = says(stranger, "I'm on leave 4 to 8 October")
    contains(said, ("You hold no role in the plan",))
    lacks(said, ("/updates away",))


@pytest.mark.usefixtures("asked")
def test_a_lead_is_offered_what_is_for_holders_of_a_role(lead: Person) -> None:
    """The same places have it for whoever is in the plan."""
    lead.types("/muster help")
    lead.reads(*OF_ONESELF)
    contains(says(lead, "hello"), OF_ONESELF)
    lead.opens_home()
    contains(words_of(lead.home["blocks"]), ("Away, or not yours?",))


def test_nobody_is_promised_a_question_that_does_not_come(stranger: Person) -> None:
    """Before a quarter opens leads are asked, and nobody else."""
    stranger.types("/updates")
    stranger.reads("No quarter is open; when one is, a direct message asks each lead.")
    stranger.does_not_read("your updates")
