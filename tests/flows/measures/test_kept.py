"""Figures of measures in the record: never changed, never said twice, and words taken out of them alone."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from storage.facts.measures import FigureGiven
from storage.measures import figures, standing
from storage.people.roles import actor_of
from storage.plan.intake.plans import import_plan
from storage.record.database import Database, Session
from storage.redaction import redaction
from storage.redaction.redaction import Who
from storage.rules.redaction import Sought
from storage.tables import Figure, Holding, Role
from tests.flows.measures.test_figures import MEASURES
from tests.flows.plan import LEAD, QUARTER, office_plan

NOW = datetime(2021, 10, 1, 9, tzinfo=UTC)
TWELVE = FigureGiven(Decimal(12), commentary="The station in Poole counts twice")


@pytest.fixture
def measured(database: Database) -> Database:
    """A record with measures in its plan."""
    plan = office_plan().model_copy(update={"measures": MEASURES})
    with database.write() as session:
        import_plan(session, plan, NOW)
    return database


def given(session: Session, figure: FigureGiven, times: int) -> bool:
    """Whether the owner's figure is kept, of a form that was opened when there were so many."""
    person_id = session.scalars(select(Holding.person_id).join(Role).where(Role.title == LEAD)).one()
    actor = actor_of(session, person_id, NOW.date())
    return figures.give(session, figures.measures(session)[1], QUARTER, figure, actor, NOW, times=times)


def test_a_figure_is_kept_once_and_for_good(measured: Database) -> None:
    """The same again is no other, however often Slack delivers it; another that was typed beside somebody else's is
    not kept; and nothing but a redaction changes a row."""
    with measured.write() as session:
        assert given(session, TWELVE, 0)
        assert given(session, TWELVE, 0)
        assert not given(session, FigureGiven(Decimal(13)), 0)
        assert given(session, FigureGiven(Decimal(13)), 1)
    with measured.write() as session:
        redaction.redact(session, Sought("Poole"), Who(1, NOW, "It names a place"))
    with measured.read() as session:
        kept = [(row.value, row.commentary) for row in session.scalars(select(Figure).order_by(Figure.id))]
    assert kept == [("12", "The station in [redacted] counts twice"), ("13", "")]
    for change in (
        "UPDATE figure SET value = '99'",
        "UPDATE figure SET own_grade = 'worse'",
        "UPDATE figure SET review_on = '2021-12-01'",
        "DELETE FROM figure",
    ):
        with pytest.raises(DBAPIError, match="append-only"), measured.write() as session:
            session.execute(text(change))


def test_what_speaks_to_withheld_commitments_alone_is_the_offices(database: Database) -> None:
    """A restricted commitment is not told by its measure's name; one that names a priority is for anybody."""
    ours = (
        MEASURES[1].model_copy(update={"priorities": (), "commitments": refs, "code": f"M{number}"})
        for number, refs in enumerate((("ANY-3.1",), ("ANY-3.1", "ANY-1.1"), ("ANY-1.1",)))
    )
    named = MEASURES[1].model_copy(update={"commitments": ("ANY-3.1",), "code": "M9"})
    with database.write() as session:
        import_plan(session, office_plan().model_copy(update={"measures": (*ours, named)}), NOW)
    with database.read() as session:
        shown = [one.terms.code for one in standing.measures_for(session, QUARTER, None)]
    assert shown == ["M1", "M2", "M9"]
