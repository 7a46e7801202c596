"""The quarter that somebody names: in full, or by its number alone; and what is said of one that there is not."""

import re
from datetime import date

from digests.kit.blocks import Message
from digests.queries.meant import not_asked, nothing_found
from storage.calendar.quarters import timetable_of
from storage.facts.plan import QuarterName
from storage.plan.plan_facts import plan_in_force
from storage.record.database import Session
from storage.rules.calendar import quarters
from storage.standing.standing_rows import newest_quarter

NUMBER = re.compile(r"q(?:uarter)?\.?\s*([1-4])", re.IGNORECASE)


def quarter_named(session: Session, words: str, today: date) -> QuarterName | None:
    """The quarter that these words name; None for what is no quarter. "Q1" alone is the newest such quarter of the
    plan that has begun, else its first to come. Raises NoPlan."""
    alone = NUMBER.fullmatch(words.strip())
    if alone is None:
        try:
            return quarters.parse(words)
        except ValueError:
            return None
    found = quarters.quarter_of(today)
    while found.number != int(alone[1]):
        found = quarters.previous(found)
    first = quarters.quarter_of(plan_in_force(session)[1].starts)
    return (
        found if quarters.index(found) >= quarters.index(first) else QuarterName(found.year + 1, found.number)
    )


def no_such_quarter(session: Session, words: str, name: QuarterName | None) -> Message:
    """That these words name no quarter; that the one they name is not asked for yet, and when it will be; or that
    nothing of it is here."""
    newest = newest_quarter(session)
    if name is None or newest is None:
        return nothing_found("quarter", words if newest else "")
    if quarters.index(name) < quarters.index(newest):
        return not_asked(name)
    return not_asked(name, timetable_of(session, name).prompts_open)
