"""What every conversation about an answer shares: who may act, who may answer, what their form starts from, and
the draft that it becomes as they type. Opening, typing and submitting are next door."""

import json
from dataclasses import dataclass, replace
from datetime import datetime

from digests.answering.form import Typed, form_view, typed_from_answer
from digests.answering.notices import words_taken_out
from digests.answering.typed import answer_from_typed
from digests.kit.blocks import Block
from handlers.answering.form_state import FormId, from_fields, to_fields, typed_in, untouched
from handlers.answering.taken_out import without_taken_out
from handlers.desk import Body, Desk
from handlers.permission import MayNot
from storage.answering import drafts, returns
from storage.answering.returns import OpenReturn
from storage.enums import Rating
from storage.facts.answering import Answer
from storage.facts.form import FormFacts
from storage.people.roles import Actor, capacities
from storage.record import marks
from storage.record.answers import from_json
from storage.record.database import Session
from storage.rules.access import Act, may
from storage.tables import Return


def answerer(session: Session, desk: Desk, return_id: int, body: Body) -> Actor:
    """Who answers: the commitment's lead, co-leads and whoever covers; in a form that is filled in on the lead's
    behalf, the plan office. Raises MayNot for anyone else."""
    actor = desk.who(session, body)
    act = Act.RECORD_ON_BEHALF if is_on_behalf(body) else Act.ANSWER
    if not may(act, capacities(actor, returns.commitment_of(session, return_id))):
        raise MayNot(act)
    return actor


def is_on_behalf(body: Body) -> bool:
    """Whether it is a form, or what stands in its place, that names a source."""
    known = (body.get("view") or {}).get("private_metadata", "")
    return known.startswith("{") and bool(json.loads(known).get("b"))


def opened_now(session: Session, desk: Desk, return_id: int) -> OpenReturn:
    """The return with all that its form needs, as of now."""
    return returns.open_return(session, returns.return_row(session, return_id), desk.now())


def form_facts(opened: OpenReturn, shown: FormId) -> FormFacts:
    """The form's facts as of now, for a form opened earlier: what came since is noticed on submitting."""
    return replace(opened.form, revision_no=shown.opened_on)


def typed_before(session: Session, row: Return, actor: Actor) -> Typed:
    """What the form starts from: the person's draft, else the newest answer, else nothing."""
    return draft_of(session, row, actor) or said_before(session, row)


def said_before(session: Session, row: Return) -> Typed:
    """The newest answer, else nothing."""
    answer = returns.current_answer(session, row)
    return typed_from_answer(answer) if answer else Typed()


def carried_on(last: Answer | None, rating: Rating) -> Typed:
    """Last time's answer for this time, where nothing has changed: all but what was done and what comes next,
    and what was said of days that have passed. The rating is the one that stood: another may have been agreed."""
    if last is None:
        return Typed()
    before = replace(typed_from_answer(last), rating=rating, promise=None, progress="", next_steps="")
    return replace(before, milestones=(), new_due=None, new_due_reason="", recheck=False)


def begins_with(session: Session, desk: Desk, row: Return, shown: FormId) -> Typed:
    """What the shown form began with where nothing had been typed: what it carries on from last time, else the
    newest answer, else nothing."""
    if shown.shape.short or shown.shape.carried:
        opened = returns.open_return(session, row, desk.now())
        return carried_on(opened.last_answer, opened.form.last.rating if opened.form.last else Rating.NONE)
    return said_before(session, row)


def draft_of(session: Session, row: Return, actor: Actor) -> Typed | None:
    """What this person has typed and not sent; None where nothing is."""
    draft = drafts.draft_of(session, row.id, actor.person_id or 0)
    return from_fields(draft) if draft else None


@dataclass(frozen=True)
class Kept:
    """What is typed so far, and whether there is a draft: looking at a form makes none, nor does what was typed and
    taken back. `outdated` says whether the form still has words that were taken out of the record, which `typed` has
    no more. `by` is the person whose it is."""

    typed: Typed
    drafted: bool
    outdated: bool = False
    by: int | None = None


def keep(session: Session, desk: Desk, shown: FormId, body: Body, typed_at: str = "") -> Kept:
    """Keeps what is typed so far as the person's draft. Raises MayNot."""
    actor = answerer(session, desk, shown.return_id, body)
    row = returns.return_row(session, shown.return_id, lock=True)
    begun, draft = begins_with(session, desk, row, shown), draft_of(session, row, actor)
    said = typed_in(body["view"], draft or begun)
    typed = without_taken_out(body["view"], said, draft or begun)
    if draft is None and untouched(body["view"]):
        return Kept(typed, drafted=False, outdated=typed != said, by=actor.person_id)
    kept = typed if to_fields(typed) != to_fields(begun) else Typed()
    drafted = keep_typed(session, row, actor, kept, shown.opened_on, desk.now(), typed_at)
    return Kept(typed, drafted, outdated=typed != said, by=actor.person_id)


def outdated_form(session: Session, desk: Desk, shown: FormId, kept: Kept) -> Block:
    """The form without the words that were taken out of the record since it was drawn, and why. Its boxes are new
    ones, as Slack would leave in the old what stands there."""
    facts = form_facts(opened_now(session, desk, shown.return_id), shown)
    shape = replace(shown.shape, drafted=kept.drafted, thrown=shown.shape.thrown + 1)
    return form_view(facts, kept.typed, notice=words_taken_out(), shape=shape)


def keep_typed(
    session: Session,
    row: Return,
    actor: Actor,
    typed: Typed,
    opened_on: int,
    now: datetime,
    typed_at: str = "",
) -> bool:
    """Keeps this as the person's draft. What they have sent since the form was opened is no draft, nor is
    what says the same as the answer that stands. Says whether there is one."""
    current = returns.current_revision(session, row)
    # A keystroke that comes after this person's own answer is late.
    if actor.person_id is None or (
        current and current.no > opened_on and current.author_id == actor.person_id
    ):
        return False
    same = current is not None and from_json(current.content) == answer_from_typed(typed)
    fields = {} if same else to_fields(typed)
    marks.quietly(session)
    drafts.keep_draft(session, row, actor.person_id, fields, now, typed_at)
    return bool(fields)
