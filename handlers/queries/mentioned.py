"""A question by mentioning Muster in a channel, or about a message by its shortcut. What anyone may read is answered
in the thread; what is one person's, and what was not understood, to whoever asked alone."""

from datetime import timedelta
from typing import Any

from slack_bolt import Ack, App, BoltContext
from slack_sdk import WebClient

from digests.kit.blocks import Message
from digests.kit.notice import notice_view
from digests.queries.guessing import as_shared, bare
from digests.queries.talk import courtesy
from handlers.desk import Desk, payload
from handlers.owing import to_channel
from handlers.queries.answering import answer
from handlers.queries.asking import ANYONE, Asking, asking, is_of_one
from handlers.reading.questions.codes import refs_in
from handlers.reading.questions.names import index_of
from handlers.reading.remarks import Remark, said_as
from handlers.reading.spoken import without_address, without_mention
from storage.facts.queries import AskedFor, PlanQuestion
from storage.outbox import outbox
from storage.people.roles import known_account
from storage.queries.names import plan_names
from storage.record.database import Session

MOST_ANSWERS, WITHIN = 10, timedelta(hours=1)
"""How many answers a channel gets within that time on behalf of people whom no plan names."""
LOOK_UP = "look_up"
"""The callback_id of the message shortcut."""
FEW_WORDS = 12
"""In so many words a message may be a question itself."""


def listen(app: App) -> None:
    """A mention, and the shortcut of a message."""
    app.event("app_mention")(mentioned)
    app.shortcut(LOOK_UP)(look_up)


def mentioned(event: dict[str, Any], context: BoltContext, client: WebClient, desk: Desk) -> None:
    """Somebody mentions Muster in a channel, with what they ask around it; a message that is changed is told of
    again, with what it says by then: it is answered in the channel once."""
    user, channel, ts = (str(event.get(key) or "") for key in ("user", "channel", "ts"))
    if not (user and channel and ts) or is_enough(desk, user, channel):
        return
    typed = without_mention(str(event.get("text") or ""), context.bot_user_id)
    thread = str(event.get("thread_ts") or "")
    with desk.database.write() as session:
        one = asking(session, desk, desk.who(session, {"user_id": user}), typed)
        thanks = bool(typed) and said_as(typed) is Remark.COURTESY
        if for_all(one) and not thanks:
            words = as_shared(answer(asking(session, desk, ANYONE, typed)), typed)
            key = f"mention:{channel}:{ts}"
            to_channel(
                session, channel, "a channel", key, "answer", words, desk.now(), thread_ts=thread or ts
            )
            return
        words = courtesy(None) if thanks else answer(one)
    # Slack shows what one person sees in a thread only where the thread has begun (chat.postEphemeral, thread_ts).
    client.chat_postEphemeral(channel=channel, user=user, thread_ts=thread or None, **payload(bare(words)))


def for_all(one: Asking) -> bool:
    """Whether the answer may stand in the channel: it is understood, and nobody's own."""
    question = one.question
    return question.understood and not is_of_one(question) and question.asks_something


def is_enough(desk: Desk, user: str, channel: str) -> bool:
    """Whether somebody whom no plan names has had as many answers here as there are for them now."""
    with desk.database.read() as session:
        if known_account(session, user) is not None:
            return False
        conversation = outbox.conversation_of(None, channel)
        return outbox.posts_since(session, conversation, desk.now() - WITHIN) >= MOST_ANSWERS


def look_up(ack: Ack, body: dict[str, Any], context: BoltContext, client: WebClient, desk: Desk) -> None:
    """The shortcut of a message: what of the plan it mentions, for whoever looks it up."""
    ack()
    with desk.database.read() as session:
        words = looked_up(session, desk, body, context.bot_user_id)
    client.views_open(trigger_id=body["trigger_id"], view=notice_view("looked_up", bare(words)))


def looked_up(session: Session, desk: Desk, body: dict[str, Any], own: str | None = None) -> Message:
    """The commitments whose refs stand in the message, whomever it mentions besides; where there are none, what it
    asks in a few words. `own` is Muster's account."""
    said = without_address(without_mention(str(body.get("message", {}).get("text") or ""), own))
    one = asking(session, desk, desk.who(session, body), said)
    named, *_ = refs_in(said, index_of(plan_names(session)))
    if named:
        found = PlanQuestion(ask=AskedFor.STANDING, subjects=named)
        said = " ".join(subject.key for subject in named)
    elif len(said.split()) <= FEW_WORDS:
        found = one.question
    else:
        found = PlanQuestion(understood=False)
    return answer(Asking(session, desk, one.reader, said, found))
