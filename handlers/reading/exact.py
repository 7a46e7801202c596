"""What is to be changed is named exactly: a commitment by its ref, a role by its title, and nothing is changed on a
guess. What may have been meant is shown, and waits for a press. Looking something up forgives more
(questions)."""

from collections.abc import Sequence

from digests.kit.blocks import Message
from digests.queries.exact import GoAhead, Meant, unsure
from digests.queries.meant import nothing_found
from digests.succession.succession import left_the_plan
from handlers.reading.finding import Name, exactly, likely
from handlers.reading.roles import RoleFound, find_role
from handlers.reading.verbs import Command
from storage.facts.plan import QuarterName
from storage.plan import succeeded
from storage.queries import stories
from storage.record.database import Session
from storage.rulings import settling


class NothingDone(Exception):
    """Nothing is done; `words` say why, and what may have been meant."""

    def __init__(self, words: Message) -> None:
        super().__init__(words.text)
        self.words = words


def commitment_meant(session: Session, asked: Command, typed: str) -> tuple[int, str]:
    """(id, ref) of the commitment whose ref this is. Raises NothingDone with what became of it, or which may have
    been meant."""
    found = commitment_of(session, typed)
    if found is None:
        raise not_exact(asked, typed, "ref", likely_commitments(session, typed))
    return found


def role_meant(session: Session, asked: Command, typed: str) -> RoleFound:
    """The role whose title this is. Raises NothingDone with those that may have been meant."""
    found = find_role(session, typed)
    if not found.role_id:
        raise not_exact(asked, typed, "role", [Name("", title) for title in found.likely])
    return found


def either_meant(session: Session, asked: Command, typed: str) -> tuple[int, str] | RoleFound:
    """The commitment or the role of that ref or title. Raises NothingDone."""
    role = find_role(session, typed)
    if role.role_id:
        return role
    found = commitment_of(session, typed)
    if found is None:
        raise not_exact(
            asked,
            typed,
            "either",
            [*likely_commitments(session, typed), *(Name("", title) for title in role.likely)],
        )
    return found


def commitment_of(session: Session, typed: str) -> tuple[int, str] | None:
    """(id, ref) of the commitment whose ref this is. Raises NothingDone where it left the plan."""
    names = stories.commitment_names(session)
    one = exactly(typed, [Name(ref, "") for _, ref, _ in names])
    if one is not None:
        return next((commitment_id, ref) for commitment_id, ref, _ in names if ref == one.code)
    left = succeeded.left_the_plan(session, typed)
    if left:
        raise NothingDone(left_the_plan(left))
    return None


def likely_commitments(session: Session, typed: str) -> Sequence[Name]:
    """Those that may have been meant, best first."""
    areas = stories.areas_by_ref(session)
    names = stories.commitment_names(session)
    return likely(typed, [Name(ref, title, areas.get(ref, "")) for _, ref, title in names])


def not_exact(asked: Command, typed: str, wanted: str, likely: Sequence[Name]) -> NothingDone:
    """What is said of words that name nothing exactly: each that may have been meant is offered with the whole line
    as it would be then, which is read anew when it is pressed, as if it had been typed so."""
    choices = []
    for one in likely:
        shown, line = asked.corrected(typed, one.code or one.name)
        value = GoAhead(asked.desk.today(), line).value() if line else ""
        choices.append(Meant(one.code, one.name, shown, value))
    return NothingDone(unsure(asked.verb.name, typed, wanted, choices))


def this_quarter(session: Session) -> QuarterName:
    """The quarter whose returns may still change. Raises NothingDone where there is none."""
    quarter = settling.collecting_quarter(session)
    if quarter is None:
        raise NothingDone(nothing_found("quarter", ""))
    return quarter


def plan_refs(session: Session) -> list[str]:
    """The refs of the plan."""
    return [ref for _, ref, _ in stories.commitment_names(session)]
