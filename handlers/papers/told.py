"""The draft is owed to the chief executive's channel, with its Word file; below it how it stands, which follows the
record; and what is told as it is cleared, sent back, or cleared no longer."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from digests.papers.chief import draft_notice
from digests.papers.clearance import is_over, paper_cleared, paper_sent_back, paper_stands, paper_voided
from handlers.desk import Channels
from handlers.owing import CHIEFS, FILE, final, put, to_channel, to_plan_office, words_of
from storage.enums import OutboxKind
from storage.facts.clearance import PaperFacts
from storage.facts.papers import DraftNotice
from storage.outbox.live import LiveRow, NewWords
from storage.outbox.outbox import Place, Showing
from storage.papers import clearance
from storage.record.database import Session
from storage.record.marks import Shows
from storage.tables import Report


def announce_draft(
    session: Session, channels: Channels, report: Report, notice: DraftNotice, now: datetime
) -> None:
    """Owes the chief executive's channel the draft: its summary, the Word file that it shares, and what may be done
    with it."""
    words = draft_notice(notice, FILE)
    name = notice.snapshot.quarter
    key = f"draft:{name.year}Q{name.number}:{report.version_no}"
    place = Place(channel=channels.chief, kind=OutboxKind.FILE, report_id=report.id)
    put(session, key, "draft", CHIEFS, words, now, **place)
    stands = paper_stands(clearance.paper_facts(session, report))
    showing = Showing(Shows.PAPER, subject_id=report.id)
    to_channel(session, channels.chief, CHIEFS, f"paper:{report.id}", "notice", stands, now, showing)


def papers_in_words(
    session: Session, rows: Sequence[LiveRow], _now: datetime
) -> Iterator[tuple[LiveRow, NewWords]]:
    """How each draft stands now; final once nothing more can become of it."""
    for row in rows:
        facts = facts_of(session, row.subject_id or 0)
        words = paper_stands(facts)
        yield row, final(words) if is_over(facts) else words_of(words)


def facts_of(session: Session, report_id: int) -> PaperFacts:
    """How a draft stands that there is."""
    return clearance.paper_facts(session, session.get_one(Report, report_id))


def announce_cleared(session: Session, channels: Channels, report_id: int, now: datetime) -> None:
    """Owes the channel the cleared file, byte for byte as it is kept."""
    report, facts = session.get_one(Report, report_id), facts_of(session, report_id)
    key, words = step_key(facts), paper_cleared(facts, FILE)
    file = (clearance.clean_name(report), report.clean_docx)
    place = Place(channel=channels.chief, kind=OutboxKind.FILE)
    put(session, key, "cleared", CHIEFS, words, now, file, **place)


def announce_sent_back(session: Session, channels: Channels, report_id: int, now: datetime) -> None:
    """Tells the plan office what is to be mended."""
    facts = facts_of(session, report_id)
    to_plan_office(session, channels, step_key(facts), "notice", paper_sent_back(facts), now)


def announce_voided(session: Session, channels: Channels, report_id: int, now: datetime) -> None:
    """Tells the channel that a paper is cleared no longer, and what has changed."""
    facts = facts_of(session, report_id)
    to_channel(session, channels.chief, CHIEFS, step_key(facts), "notice", paper_voided(facts), now)


def step_key(facts: PaperFacts) -> str:
    """The key of what is told of the last thing that happened to a draft."""
    return f"paper:{facts.report_id}:{len(facts.steps)}"
