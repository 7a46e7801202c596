"""Writes the plan's commitments: a due date moves only by a rebaseline that keeps the old one, and a
commitment that is gone is withdrawn, never deleted."""

from datetime import date, datetime
from typing import Any

from storage.enums import Lifecycle
from storage.plan.files import document as doc
from storage.plan.intake.record import Record
from storage.plan.intake.refusals import Reasons
from storage.plan.leaving import leave
from storage.plan.plan_facts import GONE
from storage.tables import Commitment, Milestone, Plan, Rebaseline

DERIVED = (
    Lifecycle.NOT_STARTED,
    Lifecycle.IN_PROGRESS,
    Lifecycle.COMPLETE,
    Lifecycle.COMPLETE_MONITORING,
)
"""Where dates alone put a commitment. The others were decided by someone, and a file does not undo them."""


def write_commitments(
    record: Record, document: doc.PlanDocument, plan: Plan, day: date, at: datetime, reasons: Reasons
) -> None:
    """Brings the commitments to what the document says, on the office's `day`."""
    for position, entry in enumerate(document.commitments):
        row = record.commitments.get(entry.ref)
        if row is None:
            row = Commitment(plan_id=plan.id, ref=entry.ref, lifecycle=lifecycle(entry, day))
            record.commitments[entry.ref] = row
        else:
            _rebaseline(record, row, entry, at, reasons)
            _resettle(row, entry, day)
        _write(record, row, entry, position)
        record.session.add(row)
    _withdraw_the_missing(record, document, reasons, at)


def lifecycle(entry: doc.CommitmentEntry, day: date) -> Lifecycle:
    """Where its dates put a commitment on `day`."""
    if entry.completed_on:
        watched = entry.monitor_after_completion
        return Lifecycle.COMPLETE_MONITORING if watched else Lifecycle.COMPLETE
    return Lifecycle.NOT_STARTED if entry.start and entry.start > day else Lifecycle.IN_PROGRESS


def _rebaseline(
    record: Record, row: Commitment, entry: doc.CommitmentEntry, at: datetime, reasons: Reasons
) -> None:
    if row.due == entry.due:
        return
    approver = record.roles[reasons.approved_by]
    row.rebaselines.append(
        Rebaseline(
            old_due=row.due,
            new_due=entry.due,
            reason=reasons.rebaseline_reason.strip(),
            approved_by_role_id=approver.id,
            at=at,
        )
    )


def _resettle(row: Commitment, entry: doc.CommitmentEntry, day: date) -> None:
    """A lifecycle that returns have moved on stands, until the file itself changes what it rests on."""
    was = (row.start, row.completed_on, row.monitor_after_completion)
    if was == (entry.start, entry.completed_on, entry.monitor_after_completion):
        return
    if row.lifecycle in DERIVED or (entry.completed_on and not row.completed_on):
        row.lifecycle = lifecycle(entry, day)


def _write(record: Record, row: Commitment, entry: doc.CommitmentEntry, position: int) -> None:
    for name, value in _values(record, entry).items():
        setattr(row, name, value)
    row.position = position
    _write_milestones(row, entry)


def _values(record: Record, entry: doc.CommitmentEntry) -> dict[str, Any]:
    as_written = ("title", "responsible_body", "type", "origin", "start", "due", "completed_on", "handling")
    texts = ("area", "board", "source")
    roles = ("lead", "force_lead", "deputy", "sro", "second_agreer")
    return {
        **{name: getattr(entry, name) for name in (*as_written, "monitor_after_completion")},
        **{name: getattr(entry, name) or "" for name in texts},
        **{name: record.role(getattr(entry, name)) for name in roles},
        "priority": record.priorities[entry.priority],
        "also": {"codes": list(entry.also)},
        "depends_on": {"refs": list(entry.depends_on)},
    }


def _write_milestones(row: Commitment, entry: doc.CommitmentEntry) -> None:
    """Milestones have no key: the first in the file is the first in the record."""
    spare = row.milestones[len(entry.milestones) :]
    for milestone in spare:
        row.milestones.remove(milestone)
    for position, step in enumerate(entry.milestones):
        if position == len(row.milestones):
            row.milestones.append(Milestone(position=position))
        milestone = row.milestones[position]
        milestone.text, milestone.due, milestone.met = step.text, step.due, step.met


def _withdraw_the_missing(record: Record, document: doc.PlanDocument, reasons: Reasons, at: datetime) -> None:
    in_file = {entry.ref for entry in document.commitments}
    for ref, row in record.commitments.items():
        if ref not in in_file and row.lifecycle not in GONE:
            leave(record.session, row, Lifecycle.WITHDRAWN, reasons.withdraw_reason.strip(), at)
