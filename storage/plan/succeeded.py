"""What was split, merged or withdrawn: what took the place of a ref, and why a quarter counts another number of
commitments than it would have. Doing that is succession's."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage.enums import Handling
from storage.facts.plan import QuarterName
from storage.facts.succession import CountChange, Left, Replaced
from storage.plan.plan_facts import GONE
from storage.rules.calendar import quarters
from storage.rules.same_text import pieces
from storage.tables import Commitment, Quarter, Return


def count_change(session: Session, name: QuarterName, total: int) -> CountChange | None:
    """Why the quarter's count is `total` and not what it was; None where nothing was split, merged or withdrawn in
    it in Slack. What a plan file adds or leaves out, its import has listed."""
    rows = session.execute(
        select(Commitment.ref, Commitment.succeeded_by)
        .where(Commitment.lifecycle.in_(GONE), Commitment.succeeded_by.is_not(None))
        .order_by(Commitment.position, Commitment.id)
    )
    found: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for ref, by in rows:
        if by and by.get("quarter") == quarters.code(name):
            found.setdefault((by["how"], tuple(by["refs"]) or (ref,)), []).append(ref)
    replaced = tuple(
        Replaced(how, tuple(old), () if how == "withdrawn" else new) for (how, new), old in found.items()
    )
    gone = sum(len(one.old) - len(one.new) for one in replaced)
    return CountChange(total + gone, replaced) if replaced else None


def left_the_plan(session: Session, ref: str) -> Left | None:
    """What became of the commitment that had this ref and is part of the plan no longer; None where none is."""
    gone = session.scalars(select(Commitment).where(Commitment.left_in.is_not(None)))
    row = next((one for one in gone if pieces(one.ref) == pieces(ref)), None)
    return what_became(session, row) if row else None


def what_became(session: Session, row: Commitment) -> Left | None:
    """What became of this commitment; None while it is part of the plan. Why a restricted one went may itself be
    nobody else's business."""
    if row.left_in is None:
        return None
    by = row.succeeded_by or {"how": "withdrawn", "refs": []}
    position = Quarter.year * 4 + Quarter.number - 1
    last = session.scalars(
        select(func.max(position))
        .join(Return, Return.quarter_id == Quarter.id)
        .where(Return.commitment_id == row.id, position < row.left_in)
    ).one()
    return Left(
        how=by["how"],
        old=(row.ref,),
        new=tuple(by["refs"]),
        on=date.fromisoformat(by["on"]) if "on" in by else None,
        reason=row.withdrawn_reason if row.handling is Handling.PUBLIC else "",
        commitment_id=row.id,
        last=None if last is None else quarters.at_index(last),
    )
