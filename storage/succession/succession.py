"""Splitting, merging and withdrawing commitments in mid-quarter. The old refs are superseded and never used again,
their open returns are waived, and what takes their place is asked for in the same quarter."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage.answering import drafts
from storage.answering.returns import return_of
from storage.calendar.quarters import calendar, quarter_row, today
from storage.enums import Handling, Lifecycle, QuarterState, ReturnState, RulingKind
from storage.facts.answering import Answer
from storage.facts.plan import QuarterName
from storage.facts.rulings import Ruled
from storage.facts.succession import Gone, Succession, Successor
from storage.people.roles import holder
from storage.plan.leaving import first_without, leave, under_way
from storage.plan.plan_facts import GONE
from storage.record import answers, audit
from storage.record.locks import held
from storage.rules.calendar import quarters
from storage.rules.calendar.working_days import at
from storage.rules.same_text import folded, pieces
from storage.rulings.settling import EVENING, MORE_DAYS, Order, look, rule
from storage.tables import Commitment, Draft, Return, Revision

COPIED = (
    "plan_id",
    "priority_id",
    "position",
    "area",
    "also",
    "depends_on",
    "responsible_body",
    "type",
    "origin",
    "force_lead_role_id",
    "deputy_role_id",
    "sro_role_id",
    "second_agreer_role_id",
    "board",
    "start",
    "lifecycle",
)
"""What a successor has from the first that it takes the place of."""
REF_ROOM, TITLE_ROOM = 20, 200
"""How many characters a ref and a title may have."""
STRICTER = (Handling.PUBLIC, Handling.RESTRICTED, Handling.EXEMPT)
"""How commitments are handled, each more strictly than the one before."""


@dataclass(frozen=True)
class Beginning:
    """A return whose lead's form begins with what was answered in an old one: nothing newer was typed."""

    return_id: int
    person_id: int
    answer: Answer


@dataclass(frozen=True)
class Done:
    """What was done, with the rulings on the old returns that those concerned are told of, and with what forms begin
    that no draft was kept for."""

    facts: Succession
    rulings: tuple[Ruled, ...] = ()
    beginnings: tuple[Beginning, ...] = ()
    gone: tuple[Gone, ...] = ()


def succeed(
    session: Session,
    how: str,
    old_refs: Sequence[str],
    new: Sequence[Successor],
    person_id: int | None,
    now: datetime,
    reason: str = "",
) -> Done:
    """Puts the successors in the place of the old commitments, or says why not. Without successors the old ones
    are withdrawn, for the reason given."""
    hold(session, old_refs)
    old = live(session, old_refs)
    name = under_way(session)
    facts = Succession(how, tuple(row.ref for row in old), tuple(one.ref for one in new), name)
    fault, ref = objection(session, how, old, old_refs, new)
    if fault:
        return Done(Succession(how, tuple(old_refs), facts.new, name, fault=fault, fault_ref=ref))
    before = count_live(session)
    # Before they are gone: what is waived undoes a completion that was agreed.
    ids = [found for row in old if name and (found := return_of(session, row.id, name))]
    rulings = waived(session, ids, facts, person_id, now, reason)
    made = [successor(session, old, one, how) for one in new]
    for row in old:
        supersede(session, row, how, facts.new, person_id, now, reason)
    session.flush()
    first = first_without(session, now)
    counted = replace(facts, before=before, after=count_live(session), first=first, reason=reason)
    gone = tuple(Gone(row.ref, row.title, row.lead_role_id, row.sro_role_id) for row in old)
    begun = new_returns(session, name, made, ids, now) if name else ()
    return Done(counted, rulings, begun, gone)


def set_aside(session: Session, refs: Sequence[str], now: datetime) -> tuple[Ruled, ...]:
    """The answers of the quarter under way that would count no more if these left the plan."""
    name = under_way(session)
    rows = live(session, refs) if name else []
    ids = [found for row in rows if name and (found := return_of(session, row.id, name))]
    stands = (look(session, Order(RulingKind.WAIVED, one, ""), now) for one in ids)
    return tuple(one for one in stands if one.answered and not one.why_not)


def hold(session: Session, refs: Sequence[str]) -> None:
    """Nobody else answers, splits or merges these before this transaction ends. Their returns first, as whoever
    answers holds them, and each kind in one order for all."""
    ids = ids_of(session, refs)
    session.scalars(held(select(Return).where(Return.commitment_id.in_(ids)).order_by(Return.id))).all()
    session.scalars(held(select(Commitment).where(Commitment.id.in_(ids)).order_by(Commitment.id))).all()


def live(session: Session, refs: Sequence[str]) -> list[Commitment]:
    """The commitments of these refs that are part of the plan, in this order."""
    wanted = [folded(ref) for ref in refs]
    rows = session.scalars(
        select(Commitment).where(Commitment.id.in_(ids_of(session, refs)), Commitment.lifecycle.not_in(GONE))
    ).all()
    return sorted(rows, key=lambda row: wanted.index(folded(row.ref)))


def ids_of(session: Session, refs: Sequence[str]) -> list[int]:
    """The commitments that have one of these refs, however it is typed."""
    wanted = {folded(ref) for ref in refs}
    known = session.execute(select(Commitment.id, Commitment.ref)).all()
    return [commitment_id for commitment_id, ref in known if folded(ref) in wanted]


def count_live(session: Session) -> int:
    """How many commitments are part of the plan."""
    query = select(func.count()).select_from(Commitment).where(Commitment.lifecycle.not_in(GONE))
    return session.scalars(query).one()


def objection(
    session: Session,
    how: str,
    old: Sequence[Commitment],
    asked: Sequence[str],
    new: Sequence[Successor],
) -> tuple[str, str]:
    """What stands against it, and about which ref; empty where nothing does."""
    known = {folded(row.ref) for row in old}
    for ref in asked:
        if folded(ref) not in known:
            return "not_live", ref
    if (how == "split" and len(new) < 2) or (how == "merged" and len(old) < 2):
        return "too_few", old[0].ref
    used = [pieces(ref) for ref in session.scalars(select(Commitment.ref))]
    for number, one in enumerate(new):
        if len(one.ref) > REF_ROOM or len(one.title) > TITLE_ROOM:
            return "ref_long" if len(one.ref) > REF_ROOM else "title_long", one.ref
        if pieces(one.ref) in used:
            return "ref_used", one.ref
        if pieces(one.ref) in [pieces(each.ref) for each in new[:number]]:
            return "ref_twice", one.ref
        if one.lead_role_id in (old[0].sro_role_id, old[0].second_agreer_role_id):
            return "lead_is_sro", one.ref
    return "", ""


def successor(session: Session, old: Sequence[Commitment], one: Successor, how: str) -> Commitment:
    """A commitment like the first of the old ones, and read by nobody who might not read all of them: its form may
    begin with what was typed in any."""
    row = Commitment(
        **{name: getattr(old[0], name) for name in COPIED},
        ref=one.ref,
        title=one.title,
        lead_role_id=one.lead_role_id,
        due=one.due,
        handling=max((each.handling for each in old), key=STRICTER.index),
        monitor_after_completion=False,
        came_of={"refs": [each.ref for each in old], "how": how},
    )
    session.add(row)
    return row


def supersede(
    session: Session,
    row: Commitment,
    how: str,
    refs: Sequence[str],
    person_id: int | None,
    now: datetime,
    reason: str,
) -> None:
    """The old commitment is part of the plan no longer, and what took its place is kept with it."""
    leave(session, row, Lifecycle.SUPERSEDED if refs else Lifecycle.WITHDRAWN, reason, now)
    quarter = quarters.code(first_without(session, now))
    row.succeeded_by = {"refs": list(refs), "how": how, "on": today(now).isoformat(), "quarter": quarter}
    wait_for_the_new(session, row, refs)
    audit.record(session, now, f"commitment_{how}", row, by=person_id, after={"succeeded_by": list(refs)})


def wait_for_the_new(session: Session, gone: Commitment, refs: Sequence[str]) -> None:
    """What waited for the old commitment waits for what took its place: an exported plan names no ref that is
    gone."""
    for row in session.scalars(select(Commitment).where(Commitment.lifecycle.not_in(GONE))):
        waits: list[str] = row.depends_on["refs"]
        if gone.ref in waits:
            instead = dict.fromkeys([*waits, *refs])
            row.depends_on = {"refs": [ref for ref in instead if ref not in (gone.ref, row.ref)]}


# --- the quarter under way -----------------------------------------------------------------------------


def waived(
    session: Session, ids: Sequence[int], facts: Succession, person_id: int | None, now: datetime, reason: str
) -> tuple[Ruled, ...]:
    """The old returns are waived, each with what became of its commitment."""
    why = reason or told(facts)
    rulings = [rule(session, Order(RulingKind.WAIVED, one, why), person_id, now) for one in ids]
    return tuple(replace(ruled, left=facts.how) for ruled in rulings if not ruled.why_not)


def new_returns(
    session: Session, name: QuarterName, made: Sequence[Commitment], old_ids: Sequence[int], now: datetime
) -> tuple[Beginning, ...]:
    """The successors get returns, beginning with what was typed in the old ones and not sent, else with what was
    answered last."""
    kept, said = newest_draft(session, old_ids), newest_answer(session, old_ids)
    begun = [new_return(session, name, row, kept, said, now) for row in made]
    return tuple(filter(None, begun))


def told(facts: Succession) -> str:
    """Why the old returns are wanted no more."""
    how = "Split into" if facts.how == "split" else "Merged into"
    return f"{how} {', '.join(facts.new)}"


def newest_draft(session: Session, return_ids: Sequence[int]) -> Draft | None:
    """What was typed last in these returns and not sent."""
    query = select(Draft).where(Draft.return_id.in_(return_ids)).order_by(Draft.at.desc()).limit(1)
    return session.scalars(query).first()


def newest_answer(session: Session, return_ids: Sequence[int]) -> Answer | None:
    """What was answered last in these returns."""
    query = select(Revision).where(Revision.return_id.in_(return_ids))
    row = session.scalars(query.order_by(Revision.at.desc(), Revision.id.desc()).limit(1)).first()
    return answers.from_json(row.content) if row else None


def new_return(
    session: Session,
    name: QuarterName,
    row: Commitment,
    kept: Draft | None,
    said: Answer | None,
    now: datetime,
) -> Beginning | None:
    """The successor's return, with time of its own where returns have closed; its lead's form starts with what
    was kept, or is to begin with what was said."""
    quarter = quarter_row(session, name)
    if quarter is None:
        return None
    late = quarter.state is not QuarterState.OPEN
    due_at = at(calendar(session).add(today(now), MORE_DAYS), EVENING) if late else None
    made = Return(commitment_id=row.id, quarter_id=quarter.id, state=ReturnState.PROMPTED, due_at=due_at)
    session.add(made)
    session.flush()
    lead = holder(session, row.lead_role_id, today(now))
    if kept and lead:
        drafts.keep_draft(session, made, lead.id, kept.typed, now)
    return Beginning(made.id, lead.id, said) if said and lead and not kept else None
