"""What a commitment asks for beside its rating: help, and a later due date."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from storage.enums import Handling, RequestState, SupportKind, SupportState

A_QUARTER = timedelta(days=92)
"""The longest quarter."""


@dataclass(frozen=True)
class DecisionWanted:
    """A decision that is asked for: of whom, and by when."""

    of_whom: str
    by_when: date | None


@dataclass(frozen=True)
class HelpSaid:
    """What came of help that was asked for, in the words of whoever was asked. `on_behalf_of` names them where
    somebody who covers or the plan office recorded it in `by_role`. Without a `reference` it is not recorded as a
    decision yet; a `state` that is open takes back what was said before."""

    state: SupportState
    words: str
    by_role: str
    at: datetime
    on_behalf_of: str = ""
    decided_by: str = ""
    decided_on: date | None = None
    reference: str = ""


@dataclass(frozen=True)
class HelpAsked:
    """Help that a commitment asks for, of whom, and what came of it: `answers` are all that was ever said of it, the
    newest last. `handling` is the commitment's, or that of the update which asks."""

    id: int
    kind: SupportKind
    ask: str
    of_whom: str
    by_when: date | None
    for_board: bool
    asked_at: datetime
    state: SupportState = SupportState.OPEN
    of_force: bool = False
    """Whether it is asked of the Force, from which assurance is sought."""
    handling: Handling = Handling.PUBLIC
    answers: tuple[HelpSaid, ...] = ()
    late: bool = False
    """Whether the day has passed by which it was wanted, and nobody has answered."""
    this_quarter: bool = True
    """Whether the quarter in question asks it, or one before."""

    @property
    def is_open(self) -> bool:
        """Whether its answer is still to come."""
        return self.state is SupportState.OPEN

    @property
    def answer(self) -> HelpSaid | None:
        """What was said of it and stands."""
        newest = self.answers[-1] if self.answers else None
        stands = newest is not None and SupportState.OPEN not in (self.state, newest.state)
        return newest if stands else None

    @property
    def before(self) -> HelpSaid | None:
        """What was said before, and stands no more."""
        said = self.answers[:-1] if self.answer else self.answers
        return next((one for one in reversed(said) if one.state is not SupportState.OPEN), None)


@dataclass(frozen=True)
class SupportFacts(HelpAsked):
    """The same with its commitment, for those who read it by itself."""

    ref: str = ""
    title: str = ""
    lead: str = ""


@dataclass(frozen=True)
class Outcomes:
    """What became of what an answer asks to be decided; None where there is no request."""

    new_date: RequestState | None = None
    """Of the later due date."""
    decision: SupportState | None = None
    """Of the decision that is asked for as help."""
    help: tuple[HelpAsked, ...] = ()
    """What was asked for and what came of it, this quarter's and what is still told of before."""


NOTHING_YET = Outcomes()


class Instead(StrEnum):
    """Why the plan office is asked on somebody's behalf."""

    NOT_IN_PLAN = "not_in_plan"
    """A body, or a role that the plan does not have."""
    VACANT = "vacant"
    OUTSIDE = "outside"
    """Not in Slack."""
    AWAY = "away"
    """And nobody covers."""
    GUARDED = "guarded"
    """They may not see what is asked."""
    OWN = "own"
    """They asked for it themselves."""


@dataclass(frozen=True)
class AskedOf:
    """Whom help is asked of on a day: whoever holds `role`, or the plan office on their behalf, and then `why`. Where
    they cover for somebody, or the Force names them for what is asked of it, `in_place_of` is whom the lead named."""

    role: str
    role_id: int | None = None
    """The role that is asked, whoever covers for its holder."""
    person_id: int | None = None
    why: Instead | None = None
    in_place_of: str = ""
    of_force: bool = False

    @property
    def whose(self) -> str:
        """Whose the answer is, as the lead named them."""
        return self.in_place_of or self.role


@dataclass(frozen=True)
class HelpSteps:
    """When whoever is asked hears of it again, and when the plan office does. The first two are None where there is
    no time for them."""

    first: datetime | None
    second: datetime | None
    due: datetime
    overdue: datetime
    escalation: datetime

    def come(self, now: datetime) -> tuple[datetime, ...]:
        """Those of which whoever is asked is reminded, and that have come."""
        rungs = (self.first, self.second, self.overdue)
        return tuple(one for one in rungs if one is not None and one <= now)


@dataclass(frozen=True)
class HelpOut:
    """Help that was put to somebody and not answered: what is asked, of whom, and when they hear of it again."""

    facts: SupportFacts
    asked: AskedOf
    told_at: datetime
    """When it was first put to anybody."""
    steps: HelpSteps


@dataclass(frozen=True)
class DueDateFacts:
    """A later due date that a lead asks for, and what was decided."""

    id: int
    ref: str
    title: str
    lead: str
    first_due: date
    """The date before any move."""
    old_due: date
    new_due: date
    reason: str
    asked_by: str
    state: RequestState
    decided_by: str = ""
    decision_reason: str = ""

    @property
    def is_long(self) -> bool:
        """Whether it comes to lie more than a quarter after its first date, all moves together: that is the chief
        executive's to decide."""
        return self.new_due - self.first_due > A_QUARTER
