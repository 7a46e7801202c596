"""Drafts of papers for the cast to clear: of the quarter before the one that is collected, so that nothing else
stops."""

from sqlalchemy import select

from storage.enums import QuarterState, ReportState
from storage.facts.clearance import PaperMove
from storage.facts.plan import QuarterName
from storage.papers.clearance import NewStep, move
from storage.papers.snapshots import keep_report, take_snapshot
from storage.tables import Quarter
from tests.flows.stage import Stage

BEFORE = QuarterName(2021, 1)


def papers(stage: Stage) -> dict[str, str]:
    """A draft that is cleared, and one after it that waits, by the name of their ids."""
    now = stage.clock.at
    with stage.database.write() as session:
        row = session.scalars(select(Quarter).where(Quarter.year == 2021, Quarter.number == 1)).first()
        if row is None:
            session.add(
                Quarter(year=2021, number=1, state=QuarterState.CUT_OFF, opened_at=now, cut_off_at=now)
            )
            session.flush()
        snapshot = take_snapshot(session, BEFORE, now)
        cleared = keep_report(session, snapshot, 1, "Draft paper.docx", b"draft", b"clean")
        assert cleared is not None
        move(session, cleared.id, NewStep(PaperMove.CLEARED, 0), None, now)
        waiting = keep_report(session, snapshot, 2, "Draft paper v0.2.docx", b"draft", b"clean")
        assert waiting is not None
        assert cleared.state is ReportState.CLEARED
        return {"cleared_paper": str(cleared.id), "paper": str(waiting.id), "spare_paper": str(waiting.id)}
