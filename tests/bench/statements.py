"""How many SQL statements an act takes, for plans of several sizes."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from bot.app import Muster
from bot.ticks import open_quarters
from tests.bench import desk, forms, submissions
from tests.bench.office import OPENING, in_service, plan_of, recorded
from tests.bench.questions import ANYONE, ONE, OVERVIEW
from tests.bench.requests import command
from tests.conftest import counting

SIZES = ((10, 1), (10, 16), (150, 1), (150, 16), (300, 2))
LED = 5
"""Commitments of one lead: there is a next form to show."""


def statements(folder: Path) -> Iterator[tuple[str, int, int, int]]:
    """(what is done, commitments, quarters, SQL statements), each act when nothing is done for the first time."""
    for commitments, past in SIZES:
        plan = plan_of(commitments, leads=commitments // LED)
        with in_service(plan, recorded(folder, plan, past)) as muster:
            open_quarters(muster.desk, OPENING)
            for what, act in acts(muster).items():
                act()
                with counting(muster.database) as sent:
                    act()
                yield what, commitments, past, len(sent)


def acts(muster: Muster) -> dict[str, Callable[[], object]]:
    """What is counted."""
    waiting = iter(submissions.open_returns(muster.database))
    (account, return_id), office = next(waiting), desk.account_of(muster)
    return {
        OVERVIEW: lambda: muster.app.dispatch(command(ANYONE, OVERVIEW).for_bolt()),
        ONE: lambda: muster.app.dispatch(command(ANYONE, ONE).for_bolt()),
        "a form opened": partial(open_form, muster, account, return_id),
        "a form submitted, the next one shown": lambda: submissions.submit(muster, *next(waiting)),
        "App Home of the plan office": lambda: desk.opens(muster.app, office),
    }


def open_form(muster: Muster, account: str, return_id: int) -> None:
    """The form of one return."""
    with forms.stub(muster):
        forms.opens(muster.app, account, return_id)
