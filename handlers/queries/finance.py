"""How a quarter's finance annex stands, for whoever asks; /muster finance."""

from digests.finance.finance import annex_answer
from digests.kit.blocks import Message
from digests.queries.meant import nothing_found
from handlers.queries.asking import Asking
from handlers.queries.stands import quarter_of
from handlers.reading.quarters import quarter_named
from handlers.reading.verbs import Command
from storage.facts.plan import QuarterName
from storage.finance.annexes import annex_of, whose
from storage.plan.plan_facts import the_plan
from storage.record.database import Session
from storage.rules.finance import NOTE_ABOVE


def finance(asked: Command) -> Message:
    """/muster finance, alone or with a quarter."""
    with asked.desk.database.read() as session:
        named = quarter_named(session, asked.words, asked.desk.today()) if asked.words else None
        if asked.words and named is None:
            return nothing_found("quarter", asked.words)
        return finance_words(session, named)


def finance_asked(one: Asking) -> Message:
    """The quarter's finance update, asked in words."""
    return finance_words(one.session, one.question.quarter, one.question.no_quarter)


def finance_words(session: Session, named: QuarterName | None, typed: str = "") -> Message:
    """The annex of the quarter that was named, else of the newest; or that there is no such quarter."""
    quarter = quarter_of(session, named, typed)
    if isinstance(quarter, Message):
        return quarter
    plan = the_plan(session)
    return annex_answer(annex_of(session, quarter), plan.note_above if plan else NOTE_ABOVE, whose(session))
