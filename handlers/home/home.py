"""App Home: what waits for the person who opens it, and by duty what they agree, what stands out and the list
of returns. Turning its pages; what is done from that list is handlers/returns_list/acts.py's."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from digests.home.home import home_view
from digests.kit.home_place import HOME_PAGE, HomePlace
from handlers.desk import Desk, slack_id_of
from storage.asks.lists import besides
from storage.decisions import deciding_too, help_asked
from storage.facts.home import HomeFacts
from storage.home import noteworthy
from storage.home.welcome import welcome_of
from storage.people.roles import Actor, actor, capacities
from storage.plan.plan_facts import NoPlan
from storage.prompting import waiting
from storage.record.database import Session
from storage.returns_list import lines
from storage.rules.access import Act, may
from storage.sign_off import queues
from storage.standing.backdrop import newest_backdrop
from storage.standing.standings import book_before, standings

HAS_A_BUTTON: Mapping[str, Act] = {
    "hand": Act.HAND_OVER,
    "away": Act.RECORD_ABSENCE,
    "timetable": Act.SET_TIMETABLE,
    "report": Act.MAKE_REPORT,
}
"""The verbs of /muster that can be pressed too, and whose they are."""


def listen(app: App) -> None:
    """App Home, and the pages of its lists."""
    app.event("app_home_opened")(opened)
    app.action(re.compile(f"^{HOME_PAGE}"))(turned)


def opened(event: dict[str, Any], client: WebClient, desk: Desk) -> None:
    """Someone opened App Home: draws it as things stand now."""
    if event.get("tab") in (None, "home"):
        draw(client, desk, event["user"], HomePlace())


def turned(ack: Ack, body: dict[str, Any], client: WebClient, desk: Desk) -> None:
    """[Next page] or [Page before] of a section."""
    ack()
    draw(client, desk, slack_id_of(body), HomePlace.read(body["actions"][0]["value"]))


def draw(client: WebClient, desk: Desk, slack_id: str, place: HomePlace) -> None:
    """Draws one person's App Home; whoever has nothing in it is welcomed."""
    with desk.database.read() as session:
        who = actor(session, slack_id, desk.today())
        try:
            facts = replace(home_facts(session, desk, who), office_verbs=office_verbs(who))
        except NoPlan:
            facts = HomeFacts(waiting.nothing_waits(()))
        if facts.empty:
            facts = replace(facts, welcome=welcome_of(session, who))
    client.views_publish(user_id=slack_id, view=home_view(facts, place))


def office_verbs(person: Actor) -> tuple[str, ...]:
    """The verbs of /muster that have a button, of those that this person may use."""
    return tuple(verb for verb, act in HAS_A_BUTTON.items() if may(act, capacities(person)))


def home_facts(session: Session, desk: Desk, person: Actor) -> HomeFacts:
    """What this person's duties bring: a fixed number of statements, whatever the plan's size. Raises NoPlan."""
    behind = newest_backdrop(session)
    if behind is None:
        return HomeFacts(waiting.all_waiting_for(session, person, desk.now()))
    now, held = desk.now(), capacities(person)
    asked = help_asked.asked_of(session, person, desk.today())
    collected, sees_all = waiting.is_collected(behind), may(Act.SEE_EXCEPTIONS, held)
    sees_list = collected and may(Act.SEE_RETURNS_LIST, held)
    agrees = person.role_ids and queues.takes_agreement(session, behind.quarter)
    whose = waiting.theirs(session, behind.name, person)
    standing_out = noteworthy.perhaps_exceptional(session, behind, desk.today()) if sees_all else set()
    book = book_before(session, behind, with_answers=True, ids=whose.all() | standing_out)
    found = standings(book)
    waits = (
        waiting.waiting_in(session, behind, person, whose, book, now)
        if collected
        else waiting.nothing_waits(behind.plan.scheme)
    )
    return HomeFacts(
        waiting=replace(
            waits,
            older=waiting.still_out(session, behind, person, now),
            besides=besides(session, person, now),
        ),
        mine=noteworthy.mine(session, found, whose.answered(), desk.today()),
        quarter=behind.name,
        collecting=not behind.closed,
        queue=queues.queue_before(session, behind, person, now) if agrees else None,
        exceptions=noteworthy.exceptions(session, behind, found, person, now) if sees_all else None,
        returns_list=lines.returns_list_of(session, behind, now) if sees_list else None,
        help=asked,
        dates=deciding_too.may_decide_too(session, person, desk.today()),
    )
