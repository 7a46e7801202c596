"""Agreeing a return: whose turn it is, what an SRO should look at by itself, when they are asked, and until
when a return that was sent back can be answered again. What is recorded lives in
storage/sign_off/reviews.py."""

from dataclasses import dataclass
from datetime import date, datetime

from storage.enums import Direction, PathKind, PromiseKept, Rating, SupportKind
from storage.facts.answering import Answer, PastRating
from storage.rules.asks.out import Steps
from storage.rules.calendar.timetable import Timetable
from storage.rules.calendar.working_days import LONDON, WorkingCalendar, at
from storage.rules.standing.direction import WORSE
from storage.rules.standing.rag import SLIPPING, steps_between

ANSWER_AGAIN_DAYS = 2
"""Working days that a lead has to answer again."""
LATE = 3
"""The number of an ask for what came after the last reminder, or was reopened: until the paper is cleared."""


@dataclass(frozen=True)
class Parties:
    """Who stands where towards one return, as ids of people; None where nobody does. `author` sent the newest
    answer; `second` agrees where the SRO cannot."""

    author: int | None
    lead: int | None
    sro: int | None
    second: int | None

    @property
    def needs_second(self) -> bool:
        """Whether the SRO would agree their own: they lead it, or they sent the answer (V23)."""
        return self.sro is not None and self.sro in (self.author, self.lead)

    @property
    def agreer(self) -> int | None:
        """Whose turn it is; None where nobody can, and the rating prints as the lead's."""
        if not self.needs_second:
            return self.sro
        return None if self.second in (self.author, self.lead, self.sro) else self.second


def reasons_to_look(
    rating: Rating,
    before: Rating | None,
    direction: Direction,
    *,
    warned: bool,
    sent_back: bool,
    on_time: bool = False,
    asked: bool = False,
) -> tuple[str, ...]:
    """Why a return is shown by itself and not among those agreed together: complete, worsened, slipping, jump
    (two steps or more on the scale), warned, answered_again, asked. Empty for one that is as expected, which
    one that is at risk as before is too, while its action is `on_time`."""
    as_before = rating is Rating.AMBER and direction is Direction.NO_CHANGE and on_time
    reasons = {
        "complete": rating is Rating.BLUE,
        "worsened": direction in WORSE,
        "slipping": rating in SLIPPING and not as_before,
        "jump": before is not None and rating is not Rating.BLUE and steps_between(rating, before) >= 2,
        "warned": warned,
        "answered_again": sent_back,
        "asked": asked,
    }
    return tuple(key for key, holds in reasons.items() if holds)


def is_on_time(answer: Answer, last: PastRating | None, said: Answer | None, today: date) -> bool:
    """Whether what somebody agreed last time goes as it was `said` then: what was promised was kept, nothing
    is asked for, and the action is to get it back on track by the same day or sooner, which has not
    passed."""
    if last is None or not last.agreed or (last.promise and answer.promise is not PromiseKept.KEPT):
        return False
    asks = answer.support is not None and answer.support.kind is not SupportKind.NONE
    path, day_said = answer.path, said.path.by_when if said and said.path else None
    if asks or answer.new_due or path is None or path.by_when is None:
        return False
    return path.kind is PathKind.ACTION and today <= path.by_when <= (day_said or path.by_when)


def answer_again_by(now: datetime, times: Timetable, calendar: WorkingCalendar) -> datetime:
    """Until when a return sent back at `now` can be answered again: 5pm two working days on, no sooner than
    leads have until anyway, and no later than SROs are done."""
    day = calendar.add(now.astimezone(LONDON).date(), ANSWER_AGAIN_DAYS)
    return min(max(at(day, 17), times.lead_deadline), times.sros_done)


def ask_moments(times: Timetable, calendar: WorkingCalendar) -> tuple[datetime, datetime, datetime]:
    """When an SRO is asked, and reminded twice: the morning after the leads' deadline, the working day before
    SROs are to be done, and that day. Each on a day of its own, where the timetable leaves as many."""
    last = times.sros_done.astimezone(LONDON).date()
    return times.overdue, at(calendar.previous_working_day(last), 9, 30), at(last, 9, 30)


def ask_number(at: datetime, times: Timetable, calendar: WorkingCalendar) -> int:
    """Which ask went out at that time."""
    return max(
        (number for number, moment in enumerate(ask_moments(times, calendar)) if moment <= at), default=0
    )


def agreement_steps(
    now: datetime, times: Timetable, calendar: WorkingCalendar, came_at: datetime, early: datetime | None
) -> Steps:
    """When the steps of an agreement come: asked the morning after the leads' deadline, or `early`, and
    reminded of twice; once SROs are to be done, of what is new."""
    if now >= times.sros_done:
        return Steps(first=came_at)
    first, second, last = ask_moments(times, calendar)
    return Steps(min(first, early) if early else first, second, last)
