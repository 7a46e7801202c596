"""Whether Muster knows what time it is and when the office works. Slack's opinion of the clock is slack's."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from bot.doctor.case import Case
from bot.doctor.lines import Line, fine, look, mend
from digests.kit.labels import count
from storage.rules.calendar.working_days import LONDON, WorkingCalendar

BANK_HOLIDAYS = 8
"""England and Wales have at least so many a year (Banking and Financial Dealings Act 1971)."""
YEARS_AHEAD = 2


def time(case: Case) -> Iterator[Line]:
    """The clock, the time zone and the bank holidays."""
    now = case.clocks.office().astimezone(LONDON)
    shown = f"{now:%A} {now.day} {now:%B %Y, %H:%M}"
    if case.settings.clock:
        yield look(
            f"MUSTER_CLOCK is set, for rehearsals only. The office clock shows {shown}.",
            "Take it out of the settings to serve an office.",
        )
    else:
        yield fine(f"The clock shows {shown} in London.")
    yield time_zone()
    for year in range(now.year, now.year + YEARS_AHEAD + 1):
        yield bank_holidays(year)


def time_zone() -> Line:
    """The rules of British Summer Time are there."""
    if datetime(2021, 7, 1, tzinfo=LONDON).utcoffset() == timedelta(hours=1):
        return fine("The rules of British Summer Time are known.")
    return mend("The time zone data does not know British Summer Time.", "Install the package tzdata.")


def bank_holidays(year: int) -> Line:
    """The bank holidays of a year, on their days off where they fall on a weekend."""
    working = WorkingCalendar()
    days = (date(year, 1, 1) + timedelta(days=number) for number in range(366))
    found = [
        day for day in days if day.year == year and day.weekday() < 5 and not working.is_working_day(day)
    ]
    if len(found) >= BANK_HOLIDAYS:
        return fine(f"{len(found)} bank holidays are known for {year}.")
    known = count(len(found), "bank holiday is", "bank holidays are")
    return look(
        f"Only {known} known for {year}." if found else f"No bank holidays are known for {year}.",
        "Note the missing ones in Slack: /muster closed 3 June because …",
    )
