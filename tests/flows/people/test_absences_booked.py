"""Somebody who has booked more than one absence."""

import pytest

from tests.flows.people.test_absence import AWAY
from tests.flows.person import Person


@pytest.mark.usefixtures("asked")
def test_of_two_absences_one_stays_and_is_named(lead: Person) -> None:
    """Back means the first that is or comes; the answer says what is still booked, and how to call that off."""
    lead.types(AWAY)
    lead.types("/updates away 6 Dec to 8 Dec")
    lead.types("/updates back")
    lead.reads(
        "Not away from 12 October 2021 to", "Another absence stays: from 6 December 2021 to 8 December 2021"
    )
    lead.types("/updates back")
    lead.reads("You are not away any more")
