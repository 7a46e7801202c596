"""What anyone may ask: /priority, /commitment, /updates, and turning the pages of the answers. An answer
rides on the acknowledgement: one round trip, nothing to go wrong between."""

import re
from datetime import datetime
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
from digests.queries.meant import nothing_in
from handlers.desk import Body, Desk, payload
from handlers.reading.finding import Name, exactly, find
from handlers.reading.meant import as_found, not_sure
from handlers.reading.quarters import no_such_quarter, quarter_named
from storage.facts.plan import QuarterName
from storage.facts.standing import PlanOverview, PriorityOverview
from storage.people.roles import Actor
from storage.plan import plan_facts
from storage.plan.succeeded import left_the_plan
from storage.prompting.waiting import all_waiting_for
from storage.queries import overview, stories
from storage.record.database import Session
from storage.rules.calendar import quarters
from storage.standing import standings
from storage.standing.standing_rows import is_known, newest_quarter

AS_AT = re.compile(r"\s*\bas at\b\s*", re.IGNORECASE)


def priority(ack: Ack, body: dict[str, Any], desk: Desk) -> None:
    """/priority [name or code] [as at Q1 2021/22]."""
    words, quarter = as_at(body.get("text", ""))
    with desk.database.read() as session:
        answer = priority_words(session, desk, body, words, quarter)
    ack(**payload(answer))


def commitment(ack: Ack, body: dict[str, Any], desk: Desk) -> None:
    """/commitment <ref or words> [as at Q1 2021/22]."""
    words, quarter = as_at(body.get("text", ""))
    with desk.database.read() as session:
        answer = commitment_words(session, desk, body, words, quarter)
    ack(**payload(answer))


def turn_page(ack: Ack, body: dict[str, Any], respond: Respond, desk: Desk) -> None:
    """A button that leads to a page, or from the plan to a priority: the answer takes its place."""
    ack()
    place = PageOf.read(body["actions"][0]["value"])
    with desk.database.read() as session:
        answer = page_words(session, desk, body, place)
    respond(**payload(answer), replace_original=True)


# --- the answers ---------------------------------------------------------------------------------------


def as_at(text: str) -> tuple[str, str]:
    """The words before "as at", and the quarter after it; empty where there is none."""
    words, *rest = AS_AT.split(text or "", maxsplit=1)
    return words.strip(), rest[0].strip() if rest else ""


def in_quarter(session: Session, desk: Desk, named: str) -> QuarterName | Message:
    """The quarter that was named, else the newest; or what is said where it is none, or none that leads were asked
    for."""
    quarter = quarter_named(session, named, desk.today()) if named else newest_quarter(session)
    if quarter is None or not is_known(session, quarter):
        return no_such_quarter(session, named, quarter)
    return quarter


def priority_words(
    session: Session, desk: Desk, body: Body, words: str, named: str, page: int = 1
) -> Message:
    """How the plan, or one priority of it, stands."""
    quarter = in_quarter(session, desk, named)
    if isinstance(quarter, Message):
        return quarter
    if words:
        commitment = commitment_named(session, words, quarter)
        if commitment is not None:
            return story_words(session, desk, *commitment, quarter, desk.who(session, body))
        return one_priority(session, desk, body, words, quarter, page)
    found = overview.plan_overview(session, quarter, desk.now(), plan_facts.priorities(session, quarter))
    return plan_overview(found, page) if found.priorities else nothing_in(quarter, found.plan.title)


def commitment_named(session: Session, words: str, quarter: QuarterName) -> tuple[int, Name] | None:
    """The commitment whose ref these words are, where somebody asks for it as if it were a priority."""
    if exactly(words, [Name(one.code, one.title) for one in plan_facts.priorities(session)]):
        return None
    names = stories.commitment_names(session, quarter)
    ref = exactly(words, [Name(ref, "") for _, ref, _ in names])
    return next(((one, Name(each, title)) for one, each, title in names if ref and each == ref.code), None)


def one_priority(
    session: Session, desk: Desk, body: Body, words: str, quarter: QuarterName, page: int
) -> Message:
    """The priority that was meant, or those that may have been."""
    priorities = plan_facts.priorities(session, quarter)
    found = find(words, [Name(one.code, one.title) for one in priorities])
    if found.one is None:
        return not_sure(session, "priority", words, found, quarters.code(quarter))
    plan = overview.plan_overview(session, quarter, desk.now(), priorities)
    by_code = {one.priority.code: one for one in plan.priorities}
    if found.one.code not in by_code:
        return nothing_in(quarter, f"{found.one.code} {found.one.name}")
    shown = priority_page(session, desk.who(session, body), by_code[found.one.code], plan, page)
    return as_found(words, found, shown)


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
    quarter = in_quarter(session, desk, named)
    if isinstance(quarter, Message):
        return quarter
    names = stories.commitment_names(session, quarter)
    found = find(words, [Name(ref, title) for _, ref, title in names]) if words else None
    if found is None or found.one is None:
        instead = gone(session, words, desk.who(session, body), desk.now())
        instead = instead or priority_named(session, desk, body, words, quarter)
        return instead or not_sure(session, "commitment", words, found, quarters.code(quarter))
    ids = {ref: commitment_id for commitment_id, ref, _ in names}
    story = story_words(session, desk, ids[found.one.code], found.one, quarter, desk.who(session, body))
    return as_found(words, found, story)


def gone(session: Session, words: str, reader: Actor, now: datetime) -> Message | None:
    """What became of the commitment that had this ref, and how it stood in the last quarter that keeps it."""
    left = left_the_plan(session, words) if words else None
    if left is None or left.last is None:
        return None
    story = stories.commitment_story(session, left.commitment_id, left.last, reader, now)
    return commitment_answer(story) if story else None


def priority_named(
    session: Session, desk: Desk, body: Body, words: str, quarter: QuarterName
) -> Message | None:
    """The priority whose code or title these words are, where somebody asks for it as if it were a commitment."""
    named = exactly(words, [Name(one.code, one.title) for one in plan_facts.priorities(session)])
    return one_priority(session, desk, body, named.code, quarter, 1) if named else None


def story_words(
    session: Session, desk: Desk, commitment_id: int, name: Name, quarter: QuarterName, reader: Actor
) -> Message:
    """One commitment's story, where it has one in that quarter."""
    story = stories.commitment_story(session, commitment_id, quarter, reader, desk.now())
    return commitment_answer(story) if story else nothing_in(quarter, f"{name.code} {name.name}".strip())


def page_words(session: Session, desk: Desk, body: Body, place: PageOf) -> Message:
    """The answer that a page button leads to."""
    if place.of == "updates":
        return updates_answer(all_waiting_for(session, desk.who(session, body), desk.now()), place.page)
    if place.of == "commitment":
        return commitment_words(session, desk, body, place.code, place.quarter)
    return priority_words(session, desk, body, place.code, place.quarter, place.page)
