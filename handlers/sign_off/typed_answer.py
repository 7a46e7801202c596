"""What a lead types in the thread in which they were asked something: it is offered as the answer, and sent when they
say so. Like a typed update it is kept nowhere until then; the answer itself is asking's."""

from typing import Any

from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient

from digests.answering.typed_reply import held
from digests.kit.blocks import Message, message
from digests.kit.notice import notice_view
from digests.sign_off import questions as words
from digests.sign_off.questions import SEND_TYPED
from handlers.answering.typed_reply import TypedAt, place_of, read_again
from handlers.desk import Desk
from handlers.reading.remarks import Remark, said_as
from handlers.reading.spoken import in_words, without_mention
from handlers.reading.spoken_ids import channel_names, known
from handlers.sign_off.asking import asked_of
from storage.facts.sign_off import QuestionFacts
from storage.outbox.live import subjects_shown
from storage.people.roles import Actor
from storage.record.database import Session
from storage.record.marks import Shows
from storage.sign_off import asked


def listen(app: App) -> None:
    """[Send it]."""
    app.action(SEND_TYPED)(open_typed)


def questions_to(session: Session, who: Actor) -> list[QuestionFacts]:
    """What was asked of somebody and waits for an answer, oldest first."""
    if who.person_id is None:
        return []
    found = asked.by_id(session, subjects_shown(session, Shows.QUESTION, who.person_id))
    return [one for one in found.values() if one.is_open]


def with_offer(
    session: Session, who: Actor, said: str, event: dict[str, Any], other: Message | None
) -> Message | None:
    """What is answered to something typed in a thread, with the offer to send it as the answer to each question that
    waits. Thanks answer nothing."""
    if not said.strip() or said_as(said.strip()) in (Remark.COURTESY, Remark.GREETING):
        return other
    place = place_of(event).value()
    offers = [
        block for one in questions_to(session, who) for block in words.typed_offer(one, said, place).blocks
    ]
    return message([*offers, *(other.blocks if other else [])]) if offers else other


def open_typed(ack: Ack, body: dict[str, Any], context: BoltContext, client: WebClient, desk: Desk) -> None:
    """[Send it as the answer]: the box opens with what was typed."""
    ack()
    question_id, *place = str(body["actions"][0]["value"]).split("|")
    text = without_mention(read_again(client, body, TypedAt(*place)), context.bot_user_id)
    channels = channel_names(client, text)
    with desk.database.read() as session:
        question, _ = asked_of(session, desk, int(question_id), body)
        said = held(in_words(text, known(session, desk.today(), text, channels)))
    closed = notice_view("question", words.question(question))
    view = words.answer_view(question, said) if question.is_open else closed
    client.views_open(trigger_id=body["trigger_id"], view=view)
