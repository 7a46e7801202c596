"""How many SQL statements an act takes, for plans of several sizes."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from bot.app import Muster
from bot.ticking.ticks import TICKS
from tests.bench import submissions
from tests.bench.office import OPENING, account_of_the_plan_office, in_service, plan_of, recorded
from tests.bench.questions import ANYONE, ONE, OVERVIEW
from tests.bench.requests import Request, click, command, home_opened
from tests.bench.slack_stub import agreeable
from tests.conftest import counting
from tests.ticks import run_alone

SIZES = ((10, 1), (10, 16), (150, 1), (150, 16), (300, 2))
LED = 5
"""Commitments of one lead: there is a next form to show."""


def statements(folder: Path) -> Iterator[tuple[str, int, int, int]]:
    """(what is done, commitments, quarters, SQL statements), each act when nothing is done for the first time."""
    for commitments, past in SIZES:
        plan = plan_of(commitments, leads=commitments // LED)
        with in_service(plan, recorded(folder, plan, past)) as muster:
            run_alone(TICKS["open_quarters"], muster.desk, OPENING)
            for what, act in acts(muster).items():
                act()
                with counting(muster.database) as sent:
                    act()
                yield what, commitments, past, len(sent)


def acts(muster: Muster) -> dict[str, Callable[[], object]]:
    """What is counted."""
    waiting = iter(submissions.open_returns(muster.database))
    (account, return_id), office = next(waiting), account_of_the_plan_office(muster.database)
    asked = partial(asks, muster)
    return {
        OVERVIEW: lambda: asked(command(ANYONE, OVERVIEW)),
        ONE: lambda: asked(command(ANYONE, ONE)),
        "a form opened": lambda: asked(click(account, "open_form", str(return_id))),
        "a form submitted, the next one shown": lambda: submissions.submit(muster, *next(waiting)),
        "App Home of the plan office": lambda: asked(home_opened(office)),
    }


def asks(muster: Muster, request: Request) -> None:
    """Hands a request to Bolt. Raises RuntimeError when it is not answered."""
    with agreeable(muster.client):
        answer = muster.app.dispatch(request.for_bolt())
    if answer.status != 200:
        raise RuntimeError(f"the request was not answered: {answer.body}")
