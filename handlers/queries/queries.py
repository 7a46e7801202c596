"""What anyone may ask: /priority, /commitment, /updates, and turning the pages of the answers. An answer
rides on the acknowledgement: one round trip, nothing to go wrong between."""

import re
from typing import Any

from slack_bolt import Ack, Respond

from digests.kit.blocks import Message
from digests.kit.pages import PageOf, numbered
from digests.queries.answers import (
    COMMITMENTS_A_PAGE,
    commitment_answer,
    plan_overview,
    priority_answer,
    updates_answer,
)
from digests.queries.meant import nothing_found, nothing_in, nothing_of
from handlers.desk import Body, Desk, payload
from handlers.reading.finding import Name, find
from handlers.reading.meant import not_sure
from storage.asks.waiting import all_waiting_for
from storage.facts.plan import QuarterName
from storage.facts.standing import PlanOverview, PriorityOverview
from storage.people.roles import Actor
from storage.plan import plan_facts
from storage.queries import overview, stories
from storage.record.database import Session
from storage.rules.calendar import quarters
from storage.standing import standings
from storage.standing.standing_rows import is_known, newest_quarter

AS_AT = re.compile(r"\s*\bas at\b\s*", re.IGNORECASE)


def priority(ack: Ack, body: dict[str, Any], desk: Desk) -> None:
    """/priority [name or code] [as at Q1 2021/22]."""
    words, quarter = asked(body.get("text", ""))
    with desk.database.read() as session:
        answer = priority_words(session, desk, body, words, quarter)
    ack(**payload(answer))


def commitment(ack: Ack, body: dict[str, Any], desk: Desk) -> None:
    """/commitment <ref or words> [as at Q1 2021/22]."""
    words, quarter = asked(body.get("text", ""))
    with desk.database.read() as session:
        answer = commitment_words(session, desk, body, words, quarter)
    ack(**payload(answer))


def updates(ack: Ack, body: dict[str, Any], desk: Desk) -> None:
    """/updates: what waits for me."""
    with desk.database.read() as session:
        answer = updates_answer(all_waiting_for(session, desk.who(session, body), desk.now()))
    ack(**payload(answer))


def turn_page(ack: Ack, body: dict[str, Any], respond: Respond, desk: Desk) -> None:
    """A button that leads to a page, or from the plan to a priority: the answer takes its place."""
    ack()
    place = PageOf.read(body["actions"][0]["value"])
    with desk.database.read() as session:
        answer = page_words(session, desk, body, place)
    respond(**payload(answer), replace_original=True)


# --- the answers ---------------------------------------------------------------------------------------


def asked(text: str) -> tuple[str, str]:
    """The words before "as at", and the quarter after it; empty where there is none."""
    words, *rest = AS_AT.split(text or "", maxsplit=1)
    return words.strip(), rest[0].strip() if rest else ""


def in_quarter(session: Session, named: str) -> QuarterName | Message:
    """The quarter that was named, else the newest; or what is said where it is none, or none that anything is known
    of."""
    try:
        quarter = quarters.parse(named) if named else newest_quarter(session)
    except ValueError:
        return nothing_found("quarter", named)
    newest = newest_quarter(session)
    if quarter is None or newest is None:
        return nothing_found("quarter", "")
    return quarter if is_known(session, quarter) else nothing_of(quarter, newest)


def priority_words(
    session: Session, desk: Desk, body: Body, words: str, named: str, page: int = 1
) -> Message:
    """How the plan, or one priority of it, stands."""
    quarter = in_quarter(session, named)
    if isinstance(quarter, Message):
        return quarter
    if words:
        return one_priority(session, desk, body, words, quarter, page)
    found = overview.plan_overview(session, quarter, desk.now(), plan_facts.priorities(session))
    return plan_overview(found, page) if found.priorities else nothing_in(quarter, found.plan.title)


def one_priority(
    session: Session, desk: Desk, body: Body, words: str, quarter: QuarterName, page: int
) -> Message:
    """The priority that was meant, or those that may have been."""
    priorities = plan_facts.priorities(session)
    found = find(words, [Name(one.code, one.title) for one in priorities])
    if found.one is None:
        return not_sure(session, "priority", words, found, quarters.code(quarter))
    plan = overview.plan_overview(session, quarter, desk.now(), priorities)
    by_code = {one.priority.code: one for one in plan.priorities}
    if found.one.code not in by_code:
        return nothing_in(quarter, f"{found.one.code} {found.one.name}")
    return priority_page(session, desk.who(session, body), by_code[found.one.code], plan, page)


def priority_page(
    session: Session, reader: Actor, one: PriorityOverview, plan: PlanOverview, page: int
) -> Message:
    """A page of a priority's commitments, which alone are read; its counts are the overview's."""
    size, code = COMMITMENTS_A_PAGE, one.priority.code
    number, _ = numbered(one.counts.everything, page, size)
    shown = standings.page_of_priority(session, plan.quarter, reader, code, (number - 1) * size, size)
    return priority_answer(one, shown, plan, number)


def commitment_words(session: Session, desk: Desk, body: Body, words: str, named: str) -> Message:
    """How one commitment stands, and stood."""
    quarter = in_quarter(session, named)
    if isinstance(quarter, Message):
        return quarter
    names = stories.commitment_names(session)
    found = find(words, [Name(ref, title) for _, ref, title in names]) if words else None
    if found is None or found.one is None:
        return not_sure(session, "commitment", words, found, quarters.code(quarter))
    ids = {ref: commitment_id for commitment_id, ref, _ in names}
    return story_words(session, ids[found.one.code], quarter, desk.who(session, body), found.one)


def story_words(
    session: Session, commitment_id: int, quarter: QuarterName, reader: Actor, name: Name
) -> Message:
    """One commitment's story, where it has one in that quarter."""
    story = stories.commitment_story(session, commitment_id, quarter, reader)
    return commitment_answer(story) if story else nothing_in(quarter, f"{name.code} {name.name}".strip())


def page_words(session: Session, desk: Desk, body: Body, place: PageOf) -> Message:
    """The answer that a page button leads to."""
    if place.of == "updates":
        return updates_answer(all_waiting_for(session, desk.who(session, body), desk.now()), place.page)
    if place.of == "commitment":
        return commitment_words(session, desk, body, place.code, place.quarter)
    return priority_words(session, desk, body, place.code, place.quarter, place.page)
