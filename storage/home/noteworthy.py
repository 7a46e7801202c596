"""What the chief executive should look at in a quarter, and what one person's own commitments come to. Facts for
App Home; how things stand is worked out in standings."""

from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from storage.calendar.quarters import today
from storage.decisions.came_of import with_help
from storage.enums import CommitmentType, Direction, Rating, ReturnState, SupportKind, SupportState
from storage.facts.home import Exceptional, Exceptions, MyCommitment
from storage.facts.standing import Standing
from storage.people.roles import Actor
from storage.queries.alike import ENDED
from storage.rules.standing import counting
from storage.rules.standing.leading import is_said_to_be_complete, last_leads
from storage.rules.standing.rag import SLIPPING
from storage.rules.standing.wanted import DECISIONS, decision_wanted
from storage.standing import standing_rows, standings
from storage.standing.agreed_ratings import rating_before
from storage.standing.backdrop import Backdrop
from storage.standing.runs import running
from storage.tables import Commitment, Milestone, Quarter, Return, Revision

PERHAPS_EXCEPTIONAL = (
    select(Return.commitment_id)
    .join(Quarter, Return.quarter_id == Quarter.id)
    .join(Commitment, Return.commitment_id == Commitment.id)
    .outerjoin(Revision, standing_rows.current_revision())
    .where(Quarter.year == bindparam("year"), Quarter.number == bindparam("quarter"))
    .where(
        Return.state.in_([ReturnState.NO_RETURN, ReturnState.SUBMITTED, ReturnState.RETURNED])
        | Return.rating.in_(SLIPPING)
        | Return.agreed_rating.in_(SLIPPING)
        | Revision.content["path", "kind"].as_string().in_(DECISIONS)
        | (Revision.content["support", "kind"].as_string() == SupportKind.DECISION)
        | ((Commitment.due < bindparam("day")) & (Commitment.type != CommitmentType.ONGOING))
    )
)
"""The commitments of a quarter that may stand out, and all that do. What has worsened is at risk or off track now,
and so is among them; a decision is wanted where rules/standing/wanted says so of the newest answer."""
LONG = 3
"""From so many quarters on end at risk, a commitment is an exception (rule V14)."""
WORST_FIRST = (
    "red",
    "decision",
    "declined",
    "unanswered",
    "overdue",
    "worsened",
    "missing",
    "amber_long",
    "not_agreed",
)


def perhaps_exceptional(session: Session, behind: Backdrop, day: date) -> set[int]:
    """The commitments of a quarter that may stand out, so that what was said is read of these only; while its returns
    come in, those too that were off track before."""
    asked = standing_rows.in_quarter(behind.name) | {"day": day}
    found = set(session.scalars(PERHAPS_EXCEPTIONAL, asked))
    if behind.closed:
        return found
    before = standing_rows.ratings_before(session, behind.name, answers=False)
    return found | {key for key, row in before.items() if rating_before(row) is Rating.RED}


def exceptions(
    session: Session, behind: Backdrop, found: Mapping[int, Standing], reader: Actor, now: datetime
) -> Exceptions:
    """What stands out of these standings, worst first, as this reader may see it."""
    shown = with_help(session, behind.name, standings.for_reader(session, found, reader), reader, now)
    at_risk = [key for key, one in shown.items() if one.rating is Rating.AMBER]
    runs = running(session, behind.name, at_risk) if at_risk else {}
    late = now > behind.times.sros_done
    lines = [
        Exceptional(one, why)
        for key, one in shown.items()
        if (
            why := reasons(
                one,
                closed=behind.closed,
                amber_before=runs.get(key, 0),
                agreement_overdue=late,
                day=today(now),
            )
        )
    ]
    lines.sort(key=lambda line: min(WORST_FIRST.index(key) for key in line.why))
    return Exceptions(behind.name, tuple(lines), behind.plan.scheme, collecting=not behind.closed)


def reasons(
    one: Standing, *, closed: bool, amber_before: int, agreement_overdue: bool, day: date
) -> tuple[str, ...]:
    """Why a commitment stands out, worst first; empty where it does not. While returns come in, what was off track
    last stays so until this quarter's rating is agreed."""
    last_red = last_leads(one, collecting=not closed) and one.last and one.last.rating is Rating.RED
    last_amber = one.last is not None and one.last.rating is Rating.AMBER
    found = {
        "red": one.rating is Rating.RED or bool(last_red),
        "decision": decision_wanted(one.answer, one.outcomes) is not None,
        "declined": any(help_.state is SupportState.DECLINED for help_ in one.outcomes.help),
        "unanswered": any(help_.late for help_ in one.outcomes.help),
        "overdue": is_overdue(one, day, collecting=not closed),
        "worsened": one.direction is Direction.WORSENED,
        "missing": counting.is_missing(one.state),
        "amber_long": one.rating is Rating.AMBER and last_amber and amber_before >= LONG - 1,
        "not_agreed": agreement_overdue and one.state in (ReturnState.SUBMITTED, ReturnState.RETURNED),
    }
    return tuple(key for key in WORST_FIRST if found[key])


def is_overdue(one: Standing, day: date, *, collecting: bool) -> bool:
    """Whether its due date has passed and nobody has said that it is complete."""
    ended = is_said_to_be_complete(one, collecting=collecting) or one.terms.lifecycle in ENDED
    return one.terms.due < day and one.terms.type is not CommitmentType.ONGOING and not ended


def mine(
    session: Session, found: Mapping[int, Standing], ids: set[int], day: date
) -> tuple[MyCommitment, ...]:
    """Of these standings those that somebody answers for, with the next date of each, as seen on that day."""
    steps = next_steps(session, ids) if ids else {}
    dated = [(one, *steps.get(key, (one.terms.due, ""))) for key, one in found.items() if key in ids]
    return tuple(MyCommitment(one, due, what, overdue=due < day) for one, due, what in dated)


def next_steps(session: Session, ids: set[int]) -> dict[int, tuple[date, str]]:
    """The earliest milestone still to be met of each of these commitments."""
    rows = session.execute(
        select(Milestone.commitment_id, Milestone.due, Milestone.text)
        .where(Milestone.commitment_id.in_(ids), Milestone.met.is_(None), Milestone.due.is_not(None))
        .order_by(Milestone.due.desc(), Milestone.position.desc())
    )
    return {commitment_id: (due, text) for commitment_id, due, text in rows if due is not None}
