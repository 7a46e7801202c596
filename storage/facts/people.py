"""Absences as people are told of them: who, when, who covers; and people whom Slack does not find."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class AbsenceFacts:
    """One absence. `role` is what its person is called, `cover` the role that covers, "" for none;
    `cover_away` says that its holder is away in those days too, so that nobody is asked instead, `cover_outside` that
    Slack does not reach its holder, so that deputies are. `covers_for` are
    the roles that they were to cover for themselves; `agrees` says that they agree returns as SRO, which a cover
    cannot, and `staff` who does on their behalf."""

    role: str
    first: date
    last: date
    cover: str = ""
    cover_away: bool = False
    cover_outside: bool = False
    word: str = ""
    """What they added for the plan office."""
    covers_for: tuple[str, ...] = ()
    agrees: bool = False
    staff: tuple[str, ...] = ()


@dataclass(frozen=True)
class CannotBeAway:
    """Why an absence is not recorded: `why` is a key of the words, `field` the question it belongs to, `detail`
    what the words need."""

    why: str
    field: str
    detail: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class NotFound:
    """Someone of the plan without a Slack account. `waits` says that an account was picked and its owner has
    not answered yet."""

    person_id: int
    roles: tuple[str, ...]
    email: str
    waits: bool
