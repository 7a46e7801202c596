"""The finance annex as a kind of ask: of the role with the finance duty, every quarter."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.asks.row_kinds import RowKind
from storage.asks.rows import AskWanted
from storage.enums import Collected, Duty
from storage.facts.plan import QuarterName
from storage.plan.plan_facts import role_titles
from storage.record.once import once
from storage.tables import Ask, RoleDuty

FINANCE = "finance"
ANNEX = "finance"
"""The annex that it is about, and its ref: "finance"."""
TITLE = "annex"


def wanted(session: Session, _name: QuarterName) -> Iterator[AskWanted]:
    """The annex, where some role has the duty."""
    if asked := annex_wanted(session):
        yield asked


def annex_wanted(session: Session) -> AskWanted | None:
    """The annex, of the first role with the finance duty; others that have it may answer too. It escalates to the
    chief executive. None where no role has the duty."""
    asked = roles_with(session, Duty.FINANCE)
    if not asked:
        return None
    titles, (role_id, *deputies) = role_titles(session), asked
    above = next((one for one in roles_with(session, Duty.CHIEF_EXECUTIVE) if one not in asked), None)
    return AskWanted(
        subject=ANNEX,
        ref=ANNEX,
        title=TITLE,
        role_id=role_id,
        whose=titles[role_id],
        escalates_to=above,
        superior=titles[above] if above else "",
        deputies=tuple(deputies),
    )


@once
def roles_with(session: Session, duty: Duty) -> tuple[int, ...]:
    """The roles that have a duty, in the plan's order."""
    of_duty = select(RoleDuty.role_id).where(RoleDuty.duty == duty).order_by(RoleDuty.role_id)
    return tuple(session.scalars(of_duty))


KIND = RowKind(FINANCE, Collected.FINANCE, Ask.annex, wanted, tables=frozenset(("role_duty",)))
