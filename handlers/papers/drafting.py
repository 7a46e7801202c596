"""Making a quarter's draft: snapshot, paper, report and notice. By hand (/muster report) and by the tick."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from handlers.desk import Desk
from handlers.papers.told import announce_draft
from handlers.papers.voiding import void
from storage.facts.papers import DraftNotice, Snapshot
from storage.facts.plan import QuarterName
from storage.papers import clearance, snapshots
from storage.papers.changes import changes
from storage.queries import stories
from storage.record.database import Session

if TYPE_CHECKING:
    from digests.papers.draft import Paper


@dataclass(frozen=True)
class Drafted:
    """The newest draft of a quarter, and whether it was made for the asking."""

    version: int
    made: bool


def make_draft(desk: Desk, name: QuarterName, now: datetime, person_id: int | None = None) -> Drafted:
    """Freezes the quarter, draws the paper, and owes it to the chief executive's channel, unless the newest draft was
    made from the same facts. The paper is drawn outside the transaction, so that nobody waits for it."""
    with desk.database.frozen() as session:
        version = snapshots.next_version(session, name)
        snapshot = snapshots.take_snapshot(session, name, now)
        newest = snapshots.newest_report(session, name)
        if newest and snapshots.says_the_same(snapshot, newest):
            return Drafted(newest.version_no, made=False)
        extended = stories.with_more_time(session, name)
    paper, clean = drawn(snapshot, version), drawn(snapshot, version, cleared=True)
    with desk.database.write() as session:
        report = snapshots.keep_report(
            session, snapshot, version, paper.file_name, paper.docx, clean.docx, person_id
        )
        if report is not None:
            end_clearances(session, desk, name, snapshot, now)
            notice = DraftNotice(snapshot, version, paper.to_supply, extended)
            announce_draft(session, desk.channels, report, notice, now)
    return Drafted(version, made=True)


def end_clearances(
    session: Session, desk: Desk, name: QuarterName, snapshot: Snapshot, now: datetime
) -> None:
    """What was cleared before, and not yet submitted, is cleared no longer once a newer draft is made."""
    for facts in clearance.cleared_of(session, name):
        report = clearance.paper_row(session, facts.report_id)
        if report is not None:
            void(session, desk, facts, changes(report, snapshot), now)


def drawn(snapshot: Snapshot, version: int, *, cleared: bool = False) -> "Paper":
    """The paper of a snapshot, as a draft or as it is given out. Word's library is loaded here: a paper is rare, a
    start is not."""
    from digests.papers.draft import draft_paper

    sha256 = snapshots.sha256_of(snapshots.canonical(snapshot))
    return draft_paper(snapshot, sha256, version=version, cleared=cleared)
