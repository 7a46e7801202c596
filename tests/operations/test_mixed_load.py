"""Two `web` and a `worker` on one database, everybody at once: nobody is locked out."""

from pathlib import Path

from sqlalchemy import func, select

from storage.enums import OutboxState
from storage.outbox import outbox
from storage.plan.intake.plans import import_plan
from storage.record.database import Database
from storage.tables import Revision
from tests.bench.mixed import everybody
from tests.bench.office import KNOWN_SINCE, in_service, plan_of
from tests.bench.rush import asked

COMMITMENTS, LEADS = 48, 12


def test_everybody_at_once(database: Database, tmp_path: Path) -> None:
    """Leads submit without a pause while others ask and messages go out: every form is recorded once, every question
    answered, leads are prompted meanwhile, and no process ever finds the database locked."""
    plan, log = plan_of(COMMITMENTS, LEADS), tmp_path / "log"
    with database.write() as session:
        import_plan(session, plan, KNOWN_SINCE)
    with in_service(plan, database) as muster:
        office = asked(muster)
        everybody(database, office, log)
    with database.read() as session:
        recorded = session.scalars(select(func.count(Revision.submission_key.distinct()))).one()
        assert outbox.count(session, OutboxState.SENT) >= LEADS
        assert outbox.count(session, OutboxState.FAILED) == 0
    assert recorded == len(office.waiting) == COMMITMENTS
    assert log.read_text(encoding="utf-8") == ""
