"""A quarter opens: each person who is asked gets their prompt, and the plan office hears."""

from collections.abc import Sequence
from datetime import datetime

from digests.collecting.status import opened
from digests.kit.blocks import Message
from handlers.desk import Channels
from handlers.owing import to_plan_office
from handlers.prompting.prompts import owe_prompt
from storage.asks import row_kinds
from storage.asks.cover import covering_on
from storage.calendar.quarters import today
from storage.facts.plan import QuarterName
from storage.prompting import asking, prompts
from storage.prompting.asking import Asked, Unasked
from storage.record.database import Session
from storage.standing.backdrop import backdrop_named


def announce_opening(
    session: Session, channels: Channels, name: QuarterName, now: datetime, by: int | None = None
) -> None:
    """Owes each person who is asked their one prompt, and tells the plan office but for the person who opened it,
    whose answer says the same."""
    row_kinds.ask_all(session, name, now)
    covering = covering_on(session, today(now))
    asked, unasked = asking.who_is_asked(session, name, today(now), covering=covering)
    behind = backdrop_named(session, name)
    facts = prompts.prompts(session, behind, asked, now, covering)
    for one in asked:
        key, asked_for = asking.prompt_key(name, one.person_id), facts[one.person_id]
        refs = [line.ref for line in asked_for.lines]
        owe_prompt(session, behind, one.person_id, one.addressee, key, asked_for, refs, now)
    key = f"opened:{name.year}Q{name.number}"
    words = opening_words(name, asked, unasked)
    to_plan_office(session, channels, key, "notice", words, now, but_for=by)


def opening_words(name: QuarterName, asked: Sequence[Asked], unasked: Sequence[Unasked]) -> Message:
    """How many are asked for how many returns, waived ones left out, and which nobody is asked for in Slack."""
    wanted = [one.wanted for one in asked if one.wanted]
    return opened(name, len(wanted), sum(wanted), [(one.ref, one.role, one.vacant) for one in unasked])
