"""Several updates in one sitting: where one was recorded, the next of the prompt opens in its place. Closing it
ends the sitting."""

from digests.answering.form import Shape, Typed, form_view
from digests.kit.blocks import Block
from digests.kit.prose import say
from handlers.answering.draft import typed_before
from handlers.desk import Desk
from storage.answering import returns, submissions
from storage.answering.submissions import Recorded
from storage.asks.cover import Covering
from storage.facts.asks import PromptLine
from storage.people.roles import Actor
from storage.prompting import prompts
from storage.record.database import Session


def next_form(
    session: Session,
    desk: Desk,
    actor: Actor,
    done_id: int,
    recorded: Recorded,
    covering: Covering | None,
) -> Block | None:
    """The form of the next commitment that this person is asked for and has not answered; None where nothing is left,
    or where what they answered is not on their prompt."""
    scene = prompts.scene_of(session, recorded.behind, desk.now(), covering)
    asked = prompts.prompt_of(session, scene, actor.person_id or 0)
    lines = asked.facts.lines
    coming = next_line(lines, done_id)
    if coming is None:
        return None
    row = returns.return_row(session, coming.return_id)
    opened = returns.open_return(session, row, desk.now(), recorded.behind, asked.book)
    if submissions.is_closed(opened):
        return None
    place = {"number": sum(line.done for line in lines) + 1, "of": len(lines)}
    notice = say("answering/form", "following", done=recorded.receipt, next=coming, **place)
    typed = typed_before(session, row, actor) if coming.draft or row.revision_no else Typed()
    return form_view(opened.form, typed, notice=notice, shape=Shape(following=True, drafted=coming.draft))


def next_line(lines: tuple[PromptLine, ...], done_id: int) -> PromptLine | None:
    """The first line after that return, from the top again at the end, that still wants an answer."""
    ids = [line.return_id for line in lines]
    if done_id not in ids:
        return None
    place = ids.index(done_id)
    return next((line for line in (*lines[place:], *lines[:place]) if not line.done), None)
