"""One commitment's whole story, whatever it has been through: a fixed number of statements. What its reader may not
see is not in it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage.calendar.quarters import today
from storage.decisions.came_of import as_asked, may_read
from storage.decisions.help_asked import rows as help_rows
from storage.enums import Handling, Verdict
from storage.facts.answering import Answer
from storage.facts.decisions import HelpAsked
from storage.facts.histories import DateMoved, PartHeld, QuarterTold, WholeStory
from storage.facts.plan import QuarterName
from storage.facts.standing import CommitmentStory
from storage.people.roles import Actor
from storage.plan.plan_facts import GONE
from storage.queries.beside import beside
from storage.queries.stories import commitment_story, entry, noted_for
from storage.record import answers
from storage.record.rows import AnyRow
from storage.rules.calendar import quarters
from storage.rules.standing.counting import is_let_off
from storage.standing import standing_rows
from storage.standing.standing_rows import POSITION
from storage.tables import (
    AuditEvent,
    Commitment,
    Holding,
    Quarter,
    Rebaseline,
    Return,
    Review,
    Revision,
    Role,
    SupportRequest,
)

PARTS = ("lead", "force_lead", "deputy", "sro")
"""Who has a part in a commitment, as the plan file names it."""
ANSWERS = select(func.count()).where(Revision.return_id == Return.id).correlate(Return).scalar_subquery()
TOLD = (
    select(
        Return.id,
        Quarter.year,
        Quarter.number,
        Return.state,
        Return.rating,
        Return.agreed_rating,
        Return.agreed_on,
        Return.late,
        Role.title.label("agreed_by"),
        Revision.content,
        Revision.author_role,
        ANSWERS.label("answers"),
    )
    .join(Quarter, Return.quarter_id == Quarter.id)
    .outerjoin(Role, Role.id == Return.agreed_by_role_id)
    .outerjoin(Revision, standing_rows.current_revision())
    .order_by(POSITION)
)
"""What became of each return, the oldest first."""


def whole_story(
    session: Session, commitment_id: int, quarter: QuarterName, reader: Actor, now: datetime
) -> WholeStory | None:
    """All of it up to that quarter; None where it has no standing in it. Raises NoPlan."""
    story = commitment_story(session, commitment_id, quarter, reader, now)
    if story is None:
        return None
    hide, row = story.standing.withheld, session.get_one(Commitment, commitment_id)
    return WholeStory(
        story=story,
        more=beside(session, commitment_id, withheld=hide),
        quarters=told(session, commitment_id, quarter, reader, hide=hide),
        moves=moves(session, commitment_id, hide=hide),
        helped=() if hide else helped(session, commitment_id, quarter, reader, now),
        parts=tuple(parts(session, row)),
        waited_for_by=waited_for_by(session, story),
    )


# --- quarter by quarter ----------------------------------------------------------------------------------


def told(
    session: Session, commitment_id: int, quarter: QuarterName, reader: Actor, *, hide: bool
) -> tuple[QuarterTold, ...]:
    """Its quarters, the oldest first."""
    of_it = Return.commitment_id == commitment_id, quarters.index(quarter) >= POSITION
    rows = session.execute(TOLD.where(*of_it)).all()
    reviews = session.scalars(select(Review).where(Review.return_id.in_([row.id for row in rows]))).all()
    noted = noted_for(session, commitment_id, reader)
    said = [readable(row, hide=hide) for row in rows]
    after = [one.promise if one else None for one in (*said[1:], None)]
    return tuple(
        agreed(
            QuarterTold(
                entry=entry(row, noted, hide=hide),
                answered_by=row.author_role or "",
                answers=row.answers,
                promise=answer.next_steps if answer else "",
                kept=kept if answer and answer.next_steps else None,
                evidence=answer.evidence if answer else "",
                late=row.late,
                why=answer.reason if answer else "",
            ),
            row,
            [one for one in reviews if one.return_id == row.id],
            shown=answer is not None,
        )
        for row, answer, kept in zip(rows, said, after, strict=True)
    )


def readable(row: AnyRow, *, hide: bool) -> Answer | None:
    """What was said in a quarter, as far as it may stand in a history: nothing of what was let off, or restricted."""
    if not row.content or hide or is_let_off(row.state):
        return None
    answer = answers.from_json(row.content)
    return answer if answer.handling is Handling.PUBLIC else None


def agreed(one: QuarterTold, row: AnyRow, reviews: Sequence[Review], *, shown: bool) -> QuarterTold:
    """The same with who agreed it and when, what was agreed otherwise than its lead said, and how often it was sent
    back."""
    newest = max(
        (each for each in reviews if each.rating is not None), key=lambda each: each.id, default=None
    )
    back = replace(one, sent_back=sum(each.verdict is Verdict.SENT_BACK for each in reviews))
    if row.agreed_rating is None or is_let_off(row.state):
        return back
    other = row.rating if row.rating is not None and row.rating is not row.agreed_rating else None
    return replace(
        back,
        agreed_by=(newest.on_behalf_of or newest.by_role) if newest else row.agreed_by or "",
        agreed_on=row.agreed_on,
        lead_rating=other,
        reason=newest.reason if newest and other and shown else "",
    )


# --- dates, help, dependencies ---------------------------------------------------------------------------


def moves(session: Session, commitment_id: int, *, hide: bool) -> tuple[DateMoved, ...]:
    """Its due dates that moved, the first one first."""
    rows = session.execute(
        select(Rebaseline, Role.title)
        .join(Role, Role.id == Rebaseline.approved_by_role_id)
        .where(Rebaseline.commitment_id == commitment_id)
        .order_by(Rebaseline.id)
    )
    return tuple(
        DateMoved(one.old_due, one.new_due, today(one.at), title, "" if hide else one.reason)
        for one, title in rows
    )


def helped(
    session: Session, commitment_id: int, quarter: QuarterName, reader: Actor, now: datetime
) -> tuple[HelpAsked, ...]:
    """All help that it ever asked for, and what came of it, the first one first."""
    wanted = SupportRequest.commitment_id == commitment_id, quarters.index(quarter) >= POSITION
    found = [row for row in help_rows(session, today(now), *wanted) if may_read(row, reader)]
    asked = [as_asked(row, this_quarter=row.quarter == quarter) for row in found]
    return tuple(sorted(asked, key=lambda one: one.asked_at))


def waited_for_by(session: Session, story: CommitmentStory) -> tuple[tuple[str, str], ...]:
    """(ref, title) of each commitment that depends on it, in the plan's order."""
    rows = session.execute(
        select(Commitment.ref, Commitment.title, Commitment.handling, Commitment.depends_on)
        .where(Commitment.lifecycle.not_in(GONE))
        .order_by(Commitment.priority_id, Commitment.position)
    )
    return tuple(
        (row.ref, row.title if row.handling is Handling.PUBLIC else "")
        for row in rows
        if story.standing.terms.ref in row.depends_on.get("refs", ())
    )


# --- who leads and led -----------------------------------------------------------------------------------


def parts(session: Session, row: Commitment) -> Iterator[PartHeld]:
    """Who has a part in it and who had, the present first, with the days on which a role went to somebody else."""
    events = session.scalars(
        select(AuditEvent)
        .where(AuditEvent.subject == "commitment", AuditEvent.act == "commitment_changed")
        .where(AuditEvent.subject_id == row.id)
        .order_by(AuditEvent.id)
    ).all()
    roles = {what: getattr(row, what) for what in PARTS}
    held = session.scalars(
        select(Holding)
        .where(Holding.role_id.in_([role.id for role in roles.values() if role]))
        .order_by(Holding.since, Holding.id)
    ).all()
    for what, role in roles.items():
        changes = [one for one in events if one.before and what in one.before]
        days = [today(one.at) for one in changes]
        if role:
            since = days[-1] if days else None
            yield PartHeld(what, role.title, since, None, new_hands(held, role.id, since))
        for number in reversed(range(len(changes))):
            was = (changes[number].before or {}).get(what)
            began = days[number - 1] if number else None
            if was:
                yield PartHeld(what, str(was), began, days[number] - timedelta(days=1))


def new_hands(held: Sequence[Holding], role_id: int, since: date | None) -> tuple[date, ...]:
    """The days on which a role went to another person, of those on which it had a part in it."""
    mine = [one for one in held if one.role_id == role_id]
    days = [new.since for old, new in pairwise(mine) if old.person_id != new.person_id]
    return tuple(day for day in days if since is None or day > since)
