"""One question at another door: a commitment asked for as a priority, the other way round, and in a message."""

import pytest

from tests.flows.person import AMBER, Person, contains, lacks
from tests.flows.queries.test_talk import says

pytestmark = pytest.mark.usefixtures("asked")


@pytest.mark.parametrize("typed", ["/priority ANY-2.1", "/priority any 2.1 as at Q1 2021/22"])
def test_a_ref_is_found_where_a_priority_is_asked_for(stranger: Person, typed: str) -> None:
    """It names one commitment, whatever stands before it."""
    stranger.types(typed)
    stranger.reads("ANY-2.1 Special constables", "Off track", "Head of Custody")


@pytest.mark.parametrize("typed", ["/commitment Rural crime", "/commitment rural crime as at Q1 2021/22"])
def test_a_priority_is_found_where_a_commitment_is_asked_for(stranger: Person, typed: str) -> None:
    """Its whole name, and nothing less."""
    stranger.types(typed)
    stranger.reads("2 Rural crime:", "ANY-2.1 Special constables")


def test_a_message_may_ask_as_at_an_earlier_quarter(lead: Person, stranger: Person) -> None:
    """As the commands do: what was said since is not in the answer."""
    lead.answers("ANY-1.2", **AMBER)
    said = says(stranger, "custody visiting scheme as at Q1 2021/22?")
    contains(said, ("ANY-1.2 Custody visiting scheme", "● On track", "Quarter 1 2021/22"))
    lacks(said, (AMBER["progress"],))
    contains(says(stranger, "rural crime as at Q1 2021/22"), ("2 Rural crime:", "Quarter 1 2021/22"))
    contains(says(stranger, "rural crime as at soon?"), ("No quarter answers to “soon”",))


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("away from 4 October to 8 October", "/updates away 4 October 2021 to 8 October 2021"),
        ("I have left the organisation", "To say that an update is not yours, or that you have left"),
        (
            "This isn't my commitment, it's the Scrutiny Officer's",
            "press Tell us and choose “These are not mine”",
        ),
        ("not mine", "What you typed here tells nobody"),
        ("no change", "Press No change beside it"),
        ("done", "“done” records nothing yet"),
        ("extension until 20 October", "ask the Governance Manager"),
    ],
)
def test_a_short_remark_is_answered_with_the_way(lead: Person, typed: str, answer: str) -> None:
    """It says that nobody was told and nothing recorded, and where that is done; it is no text for an update."""
    said = says(lead, typed)
    contains(said, (answer,))
    lacks(said, ("Use this as your update", "I did not understand"))
