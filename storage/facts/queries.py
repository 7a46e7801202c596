"""What somebody asks of the plan, once their words have been read; and the plan's names, by which it is read."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property

from storage.enums import Direction, Rating, ResponsibleBody
from storage.facts.counting import Returns
from storage.facts.headlines import HeadlineSaid
from storage.facts.members import MembersRequest
from storage.facts.plan import OpenMilestone, PlanFacts, QuarterName
from storage.facts.rechecks import SinceThen
from storage.facts.standing import Counts, Standing


class AskedFor(StrEnum):
    """What is asked. `standing` is how something stands, and the list of what is chosen."""

    STANDING = "standing"
    WHO = "who"
    WHEN = "when"
    HISTORY = "history"
    COMPARE = "compare"
    CHANGED = "changed"
    MEETING = "meeting"
    DEADLINES = "deadlines"
    STATUS = "status"
    EXCEPTIONS = "exceptions"
    WAITING = "waiting"
    MEASURES = "measures"
    FINANCE = "finance"
    REQUESTS = "requests"
    HELP = "help"
    HOW = "how"
    """How to answer, or to change what was answered."""
    MEANING = "meaning"
    TERMS = "terms"
    WHY = "why"


class NameKind(StrEnum):
    """What a name of the plan names."""

    COMMITMENT = "commitment"
    PRIORITY = "priority"
    AREA = "area"
    ROLE = "role"
    BOARD = "board"
    ORIGIN = "origin"
    FORUM = "forum"


class Only(StrEnum):
    """One condition on commitments, besides ratings, bodies and days."""

    MINE = "mine"
    UNFINISHED = "unfinished"
    OVERDUE = "overdue"
    NOT_AGREED = "not_agreed"
    AGREED = "agreed"
    SENT_BACK = "sent_back"
    NO_RETURN = "no_return"
    LET_OFF = "let_off"
    SUPPORT = "support"
    UNANSWERED = "unanswered"
    """Asking for help, and nobody has answered."""
    DECISION = "decision"
    PROMISES = "promises"
    UNKEPT = "unkept"
    WORSENED = "worsened"
    IMPROVED = "improved"
    MOVED = "moved"
    NEW_DATE = "new_date"
    """Its due date has moved, or its lead asks for a later one."""


@dataclass(frozen=True)
class Subject:
    """Something of the plan that words name: a commitment by its ref, a priority by its code, an area by its title
    and its priority's code (`home`), and so on. `in_title` says that a name has the words, not a statement alone."""

    kind: NameKind
    key: str
    name: str = ""
    home: str = ""
    in_title: bool = True


@dataclass(frozen=True)
class PlanQuestion:
    """What is asked: of what, of which of it, as at when. What was not understood, or was guessed, stands with it."""

    ask: AskedFor = AskedFor.STANDING
    subjects: tuple[Subject, ...] = ()
    ratings: tuple[Rating, ...] = ()
    bodies: tuple[ResponsibleBody, ...] = ()
    only: tuple[Only, ...] = ()
    quarter: QuarterName | None = None
    against: QuarterName | None = None
    """The earlier of two quarters that are compared."""
    no_quarter: str = ""
    """What stands where a quarter was to be named, and is none."""
    since: date | None = None
    due: tuple[date, date] | None = None
    """From which day to which it falls due, both included; `date.min` and `date.max` where there is no end to it."""
    moved: tuple[Rating, Rating] | None = None
    """From which rating to which."""
    of_whom: str = ""
    """Whose help or decision is asked for, as it was typed."""
    phrase: str = ""
    """The words by which the subjects were found."""
    read_as: tuple[tuple[str, str], ...] = ()
    """Words that were misspelt, and what they were taken for."""
    unknown: tuple[str, ...] = ()
    """Words that were not understood."""
    strange: tuple[str, ...] = ()
    """What is built like a ref, and is none of the plan's."""
    likely: tuple[Subject, ...] = ()
    """What may have been meant, where nothing was understood."""
    understood: bool = True
    meets: bool = False
    """Whether it asks besides when a forum meets next."""

    @property
    def is_guess(self) -> bool:
        """Whether the answer has to say that it is a guess."""
        return bool(self.read_as or self.unknown)

    @property
    def filtered(self) -> bool:
        """Whether it asks for some of the commitments and not for all."""
        return bool(self.ratings or self.bodies or self.only or self.due or self.moved or self.of_whom)

    @property
    def asks_for(self) -> bool:
        """Whether it is about what commitments ask for, which waits from one quarter to the next and has days of its
        own."""
        return bool({Only.SUPPORT, Only.UNANSWERED, Only.DECISION} & set(self.only) or self.of_whom)

    @property
    def by_direction(self) -> bool:
        """Whether it chooses by what a rating was last time."""
        return bool({Only.WORSENED, Only.IMPROVED, Only.MOVED} & set(self.only) or self.moved)

    @property
    def asks_something(self) -> bool:
        """Whether it names anything, chooses or wants to know something: no words at all ask how the plan stands."""
        return bool(self.subjects or self.filtered or self.quarter) or self.ask is not AskedFor.STANDING

    def of(self, *kinds: NameKind) -> tuple[Subject, ...]:
        """Its subjects of these kinds."""
        return tuple(one for one in self.subjects if one.kind in kinds)


@dataclass(frozen=True)
class Names:
    """Everything that the plan has a name for, as it stands in the plan. A commitment that is not public is named by
    its ref alone."""

    subjects: tuple[Subject, ...] = ()
    statements: tuple[tuple[str, str], ...] = ()
    """(priority's code, what it says besides its title)."""
    words: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """(the office's own word, what it stands for: words of the plan, a ref or a code)."""
    ratings: tuple[tuple[str, Rating], ...] = ()
    """The plan's own words for ratings."""
    levels: tuple[str, ...] = field(default=("Priority", "Area", "Commitment"))
    """What this office calls the levels of its plan."""
    title: str = ""
    starts: date = date(2021, 4, 1)

    @cached_property
    def refs(self) -> tuple[str, ...]:
        """The refs of the plan."""
        return tuple(one.key for one in self.subjects if one.kind is NameKind.COMMITMENT)

    @cached_property
    def _hash(self) -> int:
        return hash((self.subjects, self.statements, self.words, self.ratings))

    def __hash__(self) -> int:
        """Worked out once: they are many, and what is made of them is kept by them."""
        return self._hash


@dataclass(frozen=True)
class CommitmentBeside:
    """What the plan says of a commitment besides its terms. `waits_for` are (ref, title) of what it depends on,
    `steps` its milestones, `moves` its due dates before each move."""

    also: tuple[str, ...] = ()
    """The codes of the other priorities that it serves."""
    board: str = ""
    origin: str = ""
    waits_for: tuple[tuple[str, str], ...] = ()
    steps: tuple[OpenMilestone, ...] = ()
    moves: tuple[date, ...] = ()
    requests: tuple[MembersRequest, ...] = ()
    """What members asked for that it is about, or that it came of."""
    since: SinceThen | None = None
    """What was said when it was last looked at again, after a paper was drafted."""


@dataclass(frozen=True)
class PriorityBeside:
    """What the plan says of a priority besides its title: its aim, how anyone will see it, who leads it."""

    aim: str = ""
    lead: str = ""
    outcomes: tuple[str, ...] = ()
    headline: HeadlineSaid | None = None
    """What its lead says of it in the quarter that is looked at."""


@dataclass(frozen=True)
class ListedCommitments:
    """The commitments that a question chooses, as its reader may see them: those of a page, how many there are in
    all, and what those come to among which they were chosen."""

    question: PlanQuestion
    quarter: QuarterName
    plan: PlanFacts
    as_at: datetime
    shown: tuple[Standing, ...]
    total: int
    among: Counts
    returns: Returns
    collecting: bool = False
    awaited: bool = False
    reader: tuple[str, ...] = ()
    """The titles of the roles whose commitments are theirs, where it asks for those."""
    by_rating: Counts | None = None
    """What those that are chosen come to."""
    carried: tuple[str, ...] = ()
    """The refs of those shown whose lead has not answered yet, with what the quarter before asked for still."""


@dataclass(frozen=True)
class MovedRating:
    """A commitment in two quarters: as it stands in the later one, and what it was in the earlier."""

    standing: Standing
    was: Rating
    way: Direction


@dataclass(frozen=True)
class Compared:
    """What moved between two quarters, worst first, the refs of what moved besides, and how all of them moved."""

    question: PlanQuestion
    earlier: QuarterName
    later: QuarterName
    plan: PlanFacts
    moved: tuple[MovedRating, ...]
    ways: tuple[Direction, ...]
    total: int
    earlier_returns: Returns
    later_returns: Returns
    others: tuple[str, ...] = ()
    let_off: int = 0
    """Those of which nothing was asked in the later one, and which are in no count."""
    awaited: int = 0
    missing: int = 0
    """Those that have no rating in the later one: whose answer may still come, and whose time is out."""
    collecting: bool = False
    since: date | None = None
    """Since which day, where it is told by days and within a quarter."""
    dates: tuple[tuple[str, date, date], ...] = ()
    """(ref, old day, new day) of the due dates that moved."""


@dataclass(frozen=True)
class ForumDays:
    """A forum with its next meetings, and the day by which a Panel's papers are public."""

    name: str
    days: tuple[date, ...]
    public_by: date | None = None
