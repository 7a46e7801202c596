"""How measures stand, for whoever asks: all of a quarter, those of a priority or a commitment, or one; /muster
measures."""

from collections.abc import Mapping

from digests.kit.blocks import Message
from digests.measures.measures import all_measures, one_measure
from digests.queries.meant import nothing_found
from handlers.queries.stands import quarter_of
from handlers.reading.quarters import quarter_named
from handlers.reading.questions.names import NOISE_STEMS
from handlers.reading.questions.spelling import stem, stems_of, words_of
from handlers.reading.verbs import Command
from storage.facts.plan import QuarterName
from storage.facts.queries import NameKind, PlanQuestion
from storage.measures import figures
from storage.measures.standing import may_give, may_see, measures_for
from storage.people.roles import Actor
from storage.record.database import Session
from storage.rules.same_text import folded


def measures(asked: Command) -> Message:
    """/muster measures, alone or with a quarter, a measure's code or its name."""
    with asked.desk.database.read() as session:
        named = quarter_named(session, asked.words, asked.desk.today()) if asked.words else None
        quarter = quarter_of(session, named)
        if isinstance(quarter, Message):
            return quarter
        if named or not asked.words:
            return measures_words(session, asked.actor, quarter)
        code = named_in(session, asked.words, asked.actor)
        if not code:
            return nothing_found("measure", asked.words)
        return measure_words(session, asked.actor, code, quarter)


def measures_words(
    session: Session, reader: Actor, quarter: QuarterName, page: int = 1, of: str = ""
) -> Message:
    """The measures of a quarter; with `of`, codes of priorities and refs divided by a comma, those that speak to one
    of them."""
    found = measures_for(session, quarter, reader, of.split(",") if of else ())
    return all_measures(found, quarter, page, of)


def measure_words(session: Session, reader: Actor, code: str, quarter: QuarterName) -> Message:
    """One measure whole; that there is none, of one that this reader may not see too."""
    one = next((one for one in measures_for(session, quarter, reader) if one.terms.code == code), None)
    if one is None:
        return nothing_found("measure", code)
    row = next(row for row in figures.measures(session) if row.terms.code == code)
    return one_measure(one, may_give=may_give(row, reader))


def named_in(session: Session, typed: str, reader: Actor) -> str:
    """The code of the one measure whose code stands among these words, or whose whole name does; else nothing."""
    line = f" {' '.join(folded(typed).replace('?', ' ').split())} "
    seen = [one.terms for one in figures.measures(session) if may_see(one, reader)]
    by_code = [one.code for one in seen if not one.code.isdigit() and f" {folded(one.code)} " in line]
    by_name = [one.code for one in seen if f" {folded(one.name)} " in line]
    found = by_code or by_name or by_some_words(typed, {one.code: one.name for one in seen})
    return found[0] if len(found) == 1 else ""


def by_some_words(typed: str, names: Mapping[str, str]) -> list[str]:
    """The codes of the measures in whose names all stands that was typed and says something: "rural thefts"."""
    said = {stem(word) for word in words_of(typed)} - NOISE_STEMS
    return [code for code, name in names.items() if len(said) > 1 and said <= set(stems_of(words_of(name)))]


# --- asked in words --------------------------------------------------------------------------------------


def measure_named(session: Session, reader: Actor, typed: str, question: PlanQuestion) -> Message | None:
    """The measure whose code or whole name stands in the words; None where none does."""
    code = named_in(session, typed, reader)
    quarter = quarter_of(session, question.quarter, question.no_quarter) if code else None
    if quarter is None or isinstance(quarter, Message):
        return quarter
    return measure_words(session, reader, code, quarter)


def measures_asked(
    session: Session, reader: Actor, typed: str, question: PlanQuestion, page: int
) -> Message | None:
    """The measures of what is named, or the one that is, or all; None of those that are chosen by a rating or so, for
    measures have none."""
    quarter = quarter_of(session, question.quarter, question.no_quarter)
    if isinstance(quarter, Message):
        return quarter
    of = [each.key for each in question.of(NameKind.PRIORITY, NameKind.COMMITMENT)]
    named = None if of else measure_named(session, reader, typed, question)
    if question.filtered or len(of) != len(question.subjects):
        return named
    return named or measures_words(session, reader, quarter, page, ",".join(of))
