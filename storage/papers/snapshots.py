"""The paper's frozen facts: taking a snapshot, its canonical JSON and hash, and keeping the report that was
made from it. Making the Word file is digests/papers'."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session, aliased

from storage.calendar.quarters import calendar, quarter_row, quarters_in, timetable_of, today
from storage.decisions.came_of import with_help
from storage.enums import Duty, ForumKind, Handling, QuarterState, ReportState
from storage.facts.papers import Contact, MeetingFacts, PaperHead, Snapshot
from storage.facts.plan import QuarterName
from storage.facts.rechecks import SinceThen
from storage.facts.standing import Standing
from storage.finance.annexes import annex_of
from storage.headlines.saying import headlines
from storage.measures.standing import measures_published
from storage.members.in_papers import members_in_paper
from storage.papers.earlier import stood_before
from storage.people.roles import role_title_of_duty
from storage.plan import plan_facts
from storage.plan.succeeded import count_change
from storage.rechecks.saying import since_then
from storage.record import audit
from storage.rules.calendar import quarters
from storage.rules.standing.counting import is_missing
from storage.rules.standing.rollup import counts
from storage.standing import standings
from storage.tables import Forum, Meeting, Quarter, Report

if TYPE_CHECKING:
    from pydantic import TypeAdapter

PROFILE = "dorset_monitoring"
RENDERER = 6
"""The version of the words and the layout; raised when the same snapshot would print another text."""


NOT_TOLD = {"taken_at", "lifecycle"}
"""What is in a snapshot and changes nothing that a paper tells of the quarter: when it was taken, and where a
commitment stands in its life by then."""
LATER = aliased(Report)
NEWEST = ~exists().where(LATER.quarter_id == Report.quarter_id, LATER.version_no > Report.version_no)
"""The draft after which no other was made."""


def adapter() -> "TypeAdapter[Snapshot]":
    """How a snapshot becomes JSON and is read again. Pydantic is loaded here: a paper is rare, a start is not."""
    from pydantic import TypeAdapter

    return TypeAdapter(Snapshot)


def due_for_draft(session: Session, now: datetime) -> list[QuarterName]:
    """Quarters whose draft is due and not made, or whose newest was withdrawn."""
    closed = quarters_in(session, QuarterState.CUT_OFF)
    if not closed:
        return []
    made = select(Report.quarter_id).where(NEWEST, Report.state != ReportState.WITHDRAWN)
    drafted = set(session.scalars(made))
    waiting = [row.name for row in closed if row.id not in drafted]
    return [name for name in waiting if timetable_of(session, name).draft <= now]


def take_snapshot(session: Session, name: QuarterName, now: datetime) -> Snapshot:
    """The quarter as the public may read it, at this moment. Needs a session that sees one moment of the
    database (Database.frozen). Raises NoPlan."""
    office, plan, settings = plan_facts.plan_in_force(session)
    found = standings.standings(standings.open_book(session, name, with_answers=True))
    shown = with_help(session, name, standings.for_reader(session, found, None), None, now)
    day = today(now)
    meeting = next_meeting(session, day)
    return Snapshot(
        profile=PROFILE,
        renderer=RENDERER,
        office=office,
        plan=plan,
        quarter=name,
        as_at=data_date(session, name),
        taken_at=now,
        previous_meeting=previous_meeting(session, day),
        meeting=meeting,
        head=paper_head(settings.papers),
        chief_executive=role_title_of_duty(session, Duty.CHIEF_EXECUTIVE, day),
        finance=role_title_of_duty(session, Duty.FINANCE, day),
        priorities=standings.by_priority(plan_facts.priorities(session, name), shown.values()),
        counts=counts((one.rating, one.state) for one in shown.values()),
        missing=tuple((one.terms.ref, one.terms.lead) for one in shown.values() if is_missing(one.state)),
        count_change=count_change(session, name, len(shown)),
        headlines=tuple(headlines(session, name).items()),
        annex=annex_of(session, name),
        measures=measures_published(session, name),
        members=members_in_paper(session, name, meeting.forum, now),
        since=publishable_since(session, name, shown),
        before=tuple(stood_before(session, name)),
    )


def publishable_since(
    session: Session, name: QuarterName, shown: Mapping[int, Standing]
) -> tuple[tuple[str, SinceThen], ...]:
    """What was said since of what may be published."""
    since = since_then(session, name)
    open_to_all = (
        one.terms.ref
        for one in shown.values()
        if not one.withheld
        and one.terms.handling is Handling.PUBLIC
        and (one.answer is None or one.answer.handling is Handling.PUBLIC)
    )
    return tuple((ref, since[ref]) for ref in open_to_all if ref in since)


def data_date(session: Session, name: QuarterName) -> date:
    """The day that the answers describe: the quarter's last, or an earlier one where leads were asked early."""
    row = quarter_row(session, name)
    return (row.data_date if row else None) or quarters.last_day(name)


def next_meeting(session: Session, day: date) -> MeetingFacts:
    """The first Panel whose own deadline for papers has not passed; without a date where none is known."""
    working = calendar(session)
    for forum, meeting_day in panel_meetings(session):
        deadline = working.paper_deadline(meeting_day)
        if deadline >= day:
            published = working.latest_publication(meeting_day)
            return MeetingFacts(forum, ForumKind.PANEL, meeting_day, published, deadline)
    panel = session.scalars(select(Forum.name).where(Forum.kind == ForumKind.PANEL)).first()
    return MeetingFacts(panel or "", ForumKind.PANEL, None, None, None)


def previous_meeting(session: Session, day: date) -> date | None:
    """The last Panel before that day."""
    return max((held for _, held in panel_meetings(session) if held < day), default=None)


def panel_meetings(session: Session) -> list[tuple[str, date]]:
    """Every meeting of a Panel, in order of date."""
    rows = session.execute(
        select(Forum.name, Meeting.day)
        .join(Meeting.forum)
        .where(Forum.kind == ForumKind.PANEL)
        .order_by(Meeting.day)
    )
    return list(rows)


def paper_head(papers: dict[str, Any]) -> PaperHead:
    """What the plan says of the papers' head and foot; what it leaves out is empty."""
    signs = papers.get("signatory") or {}
    return PaperHead(
        by_line=papers.get("by_line") or "",
        signatory_role=signs.get("role") or "",
        signatory_title=signs.get("post_title") or "",
        contacts=tuple(Contact(one["label"], one["role"] or "") for one in papers.get("contacts") or ()),
    )


# --- keeping it ----------------------------------------------------------------------------------------


def canonical(snapshot: Snapshot) -> str:
    """The snapshot as JSON with one way of writing it: keys in order, no spaces."""
    plain = adapter().dump_python(snapshot, mode="json")
    return json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def restored(text: str) -> Snapshot:
    """The snapshot of that JSON. Raises pydantic.ValidationError when it is not one."""
    return adapter().validate_json(text)


def sha256_of(text: str) -> str:
    """The hash that an approval names."""
    return hashlib.sha256(text.encode()).hexdigest()


def says_the_same(snapshot: Snapshot, report: Report) -> bool:
    """Whether a draft was made from the same facts, whenever that was. Facts that were kept only then, or only now,
    say nothing: what prints otherwise has another `renderer`."""
    before, now = json.loads(report.snapshot), adapter().dump_python(snapshot, mode="json")
    return bool(in_both(now, before) == in_both(before, now))


def in_both(one: Any, other: Any) -> Any:
    """Of this JSON what the other names too, and a paper tells."""
    if isinstance(one, dict) and isinstance(other, dict):
        told = one.keys() & other.keys() - NOT_TOLD
        return {key: in_both(one[key], other[key]) for key in told}
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        return [in_both(*pair) for pair in zip(one, other, strict=True)]
    return one


def next_version(session: Session, name: QuarterName) -> int:
    """The number of the draft of a quarter that is made next; withdrawn ones count too."""
    drafted = select(func.max(Report.version_no)).join(Report.quarter)
    of_quarter = drafted.where(Quarter.year == name.year, Quarter.number == name.number)
    return (session.scalars(of_quarter).one() or 0) + 1


def keep_report(
    session: Session,
    snapshot: Snapshot,
    version: int,
    file_name: str,
    docx: bytes,
    clean_docx: bytes,
    person_id: int | None = None,
) -> Report | None:
    """Keeps a draft of a quarter, of that version, with the snapshot it was made from, and the same paper without
    its marking as a draft. None where the record has that
    version already, for then another process was first."""
    row = quarter_row(session, snapshot.quarter, lock=True)
    if row is None or next_version(session, snapshot.quarter) != version:
        return None
    text = canonical(snapshot)
    report = Report(
        quarter_id=row.id,
        version_no=version,
        profile=snapshot.profile,
        state=ReportState.DRAFT,
        snapshot=text,
        sha256=sha256_of(text),
        file_name=file_name,
        docx=docx,
        clean_docx=clean_docx,
        made_at=snapshot.taken_at,
    )
    session.add(report)
    session.flush()
    audit.record(
        session,
        snapshot.taken_at,
        "draft_made",
        report,
        by=person_id,
        after={"sha256": report.sha256, "version": report.version_no},
    )
    return report


def newest_report(session: Session, name: QuarterName) -> Report | None:
    """The newest draft of a quarter's paper; None where that was withdrawn, though an older one was not."""
    return session.scalars(
        select(Report)
        .join(Report.quarter)
        .where(Quarter.year == name.year, Quarter.number == name.number)
        .where(NEWEST, Report.state != ReportState.WITHDRAWN)
    ).first()


def newest_reported(session: Session) -> QuarterName | None:
    """The newest quarter that a paper was drafted for."""
    drafted = select(Quarter).join(Report, Report.quarter_id == Quarter.id)
    row = session.scalars(drafted.order_by(Quarter.year.desc(), Quarter.number.desc()).limit(1)).first()
    return row.name if row else None
