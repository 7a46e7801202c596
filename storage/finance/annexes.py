"""What was sent for a quarter's finance annex: kept as it was read, confirmed by somebody who saw it, and read as it
counts. Nothing is overwritten: a later file is one more row."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.asks.rows import ask_about, came
from storage.calendar.quarters import quarter_row
from storage.enums import Duty
from storage.facts.finance import AnnexRead, FinanceFacts, FinanceLine, FinanceSection, SectionKind
from storage.facts.plan import QuarterName
from storage.finance.kind import ANNEX, FINANCE, annex_wanted, roles_with
from storage.people.roles import Actor, capacities
from storage.plan.plan_facts import role_titles
from storage.record import audit
from storage.rules.access import Act, Capacity, may
from storage.tables import Ask, FinanceConfirmed, FinanceUpdate, Quarter


@dataclass(frozen=True)
class AnnexSent:
    """Figures that were sent and are kept: their id, and whether they were confirmed, or later ones were."""

    id: int
    read: AnnexRead
    is_confirmed: bool
    is_overtaken: bool


# --- whose it is -------------------------------------------------------------------------------------------


def may_send(session: Session, actor: Actor) -> bool:
    """Whether somebody sends and confirms the annex: who has the duty, who covers for them, and the plan office."""
    held, asked = capacities(actor), annex_wanted(session)
    covers = asked is not None and asked.role_id in actor.covers
    return may(Act.SEND_FINANCE, held | {Capacity.FINANCE} if covers else held)


def whose(session: Session) -> str:
    """The role that is asked for it; nothing where none is."""
    asked = annex_wanted(session)
    return asked.whose if asked else ""


# --- keeping -----------------------------------------------------------------------------------------------


def keep(session: Session, read: AnnexRead, person_id: int | None, now: datetime) -> int | None:
    """Keeps what a file said, and gives its id; None where the record has no such quarter. It counts once it is
    confirmed."""
    quarter = quarter_row(session, read.quarter)
    if quarter is None:
        return None
    row = FinanceUpdate(
        quarter_id=quarter.id,
        in_thousands=read.in_thousands,
        figures={"sections": [asdict(one) for one in read.sections]},
        file_name=read.file_name[:255],
        by_id=person_id,
        at=now,
    )
    session.add(row)
    session.flush()
    audit.record(session, now, "finance_sent", row, by=person_id)
    return row.id


def sent(session: Session, update_id: int) -> AnnexSent | None:
    """What was sent under that id; nobody else confirms any of its quarter before this transaction ends."""
    row = session.get(FinanceUpdate, update_id)
    if row is None:
        return None
    name = session.get_one(Quarter, row.quarter_id).name
    quarter_row(session, name, lock=True)
    confirmed = list(session.scalars(confirmed_in(row.quarter_id)))
    return AnnexSent(
        row.id,
        AnnexRead(name, row.in_thousands, sections_of(row.figures), row.file_name),
        is_confirmed=row.id in confirmed,
        is_overtaken=any(one > row.id for one in confirmed),
    )


def confirmed_in(quarter_id: int) -> Any:
    """The updates of a quarter that were confirmed."""
    of_quarter = FinanceUpdate.quarter_id == quarter_id
    return select(FinanceUpdate.id).join(FinanceConfirmed).where(of_quarter).order_by(FinanceConfirmed.id)


def confirm(session: Session, one: AnnexSent, actor: Actor | None, now: datetime) -> None:
    """These figures are the quarter's: somebody saw them and says so, or nobody in particular at the command line."""
    title = whose(session)
    own = actor is not None and not actor.role_ids.isdisjoint(roles_with(session, Duty.FINANCE))
    role = own_title(session, actor) if own and actor else actor.roles[0] if actor and actor.roles else ""
    person_id = actor.person_id if actor else None
    row = FinanceConfirmed(
        update_id=one.id, by_id=person_id, by_role=role, on_behalf_of="" if own else title, at=now
    )
    session.add(row)
    session.flush()
    audit.record(session, now, "finance_confirmed", row, by=person_id)
    if asked := ask_about(session, FINANCE, one.read.quarter, ANNEX):
        came(session, asked, person_id, now)


def own_title(session: Session, actor: Actor) -> str:
    """In which of their roles with the duty somebody acts."""
    titles = role_titles(session)
    return next(titles[one] for one in roles_with(session, Duty.FINANCE) if one in actor.role_ids)


# --- reading -----------------------------------------------------------------------------------------------


def annex_of(session: Session, name: QuarterName) -> FinanceFacts:
    """A quarter's annex as it counts."""
    found = session.execute(
        select(FinanceUpdate, FinanceConfirmed)
        .join(FinanceConfirmed, FinanceConfirmed.update_id == FinanceUpdate.id)
        .join(Quarter, Quarter.id == FinanceUpdate.quarter_id)
        .where(Quarter.year == name.year, Quarter.number == name.number)
        .order_by(FinanceConfirmed.id)
    ).all()
    if not found:
        return FinanceFacts(name, waived_because=waived_because(session, name))
    row, confirmed = found[-1]
    return FinanceFacts(
        quarter=name,
        version=len(found),
        confirmed_by=confirmed.by_role,
        on_behalf_of=confirmed.on_behalf_of,
        confirmed_at=confirmed.at,
        in_thousands=row.in_thousands,
        sections=sections_of(row.figures),
    )


def waived_because(session: Session, name: QuarterName) -> str:
    """Why a quarter's annex is not wanted; nothing where it is."""
    asked = select(Ask.let_off_reason).join(Quarter).where(Ask.kind == FINANCE, Ask.let_off_at.is_not(None))
    of_quarter = (Quarter.year == name.year) & (Quarter.number == name.number)
    return session.scalars(asked.where(of_quarter)).first() or ""


def sections_of(figures: dict[str, Any]) -> tuple[FinanceSection, ...]:
    """The sections as they were kept."""
    return tuple(
        FinanceSection(
            name=one["name"],
            kind=SectionKind(one["kind"]),
            lines=tuple(FinanceLine(**line) for line in one["lines"]),
            total=FinanceLine(**one["total"]) if one["total"] else None,
        )
        for one in figures["sections"]
    )
