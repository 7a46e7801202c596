"""Headlines: how a priority stands, in the words of its lead."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from storage.facts.plan import QuarterName
from storage.facts.standing import PriorityStanding


@dataclass(frozen=True)
class HeadlineSaid:
    """What was said of a priority in a quarter."""

    words: str
    by_role: str
    at: datetime
    on_behalf_of: str = ""


@dataclass(frozen=True)
class HeadlineForm:
    """What the form of one headline shows: the ask and its quarter, who is asked, how the priority stands, what was
    said last quarter and what stands now, and how often it was said."""

    ask_id: int
    quarter: QuarterName
    lead: str
    standing: PriorityStanding
    before: HeadlineSaid | None = None
    now: HeadlineSaid | None = None
    times: int = 0


class Unborne(StrEnum):
    """In what way a headline is not borne by the record."""

    RED_LEFT_OUT = "red_left_out"
    """A commitment is off track, and the headline does not name it."""
    NOT_THIS_PRIORITYS = "not_this_prioritys"
    """It names a commitment that is no part of the priority."""
    NO_SUCH_RATING = "no_such_rating"
    """It speaks of a rating that none of its commitments has."""
    NO_SUCH_NUMBER = "no_such_number"
    """It has a figure that is none of the priority's counts."""


class Doubt(NamedTuple):
    """One thing that is asked about: in what way, and of what."""

    why: Unborne
    what: str
