"""What a cover can do and what not, and that nobody is left uncovered unnoticed."""

import pytest

from tests.flows.agreeing import replan
from tests.flows.people.test_absence import asks, told
from tests.flows.person import Person, contains, lacks
from tests.flows.stage import Stage


def test_a_cover_who_goes_away_later_leaves_nobody_unnoticed(
    lead: Person, deputy: Person, office: Person, stage: Stage
) -> None:
    """They say so after the lead did: they and the plan office read who is left uncovered."""
    lead.types("/updates away 4 Oct to 8 Oct cover Scrutiny Officer")
    deputy.types("/updates away 5 Oct to 6 Oct")
    deputy.reads("You were to cover for Head of Scrutiny", "nobody is asked instead there")
    stage.settle()
    contains(told(office), ("They were to cover for Head of Scrutiny", "Name another with `/muster away`"))
    deputy.types("/updates back")
    deputy.types("/updates away 11 Oct to 12 Oct")
    deputy.does_not_read("to cover for")


def test_an_sro_who_is_away_reads_what_no_cover_can_do(
    sro: Person, other: Person, office: Person, stage: Stage
) -> None:
    """What they agree waits, unless the plan names a staff officer; nobody is promised otherwise."""
    stage.it_is("2021-09-30 12:00")
    sro.types("/updates away 14 Oct to 22 Oct cover Head of Custody")
    sro.reads("Head of Custody covers", "What you agree as SRO waits for you: a cover cannot agree")
    stage.settle()
    contains(told(office), ("the plan names no staff officer who agrees for them",))
    contains(told(other), ("Agreeing what others answer is not part of it",))
    sro.types("/updates back")
    replan(stage, {"Scrutiny Officer": {"agrees_for": ("Director of Operations",)}})
    sro.types("/updates away 14 Oct to 22 Oct")
    sro.reads("What you agree as SRO goes to Scrutiny Officer")


@pytest.mark.usefixtures("asked")
def test_nobody_covers_for_themselves(lead: Person, deputy: Person, office: Person, stage: Stage) -> None:
    """The role that covers goes to the very person who is away: their prompt and the plan office read that nobody
    covers, and the deputy of a commitment is asked, by prompt and reminder."""
    stage.it_is("2021-10-04 09:30")
    lead.types("/updates away 4 Oct to 12 Oct cover Head of Custody")
    stage.settle()
    contains(asks(lead), ("Head of Custody covers",))
    office.types("/muster hand over Head of Custody to Head of Scrutiny")
    stage.settle()
    contains(
        told(office), ("Head of Custody was to cover and is away too", "Name another with `/muster away`")
    )
    contains(asks(lead), ("Nobody was named to cover",))
    lacks(asks(lead), ("Head of Custody covers",))
    contains(asks(deputy), ("ANY-1.2", "away until 12 October 2021"))
    before = len(deputy.messages)
    stage.it_is("2021-10-07 09:30")
    (reminder,) = deputy.messages[before:]
    contains(reminder["text"], ("ANY-1.2",))


@pytest.mark.usefixtures("asked")
def test_a_cover_outside_slack_is_as_none(lead: Person, deputy: Person, office: Person, stage: Stage) -> None:
    """Said when the absence is recorded; prompt and reminder both go to the deputy, and no message fails."""
    replan(stage, {"Charity Manager": {"email": "charity@partner.example"}})
    stage.it_is("2021-10-04 09:30")
    before = len(office.messages)
    lead.types("/updates away 4 Oct to 12 Oct cover Charity Manager")
    lead.reads("Charity Manager was named as cover and is not asked in Slack: deputies are asked")
    stage.settle()
    (noted,) = office.messages[before:]
    contains(noted["text"], ("Charity Manager was to cover and is not asked in Slack", "Name another"))
    contains(asks(lead), ("Nobody was named to cover",))
    contains(asks(deputy), ("ANY-1.2", "away until 12 October 2021"))
    before = len(deputy.messages)
    stage.it_is("2021-10-07 09:30")
    (reminder,) = deputy.messages[before:]
    contains(reminder["text"], ("ANY-1.2",))
