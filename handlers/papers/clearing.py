"""A draft is cleared or sent back, and somebody says that it was submitted, published or presented."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from digests.kit.blocks import Block
from digests.papers import clearance as words
from handlers.desk import Body, Desk
from handlers.papers.drafting import drawn
from handlers.papers.told import announce_cleared, announce_sent_back
from handlers.papers.waiving import Looked, look, waived_in
from handlers.permission import allowed
from handlers.reading.fields import Fields, fields_in
from storage.calendar.quarters import today
from storage.enums import ReportState
from storage.facts.clearance import NotMoved, Obstacle, PaperFacts, PaperMove
from storage.papers import clearance
from storage.papers.clearance import NewStep
from storage.papers.snapshots import restored
from storage.people.roles import Actor
from storage.record.database import Session
from storage.rules.access import Act
from storage.rules.papers import is_right_day, may_follow, next_dated


def listen(app: App) -> None:
    """The buttons below a draft, and their forms."""
    app.action(words.CLEAR)(ask_to_clear)
    app.action(words.SEND_BACK)(ask_what)
    app.action(words.RECORD)(ask_when)
    app.view(words.CLEAR_FORM)(clear)
    app.view(words.SEND_BACK_FORM)(send_back)
    app.view(words.RECORD_FORM)(record)


def facts_of(session: Session, report_id: int) -> PaperFacts | None:
    """How that draft stands; None where there is none."""
    report = clearance.paper_row(session, report_id)
    return clearance.paper_facts(session, report) if report else None


def is_open(facts: PaperFacts, move: PaperMove) -> bool:
    """Whether that may come next."""
    lost = facts.state is ReportState.WITHDRAWN or words.is_overtaken(facts)
    return not lost and may_follow(facts.stands, move)


# --- the buttons -----------------------------------------------------------------------------------------


def ask_to_clear(ack: Ack, body: dict[str, Any], client: WebClient, desk: Desk) -> None:
    """[Clear]: what stands in the way, or that the record tells otherwise by now."""

    def view_of(session: Session, facts: PaperFacts) -> Block:
        found = look(session, facts.report_id)
        return (
            words.changed_view(facts, found.changed) if found.changed else words.clear_view(facts, found.ways)
        )

    opens(ack, body, client, desk, Act.CLEAR_PAPER, PaperMove.CLEARED, view_of)


def ask_what(ack: Ack, body: dict[str, Any], client: WebClient, desk: Desk) -> None:
    """[Send back]: asks what is to be mended."""
    act, move = Act.SEND_BACK_PAPER, PaperMove.SENT_BACK
    opens(ack, body, client, desk, act, move, lambda _, facts: words.send_back_view(facts))


def ask_when(ack: Ack, body: dict[str, Any], client: WebClient, desk: Desk) -> None:
    """[It was submitted] and the like: asks for the day."""
    day = desk.today()
    opens(ack, body, client, desk, Act.RECORD_PAPER, None, lambda _, facts: words.record_view(facts, day))


def opens(
    ack: Ack,
    body: Body,
    client: WebClient,
    desk: Desk,
    act: Act,
    move: PaperMove | None,
    view_of: Callable[[Session, PaperFacts], Block],
) -> None:
    """Opens this view of a draft, where that `move` may come next (without one: whatever is said with a day); else
    how the draft stands."""
    ack()
    with desk.database.frozen() as session:
        allowed(session, desk, body, act)
        facts = facts_of(session, int(body["actions"][0]["value"]))
        wanted = move or next_dated(facts.stands if facts else None)
        if facts is None:
            view = words.refused_view(NotMoved.WITHDRAWN)
        else:
            can = wanted is not None and is_open(facts, wanted)
            view = view_of(session, facts) if can else words.stands_view(facts)
    client.views_open(trigger_id=body["trigger_id"], view=view)


# --- the forms -------------------------------------------------------------------------------------------


def clear(ack: Ack, body: dict[str, Any], desk: Desk) -> None:
    """The form was sent: the draft is cleared, and the file goes to the channel; or which reasons are missing. What
    the record says is looked at before; what changes after that ends the clearance."""
    report_id, seen = form_of(body)
    with desk.database.frozen() as session:
        allowed(session, desk, body, Act.CLEAR_PAPER)
        facts, found = facts_of(session, report_id), look(session, report_id)
    waived, missing = waived_in(fields_in(body["view"]), found.ways)
    if facts is None or found.changed:
        ack(response_action="update", view=changed_or_gone(facts, found))
    elif missing:
        ask_why(ack, body, facts, found, missing)
    else:
        clean = found.clean or drawn_clean(desk, report_id)
        step = NewStep(PaperMove.CLEARED, seen, "", None, waived, (), found.up_to, clean)
        answer(ack, cleared(desk, body, report_id, step))


def cleared(desk: Desk, body: Body, report_id: int, step: NewStep) -> object:
    """Keeps it and owes the file; or says why not."""
    with desk.database.write() as session:
        actor = allowed(session, desk, body, Act.CLEAR_PAPER)
        done = clearance.move(session, report_id, step, actor, desk.now())
        if not isinstance(done, NotMoved):
            announce_cleared(session, desk.channels, report_id, desk.now())
    return done


def drawn_clean(desk: Desk, report_id: int) -> bytes:
    """The file of a draft that was made before such files were kept with it."""
    with desk.database.read() as session:
        report = clearance.paper_row(session, report_id)
        known = (report.snapshot, report.version_no) if report and report.docx else None
    return drawn(restored(known[0]), known[1], cleared=True).docx if known else b""


def ask_why(ack: Ack, body: Body, facts: PaperFacts, found: Looked, missing: Sequence[Obstacle]) -> None:
    """Says which reasons are missing, beside their boxes; where one came to stand in the way since the form was
    opened, in the form anew."""
    shown = {one["block_id"] for one in body["view"]["blocks"]}
    if all(one.key in shown for one in missing):
        ack(response_action="errors", errors={one.key: words.reason_missing(one) for one in missing})
        return
    ack(response_action="update", view=words.clear_view(facts, found.ways))


def changed_or_gone(facts: PaperFacts | None, found: Looked) -> Block:
    """Why it cannot be cleared."""
    return words.changed_view(facts, found.changed) if facts else words.refused_view(NotMoved.WITHDRAWN)


def send_back(ack: Ack, body: dict[str, Any], desk: Desk) -> None:
    """The form was sent: the plan office reads what is to be mended."""
    report_id, seen = form_of(body)
    said = fields_in(body["view"]).get(words.WHY, "").strip()
    with desk.database.write() as session:
        actor = allowed(session, desk, body, Act.SEND_BACK_PAPER)
        if not said:
            ack(response_action="errors", errors={words.WHY: words.words_missing()})
            return
        new = NewStep(PaperMove.SENT_BACK, seen, words=said)
        step = clearance.move(session, report_id, new, actor, desk.now())
        if not isinstance(step, NotMoved):
            announce_sent_back(session, desk.channels, report_id, desk.now())
    answer(ack, step)


def record(ack: Ack, body: dict[str, Any], desk: Desk) -> None:
    """The form was sent: kept with the day, or what is wrong with that day."""
    report_id, seen = form_of(body)
    with desk.database.write() as session:
        actor = allowed(session, desk, body, Act.RECORD_PAPER)
        done = recorded(session, desk, report_id, seen, fields_in(body["view"]), actor)
    if isinstance(done, date):
        ack(response_action="errors", errors={words.DAY: words.wrong_day(done)})
        return
    answer(ack, done)


def recorded(
    session: Session, desk: Desk, report_id: int, seen: int, said: Fields, actor: Actor
) -> NotMoved | date | None:
    """Keeps it; else why not, or the first day that would be right."""
    facts = facts_of(session, report_id)
    if facts is None or facts.last is None or len(facts.steps) != seen:
        return NotMoved.OTHERWISE
    following, first = next_dated(facts.stands), facts.last.day or today(facts.last.at)
    if following is None:
        return NotMoved.OTHERWISE
    day = date.fromisoformat(said[words.DAY]) if said.get(words.DAY) else None
    if day is None or not is_right_day(day, first, desk.today()):
        return first
    step = clearance.move(session, report_id, NewStep(following, seen, day=day), actor, desk.now())
    return step if isinstance(step, NotMoved) else None


def answer(ack: Ack, done: object) -> None:
    """Closes the form, or says in its place why nothing was done."""
    if isinstance(done, NotMoved):
        ack(response_action="update", view=words.refused_view(done))
        return
    ack()


def form_of(body: Body) -> tuple[int, int]:
    """The draft that a form is about, and how much had happened to it."""
    report_id, seen = body["view"]["private_metadata"].split(".")
    return int(report_id), int(seen)
