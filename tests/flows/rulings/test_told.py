"""Who hears of a ruling, in how many messages, and in which words."""

import pytest

from bot.rehearsal.playing.hands import offered
from tests.flows.leaving import told
from tests.flows.person import Person, contains, lacks
from tests.flows.stage import Stage
from tests.flows.words import words_of

pytestmark = pytest.mark.usefixtures("asked")


def test_whoever_leads_many_is_told_once_and_offered_nothing(
    office: Person, busy: Person, force: Person, stage: Stage
) -> None:
    """An exemption is one message however many returns are waived with it, and the prompt has no menu of what cannot
    be opened; merged away together, two are one message too."""
    before = len(busy.messages)
    office.types("/muster exempt Programme Manager because the post is vacant")
    stage.settle()
    (said,) = busy.messages[before:]
    contains(
        words_of(said["blocks"]),
        ("No update is needed for Q2 2021/22 of ANY-4.1, ANY-4.2", "the post is vacant"),
    )
    contains(words_of(busy.prompt["blocks"]), ("no updates needed from you",))
    lacks(str(busy.prompt["blocks"]), ("Choose one to update",))
    office.types("/muster reopen ANY-4.3 because it goes on")
    stage.settle()
    assert [ref for ref, _ in offered(busy.prompt)] == ["ANY-4.3"]
    before = len(force.messages)
    office.types("/muster merge ANY-1.1 ANY-3.1 into ANY-1.9 Cadets and more")
    stage.settle()
    said_to_force = [words_of(one["blocks"]) for one in force.messages[before:]]
    assert len([one for one in said_to_force if "No update is needed" in one]) == 1


def test_whom_a_reason_mentions_is_named_by_role(lead: Person, office: Person, stage: Stage) -> None:
    """Mentions, links and emoji in what is typed after a verb become words for the lead, the office, the status and
    what is refused."""
    said = "Chief Executive said so: https://opcc.example/1 🎉"
    office.types("/muster waive ANY-1.3 because @u000chief said so: https://opcc.example/1 :tada:")
    office.reads(said)
    stage.settle()
    contains(told(lead), (said,))
    office.types("/muster status")
    office.reads("Chief Executive said so")
    office.does_not_read("<@", ":tada:")
    office.types("/muster waive @u000chief because of that")
    office.reads("“Chief Executive” is no ref")
    office.types("/updates away and ask @u000chief 12 Oct to 20 Oct")
    office.reads("“and ask Chief Executive”")
