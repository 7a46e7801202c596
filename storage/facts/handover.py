"""Roles that change hands: what somebody leaves behind, and what whoever takes over is told."""

from dataclasses import dataclass
from datetime import date

from storage.facts.answering import PastRating
from storage.facts.plan import RatingMeaning


@dataclass(frozen=True)
class Beside:
    """What a role agrees beside its own as SRO, and who agrees for it: the refs of which it is second agreer, and by
    title the SROs whose staff officer it is and its own staff officers."""

    second_for: tuple[str, ...] = ()
    on_behalf_of: tuple[str, ...] = ()
    staff: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.second_for or self.on_behalf_of or self.staff)


@dataclass(frozen=True)
class RoleLeft:
    """A role and the refs of the commitments that it leads, and of those that it agrees as SRO; and what `also` is
    its."""

    role_id: int
    title: str
    refs: tuple[str, ...]
    agrees: tuple[str, ...] = ()
    also: Beside = Beside()


@dataclass(frozen=True)
class HandoverLine:
    """One commitment for its new lead: its last ratings (newest first), what was promised, and the help that is
    still asked for, each as (what, of whom). What the one before had typed and not sent is not passed on."""

    ref: str
    title: str
    due: date
    ratings: tuple[PastRating, ...]
    promise: str
    support: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class HandoverNote:
    """What the new holder of a role reads: the lines of what it leads, the refs of what it agrees as SRO. `until` is
    the last day where they only act in it."""

    role: str
    first: date
    until: date | None
    lines: tuple[HandoverLine, ...]
    scheme: tuple[RatingMeaning, ...]
    agrees: tuple[str, ...] = ()
    also: Beside = Beside()


@dataclass(frozen=True)
class HandedOver:
    """What was done: the role or its commitments went over. `to_role` is set where commitments moved to another
    role; `until` where somebody only acts."""

    role: str
    first: date
    refs: tuple[str, ...]
    to_role: str = ""
    until: date | None = None
    agrees: tuple[str, ...] = ()
    also: Beside = Beside()
    stays: Beside = Beside()
    """What the other role may not have, since nobody agrees their own: it stays with the one before."""
    nobody_agrees: tuple[str, ...] = ()
    """The refs that one person leads and agrees now, and that nobody else may agree."""
