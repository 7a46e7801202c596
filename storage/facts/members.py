"""What members of a forum asked for, as a fact: what it is, whose it is to answer, and how it stands."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from storage.enums import MembersKind, MembersState
from storage.facts.plan import QuarterName

SETTLED = frozenset({MembersState.ANSWERED, MembersState.DECLINED, MembersState.CLOSED})
"""After which nobody is asked any more."""
TITLE = 120
"""So much of what was asked for stands in a list."""


@dataclass(frozen=True)
class MembersAnswer:
    """What members were answered, or why they are not."""

    state: MembersState
    words: str
    by_role: str
    at: datetime
    on_behalf_of: str = ""


@dataclass(frozen=True)
class MembersRequest:
    """One request, recommendation, action or question of a forum's members. `text` is as the agreed minutes have it,
    or as it was noted where they are not agreed."""

    id: int
    ref: str
    forum: str
    met_on: date
    asked_by: str
    kind: MembersKind
    text: str
    as_noted: bool
    refs: tuple[str, ...]
    owner: str
    due: date | None
    answer: MembersAnswer | None = None
    """The newest."""
    times: int = 0
    """How many answers there were."""
    answered_in: str = ""
    """The paper that answered it, where somebody said so."""

    @property
    def title(self) -> str:
        """What was asked for, in a line."""
        words = " ".join(self.text.split())
        return words if len(words) <= TITLE else f"{words[: TITLE - 1].rstrip()}…"

    @property
    def state(self) -> MembersState:
        """How it stands."""
        return self.answer.state if self.answer else MembersState.OPEN

    @property
    def is_settled(self) -> bool:
        """Whether nothing more is expected of it."""
        return self.state in SETTLED

    def is_overdue(self, day: date) -> bool:
        """Whether its day has passed and it is not answered: derived, and never stored."""
        return not self.is_settled and self.due is not None and self.due < day


@dataclass(frozen=True)
class MembersInPaper:
    """What a paper tells its forum's members of what they asked for. `not_reported` is the meeting of which nobody
    has said yet what was asked, and `office` the role that is to say it."""

    requests: tuple[MembersRequest, ...]
    not_reported: date | None = None
    office: str = ""


@dataclass(frozen=True)
class MeetingHeld:
    """A meeting at which members may have asked for something."""

    forum: str
    day: date


@dataclass(frozen=True)
class RequestShown:
    """A request as it is listed: which paper was the first to have its answer, and whether its reader may answer."""

    request: MembersRequest
    in_paper: QuarterName | None = None
    may_answer: bool = False
    overdue: bool = False


@dataclass(frozen=True)
class LogForm:
    """What the form shows in which a request is logged: meetings that it may be of, by key; who may own it, by id;
    those logged of the `meeting` that is asked about. With `request`, what may be amended of one."""

    meetings: tuple[tuple[str, MeetingHeld], ...]
    roles: tuple[tuple[int, str], ...]
    commissioner: str
    collected: bool = True
    """Whether owners are asked by themselves: whether the plan has requests collected."""
    meeting: MeetingHeld | None = None
    logged: tuple[MembersRequest, ...] = ()
    request: MembersRequest | None = None


class ToLog(NamedTuple):
    """What a form of a request gives."""

    meeting: MeetingHeld
    asked_by: str
    kind: MembersKind
    text: str
    owner_id: int
    due: date | None
    refs: tuple[str, ...]


class Unlogged(StrEnum):
    """Why a request is not logged, or an answer is not kept."""

    NO_TEXT = "no_text"
    NO_ASKER = "no_asker"
    NO_OWNER = "no_owner"
    TOO_LONG = "too_long"
    COMPLAINT = "complaint"
    DUE_PAST = "due_past"
    NO_SUCH_REF = "no_such_ref"
    CRIME_NUMBER = "crime_number"
    NO_WORDS = "no_words"
    OVERTAKEN = "overtaken"


class Sensitive(StrEnum):
    """What is asked about once before it is kept."""

    PERSONAL = "personal"
    """It may name somebody, or tell who is meant."""
    CONDUCT = "conduct"
    """It sounds like a complaint about a person."""
