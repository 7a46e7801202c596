"""What a question chooses is the same whether the whole plan is read for it, or only what it can choose."""

from datetime import date
from functools import partial
from itertools import chain, combinations

from bot.ticking.ticks import TICKS
from handlers.desk import Channels, Desk
from storage.enums import Rating, ResponsibleBody
from storage.facts.plan import QuarterName
from storage.facts.queries import NameKind, Only, PlanQuestion, Subject
from storage.people.roles import Actor
from storage.plan.intake.plans import import_past_returns, import_plan
from storage.queries import choosing
from storage.record.database import Database
from tests.flows.plan import KNOWN_SINCE, SRO, office_plan, past_returns
from tests.flows.stage import london
from tests.flows.weekly.office_year import AMBER, BLUE, GREEN, RED, agreed, said
from tests.ticks import run_alone

SINGLE = tuple((one,) for one in Rating)
QUESTIONS = (
    *(PlanQuestion(ratings=ratings) for ratings in chain(SINGLE, combinations(Rating, 2))),
    *(PlanQuestion(bodies=(body,)) for body in ResponsibleBody),
    PlanQuestion(only=(Only.OVERDUE,)),
    PlanQuestion(only=(Only.MINE,)),
    PlanQuestion(subjects=(Subject(NameKind.ROLE, "Head of Custody"),)),
    PlanQuestion(only=(Only.OVERDUE,), ratings=(Rating.RED,)),
    PlanQuestion(due=(date(2021, 10, 1), date(2022, 3, 31))),
    PlanQuestion(due=(date.min, date(2021, 12, 31)), bodies=(ResponsibleBody.OPCC,)),
)
SOMEBODY = Actor(None, "", roles=(SRO, "Head of Scrutiny"))
DEEDS = (said("ANY-1.1", RED), said("ANY-1.2", BLUE), agreed("ANY-1.2", Rating.GREEN), said("ANY-2.1", GREEN))
LATER = (said("ANY-2.1", AMBER), agreed("ANY-2.1", Rating.RED))


def test_what_is_read_decides_nothing(database: Database) -> None:
    """In a quarter that is collected, with answers agreed otherwise and not at all, and in those before it."""
    with database.write() as session:
        import_plan(session, office_plan(), KNOWN_SINCE)
        import_past_returns(session, past_returns(), KNOWN_SINCE)
    for opens, deeds in (("2021-10-01 09:35", DEEDS), ("2022-01-04 09:35", LATER)):
        now = london(opens)
        desk = Desk(database, partial(london, opens), Channels("D", "C"))
        run_alone(TICKS["cut_off_quarters"], desk, now)
        run_alone(TICKS["open_quarters"], desk, now)
        with database.write() as session:
            for deed in deeds:
                deed(session, now)
    chosen = 0
    with database.read() as session:
        for quarter in (QuarterName(2021, 1), QuarterName(2021, 2), QuarterName(2021, 3)):
            for question in QUESTIONS:
                known = session, question, quarter, SOMEBODY, date(2022, 1, 4)
                little, whole = choosing.ground_of(*known, narrow=True), choosing.ground_of(*known)
                found = choosing.chosen_of(question, whole)
                assert choosing.chosen_of(question, little) == found, (question, quarter)
                chosen += len(found)
    assert chosen
