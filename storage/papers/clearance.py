"""What becomes of a draft: how it stands, what stands in the way of clearing it, and each thing that
happens to it."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.asks.rows import asks_in, is_out
from storage.calendar.quarters import today
from storage.enums import Duty, ReportState
from storage.facts.clearance import (
    Changed,
    InTheWay,
    NotMoved,
    Obstacle,
    PaperFacts,
    PaperMove,
    StepFacts,
    WaivedGap,
)
from storage.facts.papers import Snapshot
from storage.facts.plan import QuarterName
from storage.papers.snapshots import next_version
from storage.people.roles import Actor, holders_of_duty
from storage.rechecks.kind import RECHECKS
from storage.rechecks.saying import recheck_ask
from storage.record import audit
from storage.record.locks import held_row
from storage.rules.papers import may_follow
from storage.tables import PaperStep, Report

KEPT_STATE = {
    PaperMove.SENT_BACK: ReportState.IN_REVIEW,
    PaperMove.VOIDED: ReportState.DRAFT,
}
"""What a draft is after each move; cleared after every other."""
ACTING = (Duty.CHIEF_EXECUTIVE, Duty.PLAN_OFFICE)


@dataclass(frozen=True)
class NewStep:
    """Something that is to happen to a draft. `seen` is how much had happened when the form was opened."""

    move: PaperMove
    seen: int
    words: str = ""
    day: date | None = None
    waived: tuple[WaivedGap, ...] = ()
    changed: tuple[Changed, ...] = ()
    compared_up_to: int = 0
    clean_docx: bytes = b""
    """The file that is cleared, where the draft was made before such files were kept with it."""


def paper_row(session: Session, report_id: int) -> Report | None:
    """The draft of that id."""
    return session.get(Report, report_id)


def clean_name(report: Report) -> str:
    """What the cleared file of a draft is called."""
    version = f" v0.{report.version_no}.docx"
    named = report.file_name.removeprefix("Draft ")
    return f"{named.removesuffix(version)}.docx" if named.endswith(version) else named


def paper_facts(session: Session, report: Report) -> PaperFacts:
    """How a draft stands."""
    name = report.quarter.name
    meeting = json.loads(report.snapshot).get("meeting") or {}
    newest = next_version(session, name) - 1
    return PaperFacts(
        report_id=report.id,
        quarter=name,
        version=report.version_no,
        sha256=report.sha256,
        state=report.state,
        file_name=report.file_name,
        forum=meeting.get("forum") or "",
        meets=day_in(meeting.get("day")),
        wanted_by=day_in(meeting.get("paper_deadline")),
        steps=tuple(steps_of(session, report.id)),
        newer=newest if newest > report.version_no else 0,
    )


def day_in(text: str | None) -> date | None:
    """A day of a snapshot."""
    return date.fromisoformat(text) if text else None


def steps_of(session: Session, report_id: int) -> Iterator[StepFacts]:
    """All that happened to a draft, in order."""
    rows = session.scalars(select(PaperStep).where(PaperStep.report_id == report_id).order_by(PaperStep.id))
    for row in rows:
        yield StepFacts(
            move=row.move,
            by_role=row.by_role,
            at=row.at,
            day=row.day,
            words=row.words,
            waived=tuple(as_waived(one) for one in row.detail.get("waived", ())),
            changed=tuple((part, tuple(refs)) for part, refs in row.detail.get("changed", ())),
        )


def as_waived(one: dict[str, Any]) -> WaivedGap:
    """Something that a paper was cleared without, as it is kept."""
    return WaivedGap(InTheWay(one["kind"]), one["what"], one["whose"], one["why"])


# --- what stands in the way ------------------------------------------------------------------------------


def obstacles(session: Session, snapshot: Snapshot, gaps: Sequence[tuple[str, str]]) -> list[Obstacle]:
    """What stands in the way of clearing a draft, each once: its `gaps`, the checks before the meeting that were
    asked for and are not answered, and what members asked for that nobody has answered."""
    missing = (Obstacle(InTheWay.GAP, what, role) for what, role in gaps)
    checks = checks_out(session, snapshot.quarter)
    requests = snapshot.members.requests if snapshot.members else ()
    asked = (Obstacle(InTheWay.REQUEST, one.ref, one.owner) for one in requests if not one.is_settled)
    return list(dict.fromkeys((*missing, *checks, *asked)))


def checks_out(session: Session, name: QuarterName) -> Iterator[Obstacle]:
    """The checks before the meeting that were asked for and are not answered."""
    for row in asks_in(session, name):
        if row.kind == RECHECKS and is_out(row):
            ask = recheck_ask(session, row.id)
            if ask is not None and ask.open:
                yield Obstacle(InTheWay.CHECK, ask.wanted.ref.removeprefix("check "), ask.wanted.whose)


# --- what happens ----------------------------------------------------------------------------------------


def move(
    session: Session, report_id: int, new: NewStep, actor: Actor | None, now: datetime
) -> PaperStep | NotMoved:
    """Keeps what happens to a draft, by a person or, without an `actor`, by Muster; or says why not."""
    report = held_row(session, Report, report_id)
    if report is None or report.state is ReportState.WITHDRAWN:
        return NotMoved.WITHDRAWN
    facts = paper_facts(session, report)
    if len(facts.steps) != new.seen or not may_follow(facts.stands, new.move):
        return NotMoved.OTHERWISE
    if facts.newer and new.move in (PaperMove.CLEARED, PaperMove.SENT_BACK):
        return NotMoved.NEWER
    step = PaperStep(
        report_id=report.id,
        move=new.move,
        sha256=report.sha256,
        words=new.words,
        detail=detail_of(new),
        day=new.day,
        by_id=actor.person_id if actor else None,
        by_role=role_of(session, actor, today(now)) if actor else "",
        at=now,
    )
    session.add(step)
    report.state = KEPT_STATE.get(new.move, ReportState.CLEARED)
    note(session, report, step, now)
    report.compared_up_to = new.compared_up_to or report.compared_up_to
    report.clean_docx = report.clean_docx or new.clean_docx
    return step


def detail_of(new: NewStep) -> dict[str, Any]:
    """What is kept with a step as JSON."""
    waived = [asdict(one) for one in new.waived]
    changed = [[part, list(refs)] for part, refs in new.changed]
    return {"waived": waived, "changed": changed}


def role_of(session: Session, actor: Actor, day: date) -> str:
    """In which role somebody acts on a paper: the chief executive's, else the plan office's."""
    held = (
        title
        for duty in ACTING
        for person, title in holders_of_duty(session, duty, day)
        if person.id == actor.person_id
    )
    return next(held, actor.roles[0] if actor.roles else "")


def note(session: Session, report: Report, step: PaperStep, now: datetime) -> None:
    """Writes it into the audit trail, with the hash that it is about."""
    session.flush()
    after: dict[str, Any] = {"version": report.version_no, "sha256": step.sha256}
    if step.day:
        after["day"] = step.day.isoformat()
    if step.detail["waived"]:
        after["waived"] = len(step.detail["waived"])
    if step.detail["changed"]:
        after["changed"] = step.detail["changed"]
    audit.record(session, now, f"paper_{step.move.value}", report, by=step.by_id, after=after)


# --- what voids a clearance --------------------------------------------------------------------------------


def cleared_of(session: Session, name: QuarterName) -> list[PaperFacts]:
    """The drafts of a quarter that are cleared and not yet submitted."""
    rows = session.scalars(select(Report).where(Report.state == ReportState.CLEARED))
    found = (paper_facts(session, row) for row in rows if row.quarter.name == name)
    return [one for one in found if one.stands is PaperMove.CLEARED]


def to_compare(session: Session, _now: datetime) -> list[int]:
    """The drafts that are cleared, not yet submitted, and with which the record has not been compared since it
    changed last."""
    rows = session.scalars(select(Report).where(Report.state == ReportState.CLEARED)).all()
    if not rows:
        return []
    newest = audit.newest(session)
    behind = [row for row in rows if row.compared_up_to < newest]
    return [row.id for row in behind if paper_facts(session, row).stands is PaperMove.CLEARED]


def compared(session: Session, report_id: int, up_to: int) -> None:
    """The record tells what was cleared, up to that event."""
    report = held_row(session, Report, report_id)
    if report is not None:
        report.compared_up_to = max(report.compared_up_to, up_to)
