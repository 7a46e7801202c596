"""The plan's way into the record and out again: all or nothing, with every change listed before it is made.
How the parts are compared and written is in storage/plan/intake; files are storage/plan/files."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from storage.plan.files.document import PlanDocument
from storage.plan.files.faults import Fault
from storage.plan.intake.changes import Change, ChangeKind, compare
from storage.plan.intake.commitments import write_commitments
from storage.plan.intake.parts import write_forums, write_measures, write_office_and_plan, write_priorities
from storage.plan.intake.past_returns import PastReturnsResult, differences, import_past_returns, plans_time
from storage.plan.intake.people import write_people
from storage.plan.intake.record import Record, document_of, load
from storage.plan.intake.refusals import Reasons, refusals, used_refs
from storage.plan.intake.requests import write_requests
from storage.plan.intake.settle import settled, sha256, standing_plan, without_contacts
from storage.plan.intake.spelling import met, spelling_of
from storage.record import audit
from storage.rules.calendar.working_days import LONDON
from storage.tables import Plan, PlanVersion

__all__ = [
    "ImportResult",
    "NothingToExport",
    "PastReturnsResult",
    "differences",
    "export_plan",
    "import_past_returns",
    "import_plan",
    "plans_time",
    "preview_import",
]


NOT_IN_THE_AUDIT = (("role", "email"), ("role", "slack"), ("request", "response"))
"""Contacts, which stay with people who can be erased; and words that may have to be redacted."""


class NothingToExport(Exception):
    """No plan has been imported yet."""


@dataclass(frozen=True)
class ImportResult:
    """What an import changes, or why it is refused. With faults nothing is changed."""

    changes: tuple[Change, ...] = ()
    faults: tuple[Fault, ...] = ()

    @property
    def unchanged(self) -> bool:
        """Whether the record says the same already."""
        return not self.changes and not self.faults


def preview_import(
    session: Session,
    document: PlanDocument,
    *,
    rebaseline_reason: str = "",
    approved_by: str = "",
    withdraw_reason: str = "",
    titles_moved: bool = False,
) -> ImportResult:
    """What `import_plan` would do, with the changes listed even where it would refuse. Changes nothing."""
    record, document = met(load(session), document)
    approver = spelling_of(approved_by, (entry.role for entry in document.people))
    return _considered(record, document, Reasons(rebaseline_reason, approver, withdraw_reason, titles_moved))


def import_plan(
    session: Session,
    document: PlanDocument,
    at: datetime,
    *,
    rebaseline_reason: str = "",
    approved_by: str = "",
    withdraw_reason: str = "",
    titles_moved: bool = False,
) -> ImportResult:
    """Takes a plan into the record in the caller's transaction; with faults, or when the record says the same
    already, nothing is written.

    `at` is an aware time. `rebaseline_reason` and `approved_by` (a role's title in the document) are needed
    when a due date moves, `withdraw_reason` when a commitment is gone, `titles_moved` when a title goes to another
    reference and returns would rate it."""
    record, document = met(load(session), document)
    approver = spelling_of(approved_by, (entry.role for entry in document.people))
    reasons = Reasons(rebaseline_reason, approver, withdraw_reason, titles_moved)
    result = _considered(record, document, reasons)
    if result.changes and not result.faults:
        plan = _write(record, settled(document, record), at, reasons)
        _keep_version(record, plan, document, at)
        _audit(record, plan, result.changes, at, reasons)
    return result


def export_plan(session: Session) -> PlanDocument:
    """The plan as it stands. Raises NothingToExport before the first import."""
    document = document_of(load(session))
    if document is None:
        raise NothingToExport
    return document


def _considered(record: Record, document: PlanDocument, reasons: Reasons) -> ImportResult:
    same = record.newest_file is not None and record.newest_file.sha256 == sha256(document)
    if same and not any(used_refs(record, document)):
        return ImportResult()
    changes = compare(standing_plan(record), settled(document, record))
    return ImportResult(changes, refusals(record, document, changes, reasons))


def _write(record: Record, document: PlanDocument, at: datetime, reasons: Reasons) -> Plan:
    day = at.astimezone(LONDON).date()
    plan = write_office_and_plan(record, document, at)
    write_forums(record, document)
    write_people(record, document, day, at)
    write_priorities(record, document, plan)
    write_commitments(record, document, plan, day, at, reasons)
    write_measures(record, document, plan)
    write_requests(record, document, at)
    record.session.flush()
    return plan


def _keep_version(record: Record, plan: Plan, document: PlanDocument, at: datetime) -> None:
    record.session.add(
        PlanVersion(
            plan_id=plan.id,
            label=document.plan.version,
            at=at,
            document=without_contacts(document),
            sha256=sha256(document),
        )
    )


def _audit(record: Record, plan: Plan, changes: tuple[Change, ...], at: datetime, reasons: Reasons) -> None:
    """One event for the import and one for each change. Contacts are left out: a handed-over role has its own
    event, in which people are ids."""
    audit.record(
        record.session, at, "plan_imported", plan, after={"version": plan.version, "changes": len(changes)}
    )
    for change in changes:
        if (change.what, change.field) not in NOT_IN_THE_AUDIT:
            _audit_change(record, change, at, reasons)


def _audit_change(record: Record, change: Change, at: datetime, reasons: Reasons) -> None:
    audit.record(
        record.session,
        at,
        f"{change.what}_{change.kind}",
        (change.what, _id_of(record, change)),
        before={change.field: change.before} if change.field else None,
        after={"ref": change.ref, **_after(change, reasons)},
    )


def _after(change: Change, reasons: Reasons) -> dict[str, Any]:
    if change.kind is ChangeKind.MOVED:
        # The reason stands with the moved date: what is typed may have to be redacted, and this may not change.
        return {change.field: change.after, "approved_by": reasons.approved_by}
    return {change.field: change.after} if change.field else {}


def _id_of(record: Record, change: Change) -> int | None:
    rows: dict[str, Mapping[str, Any]] = {
        "role": record.roles,
        "priority": record.priorities,
        "commitment": record.commitments,
        "measure": record.measures,
        "forum": record.forums,
        "request": record.requests,
    }
    row = rows.get(change.what, {}).get(change.ref)
    return row.id if row else None
