"""What a role agrees beside its own as SRO goes along when its commitments go to another role."""

import pytest
from sqlalchemy import select

from storage.tables import AuditEvent, Commitment, Role, StaffOfficer
from tests.flows.agreeing import replan
from tests.flows.leaving import gives, leaves, told
from tests.flows.person import Person, contains
from tests.flows.plan import BUSY, CHIEF, DEPUTY, LEAVER, SRO
from tests.flows.stage import Stage

pytestmark = pytest.mark.usefixtures("asked")
BESIDE = ("second_agreer_changed", "staff_officer_changed")


def test_what_is_agreed_beside_goes_too(leaver: Person, office: Person, busy: Person, stage: Stage) -> None:
    """Second agreer and staff officer are the other role from now on; both sides read it, and the audit has it."""
    second, officer = {"ANY-1.1": {"second_agreer": LEAVER}}, {LEAVER: {"agrees_for": (SRO,)}}
    replan(stage, officer, second)
    leaves(leaver, office)
    contains(told(office), ("it is second agreer of ANY-1.1; staff officer of Director of Operations",))
    gives(office, LEAVER, BUSY)
    office.sees("Programme Manager leads ANY-2.4, and is also second agreer of ANY-1.1; staff officer of Dir")
    contains(told(busy), ("Also second agreer of ANY-1.1; staff officer of Director of Operations.",))
    (title,) = stage.asks(select(Role.title).join(Commitment.second_agreer))
    assert title == BUSY
    with stage.database.read() as session:
        roles = session.scalars(select(Role).join(StaffOfficer, StaffOfficer.role_id == Role.id)).all()
        assert [(one.title, [sro.title for sro in one.agrees_for]) for one in roles] == [(BUSY, [SRO])]
    acts = stage.asks(select(AuditEvent.act).where(AuditEvent.act.in_(BESIDE)).order_by(AuditEvent.id))
    assert sorted(acts) == sorted(BESIDE)


@pytest.mark.usefixtures("gone_sro")
def test_nobody_comes_to_be_their_own_staff_officer(office: Person, stage: Stage) -> None:
    """An SRO's staff officer who takes over is not their own; the other staff officer is theirs now."""
    replan(stage, {CHIEF: {"agrees_for": (SRO,)}, DEPUTY: {"agrees_for": (SRO,)}})
    gives(office, SRO, CHIEF)
    office.sees("Chief Executive agrees ANY-1.1", "with Scrutiny Officer as staff officer")
    office.sees("Director of Operations stays with Chief Executive as staff officer: Chief Executive may not")
    pairs = stage.asks(select(StaffOfficer.role_id).join(Role, Role.id == StaffOfficer.sro_role_id))
    assert len(pairs) == 2


def test_a_lead_is_no_second_agreer_of_their_own(leaver: Person, office: Person, stage: Stage) -> None:
    """What the other role leads stays to be agreed by the role before; the rest goes, and both are told."""
    second = {"second_agreer": LEAVER}
    replan(stage, {}, {"ANY-2.2": second, "ANY-2.1": second})
    leaves(leaver, office)
    (lead_of,) = stage.asks(select(Role.title).join(Commitment.lead).where(Commitment.ref == "ANY-2.1"))
    gives(office, LEAVER, lead_of)
    office.sees(
        "also second agreer of ANY-2.2", "Bid Lead stays second agreer of ANY-2.1", "nobody agrees their own"
    )
