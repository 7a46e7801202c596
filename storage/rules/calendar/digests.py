"""When digests go out: the day of each week, held over beside a long closure, how late one may come, and how often
each is wanted. What a digest holds is rules/weekly's."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from storage.rules.calendar.working_days import WorkingCalendar, at

A_WEEK = timedelta(days=7)
FEW = 3
"""Beside a long closure, a week with fewer working days than this has no digest: it is held over to the next."""
FROM, UNTIL = (9, 0), (17, 30)
"""In office hours."""


def digest_day(day: date, calendar: WorkingCalendar) -> date | None:
    """The first working day, from Monday on, of the week that `day` is in; None if nobody works that week, or few
    days of it beside a long closure: what it would have told comes with the next."""
    monday = day - timedelta(days=day.weekday())
    worked = [one for one in span(monday, monday + A_WEEK) if calendar.is_working_day(one)]
    if not worked or (len(worked) < FEW and beside_a_long_closure(worked, calendar)):
        return None
    return worked[0]


def beside_a_long_closure(worked: list[date], calendar: WorkingCalendar) -> bool:
    """Whether a week or more without a working day comes right before these days, or right after them."""
    first, last = worked[0], worked[-1]
    before, after = calendar.previous_working_day(first), calendar.add(last, 1)
    return first - before > A_WEEK or after - last > A_WEEK


def span(first: date, end: date) -> list[date]:
    """Every day from the first to the one before the end."""
    return [first + timedelta(days=n) for n in range((end - first).days)]


def digest_at(day: date) -> datetime:
    """When the digest of that day is posted: 9am in London."""
    return at(day, *FROM)


def in_time(now: datetime, day: date, calendar: WorkingCalendar) -> bool:
    """Whether the digest of `day` goes out now: from nine on that day; late, on a working day of its week until half
    past five, so that nobody is written to at night or at the weekend."""
    local = now.astimezone(digest_at(day).tzinfo)
    if local < digest_at(day) or local.date() >= day - timedelta(days=day.weekday()) + A_WEEK:
        return False
    return calendar.is_working_day(local.date()) and FROM <= (local.hour, local.minute) < UNTIL


def is_wanted(day: date, last: date | None, weeks: int) -> bool:
    """Whether a digest is due on that day to whoever wants one every so many weeks (0 for never) and had their last
    one on a day. Weeks are counted from Monday to Monday."""
    if not weeks:
        return False
    return last is None or monday(day) - monday(last) >= weeks * A_WEEK


def monday(day: date) -> date:
    """The Monday of its week."""
    return day - timedelta(days=day.weekday())


def is_paused(day: date, pauses: Iterable[tuple[date, date]]) -> bool:
    """Whether the day is within one of these, first and last included."""
    return any(first <= day <= last for first, last in pauses)
