"""What was asked, or was to be decided, in the quarter before, while this one's answers come in: it waits all the
same. What its reader may not see, and what was settled since, is not carried on."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.enums import SupportKind, SupportState
from storage.facts.answering import Support
from storage.facts.plan import QuarterName
from storage.facts.queries import Only, PlanQuestion
from storage.facts.standing import Standing
from storage.people.roles import Actor
from storage.rules.calendar import quarters
from storage.rules.same_text import pieces
from storage.rules.standing import counting
from storage.rules.standing.wanted import decision_wanted, help_is_settled
from storage.standing import standings
from storage.tables import SupportRequest

WAITING = select(SupportRequest.commitment_id).where(SupportRequest.state == SupportState.OPEN)


def carried_on(
    session: Session, found: Mapping[int, Standing], quarter: QuarterName, reader: Actor
) -> dict[int, Standing]:
    """Those of these that have no answer in this quarter yet, with what their last one asks for still."""
    out = [key for key, one in found.items() if is_out(one)]
    book = standings.open_book(session, quarters.previous(quarter), with_answers=True, ids=out)
    last = standings.for_reader(session, standings.standings(book), reader)
    waiting = set(session.scalars(WAITING))
    return {
        key: replace(found[key], answer=said.answer, outcomes=said.outcomes)
        for key in out
        if key in last and still_asks(said := unanswered(last[key], waits=key in waiting))
    }


def is_out(one: Standing) -> bool:
    """Whether its answer of this quarter is still to come."""
    no_answer = one.answer is None and one.submitted_at is None and not one.recorded_in_plan
    return no_answer and not one.withheld and not counting.is_let_off(one.state)


def unanswered(said: Standing, *, waits: bool) -> Standing:
    """What was said, without the help that was answered: of a decision its outcome says so."""
    answer, help_ = said.answer, said.answer.support if said.answer else None
    if answer is None or help_ is None or waits or help_.kind is SupportKind.DECISION:
        return said
    return replace(said, answer=replace(answer, support=None))


def still_asks(said: Standing) -> bool:
    """Whether what was said asks for something that has not come."""
    return wanted_by(said) is not None or decision_wanted(said.answer, said.outcomes) is not None


def wanted_by(said: Standing) -> Support | None:
    """The help that it asks for still."""
    help_ = said.answer.support if said.answer else None
    return (
        help_ if help_ and help_.kind is not SupportKind.NONE and not help_is_settled(said.outcomes) else None
    )


def is_wanted_within(said: Standing, question: PlanQuestion, first: date, last: date) -> bool:
    """Whether the decision or the help that is asked about is wanted by one of these days."""
    return any(day and first <= day <= last for day in days_wanted(said, question))


def days_wanted(said: Standing, question: PlanQuestion) -> Iterator[date | None]:
    """By when it is: the decision, the help, or what is asked of whoever is named."""
    decision, help_ = decision_wanted(said.answer, said.outcomes), wanted_by(said)
    whom = question.of_whom
    if (Only.DECISION in question.only or whom) and decision and is_called(decision.of_whom, whom):
        yield decision.by_when
    if (
        ({Only.SUPPORT, Only.UNANSWERED} & set(question.only) or whom)
        and help_
        and is_called(help_.of_whom, whom)
    ):
        yield help_.by_when
    path = said.answer.path if said.answer else None
    if whom and not question.only and path and is_called(path.owner, whom):
        yield path.by_when


def is_called(title: str | None, whom: str) -> bool:
    """Whether somebody is called so; anybody, where nobody is named."""
    return set(pieces(whom)) <= set(pieces(title or ""))
