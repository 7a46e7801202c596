"""Making a quarter's draft: snapshot, paper, report and notice. By hand (/muster report) and by the tick."""

from datetime import datetime
from typing import TYPE_CHECKING

from handlers.desk import Desk
from handlers.papers.told import announce_draft
from storage.facts.papers import DraftNotice, Snapshot
from storage.facts.plan import QuarterName
from storage.papers import snapshots
from storage.queries import stories

if TYPE_CHECKING:
    from digests.papers.draft import Paper


def make_draft(desk: Desk, name: QuarterName, now: datetime, person_id: int | None = None) -> bool:
    """Freezes the quarter, draws the paper, and owes it to the chief executive's channel: once. Says whether
    this call made it. The paper is drawn outside the transaction, so that nobody waits for it."""
    with desk.database.frozen() as session:
        if snapshots.newest_report(session, name):
            return False
        snapshot = snapshots.take_snapshot(session, name, now)
        extended = stories.with_more_time(session, name)
    sha256 = snapshots.sha256_of(snapshots.canonical(snapshot))
    paper = drawn(snapshot, sha256)
    with desk.database.write() as session:
        report = snapshots.keep_report(session, snapshot, paper.file_name, paper.docx, person_id)
        if report is not None:
            notice = DraftNotice(snapshot, paper.to_supply, extended)
            announce_draft(session, desk.channels, report, notice, now)
    return report is not None


def drawn(snapshot: Snapshot, sha256: str) -> "Paper":
    """The paper of a snapshot. Word's library is loaded here: a paper is rare, a start is not."""
    from digests.papers.draft import draft_paper

    return draft_paper(snapshot, sha256)
