"""What a cover can do and what not, and that nobody is left uncovered unnoticed."""

from tests.flows.agreeing import replan
from tests.flows.people import Person, contains
from tests.flows.stage import Stage
from tests.flows.test_absence import told


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
    sro.types("/updates away 14 Oct to 22 Oct cover Head of Custody")
    sro.reads("Head of Custody covers", "What you agree as SRO waits for you: a cover cannot agree")
    stage.settle()
    contains(told(office), ("the plan names no staff officer who agrees for them",))
    contains(told(other), ("Agreeing what others answer is not part of it",))
    sro.types("/updates back")
    replan(stage, {"Scrutiny Officer": {"agrees_for": ("Director of Operations",)}})
    sro.types("/updates away 14 Oct to 22 Oct")
    sro.reads("What you agree as SRO goes to Scrutiny Officer")
