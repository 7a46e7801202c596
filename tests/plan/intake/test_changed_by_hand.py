"""Importing a plan when the office changed things by command meanwhile: what is kept, and what is refused."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from digests.plan.changes import refusal_sentence
from storage.calendar import meetings
from storage.handover import handing_over, parts
from storage.plan.files.document import PlanDocument
from storage.plan.intake.plans import export_plan
from storage.record.database import Database
from storage.tables import Person, Role
from tests.plan.files.generated import generated_plan
from tests.plan.intake.made_up import AT, LATER, amended, taken_in

PANEL = "Anyshire Panel"
ADDED, MOVED, FILES = date(2027, 5, 4), date(2027, 6, 8), date(2027, 7, 6)
MEANWHILE = LATER - timedelta(days=3)
REF = "ANY-2.1"


@pytest.fixture
def plan(database: Database) -> PlanDocument:
    """A plan that is in the record."""
    plan = generated_plan(commitments=12, leads=4, greedy_lead=3)
    taken_in(database, plan, AT)
    return plan


def with_days(plan: PlanDocument, *days: date) -> PlanDocument:
    """The plan whose Panel meets on these days."""
    return plan.model_copy(update={"forums": (plan.forums[0].model_copy(update={"meetings": days}),)})


def changed(plan: PlanDocument) -> PlanDocument:
    """The same file with another title somewhere: it says nothing of what was done by command."""
    return amended(plan, REF, title="Open more help points")


def days(database: Database) -> tuple[date, ...]:
    """When the record says that the Panel meets."""
    with database.read() as session:
        return tuple(meetings.days_of(session, PANEL))


def by_command(database: Database, first: date) -> None:
    """One meeting is added, and the first moved."""
    with database.write() as session:
        assert meetings.add(session, PANEL, ADDED, MEANWHILE, None)
        assert meetings.move(session, PANEL, first, MOVED, MEANWHILE, None)


def test_meetings_by_command_outlive_a_file_that_is_silent(database: Database, plan: PlanDocument) -> None:
    """The added one stays, and so does the move; the changes that are listed do not name them."""
    first, *rest = sorted(plan.forums[0].meetings)
    by_command(database, first)
    result = taken_in(database, changed(plan), LATER)
    assert [change.field for change in result.changes] == ["title"]
    assert days(database) == tuple(sorted((*rest, ADDED, MOVED)))
    with database.read() as session:
        assert export_plan(session).forums[0].meetings == days(database)


def test_a_file_that_speaks_of_a_meeting_is_followed(database: Database, plan: PlanDocument) -> None:
    """A day that it takes out goes, wherever the meeting was moved to; one that it adds comes, and all else stays."""
    first, second, *rest = sorted(plan.forums[0].meetings)
    by_command(database, first)
    taken_in(database, with_days(plan, *rest, FILES), LATER)
    assert days(database) == tuple(sorted((*rest, ADDED, FILES)))
    taken_in(database, with_days(plan, *rest, FILES, ADDED, second), LATER)
    taken_in(database, with_days(plan, *rest, second), LATER)
    assert days(database) == tuple(sorted((*rest, second)))


def handed(database: Database, title: str, address: str) -> None:
    """The role is handed over by command to whoever has that address."""
    with database.write() as session:
        role = session.scalars(select(Role).where(Role.title == title)).one()
        person = session.scalars(select(Person).where(Person.email == address)).one_or_none()
        person = person or Person(email=address)
        session.add(person)
        session.flush()
        assert handing_over.hand_over(session, role.id, person, MEANWHILE.date(), None, MEANWHILE)


def reached(plan: PlanDocument, role: str, address: str) -> PlanDocument:
    """The plan in which that role has that address."""
    people = tuple(
        one.model_copy(update={"email": address}) if one.role == role else one for one in plan.people
    )
    return plan.model_copy(update={"people": people})


def holder(database: Database, title: str) -> str | None:
    """The address of whoever holds the role, by the plan that is taken out."""
    with database.read() as session:
        return next(one.email for one in export_plan(session).people if one.role == title)


def test_a_file_that_would_undo_a_hand_over_is_refused(database: Database, plan: PlanDocument) -> None:
    """It names the role and both people; nothing is changed until the file says so, or names a third."""
    lead = next(one for one in plan.people if one.role == "Lead 2")
    handed(database, lead.role, "new@anyshire.example")
    result = taken_in(database, changed(plan), LATER)
    (fault,) = result.faults
    assert (fault.place, fault.given, fault.expected) == (lead.role, lead.email, ("new@anyshire.example",))
    words = refusal_sentence(fault)
    assert f"new@anyshire.example holds it. The file still names {lead.email}" in words
    assert holder(database, lead.role) == "new@anyshire.example"
    assert not taken_in(database, reached(changed(plan), lead.role, "new@anyshire.example"), LATER).faults
    assert holder(database, lead.role) == "new@anyshire.example"
    assert not taken_in(database, changed(plan), LATER + timedelta(days=1)).faults
    assert holder(database, lead.role) == lead.email


def test_a_third_in_the_file_is_a_change_like_any_other(database: Database, plan: PlanDocument) -> None:
    """The file says something new of that role, so it is followed."""
    handed(database, "Lead 2", "new@anyshire.example")
    assert not taken_in(database, reached(plan, "Lead 2", "third@anyshire.example"), LATER).faults
    assert holder(database, "Lead 2") == "third@anyshire.example"


def test_what_went_to_another_role_is_not_taken_back(database: Database, plan: PlanDocument) -> None:
    """A file that still names the old role is refused for each commitment, until it names the new one."""
    entry = next(one for one in plan.commitments if one.ref == REF)
    with database.write() as session:
        roles = {one.title: one.id for one in session.scalars(select(Role))}
        to = next(one.role for one in plan.people if one.role.startswith("Lead") and one.role != entry.lead)
        led, _ = parts.move_commitments(session, roles[entry.lead], roles[to], None, MEANWHILE)
    faults = taken_in(database, changed(plan), LATER).faults
    assert {fault.place for fault in faults} == set(led)
    assert {(fault.given, fault.expected) for fault in faults} == {(entry.lead, (to,))}
    assert f"from “{entry.lead}” to “{to}”" in refusal_sentence(faults[0])
    with database.read() as session:
        out = export_plan(session)
    assert not taken_in(database, amended(out, REF, title="Open more help points"), LATER).faults
