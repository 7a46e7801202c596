"""Working days of England and Wales, local closures, clear days and London time. Nothing about quarters."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
_ONE_DAY = timedelta(days=1)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """That time of day in London, whichever side of a clock change it falls."""
    return datetime.combine(day, time(hour, minute), tzinfo=LONDON)


@lru_cache(maxsize=64)
def _bank_holidays(year: int) -> frozenset[date]:
    import holidays  # here, where it is first needed: it takes longer to load than the rest of the rules

    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))


def load_bank_holidays(year: int) -> None:
    """Loads the bank holidays, which takes a while the first time: before a transaction, not within one, for on
    SQLite a reader keeps every writer waiting."""
    _bank_holidays(year)


@dataclass(frozen=True)
class WorkingCalendar:
    """Monday to Friday without the bank holidays of England and Wales, the one-off holidays that the
    library does not know yet (`extra_holidays`) and the office's own closures."""

    closures: frozenset[date] = frozenset()
    extra_holidays: frozenset[date] = frozenset()

    def is_working_day(self, day: date) -> bool:
        """Whether the office works on `day`."""
        at_rest = day in self.closures or day in self.extra_holidays or day in _bank_holidays(day.year)
        return day.weekday() < 5 and not at_rest

    def next_working_day(self, day: date) -> date:
        """`day` itself when it is a working day, else the next one."""
        while not self.is_working_day(day):
            day += _ONE_DAY
        return day

    def previous_working_day(self, day: date) -> date:
        """The last working day strictly before `day`."""
        day -= _ONE_DAY
        while not self.is_working_day(day):
            day -= _ONE_DAY
        return day

    def add(self, day: date, n: int) -> date:
        """The n-th working day after `day`; for n = 0, `day` itself or the next working day.

        Raises ValueError for a negative n.
        """
        if n < 0:
            raise ValueError("working days are counted forwards: n is 0 or more")
        if n == 0:
            return self.next_working_day(day)
        for _ in range(n):
            day = self.next_working_day(day + _ONE_DAY)
        return day

    def between(self, start: date, end: date) -> int:
        """How many working days lie strictly between the two days; 0 when `end` is not after `start`."""
        days = range(1, (end - start).days)
        return sum(self.is_working_day(start + timedelta(days=n)) for n in days)

    def latest_publication(self, meeting: date, clear_days: int = 5) -> date:
        """The last working day on which papers may be published for `meeting` (LGA 1972 s100B).

        Clear days leave out the day of publication and the day of the meeting. They are counted in working
        days, which is how councils read the section since R v Swansea City Council ex p Elitestone (1993).
        """
        return self._back(meeting, clear_days + 1)

    def paper_deadline(self, meeting: date, host_days: int = 3, clear_days: int = 5) -> date:
        """The day the host authority needs the paper: `host_days` working days before publication."""
        return self._back(self.latest_publication(meeting, clear_days), host_days)

    def _back(self, day: date, n: int) -> date:
        for _ in range(n):
            day = self.previous_working_day(day)
        return day
