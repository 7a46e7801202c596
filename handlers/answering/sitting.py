"""Several updates in one sitting: where one was recorded, the next of the prompt opens in its place. Closing it
ends the sitting. What both need is read once, before anything is recorded."""

from dataclasses import dataclass

from digests.answering.form import Shape, Typed, form_view
from digests.kit.blocks import Block
from digests.kit.prose import say
from handlers.answering.draft import typed_before
from handlers.answering.form_state import FormId
from handlers.desk import Desk
from storage.answering import returns, submissions
from storage.answering.returns import OpenReturn
from storage.asks.cover import Covering, covering_on
from storage.facts.answering import Receipt
from storage.facts.asks import PromptLine
from storage.people.roles import Actor
from storage.prompting import prompts
from storage.record.database import Session
from storage.standing.backdrop import backdrop_of
from storage.standing.standings import Book
from storage.tables import Return


@dataclass(frozen=True)
class Coming:
    """What the prompt asks for next."""

    line: PromptLine
    row: Return
    opened: OpenReturn
    number: int
    """Which of the prompt's updates it is, those that are done counted first."""
    of: int


@dataclass(frozen=True)
class SubmissionGround:
    """What a submission is held against, how the day is covered, and what comes next."""

    opened: OpenReturn
    covering: Covering
    coming: Coming | None


def sit_down(session: Session, desk: Desk, actor: Actor, shown: FormId) -> SubmissionGround:
    """Reads it all, of a return that is held."""
    row, now = returns.return_row(session, shown.return_id), desk.now()
    behind, covering = backdrop_of(session, row.quarter_id), covering_on(session, desk.today())
    lines: tuple[PromptLine, ...] = ()
    book: Book | None = None
    if actor.person_id is not None and not shown.shape.source:
        ground = prompts.PromptGround(behind, now, covering)
        lines, book = prompts.lines_now(session, ground, actor.person_id)
    line = next_line(lines, row.id)
    rows = [row, returns.return_row(session, line.return_id)] if line else [row]
    opened = returns.open_returns(session, behind, rows, now, having(book, row))
    if line is None:
        return SubmissionGround(opened[row.id], covering, None)
    done = sum(one.done or one.return_id == row.id for one in lines)
    coming = Coming(line, rows[1], opened[line.return_id], done + 1, len(lines))
    return SubmissionGround(opened[row.id], covering, coming)


def having(book: Book | None, row: Return) -> Book | None:
    """The book, if that return stands in it."""
    return book if book and row.commitment_id in book.returns else None


def next_form(session: Session, actor: Actor, done: Receipt, coming: Coming | None) -> Block | None:
    """The form of the next commitment that this person is asked for and has not answered; None where nothing is left,
    or where what they answered is not on their prompt."""
    if coming is None or submissions.is_closed(coming.opened):
        return None
    line, row = coming.line, coming.row
    notice = say("answering/form", "following", done=done, next=line, number=coming.number, of=coming.of)
    typed = typed_before(session, row, actor) if line.draft or row.revision_no else Typed()
    return form_view(
        coming.opened.form, typed, notice=notice, shape=Shape(following=True, drafted=line.draft)
    )


def next_line(lines: tuple[PromptLine, ...], done_id: int) -> PromptLine | None:
    """The first line after that return, from the top again at the end, that still wants an answer."""
    ids = [line.return_id for line in lines]
    if done_id not in ids:
        return None
    place = ids.index(done_id) + 1
    return next((line for line in (*lines[place:], *lines[: place - 1]) if not line.done), None)
