"""Redaction: words taken out of all that was typed, wherever the record keeps it. One of the plan office
asks, the chief executive confirms. A tombstone says who, when and why; the words themselves are kept
nowhere."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile, is_zipfile

from sqlalchemy import exists, inspect, select
from sqlalchemy.orm import Session

from storage.enums import ReportState, RequestState
from storage.facts.clearance import PaperMove
from storage.facts.redaction import Places
from storage.outbox.claims import WORDING, locked_slot
from storage.papers.snapshots import sha256_of
from storage.people.roles import held_on
from storage.record import audit, marks
from storage.record.locks import held
from storage.redaction.messages import Stale, stale
from storage.rules.redaction import Sought, without
from storage.tables import (
    Ask,
    Attachment,
    Base,
    Closure,
    Commitment,
    Draft,
    DueDateRequest,
    Exemption,
    Figure,
    FinanceUpdate,
    Headline,
    HelpAnswer,
    Holding,
    LeadQuestion,
    MemberAnswer,
    MemberRequest,
    OutboxMessage,
    PaperStep,
    Rebaseline,
    Recheck,
    Redaction,
    Reply,
    Report,
    Return,
    Review,
    Revision,
    Role,
    Ruling,
    StepDate,
    SupportRequest,
)

TYPED: tuple[tuple[str, type[Base], tuple[str, ...]], ...] = (
    ("answers", Revision, ("content", "source")),
    ("drafts", Draft, ("typed",)),
    ("reviews", Review, ("reason",)),
    ("questions", LeadQuestion, ("words",)),
    ("questions", Reply, ("words",)),
    ("answers", Headline, ("words",)),
    ("answers", Figure, ("commentary", "own_why", "withheld_by")),
    ("answers", FinanceUpdate, ("figures", "file_name")),
    ("requests", MemberRequest, ("asked_by", "text", "minuted", "answered_in")),
    ("answers", MemberAnswer, ("words",)),
    ("answers", Recheck, ("words",)),
    ("requests", SupportRequest, ("ask", "of_whom")),
    ("requests", HelpAnswer, ("words", "decided_by", "reference", "on_behalf_of")),
    ("requests", DueDateRequest, ("reason", "decision_reason")),
    ("decisions", Ruling, ("reason",)),
    ("decisions", Return, ("waived_reason",)),
    ("decisions", Exemption, ("reason",)),
    ("decisions", Ask, ("let_off_reason",)),
    ("decisions", Rebaseline, ("reason",)),
    ("decisions", Commitment, ("withdrawn_reason",)),
    ("decisions", PaperStep, ("words", "detail")),
    ("decisions", StepDate, ("why",)),
    ("decisions", Closure, ("why",)),
    ("messages", OutboxMessage, ("payload",)),
)
"""Everything that people type and the record keeps, by its kind, and the messages that were made of it."""
STAMPED = (
    Review,
    LeadQuestion,
    Reply,
    HelpAnswer,
    Headline,
    Figure,
    FinanceUpdate,
    MemberAnswer,
    Recheck,
    PaperStep,
)
"""What says when words were taken out of it."""
WRITTEN_MEANWHILE: tuple[type[Base], ...] = (Return, Draft, OutboxMessage)
"""What others write while words are taken out; returns first, as whoever answers holds them first."""
UNPUBLISHED = (ReportState.DRAFT, ReportState.IN_REVIEW, ReportState.CLEARED)
PUBLISHED = exists().where(PaperStep.report_id == Report.id, PaperStep.move == PaperMove.PUBLISHED)
"""A paper that is out is not withdrawn."""
REDACTION = "redaction"
"""What the outbox calls the changes of messages that hold the words."""


@dataclass(frozen=True)
class Who:
    """By whom, when and why: what a tombstone says."""

    person_id: int
    at: datetime
    why: str


# --- asking --------------------------------------------------------------------------------------------


def places(session: Session, words: str) -> Places:
    """Where the words stand, as numbers by kind."""
    sought = Sought(words)
    found = Counter(kind for kind, _, _ in holding(session, sought))
    found["papers"] = sum(1 for _ in papers(session, sought))
    found["files"] = sum(1 for _ in files(session, sought))
    return Places(tuple((kind, number) for kind, number in found.items() if number))


def objection(session: Session, words: str, why: str) -> str:
    """Why it cannot be asked for, "" when it can: too_short, in_why or not_found."""
    sought = Sought(words)
    if sought.is_short:
        return "too_short"
    if sought.found_in(why):
        return "in_why"
    return "" if places(session, words).total else "not_found"


def ask(session: Session, words: str, why: str, person_id: int, now: datetime) -> Redaction:
    """Asks for a redaction. The words are kept until it is decided, in this one place."""
    row = Redaction(
        words=words,
        why=why,
        state=RequestState.ASKED,
        asked_by_id=person_id,
        asked_at=now,
        places=places(session, words).total,
    )
    session.add(row)
    session.flush()
    tell_audit(session, row, "redaction_asked", person_id, now)
    return row


def asked(session: Session, redaction_id: int) -> Redaction:
    """A redaction, which nobody else decides before this transaction ends."""
    return session.get_one(Redaction, redaction_id, with_for_update=True, populate_existing=True)


def asker_roles(session: Session, row: Redaction, day: date) -> tuple[str, ...]:
    """The roles of whoever asked, as they hold them on that day."""
    titles = (
        select(Role.title)
        .join(Holding, Holding.role_id == Role.id)
        .where(Holding.person_id == row.asked_by_id, held_on(day))
        .order_by(Role.id)
    )
    return tuple(session.scalars(titles))


def places_of(session: Session, row: Redaction) -> Places:
    """Where the words of a redaction stand now; nowhere once it is decided, for then nobody knows them."""
    return places(session, row.words) if row.words else Places(())


def decide_against(row: Redaction, person_id: int | None) -> str:
    """Why this person cannot decide it, "" when they can: decided or same_person."""
    if row.state is not RequestState.ASKED:
        return "decided"
    return "same_person" if person_id in (None, row.asked_by_id) else ""


def decline(session: Session, row: Redaction, person_id: int, now: datetime) -> None:
    """It is not done; the words are kept no longer."""
    settle(row, RequestState.DECLINED, person_id, now)
    tell_audit(session, row, "redaction_declined", person_id, now)


def settle(row: Redaction, state: RequestState, person_id: int, now: datetime) -> None:
    """It is decided."""
    row.state, row.decided_by_id, row.decided_at, row.words = state, person_id, now, ""


def tell_audit(session: Session, row: Redaction, act: str, person_id: int, now: datetime) -> None:
    """Who did what, without the words and without the reason, which somebody typed."""
    after = {"places": row.places}
    audit.record(session, now, act, row, by=person_id, after=after)


# --- doing it ------------------------------------------------------------------------------------------


def confirm(session: Session, row: Redaction, person_id: int, now: datetime) -> list[Stale]:
    """Takes the words out everywhere and says which messages Slack still shows with them. Papers that are not
    published are withdrawn: the next tick drafts them anew."""
    hold_all(session, now)
    sought = Sought(row.words)
    who = Who(person_id, now, without(row.why, sought))
    row.places = places(session, row.words).total
    withdrawn = {*withdraw_papers(session, sought), *withdraw_files(session, sought)}
    touched = [one for one in redact(session, sought, who) if isinstance(one, OutboxMessage)]
    settle(row, RequestState.APPROVED, person_id, now)
    tell_audit(session, row, "redaction_confirmed", person_id, now)
    session.flush()
    return stale(session, {one.id for one in touched}, withdrawn)


def hold_all(session: Session, now: datetime) -> None:
    """Nobody answers, types, words or sends before this transaction ends, and what they did last is seen.
    What was read to word messages anew is not used."""
    locked_slot(session, WORDING, now)
    marks.take_down_all(session)
    for table in WRITTEN_MEANWHILE:
        session.scalars(held(select(table).order_by(*inspect(table).primary_key))).all()


def holding(session: Session, sought: Sought) -> Iterator[tuple[str, Base, dict[str, Any]]]:
    """Each row that holds the words: its kind, and the columns as they would be without."""
    for kind, table, columns in TYPED:
        for row in session.scalars(select(table)):
            before = {column: getattr(row, column) for column in columns}
            after = without(before, sought)
            changed = {column: after[column] for column in columns if after[column] != before[column]}
            if changed:
                yield kind, row, changed


def redact(session: Session, sought: Sought, who: Who) -> list[Base]:
    """Takes the words out of every row, each with its tombstone where the record has one."""
    rows = []
    for _, row, changed in list(holding(session, sought)):
        for column, value in changed.items():
            setattr(row, column, value)
        if isinstance(row, Revision):
            row.redacted_at, row.redacted_by_id, row.redacted_why = who.at, who.person_id, who.why
        if isinstance(row, STAMPED):
            row.redacted_at = who.at
        rows.append(row)
    session.flush()
    return rows


def papers(session: Session, sought: Sought) -> Iterator[tuple[Report, str]]:
    """Each paper that is not published and holds the words, with its snapshot as it would be without."""
    for row in session.scalars(select(Report).where(Report.state.in_(UNPUBLISHED), ~PUBLISHED)):
        plain = json.loads(row.snapshot)
        redacted = without(plain, sought)
        if redacted != plain:
            yield row, json.dumps(redacted, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def withdraw_papers(session: Session, sought: Sought) -> list[str]:
    """Withdraws them: what is kept of them is the snapshot without the words, and no file. Says by which
    messages they were shared."""
    found = list(papers(session, sought))
    for report, snapshot in found:
        report.state, report.snapshot, report.sha256 = ReportState.WITHDRAWN, snapshot, sha256_of(snapshot)
        report.docx = report.clean_docx = b""
    ids = [report.id for report, _ in found]
    return list(session.scalars(select(OutboxMessage.key).where(OutboxMessage.report_id.in_(ids))))


def files(session: Session, sought: Sought) -> Iterator[Attachment]:
    """Each file that was made for somebody and holds the words."""
    for row in session.scalars(select(Attachment)):
        if row.content and holds(row.content, sought):
            yield row


def holds(content: bytes, sought: Sought) -> bool:
    """Whether a file of Office Open XML holds the words, or a calendar's, whose lines are folded (RFC 5545, 3.1)."""
    if not is_zipfile(BytesIO(content)):
        return sought.found_in(content.replace(b"\r\n ", b"").decode(errors="replace"))
    with ZipFile(BytesIO(content)) as package:
        return any(
            sought.found_in(package.read(name).decode(errors="replace")) for name in package.namelist()
        )


def withdraw_files(session: Session, sought: Sought) -> list[str]:
    """Keeps nothing of them, and says by which messages they were shared."""
    found = list(files(session, sought))
    for row in found:
        row.content = b""
    return [row.key for row in found]
