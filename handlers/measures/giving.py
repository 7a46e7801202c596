"""The form of a figure: opened from what waits or from a measure; refused beside its questions, asked about once,
or kept."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from digests.kit.blocks import Block, message, section
from digests.kit.notice import notice_view
from digests.measures import form as words
from digests.measures.form import (
    ANYWAY,
    BY_FIGURES,
    COMMENTARY,
    EXPECTED,
    FIGURE,
    FORM,
    GIVE,
    GRADE,
    GRADE_WHY,
    LAST_QUARTER,
    LAST_YEAR,
    NOT_YET,
    NUMBERS,
    OPEN,
    PROVISIONAL,
    SIMILAR,
    STATUS,
    WITHHELD,
    WITHHELD_BY,
    Drawn,
    FigureId,
    figure_view,
)
from handlers.desk import Body, Desk
from handlers.permission import MayNot
from handlers.reading.fields import Fields, fields_in
from storage.asks.lists import besides
from storage.asks.rows import ask_of_id
from storage.facts.grades import Grade
from storage.facts.measures import FigureForm, FigureGiven, FigureRefused, MeasureTerms
from storage.facts.plan import QuarterName
from storage.measures import figures
from storage.measures.figures import MeasureRow
from storage.measures.kind import MEASURES
from storage.measures.standing import form_facts, may_give
from storage.people.roles import Actor
from storage.plan.plan_facts import role_titles
from storage.record.database import Session
from storage.rules.access import Act
from storage.rules.measures.answering import doubts, refusals
from storage.rules.measures.figures import NoFigure, read_figure, read_numbers
from storage.rules.measures.rows import MOST_ROLE, MOST_WORDS

Errors = dict[str, str]


@dataclass(frozen=True)
class Giving:
    """Who gives a figure of what, and what the form says of it."""

    session: Session
    desk: Desk
    actor: Actor
    row: MeasureRow
    form: FigureForm

    @property
    def quarter(self) -> QuarterName:
        """Of which quarter."""
        return self.form.standing.quarter


def listen(app: App) -> None:
    """The buttons and the form."""
    app.action(OPEN)(open_form)
    app.action(GIVE)(open_form)
    app.view(FORM)(record)


# --- opening -------------------------------------------------------------------------------------------


def open_form(ack: Ack, body: dict[str, Any], client: WebClient, desk: Desk) -> None:
    """[Give the figure], of what waits or of a measure that is shown."""
    ack()
    pressed = body["actions"][0]
    with desk.database.read() as session:
        view = form_of(session, desk, body, asked_for(session, pressed["action_id"], pressed["value"]))
    client.views_open(trigger_id=body["trigger_id"], view=view)


def asked_for(session: Session, action_id: str, value: str) -> FigureId | None:
    """Which figure a button is about."""
    if action_id == GIVE:
        return FigureId.read(value)
    found = ask_of_id(session, MEASURES, int(value))
    return FigureId(int(found.subject), found.quarter) if found else None


def form_of(session: Session, desk: Desk, body: Body, which: FigureId | None) -> Block:
    """The form, or that the figure is asked for no more. Raises MayNot."""
    one = giving(session, desk, body, which)
    if one is None:
        return notice_view("figure", message([section(words.gone())]))
    return figure_view(one.form)


def giving(session: Session, desk: Desk, body: Body, which: FigureId | None) -> Giving | None:
    """Who gives which figure; None where the plan has the measure no more. Raises MayNot for anyone to whom that is
    not open."""
    actor = desk.who(session, body)
    row = next((one for one in figures.measures(session) if which and one.terms.id == which.measure_id), None)
    if which and row is None:
        return None
    if row is None or which is None or not may_give(row, actor):
        raise MayNot(Act.ANSWER_ASK)
    return Giving(session, desk, actor, row, form_facts(session, row, which.quarter))


# --- answering -----------------------------------------------------------------------------------------


def record(ack: Ack, body: dict[str, Any], desk: Desk) -> None:
    """The form was sent: refused beside its questions, asked about once, or kept."""
    which, typed = FigureId.read(body["view"]["private_metadata"]), fields_in(body["view"])
    with desk.database.write() as session:
        one = giving(session, desk, body, which)
        gone = {"response_action": "errors", "errors": {FIGURE: words.gone_since()}}
        answer = taken(one, typed, which.times) if one else gone
        ends = f":{which.measure_id}:"
    ack(**beside_their_questions(answer, body["view"], ends))


def beside_their_questions(answer: dict[str, Any], view: Mapping[str, Any], ends: str) -> dict[str, Any]:
    """The errors at the blocks of the view that came in."""
    if answer.get("response_action") != "errors":
        return answer
    blocks = {
        one["block_id"].partition(ends)[0]: one["block_id"]
        for one in view["blocks"]
        if one["type"] == "input"
    }
    errors = {blocks.get(key, key): why for key, why in answer["errors"].items()}
    return {**answer, "errors": errors}


def taken(one: Giving, typed: Fields, times: int) -> dict[str, Any]:
    """What Slack hears of a figure that was sent."""
    given, errors = read(one, typed)
    also, more = read_also(one, typed)
    if errors or more:
        return {"response_action": "errors", "errors": errors | more}
    asked = doubts(given, one.row.terms, one.form.standing.earlier, names_of(one))
    if asked and not typed.get(ANYWAY):
        return {"response_action": "update", "view": figure_view(one.form, Drawn(typed, asked))}
    now = one.desk.now()
    if not figures.give(one.session, one.row, one.quarter, given, one.actor, now, times=times):
        return {
            "response_action": "errors",
            "errors": {FIGURE: words.not_kept(FigureRefused.OVERTAKEN, one.row.terms)},
        }
    for quarter, earlier in also.items():
        figures.give(one.session, one.row, quarter, earlier, one.actor, now)
    return onwards(one)


def names_of(one: Giving) -> tuple[str, ...]:
    """Names of the plan, which are no person's."""
    return (one.row.terms.name, *role_titles(one.session).values())


def onwards(one: Giving) -> dict[str, Any]:
    """The form of the next figure that waits for them, under that this one is kept; closed where none does."""
    out = [each for each in besides(one.session, one.actor, one.desk.now()) if each.kind == MEASURES]
    follows = ask_of_id(one.session, MEASURES, out[0].id) if out else None
    rows = {row.terms.id: row for row in figures.measures(one.session)} if follows else {}
    row = rows.get(int(follows.subject)) if follows else None
    if row is None or follows is None:
        return {}
    kept = form_facts(one.session, one.row, one.quarter).standing
    following = form_facts(one.session, row, follows.quarter)
    return {"response_action": "update", "view": figure_view(following, Drawn(recorded=words.recorded(kept)))}


# --- reading what was filled in --------------------------------------------------------------------------


def read(one: Giving, typed: Fields) -> tuple[FigureGiven, Errors]:
    """The figure, and what is wrong, by question."""
    terms, state, day = one.row.terms, typed.get(STATUS), typed.get(EXPECTED)
    numbers, wrong = numbers_in(typed, terms)
    said, too_long = words_in(typed)
    withheld, own = state == WITHHELD, typed.get(GRADE, BY_FIGURES)
    not_yet = state in (WITHHELD, NOT_YET)
    on = date.fromisoformat(day) if day and not_yet else None
    given = FigureGiven(
        value=numbers.figure,
        numbers=None if not_yet else numbers.behind,
        provisional=state == PROVISIONAL,
        expected_on=None if withheld else on,
        commentary=said[COMMENTARY],
        comparator=None if not_yet else numbers.similar if words.asks_similar(terms) else given_along(one),
        own_grade=Grade(own) if own != BY_FIGURES and words.asks_grade(terms) else None,
        own_why=said[GRADE_WHY],
        withheld_by=said[WITHHELD_BY] if withheld else "",
        review_on=on if withheld else None,
    )
    secret = figures.numbers_known(one.session, one.row, one.quarter) if withheld else ()
    refused = refusals(given, terms, one.desk.today(), not_yet=not_yet, withheld=withheld, secret=secret)
    told = {key: words.not_kept(why, terms, given.numbers, given.value) for key, why in refused.items()}
    return given, told | wrong | too_long


def given_along(one: Giving) -> Decimal | None:
    """What a file gave along with the figure that stands, which the form does not ask for."""
    stands = one.form.standing.figure
    return stands.comparator if stands else None


@dataclass(frozen=True)
class NumbersTyped:
    """The numbers of a form that can be read."""

    figure: Decimal | None = None
    behind: tuple[Decimal, Decimal] | None = None
    similar: Decimal | None = None


def numbers_in(typed: Fields, terms: MeasureTerms) -> tuple[NumbersTyped, Errors]:
    """The figure, what is behind it and what the most similar forces have; and what is no number."""
    figure, similar = (
        read_figure(typed[key], terms.unit, terms.decimals) if typed.get(key) else None
        for key in (FIGURE, SIMILAR)
    )
    behind = read_numbers(typed[NUMBERS]) if typed.get(NUMBERS) else None
    read_as = ((FIGURE, figure), (NUMBERS, behind), (SIMILAR, similar))
    errors = {key: words.not_kept(one, terms) for key, one in read_as if isinstance(one, NoFigure)}
    found = NumbersTyped(
        None if isinstance(figure, NoFigure) else figure,
        None if isinstance(behind, NoFigure) else behind,
        None if isinstance(similar, NoFigure) else similar,
    )
    return found, errors


def words_in(typed: Fields) -> tuple[dict[str, str], Errors]:
    """What was said in words, as it is kept, and what of it is too long."""
    most = {COMMENTARY: MOST_WORDS, GRADE_WHY: MOST_WORDS, WITHHELD_BY: MOST_ROLE}
    said = {key: tidied(typed.get(key, "")) for key in most}
    errors = {
        key: words.too_many_words(len(one), most[key]) for key, one in said.items() if len(one) > most[key]
    }
    return said, errors


def tidied(typed: str) -> str:
    """Words as they are kept: no spaces at the ends of lines, nor two beside one another."""
    return "\n".join(" ".join(line.split()) for line in typed.splitlines()).strip()


def read_also(one: Giving, typed: Fields) -> tuple[dict[QuarterName, FigureGiven], Errors]:
    """The figures of earlier quarters that were filled in, and what is wrong with them."""
    standing, terms = one.form.standing, one.row.terms
    quarters_of = {LAST_QUARTER: standing.last_quarter.quarter, LAST_YEAR: standing.last_year.quarter}
    known, found, errors = dict(standing.before), dict[QuarterName, FigureGiven](), Errors()
    for key in words.also_asked(standing):
        value = read_figure(typed[key], terms.unit, terms.decimals) if typed.get(key) else None
        if isinstance(value, NoFigure):
            errors[key] = words.not_kept(value, terms)
        elif isinstance(value, Decimal):
            before = known.get(quarters_of[key])
            found[quarters_of[key]] = finished(figures.stands(before) if before else None, value)
    return found, errors


def finished(before: FigureGiven | None, value: Decimal) -> FigureGiven:
    """An earlier figure as it is given now, for good: of one that was given so already all else stays."""
    if before is None or before.value is None:
        return FigureGiven(value)
    if before.value != value:
        before = replace(before, numbers=None, own_grade=None, own_why="")
    return replace(before, value=value, provisional=False, expected_on=None)
