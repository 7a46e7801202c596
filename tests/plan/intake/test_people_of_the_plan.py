"""Who holds which role: from the plan, over time, and towards a commitment."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.enums import Duty, Route
from storage.people.roles import (
    actor,
    capacities,
    held_then,
    holder,
    holders_of_duty,
    match,
    role_title_of_duty,
    unmatched,
)
from storage.plan.files.document import PlanDocument
from storage.plan.intake.plans import export_plan, import_plan
from storage.record.database import Database
from storage.rules.access import Capacity
from storage.tables import AuditEvent, Commitment, Holding, Person, Role
from tests.conftest import Statements
from tests.plan.files.generated import CHIEF, OFFICE, generated_plan
from tests.plan.intake.made_up import AT, LATER, SWAPPED, contacts, everything, reached, taken_in

DAY, LATER_DAY = AT.date(), LATER.date()
LEAD, OTHER = "Lead 1", "Lead 2"


def email(role: str) -> str:
    """The address that the made-up plan gives a role."""
    return f"{role.lower().replace(' ', '.')}@anyshire.example"


@pytest.fixture
def plan(database: Database) -> PlanDocument:
    """A plan in the record, whose chief executive and first lead have Slack ids."""
    plan = generated_plan(commitments=12, leads=4, greedy_lead=3)
    plan = reached(reached(plan, LEAD, slack="U000LEAD1"), CHIEF, slack="U000CHIEF")
    taken_in(database, plan)
    return plan


def role_id(database: Database, title: str) -> int:
    """The id of the role."""
    with database.read() as session:
        return session.scalars(select(Role.id).where(Role.title == title)).one()


def holder_email(database: Database, title: str, day: date) -> str | None:
    """The address of who holds the role on the day."""
    with database.read() as session:
        person = holder(session, role_id(database, title), day)
        return person.email if person else None


def test_one_address_in_two_roles_is_one_person(database: Database, plan: PlanDocument) -> None:
    """Someone who is named in two roles acts with both, and is one person however the address is written."""
    taken_in(database, reached(plan, OTHER, email=email(LEAD).upper()), LATER)
    with database.read() as session:
        who = actor(session, "U000LEAD1", LATER_DAY)
        assert who.roles == (LEAD, OTHER)
        assert who.duties == {Duty.LEAD}
        assert len(session.scalars(select(Person).where(Person.slack_id == "U000LEAD1")).all()) == 1


@pytest.mark.usefixtures("plan")
def test_a_stranger_has_nothing(database: Database) -> None:
    """Someone whom the plan does not name has no person, no role and only what anyone may do."""
    with database.read() as session:
        who = actor(session, "U0STRANGER", DAY)
    assert (who.person_id, who.roles, who.duties) == (None, (), frozenset())
    assert capacities(who) == {Capacity.ANYONE, Capacity.STRANGER}


def test_an_actor_is_found_in_two_statements(
    database: Database, plan: PlanDocument, statements: Statements
) -> None:
    """Who acts is one statement and whom they cover another, whether they hold one role or five."""
    for role in (OTHER, "Lead 3", "Lead 4", OFFICE):
        plan = reached(plan, role, email=email(LEAD))
    taken_in(database, plan, LATER)
    for slack_id, roles in (("U000CHIEF", 1), ("U000LEAD1", 5), ("U0STRANGER", 0)):
        statements.clear()
        with database.read() as session:
            assert len(actor(session, slack_id, LATER_DAY).roles) == roles
        assert len(statements) == (2 if roles else 1)


def test_a_role_that_changes_hands_keeps_its_past(database: Database, plan: PlanDocument) -> None:
    """The old holding ends the day before the new one starts, so each day has one holder."""
    taken_in(database, reached(plan, LEAD, email="new.lead@anyshire.example", slack=None), LATER)
    assert holder_email(database, LEAD, DAY) == email(LEAD)
    assert holder_email(database, LEAD, LATER_DAY - timedelta(days=1)) == email(LEAD)
    assert holder_email(database, LEAD, LATER_DAY) == "new.lead@anyshire.example"
    with database.read() as session:
        assert actor(session, "U000LEAD1", LATER_DAY).roles == ()
        assert actor(session, "U000LEAD1", DAY).roles == (LEAD,)


def test_a_hand_over_that_is_undone_the_same_day(database: Database, plan: PlanDocument) -> None:
    """Correcting an address twice in a day leaves the first holder in place, with one holding for that day."""
    later = LATER.replace(hour=15)
    taken_in(database, reached(plan, LEAD, email="typo@anyshire.example", slack=None), AT)
    taken_in(database, plan, AT.replace(hour=9))
    assert holder_email(database, LEAD, DAY) == email(LEAD)
    taken_in(database, reached(plan, LEAD, email="typo@anyshire.example", slack=None), LATER)
    taken_in(database, plan, later)
    assert holder_email(database, LEAD, LATER_DAY) == email(LEAD)
    with database.read() as session:
        role = session.scalars(select(Role).where(Role.title == LEAD)).one()
        assert len([row for row in role.holdings if row.until is None]) == 1


def test_the_day_of_an_import_is_londons(database: Database) -> None:
    """An import just after midnight on a London summer night counts from that London day."""
    plan = generated_plan(commitments=6, leads=3)
    with database.write() as session:
        import_plan(session, plan, datetime(2021, 6, 30, 23, 30, tzinfo=UTC))
    with database.read() as session:
        assert set(session.scalars(select(Holding.since))) == {date(2021, 7, 1)}


def test_a_role_that_is_gone_has_no_holder_or_duty(database: Database, plan: PlanDocument) -> None:
    """A role that the file drops keeps its row; whoever held it no longer acts in it."""
    kept = tuple(entry for entry in plan.people if entry.role != CHIEF)
    taken_in(database, plan.model_copy(update={"people": kept}), LATER)
    assert holder_email(database, CHIEF, LATER_DAY) is None
    with database.read() as session:
        assert role_title_of_duty(session, Duty.CHIEF_EXECUTIVE, LATER_DAY) == ""
        assert actor(session, "U000CHIEF", LATER_DAY).duties == frozenset()


def test_holders_and_titles_of_a_duty(database: Database, plan: PlanDocument) -> None:
    """Holders of a duty come with their role in the plan's order; a vacant post is still named."""
    with database.read() as session:
        found = [(person.email, title) for person, title in holders_of_duty(session, Duty.SRO, DAY)]
        assert found == [(email(f"Director {n}"), f"Director {n}") for n in range(1, 5)]
        assert role_title_of_duty(session, Duty.SRO, DAY) == "Director 1"
        assert role_title_of_duty(session, Duty.FINANCE, DAY) == ""
    vacant = reached(plan, OFFICE, email=None, route=Route.PLAN_OFFICE)
    taken_in(database, vacant, LATER)
    with database.read() as session:
        assert holders_of_duty(session, Duty.PLAN_OFFICE, LATER_DAY) == []
        assert role_title_of_duty(session, Duty.PLAN_OFFICE, LATER_DAY) == OFFICE


@pytest.mark.usefixtures("plan")
def test_a_closed_account_holds_nothing_that_can_be_asked(database: Database) -> None:
    """Its role has no holder and its duty nobody; that it held the role on a day is still known, and papers go on
    naming the post."""
    with database.write() as session:
        chief = session.scalars(select(Person).where(Person.slack_id == "U000CHIEF")).one()
        chief.deactivated_on, chief_id = DAY, chief.id
    with database.read() as session:
        assert holder(session, role_id(database, CHIEF), DAY) is None
        assert holders_of_duty(session, Duty.CHIEF_EXECUTIVE, DAY) == []
        assert held_then(session, role_id(database, CHIEF), chief_id, DAY)
        assert role_title_of_duty(session, Duty.CHIEF_EXECUTIVE, DAY) == CHIEF


@pytest.mark.usefixtures("plan")
def test_capacities_towards_a_commitment(database: Database) -> None:
    """The lead is lead of their own commitments only; duties of the office hold everywhere."""
    with database.read() as session:
        rows = session.scalars(select(Commitment).order_by(Commitment.position)).all()
        own, other = rows[0], rows[-1]
        lead, chief = (actor(session, slack_id, DAY) for slack_id in ("U000LEAD1", "U000CHIEF"))
        other.deputy_role_id = role_id(database, LEAD)
        assert capacities(lead, own) == {Capacity.ANYONE, Capacity.LEAD_OF}
        assert capacities(lead, other) == {Capacity.ANYONE, Capacity.CO_LEAD_OF}
        assert capacities(chief, own) == capacities(chief) == {Capacity.ANYONE, Capacity.CHIEF_EXECUTIVE}


@pytest.mark.usefixtures("plan")
def test_matching_records_each_slack_id_once(database: Database) -> None:
    """Addresses match whatever their capitals, each new id is audited, and matching again does nothing."""
    with database.read() as session:
        waiting = dict(unmatched(session))
    assert email(LEAD) not in waiting.values()
    found = {address.upper(): f"U0000{number:04}" for number, address in waiting.items()}
    with database.write() as session:
        matched = match(session, found, LATER)
        assert ({one.person_id for one in matched}, {one.moved for one in matched}) == (set(waiting), {False})
    with database.write() as session:
        assert match(session, found, LATER) == []
    with database.read() as session:
        assert unmatched(session) == []
        events = session.scalars(select(AuditEvent).where(AuditEvent.act == "person_matched")).all()
    assert {event.subject_id for event in events} == waiting.keys()


@pytest.mark.usefixtures("plan")
def test_an_id_that_is_taken_stays_where_it_is(database: Database) -> None:
    """A Slack id that one person has is not given to another."""
    with database.write() as session:
        assert match(session, {email(OTHER): "U000LEAD1"}, LATER) == []
    with database.read() as session:
        assert actor(session, "U000LEAD1", LATER_DAY).roles == (LEAD,)


def test_a_matched_id_outlives_the_next_file(database: Database, plan: PlanDocument) -> None:
    """A file that gives only the address does not take away the Slack id that was found for it."""
    with database.write() as session:
        match(session, {email(OTHER): "U000OTHER"}, LATER)
    before = everything(database)
    renamed = plan.model_copy(update={"plan": plan.plan.model_copy(update={"version": "2"})})
    result = taken_in(database, renamed, LATER)
    assert [change.field for change in result.changes] == ["version"]
    assert everything(database)["person"] == before["person"]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(files=st.lists(contacts(), min_size=1, max_size=4))
@example(files=SWAPPED)
def test_any_contacts_are_taken_in_or_refused(
    database: Database, files: list[dict[str, dict[str, str | None]]]
) -> None:
    """However addresses and Slack ids are given, shared and changed from file to file: a file either is
    refused, or each role is held by the person it names, and the same file again changes nothing."""
    document = generated_plan(commitments=3, leads=3, greedy_lead=1)
    with database.read() as session:
        for number, given_contacts in enumerate(files):
            for role, contact in given_contacts.items():
                document = reached(document, role, **contact)
            at = AT + timedelta(days=number)
            result = import_plan(session, document, at)
            if result.faults:
                assert {fault.code for fault in result.faults} == {"two_people"}
                continue
            check_holders(session, given_contacts, at.date())
            assert import_plan(session, document, at).unchanged
            assert import_plan(session, export_plan(session), at).unchanged


def check_holders(session: Session, given_contacts: dict[str, dict[str, str | None]], day: date) -> None:
    """Each role is held by the person it names, and by nobody where it names none."""
    session.expire_all()
    for role, contact in given_contacts.items():
        person = holder(session, session.scalars(select(Role.id).where(Role.title == role)).one(), day)
        assert (person is not None) == any(contact.values())
        if person and contact["email"]:
            assert (person.email or "").casefold() == contact["email"].casefold()
        if person and contact["slack"]:
            assert person.slack_id == contact["slack"]


def test_an_address_may_change_for_the_same_slack_id(database: Database, plan: PlanDocument) -> None:
    """With the Slack id beside it, a new address is the same person's, who goes on holding the role."""
    taken_in(database, reached(plan, LEAD, email="married@anyshire.example"), LATER)
    assert holder_email(database, LEAD, DAY) == "married@anyshire.example"
    assert holder_email(database, LEAD, LATER_DAY) == "married@anyshire.example"


@pytest.mark.parametrize(
    "changed",
    [
        {OTHER: {"slack": "U000LEAD1"}},
        {OTHER: {"slack": "U000SAME1"}, "Lead 3": {"slack": "U000SAME1"}},
    ],
)
def test_an_address_and_an_id_of_two_people_are_refused(
    database: Database, plan: PlanDocument, changed: dict[str, dict[str, str]]
) -> None:
    """An address of one person beside the Slack id of another is a fault, in the file or with the record."""
    before = everything(database)
    for role, contact in changed.items():
        plan = reached(plan, role, **contact)
    assert {fault.code for fault in taken_in(database, plan, LATER).faults} == {"two_people"}
    assert everything(database) == before


def test_an_address_in_other_capitals_is_no_change(database: Database, plan: PlanDocument) -> None:
    """It reaches the same person: nothing is told, and nothing written."""
    before = everything(database)
    changed = plan.model_copy(
        update={
            "people": tuple(
                one.model_copy(update={"email": one.email.upper() if one.email else None})
                for one in plan.people
            )
        }
    )
    assert taken_in(database, changed, LATER).unchanged
    assert everything(database) == before


def test_a_route_through_others_needs_no_contact(database: Database, plan: PlanDocument) -> None:
    """Only people who are asked in Slack wait to be matched."""
    taken_in(database, reached(plan, OTHER, route=Route.PLAN_OFFICE), LATER)
    with database.read() as session:
        assert email(OTHER) not in dict(unmatched(session)).values()
