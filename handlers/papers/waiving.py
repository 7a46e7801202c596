"""What stands in the way of clearing a draft, looked at when the form opens and when it is sent; and the reasons that
were given for clearing it all the same."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.reading.fields import Fields
from storage.facts.clearance import Changed, Obstacle, WaivedGap
from storage.papers import clearance
from storage.papers.changes import changes
from storage.papers.snapshots import restored, take_snapshot
from storage.record import audit
from storage.record.database import Session


@dataclass(frozen=True)
class Looked:
    """What stands in the way of clearing a draft, what the record tells otherwise, and up to which event of it."""

    ways: Sequence[Obstacle] = ()
    changed: tuple[Changed, ...] = ()
    up_to: int = 0
    clean: bytes = b""
    """The file that would be given out, where it is kept."""


def look(session: Session, report_id: int) -> Looked:
    """Looks at one moment of the record. What it tells is worked out as on the day of the draft, so that nothing
    counts as changed because time has passed. The paper's words are loaded here: a paper is rare, a start is not."""
    from digests.papers.draft import gaps_of

    report = clearance.paper_row(session, report_id)
    if report is None or not report.docx:
        return Looked()
    up_to = audit.newest(session)
    snapshot = restored(report.snapshot)
    now = take_snapshot(session, snapshot.quarter, report.made_at)
    ways = clearance.obstacles(session, snapshot, gaps_of(snapshot))
    return Looked(ways, changes(report, now), up_to, report.clean_docx)


def waived_in(said: Fields, ways: Sequence[Obstacle]) -> tuple[tuple[WaivedGap, ...], list[Obstacle]]:
    """What is waived and why; and what has no reason yet."""
    reasons = {one.key: said.get(one.key, "").strip() for one in ways}
    waived = (WaivedGap(one.kind, one.what, one.whose, reasons[one.key]) for one in ways if reasons[one.key])
    return tuple(waived), [one for one in ways if not reasons[one.key]]
