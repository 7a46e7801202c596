"""The plan office is told in words what could not be delivered for good."""

from collections.abc import Sequence
from datetime import datetime

from digests.outbox.undelivered import trouble
from handlers.desk import Channels
from handlers.owing import to_plan_office
from storage.facts.standing import Trouble
from storage.outbox import outbox
from storage.outbox.failures import Failure
from storage.record.database import Session


def announce_failures(
    session: Session, channels: Channels, failures: Sequence[Failure], now: datetime
) -> None:
    """Tells the plan office in words what could not be delivered for good."""
    for failure in failures:
        facts = Trouble(failure.what, failure.addressee, failure.error, failure.refs)
        to_plan_office(session, channels, f"{outbox.TROUBLE}{failure.id}", "notice", trouble(facts), now)
