"""The conversation with whoever agrees returns: from one button through all that waits, a verdict at a time or many
at once. What it looks like is digests/sign_off/modal.py's, what may be recorded storage's."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from digests.kit.blocks import Block
from digests.kit.notice import notice_view
from digests.sign_off.messages import (
    SIGN_OFF,
    agreed_notice,
    objection,
    own_return,
    revised_notice,
    settled_notice,
    too_late,
)
from digests.sign_off.modal import (
    AGREE,
    BACK,
    CHANGE,
    COMMENT,
    LATER,
    RATING,
    REASON,
    SEND_BACK,
    TICKED,
    change_view,
    send_back_view,
    signoff_view,
)
from digests.sign_off.sitting import Sitting
from handlers.answering.form import MayNot
from handlers.desk import Body, Desk, put_in_place
from handlers.reading.fields import fields_in
from handlers.sign_off.told import announce_verdicts
from storage.enums import Rating, Verdict
from storage.facts.sign_off import AgreeQueue, ToAgree
from storage.people.roles import Actor
from storage.record.database import Session
from storage.sign_off import queues, reviews
from storage.sign_off.reviews import (
    Decided,
    Decision,
    NotPossible,
    NotYours,
    Outcome,
    Revised,
    Settled,
    TooLate,
)


def listen(app: App) -> None:
    """The queue, its buttons and its forms."""
    app.action(SIGN_OFF)(open_queue)
    app.action(AGREE)(agree_one)
    app.action(CHANGE)(open_change)
    app.action(SEND_BACK)(open_send_back)
    app.action(LATER)(later)
    app.action(BACK)(back)
    app.view(SIGN_OFF)(agree_ticked)
    app.view(CHANGE)(submit_change)
    app.view(SEND_BACK)(submit_send_back)


class NotToAgree(MayNot):
    """The return is not this person's to agree; `words` say whose it is."""

    def __init__(self, refused: NotYours) -> None:
        super().__init__(refused.act)
        if refused.own:
            self.words = own_return(refused.whose)


# --- going through the queue ---------------------------------------------------------------------------


def open_queue(ack: Ack, body: dict[str, Any], client: WebClient, desk: Desk) -> None:
    """[Open] in the message or in App Home: shows what waits now, however old the button."""
    ack()
    with desk.database.read() as session:
        queue = queues.queue_of(session, desk.who(session, body), desk.now())
    client.views_open(trigger_id=body["trigger_id"], view=signoff_view(queue, Sitting()))


def later(ack: Ack, body: dict[str, Any], client: WebClient, desk: Desk) -> None:
    """[Later]: the next one, in this sitting."""
    ack()
    return_id, _ = pressed(body)
    sitting = Sitting.read(body["view"]["private_metadata"]).with_later(return_id)
    with desk.database.read() as session:
        queue = queues.queue_of(session, desk.who(session, body), desk.now())
    put_in_place(body, client, signoff_view(queue, sitting))


def back(ack: Ack, body: dict[str, Any], client: WebClient, desk: Desk) -> None:
    """[Back] from another rating or from sending back: nothing was decided."""
    ack()
    with desk.database.read() as session:
        queue = queues.queue_of(session, desk.who(session, body), desk.now())
    put_in_place(body, client, signoff_view(queue, Sitting.read(body["view"]["private_metadata"])))


def open_change(ack: Ack, body: dict[str, Any], client: WebClient, desk: Desk) -> None:
    """[Agree another rating]: asks which, and why."""
    ack()
    put_in_place(body, client, decision_view(body, desk, change_view))


def open_send_back(ack: Ack, body: dict[str, Any], client: WebClient, desk: Desk) -> None:
    """[Send back]: asks what the lead should put right."""
    ack()
    put_in_place(body, client, decision_view(body, desk, send_back_view))


def decision_view(body: Body, desk: Desk, draw: Callable[[AgreeQueue, ToAgree, Sitting], Block]) -> Block:
    """The questions that `draw` asks of a return; or what waits now, where that return does not any more, or has no
    other rating."""
    return_id, _ = pressed(body)
    sitting = Sitting.read(body["view"]["private_metadata"])
    with desk.database.read() as session:
        queue = queues.queue_of(session, desk.who(session, body), desk.now())
    line = next((one for one in queue.lines if one.return_id == return_id), None) if queue else None
    no_other = line is not None and draw is change_view and not line.others
    if queue is None or line is None or no_other:
        return signoff_view(queue, sitting)
    return draw(queue, line, sitting)


def pressed(body: Body) -> tuple[int, int]:
    """The return that a button is about, and the revision that was shown."""
    return read_value(body["actions"][0]["value"])


def read_value(value: str) -> tuple[int, int]:
    """The return and the revision that a button or a box carries."""
    return_id, revision_no = value.split(".")
    return int(return_id), int(revision_no)


# --- verdicts ------------------------------------------------------------------------------------------


def agree_one(ack: Ack, body: dict[str, Any], client: WebClient, desk: Desk) -> None:
    """[Agree] on an exception; the next one takes its place."""
    ack()
    decision = Decision(*pressed(body), Verdict.AGREED)
    sitting = Sitting.read(body["view"]["private_metadata"])
    with desk.database.write() as session:
        view = after(session, desk, body, [decision], sitting)
    put_in_place(body, client, view)


def agree_ticked(ack: Ack, body: dict[str, Any], desk: Desk) -> None:
    """[Agree all ticked]: what was unticked is looked at by itself."""
    view = body["view"]
    ticked = dict(boxes(view["state"]["values"].items()))
    apart = [return_id for return_id, _ in map(read_value, offered(view)) if return_id not in ticked]
    sitting = Sitting.read(view["private_metadata"])
    sitting = replace(sitting, apart=(*sitting.apart, *apart))
    decisions = [Decision(return_id, no, Verdict.AGREED) for return_id, no in ticked.items()]
    with desk.database.write() as session:
        drawn = after(session, desk, body, decisions, sitting)
    ack(response_action="update", view=drawn)


def boxes(blocks: Any) -> Iterator[tuple[int, int]]:
    """Each return that is ticked, with the revision that was shown."""
    for key, elements in blocks:
        if key.startswith(TICKED):
            for element in elements.values():
                yield from (read_value(option["value"]) for option in element["selected_options"])


def offered(view: Body) -> Iterator[str]:
    """What could be ticked."""
    for block in view["blocks"]:
        if str(block.get("block_id", "")).startswith(TICKED):
            yield from (option["value"] for option in block["element"]["options"])


def submit_change(ack: Ack, body: dict[str, Any], desk: Desk) -> None:
    """[Agree this rating]: another rating than the lead's, with the reason."""
    fields = fields_in(body["view"])
    rating, reason = fields.get(RATING), fields.get(REASON, "")
    verdict = Verdict.AGREED_WITH_CHANGE
    decided(ack, body, desk, Decision(*of_view(body), verdict, Rating(rating) if rating else None, reason))


def submit_send_back(ack: Ack, body: dict[str, Any], desk: Desk) -> None:
    """[Send back], with what the lead should put right."""
    comment = fields_in(body["view"]).get(COMMENT, "")
    decided(ack, body, desk, Decision(*of_view(body), Verdict.SENT_BACK, reason=comment))


def of_view(body: Body) -> tuple[int, int]:
    """The return that a modal is about, and the revision that was shown."""
    return Sitting.about(body["view"]["private_metadata"])


def decided(ack: Ack, body: Body, desk: Desk, decision: Decision) -> None:
    """Records a verdict that was filled in, or names the field that the rules refuse."""
    sitting = Sitting.read(body["view"]["private_metadata"])
    with desk.database.write() as session:
        actor = desk.who(session, body)
        outcomes = recorded(session, desk, actor, [decision])
        queue = queues.queue_of(session, actor, desk.now())
    errors = {key: words for one in outcomes for key, words in refused(one, decision)}
    if errors:
        ack(response_action="errors", errors=errors)
    else:
        ack(response_action="update", view=next_view(queue, sitting, outcomes))


def refused(outcome: Outcome, decision: Decision) -> Iterator[tuple[str, str]]:
    """What stands beside the field that the rules refuse."""
    why = COMMENT if decision.verdict is Verdict.SENT_BACK else REASON
    if isinstance(outcome, TooLate):
        yield why, too_late(outcome.verdict).text
    if isinstance(outcome, NotPossible):
        yield (why if outcome.case == "reason_missing" else RATING), objection(outcome.case)


def after(session: Session, desk: Desk, body: Body, decisions: Sequence[Decision], sitting: Sitting) -> Block:
    """Records verdicts, tells whom they concern, and draws what comes next."""
    actor = desk.who(session, body)
    outcomes = recorded(session, desk, actor, decisions)
    return next_view(queues.queue_of(session, actor, desk.now()), sitting, outcomes)


def recorded(session: Session, desk: Desk, actor: Actor, decisions: Sequence[Decision]) -> list[Outcome]:
    """Records verdicts and owes what is to be said of them. Raises NotToAgree where one is not theirs to give."""
    now = desk.now()
    outcomes = reviews.decide_all(session, decisions, actor, now)
    for outcome in outcomes:
        if isinstance(outcome, NotYours):
            raise NotToAgree(outcome)
    given = [one for one in outcomes if isinstance(one, Decided)]
    heard = announce_verdicts(session, given, now)
    return [replace(one, told=one.line.ref in heard) if isinstance(one, Decided) else one for one in outcomes]


def next_view(queue: AgreeQueue | None, sitting: Sitting, outcomes: Sequence[Outcome]) -> Block:
    """What comes next, under what became of the last verdicts."""
    late = next((one for one in outcomes if isinstance(one, TooLate)), None)
    if late:
        return notice_view("too_late", too_late(late.verdict))
    given = sum(isinstance(one, Decided) for one in outcomes)
    return signoff_view(queue, replace(sitting, given=sitting.given + given), "\n".join(notices(outcomes)))


def notices(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """What became of verdicts, in words."""
    for verdict in Verdict:
        given = [one for one in outcomes if isinstance(one, Decided) and one.line.review.verdict is verdict]
        if given:
            unheard = [one.line.ref for one in given if not one.told]
            yield agreed_notice([one.line.ref for one in given], verdict, unheard)
    settled = [one.ref for one in outcomes if isinstance(one, Settled)]
    if settled:
        yield settled_notice(settled)
    revised = [one.ref for one in outcomes if isinstance(one, Revised)]
    if revised:
        yield revised_notice(revised)
