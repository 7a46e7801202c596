"""Whatever somebody types or sends to Muster in a direct message gets an answer: what reads like an update is offered
as one (typed_reply), files are taken (plan.adoption), a question is answered, and else it says what can be asked."""

from typing import Any

from slack_sdk import WebClient

from digests.kit.blocks import Message
from digests.queries import talk
from handlers.answering import typed_reply
from handlers.desk import Desk
from handlers.muster import COMMANDS
from handlers.owing import to_actor
from handlers.plan.adoption import take_files
from handlers.queries.queries import one_priority, story_words
from handlers.reading.finding import Name, find
from handlers.reading.remarks import Remark, sort_of
from handlers.reading.spans import find_days
from handlers.reading.spoken import in_words
from handlers.reading.spoken_ids import channel_names, known
from storage.asks.waiting import waiting_for
from storage.facts.asks import Waiting
from storage.home.welcome import welcome_of
from storage.people.roles import Actor, actor
from storage.plan import plan_facts
from storage.plan.plan_facts import NoPlan
from storage.queries import stories
from storage.record.database import Session
from storage.standing.standing_rows import newest_quarter

SAID = ("", "file_share", "me_message", "thread_broadcast")
"""The kinds of message that a person says something by. What is changed or deleted, and what apps say, is none."""


def heard(event: dict[str, Any], client: WebClient, desk: Desk) -> None:
    """Somebody said something to Muster. What apps and Muster itself say stays at the doorway."""
    if event.get("channel_type") != "im" or (event.get("subtype") or "") not in SAID or not event.get("user"):
        return
    text = str(event.get("text") or "")
    files = [one for one in event.get("files") or () if isinstance(one, dict)]
    channels = channel_names(client, text)
    take_files(desk, str(event["user"]), files, str(event["ts"]))
    with desk.database.write() as session:
        who = actor(session, str(event["user"]), desk.today())
        said = in_words(text, known(session, desk.today(), text, channels))
        answer = answer_to(session, desk, who, event, said, with_file=bool(files))
        if answer is not None:
            to_actor(session, who, f"reply:{event['ts']}:{who.person_id or who.slack_id}", answer, desk.now())
    desk.wake()


def answer_to(
    session: Session, desk: Desk, who: Actor, event: dict[str, Any], said: str, *, with_file: bool
) -> Message | None:
    """What is said to it. A file has its own answer: what came with it has another only where it says something."""
    waiting = waiting_now(session, who, desk)
    lines = typed_reply.outstanding(waiting)
    match sort_of(said, [line.ref for line in lines]):
        case Remark.UPDATE if lines and who.person_id:
            return typed_reply.offer(said, lines, event)
        case Remark.LEAVE:
            days = find_days(said, desk.today())
            return talk.say_leave(*((days.first, days.last) if days else (None, None)))
        case Remark.QUESTION:
            return asked(session, desk, who, said, waiting)
        case _ if with_file:
            return None
        case Remark.GREETING:
            return talk.hello(welcome_of(session, who), waiting, COMMANDS)
        case Remark.COURTESY:
            return talk.courtesy()
        case _:
            return talk.nothing_to_update(said)


def waiting_now(session: Session, who: Actor, desk: Desk) -> Waiting | None:
    """What waits for them; None before there is a plan."""
    try:
        return waiting_for(session, who, desk.now())
    except NoPlan:
        return None


def asked(session: Session, desk: Desk, who: Actor, said: str, waiting: Waiting | None) -> Message:
    """How the commitment or the priority stands that was named; else what may have been meant, and what can be
    asked."""
    commitments = {ref: (one, title) for one, ref, title in stories.commitment_names(session)}
    priorities = {one.code: one.title for one in plan_facts.priorities(session)}
    names = [Name(ref, title) for ref, (_, title) in commitments.items()]
    found = find(said, [*names, *(Name(code, title) for code, title in priorities.items())])
    quarter = newest_quarter(session)
    if found.one is not None and quarter is not None:
        if found.one.code in commitments:
            return story_words(session, commitments[found.one.code][0], quarter, who, found.one)
        shown = one_priority(session, desk, {"user_id": who.slack_id}, found.one.code, quarter, 1)
        return Message(shown.text, [block for block in shown.blocks if block["type"] != "actions"])
    likely = [
        (f"/{'commitment' if one.code in commitments else 'priority'} {one.code}", one.name)
        for one in found.likely
    ]
    return talk.not_understood(said, likely, welcome_of(session, who), waiting, COMMANDS)
