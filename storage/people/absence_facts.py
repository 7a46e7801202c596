"""An absence as people are told of it: who covers, for whom somebody was to cover in those days, and what waits that
no cover can do. Recording one is absences'."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.facts.people import AbsenceFacts
from storage.people.absences import Away, absences_between, overlapping
from storage.people.agreers import agreers
from storage.people.reaching import reached_in_slack
from storage.people.roles import holders_on
from storage.plan.plan_facts import GONE, role_titles
from storage.tables import Commitment


def absence_facts(session: Session, away: Away, role: str, day: date) -> AbsenceFacts:
    """The absence as it stands from `day` on; `role` is what its person is called."""
    first = max(away.first, day)
    held, titles = holders_on(session, first), role_titles(session)
    cover = held.get(away.cover_role_id or 0)
    reached = reached_in_slack(session, held, [away.cover_role_id] if away.cover_role_id else [])
    theirs = [role_id for role_id, person in held.items() if person == away.person_id]
    agrees = agreed_by(session, theirs)
    staff = agreers(session, first, titles).staff
    return AbsenceFacts(
        role,
        away.first,
        away.last,
        titles.get(away.cover_role_id or 0, ""),
        cover_away=cover is not None and overlapping(session, cover, first, away.last) is not None,
        cover_outside=cover is not None and not reached,
        covers_for=roles_covered(session, away, first),
        agrees=bool(agrees),
        staff=tuple(titles[one] for sro in agrees for one in staff.get(sro, ())),
    )


def roles_covered(session: Session, away: Away, first: date) -> tuple[str, ...]:
    """The roles of others who are away in those days, and whom this person was to cover for."""
    held, titles = holders_on(session, first), role_titles(session)
    others = {
        one.person_id
        for one in absences_between(session, first, away.last)
        if one.person_id != away.person_id and held.get(one.cover_role_id or 0) == away.person_id
    }
    return tuple(sorted(titles[role_id] for role_id, person in held.items() if person in others))


def left_uncovered(session: Session, role_id: int, day: date) -> list[tuple[Away, AbsenceFacts]]:
    """The absences from `day` on that this role was to cover and whose cover is away too, now that somebody else
    holds the role: perhaps the very person."""
    titles = role_titles(session)
    found = []
    for one in absences_between(session, day, date.max):
        if one.cover_role_id == role_id:
            held = holders_on(session, max(one.first, day))
            theirs = [
                titles[role] for role, person in held.items() if person == one.person_id and role != role_id
            ]
            found.append((one, absence_facts(session, one, ", ".join(sorted(theirs)), day)))
    return [each for each in found if each[1].cover_away]


def agreed_by(session: Session, role_ids: list[int]) -> list[int]:
    """Those of these roles that agree commitments of the plan as SRO."""
    rows = session.scalars(
        select(Commitment.sro_role_id)
        .where(Commitment.sro_role_id.in_(role_ids), Commitment.lifecycle.not_in(GONE))
        .distinct()
    )
    return sorted(rows)
