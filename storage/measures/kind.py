"""Figures of measures as a kind of ask: of the owner of each measure that has one, every quarter."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.asks.row_kinds import RowKind
from storage.asks.rows import AskWanted
from storage.enums import Collected
from storage.facts.plan import QuarterName
from storage.plan.plan_facts import GONE, role_titles
from storage.record.once import once
from storage.tables import Ask, Commitment, Measure

MEASURES = "measures"


def wanted(session: Session, _name: QuarterName) -> Iterator[AskWanted]:
    """A figure of each measure that has an owner, in the plan's order. It escalates to the SRO of the first
    commitment that the measure speaks to."""
    owned = select(Measure).where(Measure.withdrawn.is_(False), Measure.owner_role_id.is_not(None))
    rows = session.scalars(owned.order_by(Measure.position, Measure.id)).all()
    titles, sros = (role_titles(session), sros_by_ref(session)) if rows else ({}, {})
    for row in rows:
        if row.owner_role_id is not None:
            above = [sros[ref] for ref in row.speaks_to.get("commitments", ()) if ref in sros]
            yield AskWanted(
                subject=row.id,
                ref=row.code,
                title=row.name,
                role_id=row.owner_role_id,
                whose=titles[row.owner_role_id],
                escalates_to=above[0] if above else None,
                superior=titles[above[0]] if above else "",
            )


@once
def sros_by_ref(session: Session) -> dict[str, int]:
    """The SRO's role of each commitment of the plan."""
    rows = session.execute(
        select(Commitment.ref, Commitment.sro_role_id).where(Commitment.lifecycle.not_in(GONE))
    )
    return dict(rows.all())


KIND = RowKind(MEASURES, Collected.MEASURES, Ask.measure_id, wanted, tables=frozenset(("measure", "figure")))
