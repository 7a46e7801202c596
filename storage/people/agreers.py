"""Who agrees which return: each SRO, a staff officer on their behalf, a second agreer where the SRO is the lead."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.enums import Duty
from storage.people.roles import Actor, capacities, holders_on
from storage.plan import plan_facts
from storage.rules.access import AGREERS, Act, Capacity, may
from storage.rules.sign_off import Parties
from storage.tables import Commitment, Role, RoleDuty, StaffOfficer

STAFF = select(StaffOfficer.sro_role_id, StaffOfficer.role_id)


CHIEFS = select(Role.id).join(RoleDuty).where(RoleDuty.duty == Duty.CHIEF_EXECUTIVE).order_by(Role.id)


@dataclass(frozen=True)
class Acting:
    """As whom someone agrees: the person, the role that is printed, whose agreement it counts as, and on whose
    behalf a staff officer gives it."""

    person_id: int
    role: str
    agreed_role_id: int
    on_behalf_of: str = ""


@dataclass(frozen=True)
class Agreers:
    """Who holds which role today, read once for any number of returns."""

    holders: Mapping[int, int]
    titles: Mapping[int, str]
    chief_role_id: int | None
    staff: Mapping[int, Sequence[int]]
    """The staff officers' roles of each SRO's role."""

    def parties(self, commitment: Commitment, author_id: int | None) -> Parties:
        """Who stands where towards a return that this person answered."""
        return Parties(
            author=author_id,
            lead=self.holders.get(commitment.lead_role_id),
            sro=self.holders.get(commitment.sro_role_id),
            second=self.holders.get(self.second_role_id(commitment) or 0),
        )

    def second_role_id(self, commitment: Commitment) -> int | None:
        """The role that agrees where the SRO cannot: the plan's choice, else the chief executive."""
        return commitment.second_agreer_role_id or self.chief_role_id

    def capacities(self, actor: Actor, commitment: Commitment, author_id: int | None) -> frozenset[Capacity]:
        """In what capacities someone may agree this very return: whoever sent it in none (V23)."""
        own = capacities(actor, commitment)
        parties = self.parties(commitment, author_id)
        if actor.person_id is None or actor.person_id in (parties.author, parties.lead):
            return own - AGREERS
        if not parties.needs_second:
            return own - {Capacity.SECOND_AGREER_OF}
        second = self.second_role_id(commitment) in actor.role_ids
        return own - AGREERS | ({Capacity.SECOND_AGREER_OF} if second else set())

    def acting(
        self, actor: Actor, commitment: Commitment, author_id: int | None, act: Act = Act.AGREE
    ) -> Acting | None:
        """As whom someone would agree this return, or send it back; None where that is not theirs."""
        held = self.capacities(actor, commitment, author_id)
        if actor.person_id is None or not may(act, held):
            return None
        sro_id = commitment.sro_role_id
        if Capacity.SRO_OF in held:
            return Acting(actor.person_id, self.titles[sro_id], sro_id)
        if Capacity.STAFF_OFFICER_OF in held:
            role_id = next(one for one in self.staff[sro_id] if one in actor.role_ids)
            return Acting(actor.person_id, self.titles[role_id], sro_id, self.titles[sro_id])
        second_id = self.second_role_id(commitment) or sro_id
        return Acting(actor.person_id, self.titles[second_id], second_id)


def agreers(session: Session, day: date, titles: Mapping[int, str] | None = None) -> Agreers:
    """Who agrees on that day: four statements, one fewer where the roles' `titles` are known."""
    staff: dict[int, list[int]] = {}
    for sro_role_id, role_id in session.execute(STAFF):
        staff.setdefault(sro_role_id, []).append(role_id)
    holders = holders_on(session, day)
    held = [role_id for role_id in session.scalars(CHIEFS) if role_id in holders]
    return Agreers(holders, titles or plan_facts.role_titles(session), next(iter(held), None), staff)
