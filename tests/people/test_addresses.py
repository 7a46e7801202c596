"""An e-mail address follows its owner from a Slack account that is closed to a new one."""

import pytest
from sqlalchemy import select

from storage.handover.handing_over import person_of_account
from storage.people.roles import actor, match, unmatched
from storage.plan.files.document import PlanDocument
from storage.record.database import Database
from storage.tables import Person
from tests.plan.files.generated import CHIEF, generated_plan
from tests.plan.intake.made_up import AT, LATER, everything, reached, taken_in
from tests.plan.intake.test_people_of_the_plan import DAY, LATER_DAY, LEAD, OTHER, email


@pytest.fixture
def plan(database: Database) -> PlanDocument:
    """A plan in the record, whose chief executive and first lead have Slack ids."""
    plan = generated_plan(commitments=12, leads=4, greedy_lead=3)
    plan = reached(reached(plan, LEAD, slack="U000LEAD1"), CHIEF, slack="U000CHIEF")
    taken_in(database, plan)
    return plan


@pytest.fixture
def closed(database: Database, plan: PlanDocument) -> PlanDocument:
    """Slack has closed the first lead's account."""
    close(database, "U000LEAD1")
    return plan


def close(database: Database, slack_id: str) -> None:
    """Slack closes an account."""
    with database.write() as session:
        session.scalars(select(Person).where(Person.slack_id == slack_id)).one().deactivated_on = DAY


def roles_of(database: Database, slack_id: str) -> tuple[str, ...]:
    """The roles of whoever has this account."""
    with database.read() as session:
        return actor(session, slack_id, LATER_DAY).roles


@pytest.mark.parametrize("known", [True, False], ids=["known already", "new"])
def test_an_address_follows_its_owner_to_a_new_account(
    database: Database, closed: PlanDocument, known: bool
) -> None:
    """The address beside the new account is the truth: the role is held there, whether or not Muster knew the
    account, and nobody has the address twice."""
    if known:
        taken_in(database, reached(closed, OTHER, email=None, slack="U000NEW1"), AT)
    result = taken_in(database, reached(closed, LEAD, slack="U000NEW1"), LATER)
    assert not result.faults
    assert LEAD in roles_of(database, "U000NEW1")
    assert roles_of(database, "U000LEAD1") == ()
    with database.read() as session:
        owners = session.scalars(select(Person).where(Person.email == email(LEAD))).all()
        assert [(one.slack_id, one.deactivated_on) for one in owners] == [("U000NEW1", None)]


def test_an_address_alone_gives_no_role_to_a_closed_account(database: Database, closed: PlanDocument) -> None:
    """A file that names a closed account for a role that another holds by now is refused, and says what would do."""
    taken_in(database, reached(closed, LEAD, email="new@anyshire.example", slack="U000NEW1"), LATER)
    before = everything(database)
    result = taken_in(database, reached(closed, LEAD, slack=None), LATER)
    assert "closed_account" in {fault.code for fault in result.faults}
    assert everything(database) == before


def test_a_closed_account_keeps_its_role_until_it_is_handed_over(
    database: Database, closed: PlanDocument
) -> None:
    """A new file that says nothing new of the leaver changes nothing for them."""
    renamed = closed.model_copy(update={"plan": closed.plan.model_copy(update={"version": "2"})})
    assert [change.field for change in taken_in(database, renamed, LATER).changes] == ["version"]


@pytest.mark.usefixtures("closed")
def test_whoever_is_found_under_a_new_account_is_asked_there(database: Database) -> None:
    """Slack knows the address of a closed account under another: from then on that is theirs."""
    with database.read() as session:
        assert email(LEAD) in dict(unmatched(session)).values()
    with database.write() as session:
        assert [one.moved for one in match(session, {email(LEAD): "U000NEW1"}, LATER)] == [True]
    assert (roles_of(database, "U000NEW1"), roles_of(database, "U000LEAD1")) == ((LEAD,), ())
    with database.read() as session:
        assert email(LEAD) not in dict(unmatched(session)).values()


def test_an_address_follows_to_an_account_that_somebody_has(database: Database, closed: PlanDocument) -> None:
    """Where the new account was handed a role before, the address goes there, and the next file may give it alone."""
    taken_in(database, reached(closed, OTHER, email=None, slack="U000NEW1"), AT)
    with database.write() as session:
        assert match(session, {email(LEAD): "U000NEW1"}, LATER) == []
    assert not taken_in(database, reached(closed, LEAD, slack=None), LATER).faults
    assert LEAD in roles_of(database, "U000NEW1")


def test_an_address_follows_at_a_hand_over(database: Database, closed: PlanDocument) -> None:
    """Whoever is handed a role under a new account has the address too, unless its owner's account is open."""
    assert closed
    with database.write() as session:
        assert person_of_account(session, "U000NEW1", email(LEAD)).email == email(LEAD)
        assert person_of_account(session, "U000NEW2", email(CHIEF)).email is None
