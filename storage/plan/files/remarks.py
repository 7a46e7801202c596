"""What is no fault of a plan, and will go wrong all the same: returns that nobody could agree. Whether a file can be
taken is check.py's."""

from collections.abc import Iterator, Mapping

from storage.enums import Duty
from storage.plan.files.document import CommitmentEntry, PlanDocument
from storage.plan.files.faults import Fault, fault_at
from storage.plan.files.tree import Fields, rows

Reach = Mapping[str, frozenset[str]]
"""The addresses and Slack ids of each role: two roles that share one are one person's."""


def remarks(tree: Fields, document: PlanDocument) -> Iterator[Fault]:
    """What to look at in a plan without a fault, in the file's order."""
    reach, chief = _reach(document), _chief(document)
    for row, commitment in zip(rows(tree, "commitments"), document.commitments, strict=True):
        second = commitment.second_agreer or chief
        if _nobody_agrees(commitment, second, reach):
            field = "second_agreer" if commitment.second_agreer else "sro"
            yield fault_at(row.place_of(field), f"commitments.{field}", "nobody_agrees", second)


def _nobody_agrees(commitment: CommitmentEntry, second: str, reach: Reach) -> bool:
    """Nobody agrees their own return: whether lead, SRO and whoever agrees in the SRO's place are one person, or
    the last is nobody."""
    lead, able = reach[commitment.lead], reach.get(second, frozenset())
    return bool(lead & reach[commitment.sro]) and (not able or bool(able & lead))


def _reach(document: PlanDocument) -> Reach:
    contacts = {one.role: ((one.email or "").casefold(), one.slack or "") for one in document.people}
    return {role: frozenset(filter(None, found)) for role, found in contacts.items()}


def _chief(document: PlanDocument) -> str:
    """The role that agrees where none is named; "" where nobody holds it."""
    chiefs = (one for one in document.people if Duty.CHIEF_EXECUTIVE in one.duties)
    return next((one.role for one in chiefs if one.email or one.slack), "")
