"""Plans of other offices that are asked questions without a workspace: each with two quarters of ratings, on a day
when the second has closed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from handlers.desk import Channels, Desk
from handlers.queries.answering import answer
from handlers.queries.asking import asking
from storage.people.roles import actor
from storage.plan.files.document import PlanDocument
from storage.plan.files.past_returns import read_past_returns
from storage.plan.files.reading import read_plan
from storage.plan.intake.plans import import_past_returns, import_plan
from storage.record.database import Database
from tests.flows.words import words_of

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Office:
    """An office whose plan stands here under its name, the moment at which it is asked, and who asks."""

    name: str
    at: datetime
    reader: str
    gone: str = ""
    """The ref of what is withdrawn before anybody asks."""

    @property
    def plan(self) -> PlanDocument:
        """Its plan, with accounts made of each role's place in it."""
        document = read_plan(HERE / f"{self.name}.yaml").document
        assert document is not None
        people = tuple(
            one.model_copy(update={"slack": f"U{self.name.upper()}{number:02}", "email": None})
            for number, one in enumerate(document.people)
        )
        return document.model_copy(update={"people": people})

    def stocked(self, database: Database) -> Database:
        """Brings the plan and its past returns in."""
        plan = self.plan
        past = read_past_returns(HERE / f"{self.name}-returns.csv", plan.plan.rag_scheme).rows
        with database.write() as session:
            assert not import_plan(session, plan, self.at).faults
            assert not import_past_returns(session, past, self.at).faults
            left = tuple(one for one in plan.commitments if one.ref != self.gone)
            after = plan.model_copy(update={"commitments": left})
            assert not import_plan(session, after, self.at, withdraw_reason="The council did it.").faults
        return database

    @contextmanager
    def asked(self, database: Database) -> Iterator[Callable[[str], str]]:
        """What whoever asks reads, by what they type."""
        account = next(one.slack for one in self.plan.people if one.role == self.reader)
        desk = Desk(database, lambda: self.at, Channels("CDIGEST", "GCHIEF"))
        with database.read() as session:
            who = actor(session, account or "", desk.today())
            yield lambda typed: words_of(answer(asking(session, desk, who, typed)).blocks)


COAST = Office("coast", datetime(2017, 11, 6, 9, 0, tzinfo=UTC), "Victims Lead")
VALLEY = Office("valley", datetime(2021, 10, 25, 9, 0, tzinfo=UTC), "Youth Lead", "VAL-1.4")
