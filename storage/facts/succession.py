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


@dataclass(frozen=True)
class Replaced:
    """Commitments that left the plan in a quarter, and what took their place: nothing where they were withdrawn."""

    how: str
    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True)
class CountChange:
    """Why a quarter counts another number of commitments than it would have."""

    before: int
    replaced: tuple[Replaced, ...]
