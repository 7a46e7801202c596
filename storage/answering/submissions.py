"""Recording what a lead submits, exactly once, or saying why not. Whether the answer is good enough is
storage/rules/answering/validation.py's to say; the words are digests'."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from storage.answering.drafts import forget_draft
from storage.answering.returns import OpenReturn, current_revision, open_return, return_row
from storage.calendar.quarters import today
from storage.decisions.due_dates import ask_due_date, due_date_facts, is_refused, pending_of, with_decider
from storage.decisions.support import asks_for_help, record_support
from storage.enums import Lifecycle, QuarterState, Rating, ReturnState
from storage.facts.answering import Answer, Finding, Receipt
from storage.facts.form import FormFacts
from storage.facts.plan import QuarterName
from storage.people.roles import Actor
from storage.plan.milestones import name_milestones, overdue, record_milestones
from storage.record import answers, audit
from storage.rules.answering.findings import is_challenge
from storage.rules.answering.validation import Terms, check
from storage.rules.answering.wording import written
from storage.standing.agreed_ratings import SENT_BACK
from storage.standing.backdrop import Backdrop
from storage.tables import Commitment, Return, Revision

LATE_ANSWERS = (ReturnState.NO_RETURN,)
"""After the cut-off only a missing return may still be answered: what was said in time stands."""
CAME = select(Revision.id).where(Revision.submission_key == bindparam("key"))
LOCKED = (ReturnState.AGREED, ReturnState.WAIVED, ReturnState.CLEARED, ReturnState.PUBLISHED)


@dataclass(frozen=True)
class Recorded:
    """A new revision was recorded."""

    receipt: Receipt
    quarter: QuarterName
    behind: Backdrop
    """What its quarter stands against, for whatever is said of it next."""
    due_date_asked: int | None = None
    """The request for a later due date that it opened."""


@dataclass(frozen=True)
class Unchanged:
    """The same was recorded already: it says what stands, whose `form` this is, or it came twice (None)."""

    form: FormFacts | None = None


@dataclass(frozen=True)
class Refused:
    """The rules block it; nothing was recorded."""

    findings: tuple[Finding, ...]
    form: FormFacts


@dataclass(frozen=True)
class Challenged:
    """Nothing blocks it, and something in it may be a slip: nothing was recorded, the lead is asked once."""

    findings: tuple[Finding, ...]
    form: FormFacts


@dataclass(frozen=True)
class Overtaken:
    """Someone else submitted after this form was opened; nothing was recorded."""

    by_role: str
    at: datetime
    form: FormFacts


@dataclass(frozen=True)
class Closed:
    """The return takes no more answers; nothing was recorded."""

    form: FormFacts


Outcome = Recorded | Unchanged | Refused | Challenged | Overtaken | Closed


@dataclass(frozen=True)
class Submission:
    """One submission as it came: `key` is the trigger that Slack sends once with each, `opened_on` the newest
    revision when the form was opened."""

    return_id: int
    key: str
    opened_on: int
    answer: Answer
    confirmed: frozenset[str] = frozenset()
    """The challenges that its author has seen, by `challenge_key`, and submits it with."""
    source: str = ""
    """Where the plan office has it from, which records it for the lead; "" for the lead's own."""


def submit(
    session: Session,
    submission: Submission,
    actor: Actor,
    now: datetime,
    opened: OpenReturn | None = None,
) -> Outcome:
    """Records what a lead says, or says why not. Raises NoSuchReturn.

    The return is locked first, so that of two submissions at once the second sees the first; who has held it already
    hands on what was read of it since, `opened`."""
    row = return_row(session, submission.return_id, lock=True)
    current = current_revision(session, row)
    named = name_milestones(session, row.commitment_id, submission.answer)
    answer = with_decider(session, row, named, actor.person_id, today(now))
    submission = replace(submission, answer=answer)
    opened = opened or open_return(session, row, now)
    came = current is not None and came_before(session, submission.key)
    if came or says_what_stands(session, row, current, answer):
        forget_draft(session, row.id, actor.person_id)
        return Unchanged(None if came else opened.form)
    if is_closed(opened):
        return Closed(opened.form)
    if current and current.no > submission.opened_on and current.author_id != actor.person_id:
        return Overtaken(current.author_role, current.at, opened.form)
    findings = check(submission.answer, terms_for(opened, submission.answer))
    if any(found.blocks for found in findings):
        return Refused(findings, opened.form)
    challenges = still_to_ask(findings, submission, current)
    if challenges:
        return Challenged(challenges, opened.form)
    return record(session, row, opened, current, submission, actor, findings, now)


def came_before(session: Session, key: str) -> bool:
    """Whether this very submission was recorded: Slack may deliver anything twice."""
    return session.scalars(CAME, {"key": key}).first() is not None


def says_what_stands(session: Session, row: Return, current: Revision | None, answer: Answer) -> bool:
    """Whether the answer equals the current revision, and that stands: recording it again would say nothing."""
    if current is None or row.state in SENT_BACK or is_refused(session, row, answer):
        return False
    return answers.from_json(current.content) == answer


def terms_for(opened: OpenReturn, answer: Answer) -> Terms:
    """What this answer is held against: a milestone that it says was met is not overdue."""
    form = opened.form
    return replace(opened.terms, overdue_milestones=overdue(form.milestones, form.quarter_end, answer))


def challenge_key(found: Finding) -> str:
    """What a challenge is known by once it was passed over."""
    return f"{found.code}.{found.field}.{found.case}"


def still_to_ask(
    findings: tuple[Finding, ...], submission: Submission, current: Revision | None
) -> tuple[Finding, ...]:
    """The challenges that the author has not been shown: neither with this text now nor with the same text in
    the answer that stands."""
    passed = submission.confirmed | passed_over(current, submission.answer)
    return tuple(found for found in findings if is_challenge(found) and challenge_key(found) not in passed)


def passed_over(current: Revision | None, answer: Answer) -> frozenset[str]:
    """The challenges that the current revision was submitted with, where what they are about is the same."""
    if current is None:
        return frozenset()
    before = answers.from_json(current.content)
    kept = current.content.get("passed_over", [])
    fields = {key: key.partition(".")[2].rpartition(".")[0] for key in kept}
    return frozenset(key for key, field in fields.items() if written(before, field) == written(answer, field))


def is_closed(opened: OpenReturn) -> bool:
    """Whether the return takes no more answers: revised until the cut-off; later, only a missing one, and one
    that was given more time."""
    if opened.state in LOCKED or opened.own_time:
        return opened.state in LOCKED
    return opened.quarter_state is not QuarterState.OPEN and opened.state not in LATE_ANSWERS


def record(
    session: Session,
    row: Return,
    opened: OpenReturn,
    current: Revision | None,
    submission: Submission,
    actor: Actor,
    findings: tuple[Finding, ...],
    now: datetime,
) -> Recorded:
    """The revision after the `current` one, its audit event, and what the receipt says."""
    commitment = row.commitment
    said_before = answers.from_json(current.content) if current else None
    lead, titles = commitment.lead_role_id, opened.behind.titles
    role = titles[lead] if submission.source else author_role(commitment, actor, titles)
    revision = next_revision(row, submission, role, actor, now)
    if challenges := [challenge_key(found) for found in findings if is_challenge(found)]:
        revision.content["passed_over"] = challenges
    revision.content["late"] = opened.form.late
    by = actor.person_id
    write_down(session, row, revision, by, now, late=opened.form.late)
    take_up(session, commitment, revision.rating, by, now)
    forget_draft(session, row.id, by)
    record_milestones(session, commitment.id, submission.answer, said_before, by, now)
    if current or asks_for_help(submission.answer):
        record_support(session, row, submission.answer, by, now)
    asked = ask_due_date(session, row, submission.answer, by, now)
    said = receipt_of(opened, revision, submission.answer, findings)
    if submission.answer.new_due and (waiting := pending_of(session, row.commitment_id)):
        said = replace(said, wish=due_date_facts(session, waiting.id))
    return Recorded(said, opened.form.quarter, opened.behind, asked)


def write_down(
    session: Session, row: Return, revision: Revision, by: int | None, now: datetime, *, late: bool
) -> None:
    """The return with its newest revision, as late as it first came, and the audit event."""
    session.add(revision)
    before = state_of(row)
    row.state, row.rating, row.revision_no = ReturnState.SUBMITTED, revision.rating, revision.no
    row.submitted_at, row.late = now, late if revision.no == 1 else row.late
    audit.record(session, now, "submitted", row, by=by, before=before, after=state_of(row))


def take_up(
    session: Session, commitment: Commitment, rating: Rating, person_id: int | None, now: datetime
) -> None:
    """A commitment that its lead rates has started, whatever the plan file said of it."""
    if commitment.lifecycle is Lifecycle.NOT_STARTED and rating is not Rating.GREY:
        commitment.lifecycle = Lifecycle.IN_PROGRESS
        audit.record(session, now, "started", commitment, by=person_id)


def state_of(row: Return) -> dict[str, Any]:
    """What the audit says of a return."""
    return {"state": row.state, "rating": row.rating, "revision": row.revision_no}


def next_revision(row: Return, submission: Submission, role: str, actor: Actor, now: datetime) -> Revision:
    """The revision that this submission makes."""
    return Revision(
        return_id=row.id,
        no=row.revision_no + 1,
        submission_key=submission.key,
        rating=submission.answer.rating,
        forecast=submission.answer.forecast,
        content=answers.to_json(submission.answer),
        author_id=actor.person_id,
        author_role=role,
        source=submission.source,
        at=now,
    )


def author_role(commitment: Commitment, actor: Actor, titles: Mapping[int, str]) -> str:
    """The role in which the author answers: the lead's where they hold it, else a co-lead's, else the one in
    which they cover. `titles` are the roles'."""
    leads = (commitment.lead_role_id, commitment.force_lead_role_id)
    for role_id in filter(None, (*leads, commitment.deputy_role_id)):
        if role_id in actor.role_ids:
            return titles[role_id]
    for role_id in filter(None, leads):
        if role_id in actor.covers:
            return actor.covers[role_id].role
    return actor.roles[0] if actor.roles else ""


def receipt_of(
    opened: OpenReturn, revision: Revision, answer: Answer, findings: tuple[Finding, ...]
) -> Receipt:
    """What was recorded, for the lead and the co-lead."""
    form, draft_at = opened.form, opened.behind.draft_at
    return Receipt(
        ref=form.terms.ref,
        title=form.terms.title,
        quarter=form.quarter,
        answer=answer,
        scheme=form.scheme,
        revision_no=revision.no,
        by_role=revision.author_role,
        source=revision.source,
        at=revision.at,
        late=form.late,
        promised=form.last.promise if form.last else "",
        after_draft=draft_at is not None and draft_at <= revision.at,
        cut_off=form.cut_off,
        warnings=tuple(found for found in findings if not (found.blocks or is_challenge(found))),
    )
