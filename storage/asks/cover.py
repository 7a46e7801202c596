"""What absences mean on one day: who is asked in an absent lead's place. Recording an absence is absences';
whom a person covers, and so what they may do, is people/roles'."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy.orm import Session

from storage.people.absences import Away, absences_between
from storage.people.reaching import reached_in_slack
from storage.people.roles import holdings_on


@dataclass(frozen=True)
class Covering:
    """Who holds each role on a day, and who of them is away. `away` is empty on most days. `reached` are the roles
    named as cover that a message in Slack reaches."""

    holders: Mapping[int, int]
    away: Mapping[int, Away]
    reached: frozenset[int] = frozenset()
    held_too: Mapping[int, Collection[int]] = field(default_factory=dict)
    """Everyone who holds each role, whoever acts in it besides: they may answer all the same."""

    def cover_role(self, person_id: int, deputy_role_id: int | None) -> int | None:
        """The role that is asked in place of an absent person: the one they named, else the commitment's
        deputy, as where nobody holds the one they named. None while they are there, where nobody holds that role
        either, or where its holder is away too: a cover of a cover is not followed, and the return waits for the
        lead."""
        absence = self.away.get(person_id)
        if absence is None:
            return None
        role_id = self.named_cover(person_id) or deputy_role_id
        stand_in = self.holders.get(role_id or 0)
        there = stand_in is not None and stand_in != person_id and stand_in not in self.away
        return role_id if there else None

    def named_cover(self, person_id: int) -> int | None:
        """The role that an absent person named as cover, where somebody else holds it: one that has come to
        themselves since covers nothing. Nor does one that Slack does not reach, as if it were vacant."""
        absence = self.away.get(person_id)
        holder = self.holders.get(absence.cover_role_id or 0) if absence else None
        if absence is None or holder in (None, person_id) or absence.cover_role_id not in self.reached:
            return None
        return absence.cover_role_id

    def roles_of(self, person_id: int) -> set[int]:
        """The roles that a person is asked in: those they hold, and those whose absent holder named them as
        cover."""
        held = {role_id for role_id, holder in self.holders.items() if holder == person_id}
        named = {one.person_id for one in self.away.values() if one.cover_role_id in held}
        return held | {role_id for role_id, holder in self.holders.items() if holder in named}

    def covers_of(self, role_ids: Collection[int]) -> set[int]:
        """The roles that their absent holders named as cover."""
        holders = {self.holders.get(role_id) for role_id in role_ids}
        return {
            one.cover_role_id for one in self.away.values() if one.person_id in holders and one.cover_role_id
        }


def covering_on(session: Session, day: date) -> Covering:
    """How a day is covered: two statements, and a third where a cover was named."""
    away = {one.person_id: one for one in absences_between(session, day, day)}
    holdings = holdings_on(session, day)
    holders, held_too = dict(holdings), dict[int, list[int]]()
    for role_id, person_id in holdings:
        held_too.setdefault(role_id, []).append(person_id)
    named = {one.cover_role_id for one in away.values() if one.cover_role_id}
    return Covering(holders, away, reached_in_slack(session, holders, named), held_too)
