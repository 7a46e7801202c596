"""Whatever somebody types or sends to Muster in a direct message gets an answer: what reads like an update is offered
as one (typed_reply), files are taken (plan.adoption), a question is answered, and else it says what can be asked."""

from datetime import timedelta
from typing import Any

from slack_bolt import App, BoltContext
from slack_sdk import WebClient

from digests.kit.blocks import Message
from digests.people.absence import refused
from digests.queries import talk
from digests.queries.meant import nothing_found
from handlers.answering import typed_reply
from handlers.desk import Desk
from handlers.owing import to_actor
from handlers.people.absence import NO_PART
from handlers.plan.adoption import take_files
from handlers.queries.answering import answer
from handlers.queries.asking import asking
from handlers.queries.offered import commands_for
from handlers.reading.exact import plan_refs
from handlers.reading.refs import mentions
from handlers.reading.remarks import Remark, sort_of
from handlers.reading.spans import find_days
from handlers.reading.spoken import in_words, without_mention
from handlers.reading.spoken_ids import channel_names, known
from handlers.sign_off.typed_answer import with_offer
from storage.facts.asks import Waiting
from storage.home.welcome import welcome_of
from storage.outbox import outbox
from storage.people.roles import Actor, actor, known_account
from storage.plan.plan_facts import NoPlan
from storage.prompting.waiting import waiting_for
from storage.record.database import Session
from storage.rules.same_text import unformatted

MOST_ANSWERS, WITHIN = 10, timedelta(hours=1)
"""How many answers somebody gets within that time whom no plan names: their messages cost us as much as a lead's."""
SAID = ("", "file_share", "me_message", "thread_broadcast")
"""The kinds of message that a person says something by. What is changed or deleted, and what apps say, is none."""


def listen(app: App) -> None:
    """Whatever is typed in a direct message."""
    app.event("message")(heard)


def heard(event: dict[str, Any], context: BoltContext, client: WebClient, desk: Desk) -> None:
    """Somebody said something to Muster. What apps and Muster itself say stays at the doorway."""
    if event.get("channel_type") != "im" or (event.get("subtype") or "") not in SAID or not event.get("user"):
        return
    if is_enough(desk, event):
        return
    text = without_mention(str(event.get("text") or ""), context.bot_user_id)
    files = [one for one in event.get("files") or () if isinstance(one, dict)]
    channels = channel_names(client, text)
    take_files(desk, str(event["user"]), files, str(event["ts"]))
    with desk.database.write() as session:
        who = actor(session, str(event["user"]), desk.today())
        said = in_words(text, known(session, desk.today(), text, channels))
        answer = answer_to(session, desk, who, event, said, with_file=bool(files))
        if event.get("thread_ts"):
            answer = with_offer(session, who, said, event, answer)
        if answer is not None:
            to_actor(session, who, typed_reply.reply_key(str(event["ts"]), who), answer, desk.now())


def is_enough(desk: Desk, event: dict[str, Any]) -> bool:
    """Whether somebody whom no plan names has had as many answers as there are for them now. The first time they are
    told so; commands answer at any time, and owe nothing."""
    slack_id, now = str(event["user"]), desk.now()
    with desk.database.read() as session:
        if known_account(session, slack_id) is not None:
            return False
        number = outbox.posts_since(session, outbox.conversation_of(None, slack_id), now - WITHIN)
    if number == MOST_ANSWERS:
        with desk.database.write() as session:
            who = actor(session, slack_id, desk.today())
            to_actor(session, who, f"reply:{event['ts']}:{slack_id}", talk.enough(), now)
    return number >= MOST_ANSWERS


def answer_to(
    session: Session, desk: Desk, who: Actor, event: dict[str, Any], said: str, *, with_file: bool
) -> Message | None:
    """What is said to it. A file has its own answer: what came with it has another only where it says something."""
    waiting = waiting_now(session, who, desk)
    lines = typed_reply.outstanding(waiting)
    own, refs = [line.ref for line in typed_reply.asked(waiting)], plan_refs(session)
    to_say = not lines and not mentions(said, refs)
    match sort_of(said, refs, own, typed_reply.ratings(session)):
        case Remark.UPDATE | Remark.RATING if to_say and (found := sure_answer(session, desk, who, said)):
            return found
        case Remark.UPDATE | Remark.RATING:
            return typed_reply.reply_to(session, said, waiting, event, desk.today())
        case Remark.LEAVE | Remark.NOT_MINE if not who.roles:
            return refused(NO_PART)
        case Remark.LEAVE:
            days = find_days(unformatted(said), desk.today())
            return talk.say_leave(*((days.first, days.last) if days else (None, None)))
        case Remark.NOT_MINE:
            return talk.say_not_mine()
        case Remark.STOP:
            return talk.say_stop(welcome_of(session, who), has_part=bool(who.roles))
        case Remark.NO_CHANGE | Remark.DONE | Remark.MORE_TIME as wish if lines:
            return talk.say_how(wish, unformatted(said), waiting, welcome_of(session, who))
        case Remark.WISH:
            return talk.say_how("wish", unformatted(said), waiting, welcome_of(session, who))
        case Remark.HOW if found := about_something(session, desk, who, said):
            return found
        case Remark.HOW:
            return talk.say_how("to_answer", unformatted(said), waiting, welcome_of(session, who))
        case Remark.QUESTION:
            return asked(session, desk, who, said, waiting)
        case _ if with_file:
            return None
        case Remark.GREETING:
            return talk.hello(welcome_of(session, who), waiting, commands_for(who))
        case Remark.COURTESY:
            return talk.courtesy(waiting)
        case _:
            return talk.nothing_to_update(said)


def waiting_now(session: Session, who: Actor, desk: Desk) -> Waiting | None:
    """What waits for them; None before there is a plan."""
    try:
        return waiting_for(session, who, desk.now())
    except NoPlan:
        return None


def asked(session: Session, desk: Desk, who: Actor, said: str, waiting: Waiting | None) -> Message:
    """The answer to a question, as every door gives it; where it was not understood, with what waits."""
    try:
        one = asking(session, desk, who, said)
    except NoPlan:
        return nothing_found("plan", "")
    found = answer(one)
    return found if one.question.understood else talk.with_waiting(found, waiting)


def about_something(session: Session, desk: Desk, who: Actor, said: str) -> Message | None:
    """The answer to what asks whom to ask, or what to do, about something that the plan names."""
    try:
        one = asking(session, desk, who, said)
    except NoPlan:
        return None
    return answer(one) if one.question.understood and one.question.subjects else None


def sure_answer(session: Session, desk: Desk, who: Actor, said: str) -> Message | None:
    """The answer to what reads like an update and is none that is wanted, where every word of it is a question."""
    try:
        one = asking(session, desk, who, said)
    except NoPlan:
        return None
    sure = one.question.understood and not one.question.is_guess
    return answer(one) if sure else None
