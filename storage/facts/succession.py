"""A commitment that is split, merged or withdrawn in mid-quarter: what takes its place, and what stands against
it."""

from dataclasses import dataclass
from datetime import date

from storage.facts.plan import QuarterName


@dataclass(frozen=True)
class Successor:
    """A commitment that takes the place of others."""

    ref: str
    title: str
    lead_role_id: int
    due: date


@dataclass(frozen=True)
class Succession:
    """What was done, or why not. `how` is split, merged or withdrawn; `fault` is empty, or a key: ref_used,
    ref_twice, ref_long, title_long, lead_is_sro, not_live, too_few; `fault_ref` is what it is about. `before` and
    `after` count the live commitments."""

    how: str
    old: tuple[str, ...]
    new: tuple[str, ...]
    quarter: QuarterName | None
    before: int = 0
    after: int = 0
    fault: str = ""
    fault_ref: str = ""
    first: QuarterName | None = None
    """The first quarter that counts the plan anew: those before stay as they were."""
    reason: str = ""


@dataclass(frozen=True)
class Replaced:
    """Commitments that left the plan in a quarter, and what took their place: nothing where they were withdrawn."""

    how: str
    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True)
class Left(Replaced):
    """What became of one commitment that is part of the plan no longer: also when and why, and the last quarter that
    keeps it, None where none has a return of it."""

    on: date | None = None
    reason: str = ""
    commitment_id: int = 0
    last: QuarterName | None = None


@dataclass(frozen=True)
class Gone:
    """A commitment that leaves the plan, and the roles that hear of it."""

    ref: str
    title: str
    lead_role_id: int
    sro_role_id: int


@dataclass(frozen=True)
class CountChange:
    """Why a quarter counts another number of commitments than it would have."""

    before: int
    replaced: tuple[Replaced, ...]
