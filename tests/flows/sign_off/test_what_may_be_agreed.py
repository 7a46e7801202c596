"""Which ratings whoever agrees may give: none that the record speaks against."""

import pytest

from tests.flows.agreeing import Agreer, returned
from tests.flows.person import AMBER, BLUE, Person
from tests.flows.stage import Stage


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize(
    ("answer", "why"),
    [(AMBER, "It has begun, and nobody has agreed that it waits"), (BLUE, "it was delivered")],
)
def test_what_has_begun_or_is_delivered_is_not_agreed_as_not_started(
    lead: Person, agreer: Agreer, stage: Stage, answer: dict[str, str], why: str
) -> None:
    """The record says otherwise, so the rating is refused beside itself, and nothing is agreed."""
    lead.answers("ANY-1.1", **answer)
    agreer.opens_the_queue_at_home()
    agreer.agrees_another("grey", "x")
    agreer.is_told(why, beside="agreed_rating")
    assert returned(stage, "ANY-1.1").agreed_rating is None
