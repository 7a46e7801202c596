"""How measures stand, as messages: lines for answers of other rooms, all measures of a quarter, and one alone."""

from collections.abc import Sequence

from digests.kit.blocks import Block, Message, actions, button, context, fitting, message, section
from digests.kit.labels import listed, quarter_short
from digests.kit.pages import PageOf, leaf, show_button, turn
from digests.kit.prose import Ours, say, say_plain
from digests.measures import grades, words
from digests.measures.form import GIVE, FigureId
from storage.facts.measures import MeasureStanding
from storage.facts.plan import QuarterName
from storage.rules.calendar import quarters

TEMPLATE = "measures/measures"
MOST_BESIDE, MEASURES_A_PAGE, MOST_BEFORE = 5, 8, 8
_ROOMS = (300, 150, 80, 40, 20)


def line(one: MeasureStanding, room: int) -> Ours:
    """One measure: its figure, where it goes and what was said of it."""
    facts = {"figure": words.figure(one), "standing": words.standing(one), "grade": grades.graded(one)}
    return say(TEMPLATE, "line", one=one, period=words.period_of(one.terms, one.quarter), room=room, **facts)


def beside(found: Sequence[MeasureStanding], room: int) -> list[Block]:
    """The measures of a priority or a commitment, below its answer; nothing where none speaks to it."""
    more = len(found) - MOST_BESIDE
    return [
        *([section(say(TEMPLATE, "head"))] if found else []),
        *(section(line(one, min(room, 150))) for one in found[:MOST_BESIDE]),
        *([context(say(TEMPLATE, "more", more=more))] if more > 0 else []),
    ]


def all_measures(
    found: Sequence[MeasureStanding], quarter: QuarterName, page: int = 1, of: str = ""
) -> Message:
    """The measures of a quarter, eight to a page, each with a button that shows it; `of` says what they speak to,
    where only those are asked for."""
    if not found:
        return message([section(say(TEMPLATE, "none_of" if of else "none", of=of))])
    shown, number, pages = leaf(found, page, MEASURES_A_PAGE)
    given = sum(one.figure is not None and (one.value is not None or one.figure.held_back) for one in found)
    head = say(TEMPLATE, "all", quarter=quarter, given=given, number=len(found))
    place = PageOf("measures", of, quarters.code(quarter), number)

    def draft(room: int) -> Message:
        lines = [section(line(one, room), _shows(one)) for one in shown]
        return message([section(head), *lines, *turn(place, pages)])

    return fitting(draft, _ROOMS)


def _shows(one: MeasureStanding) -> Block:
    place = PageOf("measure", one.terms.code, quarters.code(one.quarter))
    return show_button(place, f"{one.terms.code} {one.terms.name}")


def one_measure(one: MeasureStanding, *, may_give: bool) -> Message:
    """One measure whole: its figure and whose it is, earlier ones, what the plan says of it; and for whoever may, the
    way to give or revise the figure."""
    earlier = [(quarter_short(of), words.said_of(said, one.terms)) for of, said in one.before[:MOST_BEFORE]]
    speaks_to = listed([*one.terms.priorities, *one.terms.commitments], 12)
    said = {"figure": words.figure(one), "standing": words.standing(one), "grade": grades.graded(one)}
    facts = {"one": one, "terms": one.terms, **said}
    period = words.period_of(one.terms, one.quarter)
    label = say_plain(TEMPLATE, "revise" if one.figure else "give")
    gives = button(label, GIVE, FigureId(one.terms.id, one.quarter).value(), about=one.terms.code)

    def draft(room: int) -> Message:
        told = say(TEMPLATE, "told", room=room, **facts)
        terms = say(TEMPLATE, "terms", terms=one.terms, speaks_to=speaks_to, room=room)
        return message(
            [
                section(say(TEMPLATE, "one", period=period, room=room, **facts)),
                section(told) if told else None,
                section(say(TEMPLATE, "before", earlier=earlier)) if earlier else None,
                section(terms) if terms else None,
                actions([gives]) if may_give else None,
            ]
        )

    return fitting(draft, (2000, 800, 300, 80))
