"""What the leads of priorities said: recording it, reading it, and what the form of one shows."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.asks.row_kinds import ROW_KINDS
from storage.asks.rows import AskWanted, came, subject_of
from storage.facts.headlines import HeadlineForm, HeadlineSaid
from storage.facts.plan import QuarterName
from storage.headlines.kind import HEADLINES
from storage.people.roles import Actor
from storage.plan import plan_facts
from storage.record import audit
from storage.record.locks import held_row
from storage.rules.calendar import quarters
from storage.standing import standings
from storage.tables import Ask, Headline, Priority, Quarter


@dataclass(frozen=True)
class HeadlineAsk:
    """One ask for a headline: its row, of which quarter it is, and what is wanted of whom."""

    row: Ask
    quarter: QuarterName
    wanted: AskWanted


def headline_ask(session: Session, ask_id: int) -> HeadlineAsk | None:
    """The ask of that id, while its priority has a lead; None else."""
    row = session.get(Ask, ask_id)
    if row is None or row.kind != HEADLINES:
        return None
    name = session.get_one(Quarter, row.quarter_id).name
    one = ROW_KINDS[HEADLINES].wanted_in(session, name).get(subject_of(row))
    return HeadlineAsk(row, name, one) if one else None


def form_facts(session: Session, ask: HeadlineAsk, reader: Actor) -> HeadlineForm:
    """What its form shows this reader: how the priority stands now, and what was said of it."""
    priority = session.get_one(Priority, ask.wanted.subject)
    found = standings.standings(standings.open_book(session, ask.quarter, with_answers=False))
    shown = standings.for_reader(session, found, reader)
    groups = standings.by_priority(plan_facts.priorities(session, ask.quarter), shown.values())
    said = said_of(session, ask.quarter, priority.code)
    return HeadlineForm(
        ask_id=ask.row.id,
        quarter=ask.quarter,
        lead=ask.wanted.whose,
        standing=next(one for one in groups if one.priority.code == priority.code),
        before=newest(said_of(session, quarters.previous(ask.quarter), priority.code)),
        now=newest(said),
        times=len(said),
    )


def newest(said: list[HeadlineSaid]) -> HeadlineSaid | None:
    """The one that counts."""
    return said[-1] if said else None


def said_of(session: Session, name: QuarterName, code: str) -> list[HeadlineSaid]:
    """All that was said of a priority in a quarter, the newest last."""
    return [one for found, one in said_in(session, name) if found == code]


def headlines(session: Session, name: QuarterName) -> dict[str, HeadlineSaid]:
    """What counts of each priority in a quarter, by its code."""
    return dict(said_in(session, name))


def said_in(session: Session, name: QuarterName) -> list[tuple[str, HeadlineSaid]]:
    """All that was said in a quarter, with the priority's code, the newest last."""
    rows = session.execute(
        select(Priority.code, Headline)
        .join(Priority, Priority.id == Headline.priority_id)
        .join(Quarter, Quarter.id == Headline.quarter_id)
        .where(Quarter.year == name.year, Quarter.number == name.number)
        .order_by(Headline.id)
    )
    return [(code, HeadlineSaid(row.words, row.by_role, row.at, row.on_behalf_of)) for code, row in rows]


def say(session: Session, ask: HeadlineAsk, words: str, actor: Actor, now: datetime, *, times: int) -> bool:
    """Keeps a headline, unless somebody has said another since the form was opened, when there were so many `times`;
    says whether it is kept. What stands already is not said twice."""
    row = held_row(session, Ask, ask.row.id)
    said = said_of(session, ask.quarter, priority_code(session, ask))
    if row is None or len(said) != times or actor.person_id is None:
        return False
    if said and said[-1].words == words:
        return True
    own = ask.wanted.role_id in actor.role_ids
    headline = Headline(
        priority_id=ask.wanted.subject,
        quarter_id=row.quarter_id,
        words=words,
        by_id=actor.person_id,
        by_role=ask.wanted.whose if own else actor.roles[0],
        on_behalf_of="" if own else ask.wanted.whose,
        at=now,
    )
    session.add(headline)
    came(session, row, actor.person_id, now)
    audit.record(session, now, "headline_said", headline, by=actor.person_id)
    return True


def priority_code(session: Session, ask: HeadlineAsk) -> str:
    """The code of the priority that it is about."""
    return session.get_one(Priority, ask.wanted.subject).code
