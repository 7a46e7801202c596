"""Why a good plan file may still not enter the record: a change that needs a reason or an approval, or that
would make the record untrue. Faults are data; digests/plan/changes.py words them."""

from collections.abc import Iterator
from dataclasses import dataclass

from storage.plan.files import document as doc
from storage.plan.files.faults import Fault
from storage.plan.intake.by_hand import named_in, undone
from storage.plan.intake.changes import Change, ChangeKind
from storage.plan.intake.moved_titles import moved_titles
from storage.plan.intake.record import Record, open_holding
from storage.plan.plan_facts import GONE
from storage.rules.same_text import folded

CODES = frozenset(
    {
        "rebaseline_reason_needed", "approver_needed", "no_such_approver", "withdraw_reason_needed",
        "ref_used_before", "ref_replaced", "ref_spelled_otherwise", "title_moved", "two_people",
        "closed_account", "hand_over_undone", "part_handed_over",
        # past returns
        "quarter_not_over", "quarter_outside_plan", "quarter_is_collected", "differs_from_record",
    }
)  # fmt: skip


@dataclass(frozen=True)
class Reasons:
    """Why due dates move, which role approved it, why commitments leave the plan, and whether it is meant that titles
    move to other references."""

    rebaseline_reason: str = ""
    approved_by: str = ""
    withdraw_reason: str = ""
    titles_moved: bool = False


def refusals(
    record: Record, document: doc.PlanDocument, changes: tuple[Change, ...], reasons: Reasons
) -> tuple[Fault, ...]:
    """Every reason not to take the document in; none when it may be."""
    return (
        *used_refs(record, document),
        *(() if reasons.titles_moved else moved_titles(record, document)),
        *_unexplained_moves(changes, reasons),
        *_unapproved_moves(document, changes, reasons),
        *_unexplained_withdrawals(changes, reasons),
        *_contradictory_contacts(record, document),
        *_closed_accounts(record, document),
        *undone(record, document),
    )


def used_refs(record: Record, document: doc.PlanDocument) -> Iterator[Fault]:
    """A ref names one commitment for good, however its letters are written."""
    known = {folded(ref): row for ref, row in record.commitments.items()}
    for entry in document.commitments:
        row = known.get(folded(entry.ref))
        replaced = row.succeeded_by["refs"] if row and row.succeeded_by else ()
        if row and replaced:
            yield Fault(entry.ref, "commitments.ref", "ref_replaced", entry.ref, tuple(replaced))
        elif row and row.lifecycle in GONE:
            yield Fault(entry.ref, "commitments.ref", "ref_used_before", entry.ref, (row.title,))
        elif row and row.ref != entry.ref:
            yield Fault(entry.ref, "commitments.ref", "ref_spelled_otherwise", entry.ref, (row.ref,))


def _moves(changes: tuple[Change, ...]) -> Iterator[Change]:
    return (change for change in changes if change.kind is ChangeKind.MOVED)


def _unexplained_moves(changes: tuple[Change, ...], reasons: Reasons) -> Iterator[Fault]:
    """A moved date keeps the old one and says why it moved."""
    if not reasons.rebaseline_reason.strip():
        for move in _moves(changes):
            yield Fault(move.ref, "commitments.due", "rebaseline_reason_needed", move.after, (move.before,))


def _unapproved_moves(
    document: doc.PlanDocument, changes: tuple[Change, ...], reasons: Reasons
) -> Iterator[Fault]:
    roles = tuple(entry.role for entry in document.people)
    if reasons.approved_by in roles:
        return
    code = "no_such_approver" if reasons.approved_by else "approver_needed"
    for move in _moves(changes):
        yield Fault(move.ref, "commitments.due", code, reasons.approved_by, roles)


def _unexplained_withdrawals(changes: tuple[Change, ...], reasons: Reasons) -> Iterator[Fault]:
    if not reasons.withdraw_reason.strip():
        for change in changes:
            if (change.what, change.kind) == ("commitment", ChangeKind.WITHDRAWN):
                yield Fault(change.ref, "commitments", "withdraw_reason_needed", change.ref)


def _contradictory_contacts(record: Record, document: doc.PlanDocument) -> Iterator[Fault]:
    """An e-mail address and a Slack id given together are one person's: not two people of the record, and
    not another pair elsewhere in the file."""
    slack_of: dict[str, str] = {}
    email_of: dict[str, str] = {}
    for entry in document.people:
        if entry.email and entry.slack:
            email = entry.email.casefold()
            agrees = slack_of.setdefault(email, entry.slack) == entry.slack
            agrees &= email_of.setdefault(entry.slack, email) == email
            if not agrees or _are_two(record, email, entry.slack):
                yield Fault(entry.role, "people.slack", "two_people", entry.slack, (entry.email,))


def _closed_accounts(record: Record, document: doc.PlanDocument) -> Iterator[Fault]:
    """A role does not go to an account that Slack has closed. Whoever holds it with a closed account keeps it until
    it is handed over."""
    for entry in document.people:
        role, person = record.roles.get(entry.role), named_in(record, entry)
        holding = open_holding(role) if role else None
        is_new = person is not None and (holding is None or holding.person is not person)
        moves = person is not None and entry.slack not in (None, person.slack_id)
        if is_new and person and person.deactivated_on is not None and not moves:
            given = entry.email or entry.slack or ""
            yield Fault(entry.role, "people.email", "closed_account", given)


def _are_two(record: Record, email: str, slack: str) -> bool:
    """Whether the record knows the address and the id as two people who both are in Slack. Someone without a
    Slack id has not acted yet, and may turn out to be the one with the id; an address whose owner's account is closed
    has followed them to the other."""
    by_email = {
        person.slack_id
        for person in record.people
        if (person.email or "").casefold() == email and person.deactivated_on is None
    }
    ids = {person.slack_id for person in record.people}
    return slack in ids and bool(by_email - {slack, None})
