"""What one look at a quarter comes to: whom to remind, whose missing returns to tell an SRO of, and whether the chief
executive hears the counts. Whom to remind is reminders'; pure, as that is."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from storage.rules.asks.reminders import (
    Escalation,
    OfficeDay,
    Out,
    Owed,
    Someone,
    at_work,
    on,
    reminders,
    stand_in,
)
from storage.rules.calendar.working_days import LONDON

STILL_USEFUL = timedelta(days=7)
"""How long after its time an SRO is still told of a return that had a deadline of its own."""


def owed(office: OfficeDay, out: Sequence[Out]) -> Owed:
    """What is owed at this moment. A rung that was missed is not made up for: the latest one counts, once."""
    told = tuple(reminders(office, out))
    return Owed(
        tuple(one for one in told if one.news),
        tuple(one for one in told if not one.news),
        tuple(escalations(office, out)),
        counts_owed(office, out),
    )


# --- escalation ----------------------------------------------------------------------------------------


def escalations(office: OfficeDay, out: Sequence[Out]) -> Iterator[Escalation]:
    """The returns that each SRO is to be told of, once for each return."""
    groups: dict[tuple[int | None, int | None], list[int]] = {}
    for one in out:
        if is_for_escalation(office, one):
            to_id = stand_in(office, one.sro_id) if one.sro_id != one.person_id else None
            if to_id is not None or not in_the_draft(office, one):
                groups.setdefault((one.sro_id, to_id), []).append(one.return_id)
    for (sro_id, to_id), return_ids in groups.items():
        someone = office.people[to_id] if to_id is not None else Someone()
        if at_work(office, someone):
            yield Escalation(sro_id, to_id, someone.hours.day(office.now), tuple(return_ids))


def is_for_escalation(office: OfficeDay, one: Out) -> bool:
    """Whether the SRO is to hear of this return now: its time has come, nobody told them before, and it is not
    too late to be of use."""
    times = office.times
    if one.escalated:
        return False
    if one.due_at is None:
        return times.escalation <= office.now < times.draft
    if in_the_draft(office, one):
        comes = on(office.calendar.add(times.draft.astimezone(LONDON).date(), 1), times.escalation)
    else:
        comes = two_days_on(office, one.due_at)
    return comes <= office.now < comes + STILL_USEFUL


def in_the_draft(office: OfficeDay, one: Out) -> bool:
    """Whether its own deadline ran out so late that the draft is what tells of it: its SRO hears of all these in one
    message, the working day after, and not one by one while they agree what came or as the draft is made."""
    times = office.times
    if one.due_at is None or one.due_at >= times.draft:
        return False
    return two_days_on(office, one.due_at) >= times.cut_off


def two_days_on(office: OfficeDay, due_at: datetime) -> datetime:
    """The escalation of a return with a deadline of its own."""
    return on(office.calendar.add(due_at.astimezone(LONDON).date(), 2), office.times.escalation)


def counts_owed(office: OfficeDay, out: Sequence[Out]) -> bool:
    """Whether the chief executive is to hear now how many returns are out, by SRO: once in a quarter."""
    times = office.times
    if office.counts_told or not times.escalation <= office.now < times.cut_off:
        return False
    return any(not (one.closed or one.sent_back) for one in out) and at_work(office, Someone())
