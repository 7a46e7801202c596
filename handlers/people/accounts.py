"""People whom Slack does not find by e-mail: the plan office picks an account, its owner says whether they are that
person. Finding people by e-mail is bot/people/matching's."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from digests.kit.blocks import Message
from digests.people import accounts as words
from digests.people.accounts import MINE, NOT_MINE, PICK
from handlers.desk import Channels, Desk, payload, slack_id_of
from handlers.owing import final, to_channel, to_plan_office, words_of
from handlers.permission import allowed
from handlers.prompting.prompts import announce_newly_asked, open_quarter
from handlers.reading.verbs import Command
from storage.calendar.quarters import today
from storage.facts.people import NotFound
from storage.facts.plan import QuarterName
from storage.outbox import outcomes
from storage.outbox.live import LiveRow, NewWords
from storage.outbox.outbox import Showing
from storage.people import accounts
from storage.people.roles import Matched
from storage.prompting import prompts
from storage.record.database import Session
from storage.record.marks import Shows, mark
from storage.rules.access import Act


def listen(app: App) -> None:
    """Picking accounts, and whose one is."""
    app.action(PICK)(pick)
    app.action(re.compile(f"^({MINE}|{NOT_MINE})$"))(answer)


class Cannot(Exception):
    """Nothing is handed over; `why` is a paragraph of the words, `detail` what it needs."""

    def __init__(self, why: str, **detail: str) -> None:
        super().__init__(why)
        self.why, self.detail = why, detail


def usable_account(client: WebClient, slack_id: str) -> tuple[str, str]:
    """(Slack id, e-mail) of an account that is open and a person's. Raises Cannot."""
    try:
        user = client.users_info(user=slack_id)["user"]
    except SlackApiError:
        raise Cannot("not_a_member") from None
    if user.get("deleted") or user.get("is_bot"):
        raise Cannot("not_a_member")
    return slack_id, str((user.get("profile") or {}).get("email") or "")


def accounts_words(asked: Command) -> Message:
    """/muster accounts: whom Slack does not find, each with a choice of accounts."""
    with asked.desk.database.read() as session:
        return words.nobody_found(accounts.not_found(session, asked.desk.today()))


def announce_not_found(
    session: Session, channels: Channels, name: QuarterName, people: list[NotFound], now: datetime
) -> None:
    """The plan office reads before a quarter opens whom nobody will reach."""
    showing = Showing(Shows.NOT_FOUND)
    to_plan_office(session, channels, not_found_key(name), "notice", words.nobody_found(people), now, showing)


def not_found_in_words(
    session: Session, rows: Sequence[LiveRow], now: datetime
) -> Iterator[tuple[LiveRow, NewWords]]:
    """Whom Slack does not find now; at last, that it finds everyone."""
    people = accounts.not_found(session, today(now)) if rows else []
    said = words.nobody_found(people)
    yield from ((row, words_of(said) if people else final(said)) for row in rows)


def questions_in_words(
    session: Session, rows: Sequence[LiveRow], _now: datetime
) -> Iterator[tuple[LiveRow, NewWords]]:
    """The question whether an account is somebody's stands until it is answered, or asked of another account."""
    for row in rows:
        picked = accounts.picked_for(session, row.subject_id or 0)
        if picked == row.channel:
            yield row, NewWords()
        else:
            yield row, final(words.no_question()) if picked else NewWords(final=True)


def not_found_key(name: QuarterName) -> str:
    """The key of that list: once for each quarter."""
    return f"not_found:{name.year}Q{name.number}"


def pick(ack: Ack, body: dict[str, Any], client: WebClient, respond: Respond, desk: Desk) -> None:
    """An account was chosen beside somebody's roles: its owner is asked. Raises MayNot."""
    ack()
    with desk.database.read() as session:
        allowed(session, desk, body, Act.PICK_ACCOUNT)
    action = body["actions"][0]
    try:
        usable_account(client, action["selected_user"])
        person_id = int(action["block_id"].removeprefix("pick:"))
        answer = ask_owner(desk, body, person_id, action["selected_user"])
    except Cannot:
        answer = words.cannot_pick("closed")
    respond(**payload(answer), replace_original=False)


def ask_owner(desk: Desk, body: dict[str, Any], person_id: int, slack_id: str) -> Message:
    """Keeps the pick and owes its owner the question. Raises MayNot for anyone but the plan office."""
    with desk.database.write() as session:
        actor, now = allowed(session, desk, body, Act.PICK_ACCOUNT), desk.now()
        done = accounts.pick(session, person_id, slack_id, actor.person_id, desk.today(), now)
        if done is None:
            return words.cannot_pick("found_meanwhile")
        key, question = f"pick:{person_id}:{done.number}", words.are_you(done.roles, person_id)
        showing = Showing(Shows.ACCOUNT, subject_id=person_id)
        to_channel(session, slack_id, ", ".join(done.roles)[:120], key, "notice", question, now, showing)
    return words.picked(done.roles)


def answer(ack: Ack, body: dict[str, Any], respond: Respond, desk: Desk) -> None:
    """[Yes, that is me] or [No]."""
    ack()
    action = body["actions"][0]
    yes, person_id, now = action["action_id"] == MINE, int(action["value"]), desk.now()
    with desk.database.write() as session:
        roles = accounts.titles(session, person_id, desk.today())
        owner = accounts.confirm(session, person_id, slack_id_of(body), yes=yes, now=now)
        if owner is not None:
            key = f"picked:{person_id}:{slack_id_of(body)}:{now.isoformat()}"
            told, theirs = words.answered(roles, yes=yes), person_id if yes else None
            to_plan_office(session, desk.channels, key, "notice", told, now, but_for=theirs)
        if owner is not None and yes:
            # What could not reach them for want of an account goes out now.
            prompt_anew(session, owner)
            announce_newly_asked(session, now)
    said = words.thanks(yes=yes) if owner is not None else words.no_question()
    respond(**payload(said), replace_original=True)


def announce_found(session: Session, channels: Channels, found: Matched, now: datetime) -> None:
    """Somebody's account was found: what did not reach them goes out. Where it takes the place of another, what is
    still wanted of them is asked anew, and the plan office reads of it."""
    if not found.moved:
        prompt_anew(session, found.person_id)
        return
    announce_newly_asked(session, now, found.person_id)
    titles = accounts.titles(session, found.person_id, today(now))
    if titles:
        key = f"account:{found.person_id}:{now.isoformat()}"
        to_plan_office(session, channels, key, "notice", words.new_account(titles), now)


def prompt_anew(session: Session, person_id: int) -> None:
    """Their prompt of the quarter that is collected goes out where there was no account to send it to, and then says
    how things stand by now."""
    name = open_quarter(session)
    key = prompts.prompt_thread(session, name, person_id) if name else None
    if key and outcomes.try_anew(session, key):
        mark(session, Shows.PROMPT)
