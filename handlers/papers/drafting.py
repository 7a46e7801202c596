"""Making a quarter's draft: snapshot, paper, report and notice. By hand (/muster report) and by the tick."""

from dataclasses import dataclass
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
    paper = drawn(snapshot, version)
    with desk.database.write() as session:
        report = snapshots.keep_report(session, snapshot, version, paper.file_name, paper.docx, person_id)
        if report is not None:
            notice = DraftNotice(snapshot, version, paper.to_supply, extended)
            announce_draft(session, desk.channels, report, notice, now)
    return Drafted(version, made=True)


def drawn(snapshot: Snapshot, version: int) -> "Paper":
    """The paper of a snapshot. Word's library is loaded here: a paper is rare, a start is not."""
    from digests.papers.draft import draft_paper

    sha256 = snapshots.sha256_of(snapshots.canonical(snapshot))
    return draft_paper(snapshot, sha256, version=version)
