"""How the plan, one priority or one commitment stands, as an answer shows it: whole, or a page of it."""

from collections.abc import Collection

from digests.kit.blocks import Message, message
from digests.kit.pages import PageOf, numbered
from digests.queries.answers import COMMITMENTS_A_PAGE, commitment_answer, plan_overview, priority_answer
from digests.queries.history import history_answer, history_button
from digests.queries.meant import nothing_in
from digests.queries.tabled import table_button
from handlers.desk import Desk
from handlers.queries.asking import Asking
from handlers.reading.quarters import no_such_quarter
from storage.facts.plan import QuarterName
from storage.facts.queries import Only
from storage.facts.standing import CommitmentStory, Standing
from storage.measures.standing import measures_for
from storage.people.roles import Actor
from storage.plan import plan_facts
from storage.queries import beside, comparing, histories, overview, stories
from storage.record.database import Session
from storage.rules.calendar import quarters
from storage.standing import standings
from storage.standing.standing_rows import is_known, newest_quarter

OF_RETURNS = frozenset([Only.UNKEPT, Only.SENT_BACK, Only.NOT_AGREED, Only.AGREED])
"""What holds of returns that have come: asked before any has, it is asked of the quarter before."""


def quarter_of(session: Session, named: QuarterName | None, typed: str = "") -> QuarterName | Message:
    """The quarter that was named, else the newest; or what is said where it is none (as it was `typed`), or none that
    leads were asked for."""
    quarter = named or (None if typed else newest_quarter(session))
    if quarter is None or not is_known(session, quarter):
        return no_such_quarter(session, typed, quarter)
    return quarter


def quarter_asked(one: Asking) -> QuarterName | Message:
    """The quarter of a question. What moved since the last, and what became of returns, where none is named, is asked
    of the newest that anybody has answered of."""
    question = one.question
    quarter = quarter_of(one.session, question.quarter, question.no_quarter)
    if isinstance(quarter, Message) or question.quarter or question.against:
        return quarter
    if not (question.by_direction or OF_RETURNS & set(question.only)):
        return quarter
    return comparing.newest_with_any(one.session, quarter)


def plan_words(session: Session, desk: Desk, quarter: QuarterName, page: int = 1) -> Message:
    """How the plan stands, priority by priority."""
    found = overview.plan_overview(session, quarter, desk.now(), plan_facts.priorities(session, quarter))
    if not found.priorities:
        return nothing_in(quarter, found.plan.title)
    return tabled(
        plan_overview(found, page), PageOf("plan", "", quarters.code(quarter)), found.counts.everything
    )


def tabled(found: Message, place: PageOf, total: int) -> Message:
    """The answer, with the button that shows all its commitments as a table where there are some."""
    return message([*found.blocks, *table_button(place, total)])


def priority_words(
    session: Session, desk: Desk, reader: Actor, code: str, quarter: QuarterName, page: int = 1
) -> Message:
    """A page of a priority's commitments, which alone are read; its counts are the overview's. What serves it from
    another priority stands behind them, and in no count; measures stand below the first page."""
    priorities = plan_facts.priorities(session, quarter)
    plan = overview.plan_overview(session, quarter, desk.now(), priorities)
    one = plan.of(code)
    if one is None:
        title = next((each.title for each in priorities if each.code == code), "")
        return nothing_in(quarter, f"{code} {title}".strip())
    size = COMMITMENTS_A_PAGE
    number, pages = numbered(one.counts.everything, page, size)
    shown = standings.page_of_priority(session, plan.quarter, reader, code, (number - 1) * size, size)
    ids = beside.serving(session, code)
    measures = measures_for(session, quarter, reader, [code]) if number == 1 else ()
    serving = serving_too(session, reader, ids, quarter) if ids and number == pages else ()
    more = beside.priority_beside(session, one.priority, plan.quarter)
    found = priority_answer(one, shown, plan, number, more, serving, measures)
    return tabled(found, PageOf("priority", code, quarters.code(quarter)), one.counts.everything)


def serving_too(
    session: Session, reader: Actor, ids: Collection[int], quarter: QuarterName
) -> tuple[Standing, ...]:
    """These, which serve a priority too and are counted under another, as this reader may see them."""
    found = standings.standings(standings.open_book(session, quarter, with_answers=True, ids=ids))
    return tuple(standings.for_reader(session, found, reader).values())


def story_of(
    session: Session, desk: Desk, ref: str, quarter: QuarterName, reader: Actor
) -> tuple[int, CommitmentStory | None]:
    """One commitment's id and story; none where it has no standing in that quarter."""
    commitment_id = stories.commitment_id(session, ref, quarter)
    return commitment_id, stories.commitment_story(session, commitment_id, quarter, reader, desk.now())


def story_words(
    session: Session, desk: Desk, ref: str, title: str, quarter: QuarterName, reader: Actor
) -> Message:
    """One commitment's whole story, where it has one in that quarter."""
    commitment_id, story = story_of(session, desk, ref, quarter, reader)
    if story is None:
        return nothing_in(quarter, f"{ref} {title}".strip())
    more = beside.beside(session, commitment_id, story.quarter, withheld=story.standing.withheld)
    found = commitment_answer(story, more, measures_for(session, quarter, reader, [ref]))
    place = PageOf("history", ref, quarters.code(quarter))
    return message([*found.blocks, *history_button(place)]) if story.history else found


def history_words(
    session: Session, desk: Desk, ref: str, title: str, quarter: QuarterName, reader: Actor
) -> Message:
    """All that one commitment has been through, where it has a standing in that quarter."""
    commitment_id = stories.commitment_id(session, ref, quarter)
    whole = histories.whole_story(session, commitment_id, quarter, reader, desk.now())
    return history_answer(whole) if whole else nothing_in(quarter, f"{ref} {title}".strip())
