"""Whether the plan is whole, and each of its roles reaches somebody. Who is in Slack is slack's."""

from collections import Counter
from collections.abc import Iterator

from bot.doctor.case import Case
from bot.doctor.lines import Line, fine, look, mend
from digests.kit.labels import count
from storage.calendar.quarters import today
from storage.doctor import checkup
from storage.doctor.checkup import Held
from storage.enums import Duty, Route
from storage.record.database import Session

IN_THE_PLAN = "Put it right in the plan file and import it again."
ROUTES = {
    Route.SLACK: "asked in Slack",
    Route.CO_LEAD: "asked through a co-lead",
    Route.PLAN_OFFICE: "recorded by the plan office",
}
NEEDED = {
    Duty.PLAN_OFFICE: "the plan office: nobody may open a quarter or hears of trouble",
    Duty.CHIEF_EXECUTIVE: "the chief executive: the paper names no one who clears it",
    Duty.FINANCE: "finance: the paper names no one for its financial implications",
}
"""What goes wrong while nobody has a duty."""


def plan(case: Case) -> Iterator[Line]:
    """The plan's priorities, roles and routes, as they are today."""
    if case.record is None:
        yield look("The plan cannot be looked at before the database is in order.")
        return
    day = today(case.clocks.office())
    with case.record.read() as session:
        if not checkup.has_plan(session):
            yield mend("There is no plan in the record.", "Import one: “python -m bot plan import FILE”.")
            return
        yield from completeness(session)
        roles = checkup.roles(session, day)
        yield from vacancies(roles)
        yield from routes(session, roles)
        yield from duties(checkup.duties_nobody_has(session, day))


def completeness(session: Session) -> Iterator[Line]:
    """Every priority says what it is for, and something is promised for it."""
    bare, empty = (
        checkup.priorities_without_statement(session),
        checkup.priorities_without_commitment(session),
    )
    for code in bare:
        yield look(f"Priority {code} has no statement of what it is for.", IN_THE_PLAN)
    for code in empty:
        yield look(f"Priority {code} has no commitment.", IN_THE_PLAN)
    if not bare and not empty:
        yield fine("Every priority has a statement and a commitment.")


def vacancies(roles: list[Held]) -> Iterator[Line]:
    """Somebody holds every role; a lead who is missing leaves returns unanswered."""
    vacant = [role for role in roles if not role.held]
    for role in vacant:
        if role.leads and role.route is Route.SLACK:
            leads = count(role.leads, "commitment")
            yield mend(f"Nobody holds {role.title}, which leads {leads}.", IN_THE_PLAN)
        else:
            yield look(f"Nobody holds {role.title}.", IN_THE_PLAN)
    if not vacant:
        yield fine("Somebody holds every role.")


def routes(session: Session, roles: list[Held]) -> Iterator[Line]:
    """How the roles are asked, and whether each way leads to somebody."""
    tally = Counter(route for _, route in {(role.title, role.route) for role in roles})
    ways = ", ".join(f"{tally[route]} {ROUTES[route]}" for route in Route if tally[route])
    yield fine(f"Of {count(len({role.title for role in roles}), 'role')}: {ways}.")
    for ref in checkup.without_co_lead(session):
        yield mend(f"{ref} is to be asked through a co-lead, and names none.", IN_THE_PLAN)


def duties(missing: list[Duty]) -> Iterator[Line]:
    """Somebody has each duty that Muster counts on."""
    for duty in missing:
        if duty in NEEDED:
            yield look(f"Nobody has the duty of {NEEDED[duty]}.", IN_THE_PLAN)
