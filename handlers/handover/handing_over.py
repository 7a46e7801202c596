"""Handing over: `/muster hand over` and `/muster acting`, [Hand over] and its form, and accounts that close. What
a hand-over means in the record is storage's; who is told is told's."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from digests.handover import handover
from digests.handover.handover import HAND_OVER, HAND_OVER_FORM
from digests.kit.blocks import Block, Message
from digests.kit.labels import listed, plain_day
from digests.kit.notice import notice_view
from handlers.desk import Desk
from handlers.handover.told import announce_back, announce_left, announce_moved, announce_taken_over
from handlers.people.accounts import Cannot, usable_account
from handlers.permission import allowed
from handlers.reading.exact import role_meant
from handlers.reading.roles import MENTION, RoleFound, find_role
from handlers.reading.spans import find_days
from handlers.reading.usage import usage
from handlers.reading.verbs import Command
from storage.facts.handover import HandedOver
from storage.handover import handing_over, parts
from storage.handover.handing_over import Account
from storage.handover.parts import role_left
from storage.people.roles import Actor, holder
from storage.plan.plan_facts import role_titles
from storage.record.database import Session
from storage.rules.access import Act
from storage.tables import Person

OVER = re.compile(r"^over\s+(?P<role>.+?)\s+to\s+(?P<who>.+)$", re.IGNORECASE)
ACTING = re.compile(r"^(?P<role>.+?)\s+is\s+(?P<rest>.+)$", re.IGNORECASE)


# --- typed ---------------------------------------------------------------------------------------------


def listen(app: App) -> None:
    """[Hand over] with its form, and accounts that close."""
    app.action(HAND_OVER)(open_form)
    app.view(HAND_OVER_FORM)(submit)
    app.event("user_change")(account_changed)


def hand(asked: Command) -> Message:
    """/muster hand over <role> to @person."""
    typed, marked = OVER.match(asked.words), OVER.match(asked.marked)
    if typed is None or marked is None:
        return usage(asked)
    try:
        account = account_meant(asked.client, marked["who"])
        with asked.desk.database.write() as session:
            role = role_meant(session, asked, typed["role"])
            person = person_meant(session, asked, typed["who"], account)
            done = take_over(session, asked.desk, asked.actor, role, person)
    except Cannot as refusal:
        return handover.cannot(refusal.why, **refusal.detail)
    return handover.handed_over(done)


def acting(asked: Command) -> Message:
    """/muster acting <role> is <@person or role> <day> to <day>."""
    typed, marked, today = ACTING.match(asked.words), ACTING.match(asked.marked), asked.desk.today()
    days = find_days(typed["rest"], today) if typed else None
    if typed is None or marked is None or days is None or not days.before:
        return usage(asked)
    if days.first > days.last:
        return handover.cannot("reversed", first=plain_day(days.first), last=plain_day(days.last))
    if days.last < today:
        return handover.cannot("past", last=plain_day(days.last))
    try:
        account = account_meant(asked.client, marked["rest"])
        with asked.desk.database.write() as session:
            role = role_meant(session, asked, typed["role"])
            person = person_meant(session, asked, days.before, account)
            by, now = asked.actor.person_id, asked.desk.now()
            handed = handing_over.act_in(session, role.role_id, person, days.first, days.last, by, now)
            if handed is None:
                raise Cannot("same", role=role.title)
            done = replace(what_went(session, role, person, days.first), until=days.last)
            announce_taken_over(session, asked.desk.channels, role.role_id, handed, done, now)
    except Cannot as refusal:
        return handover.cannot(refusal.why, **refusal.detail)
    return handover.handed_over(done)


def account_meant(client: WebClient, words: str) -> tuple[str, str] | None:
    """(Slack id, e-mail) of whoever is mentioned; None where nobody is. Raises Cannot for an account that no
    message reaches."""
    mention = MENTION.search(words)
    return usable_account(client, mention["id"]) if mention else None


def person_meant(session: Session, asked: Command, words: str, account: tuple[str, str] | None) -> Person:
    """Whoever was mentioned, or holds the role that was named. Raises Cannot, or NothingDone with the roles that may
    have been meant."""
    if account is not None:
        return handing_over.person_of_account(session, *account)
    found = find_role(session, words)
    if found.likely:
        role_meant(session, asked, words)
    person = holder(session, found.role_id, asked.desk.today()) if found.role_id else None
    if person is None:
        raise Cannot("no_person", words=words)
    return person


def take_over(session: Session, desk: Desk, actor: Actor, role: RoleFound, person: Person) -> HandedOver:
    """The person holds the role from today, and everybody concerned is told. Raises Cannot."""
    by, now = actor.person_id, desk.now()
    handed = handing_over.hand_over(session, role.role_id, person, desk.today(), by, now)
    if handed is None:
        raise Cannot("same", role=role.title)
    done = what_went(session, role, person, desk.today())
    announce_taken_over(session, desk.channels, role.role_id, handed, done, now)
    return done


def what_went(session: Session, role: RoleFound, person: Person, first: date) -> HandedOver:
    """What comes to this person with the role, from its first day on."""
    left = role_left(session, role.role_id, role.title)
    alone = parts.nobody_agrees(session, person.id, first)
    return HandedOver(role.title, first, left.refs, agrees=left.agrees, also=left.also, nobody_agrees=alone)


# --- pressed -------------------------------------------------------------------------------------------


def open_form(ack: Ack, body: dict[str, Any], client: WebClient, desk: Desk) -> None:
    """[Hand over]: asks who takes over."""
    ack()
    with desk.database.read() as session:
        allowed(session, desk, body, Act.HAND_OVER)
        view = form(session, int(body["actions"][0]["value"]))
    client.views_open(trigger_id=body["trigger_id"], view=view)


def form(session: Session, role_id: int) -> Block:
    """Who takes over this role: a person, or another role."""
    titles = role_titles(session)
    others = sorted(((one, title) for one, title in titles.items() if one != role_id), key=lambda one: one[1])
    return handover.hand_over_view(role_left(session, role_id, titles[role_id]), others)


def submit(ack: Ack, body: dict[str, Any], client: WebClient, desk: Desk) -> None:
    """The form of [Hand over] was sent: in one step, or with the reason beside its field. Raises MayNot."""
    with desk.database.read() as session:
        allowed(session, desk, body, Act.HAND_OVER)
    person, role = chosen(body["view"])
    try:
        if bool(person) == bool(role):
            raise Cannot("choose_one")
        account = usable_account(client, person) if person else None
        with desk.database.write() as session:
            done = settle(session, desk, body, account, int(role or 0))
    except Cannot as refusal:
        words = handover.cannot_beside(refusal.why, **refusal.detail)
        ack(response_action="errors", errors={"person": words})
        return
    ack(response_action="update", view=notice_view("handed_over", handover.handed_over(done)))


def chosen(view: Block) -> tuple[str, str]:
    """The account and the role that were chosen, "" for none."""
    values = view["state"]["values"]
    option = (values.get("role", {}).get("role") or {}).get("selected_option") or {}
    return str(values["person"]["person"].get("selected_user") or ""), str(option.get("value") or "")


def settle(
    session: Session, desk: Desk, body: dict[str, Any], account: tuple[str, str] | None, to_role: int
) -> HandedOver:
    """Hands the form's role to a person, or its commitments to another role. Raises MayNot, Cannot."""
    actor = allowed(session, desk, body, Act.HAND_OVER)
    role_id = int(body["view"]["private_metadata"])
    titles = role_titles(session)
    role = RoleFound(role_id, titles[role_id])
    if account is not None:
        person = handing_over.person_of_account(session, *account)
        return take_over(session, desk, actor, role, person)
    return move_over(session, desk, actor, role, RoleFound(to_role, titles[to_role]))


def move_over(session: Session, desk: Desk, actor: Actor, role: RoleFound, to: RoleFound) -> HandedOver:
    """The other role leads and agrees what this one did, and agrees beside it what it may, and whoever holds it is
    told. Raises Cannot where nothing would move, or where the other would agree what it leads."""
    if refs := parts.clashes(session, role.role_id, to.role_id):
        raise Cannot("clash", refs=listed(refs, 10), role=to.title)
    way = (session, role.role_id, to.role_id, actor.person_id, desk.now())
    (led, agreed), (also, stays) = parts.move_commitments(*way), parts.move_beside(*way)
    if not (led or agreed or also):
        raise Cannot("nothing_moves", role=role.title)
    announce_moved(session, role.role_id, to.role_id, to.title, desk.now())
    return HandedOver(role.title, desk.today(), led, to_role=to.title, agrees=agreed, also=also, stays=stays)


# --- accounts that close -------------------------------------------------------------------------------


def account_changed(event: dict[str, Any], desk: Desk) -> None:
    """Slack says that an account has changed: closed, open again, or in another time zone."""
    note_accounts(desk, [account_of(event["user"])])


def account_of(user: dict[str, Any]) -> Account:
    """An account as Slack describes it."""
    return Account(user["id"], bool(user.get("deleted")), str(user.get("tz") or ""))


def note_accounts(desk: Desk, accounts: list[Account]) -> None:
    """Brings the record to what Slack says of accounts, and tells the plan office of those that have closed and of
    those that are open again. Looks before it writes: mostly nothing has changed."""
    with desk.database.read() as session:
        changed = handing_over.account_changes(session, accounts)
    if not changed:
        return
    now = desk.now()
    with desk.database.write() as session:
        followed = handing_over.follow_accounts(session, changed, desk.today(), now)
        for person_id in followed.closed:
            announce_left(session, desk.channels, person_id, now)
        for person_id in followed.back:
            announce_back(session, desk.channels, person_id, now)
