"""Which roles a message in Slack reaches."""

from collections.abc import Collection, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.enums import Route
from storage.tables import Person, Role


def reached_in_slack(
    session: Session, holders: Mapping[int, int], role_ids: Collection[int]
) -> frozenset[int]:
    """Those of these roles whose route is Slack and whose holder has an account there."""
    if not role_ids:
        return frozenset()
    held = {role_id: holders.get(role_id, 0) for role_id in role_ids}
    rows = session.execute(
        select(Role.id, Person.id)
        .join(Person, Person.id.in_(held.values()))
        .where(Role.id.in_(held), Role.route == Route.SLACK, Person.slack_id.is_not(None))
    )
    return frozenset(role_id for role_id, person_id in rows if held[role_id] == person_id)
