"""One place that answers a question, whoever asks: what they may not see is not in the facts of any answer."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from digests.answering.refusals import not_allowed
from digests.collecting.status import status_answer
from digests.home.exceptions import exceptions_answer
from digests.kit.blocks import Message, message
from digests.kit.pages import PageOf
from digests.queries import asked
from digests.queries.answers import commitment_answer
from digests.queries.guessing import as_guess, called, no_idea
from digests.queries.meant import did_you_mean, nothing_in
from digests.queries.tabled import ROWS_A_PAGE, table_answer
from digests.succession.succession import left_the_plan
from handlers.desk import Desk
from handlers.queries.asking import Asking
from handlers.queries.finance import finance_asked
from handlers.queries.measures import measure_named, measures_asked
from handlers.queries.oneself import help_, how, waiting
from handlers.queries.requests import requests_asked
from handlers.queries.stands import (
    history_words,
    plan_words,
    priority_words,
    quarter_asked,
    quarter_of,
    story_of,
    story_words,
    tabled,
)
from handlers.reading.questions.noise import WELSH
from handlers.reading.questions.spelling import words_of
from handlers.reading.spoken import NOBODY_KNOWN, in_words
from handlers.reading.spoken_ids import known
from storage.calendar.quarters import timetable_of
from storage.facts.plan import QuarterName
from storage.facts.queries import AskedFor, ListedCommitments, NameKind, PlanQuestion, Subject
from storage.facts.standing import CommitmentStory
from storage.facts.succession import Left
from storage.home import noteworthy
from storage.people.roles import Actor, capacities
from storage.plan import plan_facts, succeeded
from storage.queries import beside, choosing, comparing, stories
from storage.queries.examples import examples
from storage.record.database import Session
from storage.rules.access import Act, may, who_may
from storage.rules.calendar import quarters
from storage.standing.backdrop import backdrop_named
from storage.standing.standings import book_before, standings


def answer(one: Asking) -> Message:
    """The answer, under that it is a guess where it is one; or that nothing was understood."""
    question = one.question
    if NOBODY_KNOWN in in_words(one.typed, known(one.session, one.desk.today(), one.typed, {})):
        return asked.nobody()
    if not question.understood:
        return measure_named(one.session, one.reader, one.typed, question) or not_understood(one)
    found = as_guess(question, ANSWERS[question.ask](one))
    return message([*found.blocks, *meeting(one).blocks]) if question.meets else found


def not_understood(one: Asking) -> Message:
    """What became of a commitment that left the plan; else which words were not understood, and what can be asked."""
    left = (succeeded.left_the_plan(one.session, ref) for ref in (*one.question.strange, one.typed))
    gone = next(filter(None, left), None)
    if gone:
        return what_became(one, gone)
    first = next(iter(plan_facts.priorities(one.session)), None)
    welsh = len(WELSH.intersection(words_of(one.typed))) > 1
    said = " ".join(one.typed.split())
    return no_idea(said, one.question, examples(one.session), first.title if first else "", welsh=welsh)


def what_became(one: Asking, gone: Left) -> Message:
    """How a commitment that left the plan stood in the last quarter that keeps it, and what became of it."""
    if gone.last is None:
        return left_the_plan(gone)
    story = stories.commitment_story(one.session, gone.commitment_id, gone.last, one.reader, one.desk.now())
    return commitment_answer(story) if story else left_the_plan(gone)


# --- how things stand ------------------------------------------------------------------------------------


def standing(one: Asking) -> Message:
    """How the plan stands, or a priority, or a commitment; else those that are chosen."""
    question, (session, reader) = one.question, (one.session, one.reader)
    quarter = quarter_asked(one)
    if isinstance(quarter, Message):
        return quarter
    commitments, priorities = question.of(NameKind.COMMITMENT), question.of(NameKind.PRIORITY)
    alone = len(question.subjects) == 1
    if alone and commitments:
        return story_words(session, one.desk, commitments[0].key, commitments[0].name, quarter, reader)
    if question.filtered or (question.subjects and not priorities):
        return chosen(one, quarter)
    if alone:
        return priority_words(session, one.desk, reader, priorities[0].key, quarter, one.page)
    if priorities and len(priorities) == len(question.subjects):
        names = [(each.key, each.name) for each in priorities]
        return did_you_mean("priority", one.typed.strip(), names, quarters.code(quarter))
    return chosen(one, quarter) if priorities else plan_words(session, one.desk, quarter, one.page)


def chosen(one: Asking, quarter: QuarterName) -> Message:
    """The commitments that are chosen."""
    found = chosen_ones(one, quarter, asked.LINES_A_PAGE)
    return tabled(asked.listed_answer(found, one.place), one.place, found.total)


def chosen_ones(one: Asking, quarter: QuarterName, size: int) -> ListedCommitments:
    """A page of them."""
    skipped = (max(one.page, 1) - 1) * size
    return choosing.listed(one.session, one.question, quarter, one.reader, one.desk.now(), skipped, size)


def table(one: Asking, place: PageOf) -> Message:
    """The commitments of a list as a table: those of a question, of a priority or of the plan."""
    quarter = quarter_asked(one)
    if isinstance(quarter, Message):
        return quarter
    return table_answer(chosen_ones(one, quarter, ROWS_A_PAGE), place)


def standing_table(session: Session, desk: Desk, reader: Actor, place: PageOf) -> Message:
    """The table of a priority, or of the plan, in the quarter that its button names."""
    quarter = quarters.named(place.quarter)
    titles = {one.code: one.title for one in plan_facts.priorities(session, quarter)}
    named = Subject(NameKind.PRIORITY, place.code, titles.get(place.code, ""))
    question = PlanQuestion(subjects=(named,) if place.code else (), quarter=quarter)
    return table(Asking(session, desk, reader, "", question, place.page), place)


def who(one: Asking) -> Message:
    """Who leads one commitment; of several, each with who leads it."""
    return one_fact(one, asked.who_answer)


def when(one: Asking) -> Message:
    """When one commitment is due; of several, each with its date; of nothing named, the quarter's own days."""
    if not one.question.subjects and not one.question.filtered:
        return deadlines(one)
    return one_fact(one, asked.when_answer)


def history(one: Asking) -> Message:
    """One commitment's whole story; of several, each as a list tells it."""
    question = one.question
    quarter = quarter_asked(one)
    only = question.of(NameKind.COMMITMENT)
    if isinstance(quarter, Message) or len(only) != 1 or len(question.subjects) != 1:
        return standing(one)
    return history_words(one.session, one.desk, only[0].key, only[0].name, quarter, one.reader)


def one_fact(one: Asking, words: Callable[[CommitmentStory], Message]) -> Message:
    """One fact of one commitment, else as `standing` answers."""
    question = one.question
    quarter = quarter_asked(one)
    only = question.of(NameKind.COMMITMENT)
    if isinstance(quarter, Message) or len(only) != 1 or len(question.subjects) != 1:
        return standing(one)
    _, story = story_of(one.session, one.desk, only[0].key, quarter, one.reader)
    return words(story) if story else nothing_in(quarter, called(only[0]))


def compare(one: Asking) -> Message:
    """What moved between two quarters, the earlier first, whichever was named first."""
    question = one.question
    later = quarter_asked(one)
    if isinstance(later, Message):
        return later
    earlier = quarter_of(one.session, question.against or quarters.previous(later))
    if isinstance(earlier, Message):
        return earlier
    if earlier == later:
        earlier = quarter_of(one.session, quarters.previous(later))
        if isinstance(earlier, Message):
            return earlier
    both, now = sorted((earlier, later), key=quarters.index), one.desk.now()
    found = comparing.compared(one.session, question, both[0], both[1], one.reader, now, asked.MOVED_SHOWN)
    return asked.compared_answer(found)


def changed(one: Asking) -> Message:
    """What changed since a day, or since the quarter before."""
    question = one.question
    if question.moved:
        return standing(one)
    newest = quarter_of(one.session, None)
    if isinstance(newest, Message):
        return newest
    told = question.quarter or comparing.newest_with_any(one.session, newest)
    if (since := question.since) is None or since <= quarters.last_day(told):
        against = question.against or (comparing.known_on(one.session, since) if since else None)
        return compare(replace(one, question=replace(question, quarter=told, against=against)))
    return asked.compared_answer(
        comparing.changed(one.session, question, told, one.reader, one.desk.now(), asked.MOVED_SHOWN)
    )


# --- days ------------------------------------------------------------------------------------------------


def meeting(one: Asking) -> Message:
    """When the forums that are named meet next, or the Panel."""
    names = [each.key for each in one.question.of(NameKind.FORUM)]
    day = one.desk.today()
    return asked.meetings_answer(beside.next_meetings(one.session, names, day), day)


def deadlines(one: Asking) -> Message:
    """The steps of the quarter that is collected, or was last; and the next Panel."""
    quarter = quarter_asked(one)
    if isinstance(quarter, Message):
        return quarter
    steps = timetable_of(one.session, quarter).steps()
    forums = beside.next_meetings(one.session, (), one.desk.today())
    return asked.deadlines_answer(quarter, steps, one.desk.now(), forums)


# --- what is one person's --------------------------------------------------------------------------------


def status(one: Asking) -> Message:
    """Whose returns are still out, for those who may see it; for others, how many."""
    quarter = quarter_asked(one)
    if isinstance(quarter, Message):
        return quarter
    found = stories.quarter_status(one.session, quarter, one.desk.now())
    if found is None:
        return nothing_in(quarter, "")
    if may(Act.SEE_STATUS, capacities(one.reader)):
        return status_answer(found)
    return asked.returns_in_numbers(quarter, found.returns)


def exceptions(one: Asking) -> Message:
    """What stands out, for those who may see it."""
    if not may(Act.SEE_EXCEPTIONS, capacities(one.reader)):
        return not_allowed(Act.SEE_EXCEPTIONS, who_may(Act.SEE_EXCEPTIONS))
    quarter = quarter_asked(one)
    if isinstance(quarter, Message):
        return quarter
    behind = backdrop_named(one.session, quarter)
    ids = noteworthy.perhaps_exceptional(one.session, behind, one.desk.today())
    found = standings(book_before(one.session, behind, with_answers=True, ids=ids))
    return exceptions_answer(noteworthy.exceptions(one.session, behind, found, one.reader, one.desk.now()))


def measures(one: Asking) -> Message:
    """The measures of what is named, or the one that is, or all."""
    found = measures_asked(one.session, one.reader, one.typed, one.question, one.page)
    return found or not_understood(one)


def meaning(one: Asking) -> Message:
    """What the plan's ratings mean."""
    _, plan, _ = plan_facts.plan_in_force(one.session)
    return asked.meanings_answer(plan.scheme, one.question.ratings)


ANSWERS: Mapping[AskedFor, Callable[[Asking], Message]] = {
    AskedFor.STANDING: standing,
    AskedFor.HISTORY: history,
    AskedFor.WHO: who,
    AskedFor.WHEN: when,
    AskedFor.COMPARE: compare,
    AskedFor.CHANGED: changed,
    AskedFor.MEETING: meeting,
    AskedFor.DEADLINES: deadlines,
    AskedFor.STATUS: status,
    AskedFor.EXCEPTIONS: exceptions,
    AskedFor.WAITING: waiting,
    AskedFor.MEASURES: measures,
    AskedFor.FINANCE: finance_asked,
    AskedFor.REQUESTS: lambda one: requests_asked(one) or not_understood(one),
    AskedFor.HELP: help_,
    AskedFor.HOW: how,
    AskedFor.WHY: standing,
    AskedFor.MEANING: meaning,
    AskedFor.TERMS: lambda _: asked.terms_answer(),
}
"""Who answers what."""
