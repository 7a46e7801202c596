"""The form in which the owner of a measure gives a quarter's figure, with earlier ones beside it, and what is refused
or asked about before it is kept."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from digests.asks.words import AskWords
from digests.kit.blocks import (
    Block,
    choice_box,
    date_box,
    input_block,
    option,
    plain,
    section,
    text_box,
    tick_box,
)
from digests.kit.labels import quarter_short
from digests.kit.prose import Ours, say, say_plain
from digests.kit.typed import shorten
from digests.measures import words
from storage.enums import Polarity
from storage.facts.grades import Comparator, Grade
from storage.facts.measures import Doubtful, FigureForm, MeasureStanding, MeasureTerms, NotCompared
from storage.facts.plan import QuarterName
from storage.rules.calendar import quarters
from storage.rules.measures.figures import is_percent, places
from storage.rules.measures.rows import MOST_WORDS

OPEN, GIVE, FORM = "open_figure", "give_figure", "figure_form"
FIGURE, NUMBERS, STATUS, COMMENTARY, EXPECTED = "figure", "numbers", "status", "commentary", "expected"
LAST_QUARTER, LAST_YEAR, ANYWAY = "last_quarter", "last_year", "anyway"
SIMILAR, GRADE, GRADE_WHY, BY_FIGURES = "similar", "grade", "grade_why", "by_figures"
WITHHELD_BY = "withheld_by"
FINAL, PROVISIONAL, NOT_YET, WITHHELD = "final", "provisional", "not_yet", "withheld"
STATES = (FINAL, PROVISIONAL, NOT_YET, WITHHELD)
FIGURES = AskWords("figure", "figures", ("Give the figure", OPEN))
"""How figures are spoken of as asks."""
TEMPLATE = "measures/form"


@dataclass(frozen=True)
class FigureId:
    """Which measure and quarter a form is about, and how many figures there were when it was opened."""

    measure_id: int
    quarter: QuarterName
    times: int = 0

    def value(self) -> str:
        """As it stands in a button and in the view."""
        return json.dumps({"m": self.measure_id, "q": quarters.code(self.quarter), "n": self.times})

    @staticmethod
    def read(value: str) -> "FigureId":
        """The same, from what came in."""
        found = json.loads(value)
        return FigureId(int(found["m"]), quarters.parse(found["q"]), int(found["n"]))


@dataclass(frozen=True)
class Drawn:
    """What a form is drawn with besides its facts: what was typed, what is asked about, what was recorded before."""

    typed: Mapping[str, str] = field(default_factory=dict)
    doubts: Sequence[Doubtful] = ()
    recorded: Ours | None = None


def figure_view(form: FigureForm, drawn: Drawn = Drawn()) -> Block:
    """The form: with what was typed, else what stands; below it what is asked about."""
    one = form.standing
    earlier = [(quarter_short(of), words.said_of(said, one.terms)) for of, said in one.before]
    return {
        "type": "modal",
        "callback_id": FORM,
        "private_metadata": FigureId(one.terms.id, one.quarter, form.times).value(),
        "title": plain(shorten(say_plain(TEMPLATE, "title", terms=one.terms), 24)),
        "submit": plain("Record"),
        "close": plain("Cancel"),
        "blocks": [
            *([section(drawn.recorded)] if drawn.recorded else []),
            section(_head(one)),
            *([section(say(TEMPLATE, "earlier", earlier=earlier))] if earlier else []),
            *_questions(one, drawn.typed or standing_words(one)),
            *_asked_about(one, drawn.doubts),
        ],
    }


def _head(one: MeasureStanding) -> Ours:
    facts = {"terms": one.terms, "quarter": one.quarter, "better": words.BETTER[one.terms.polarity]}
    return say(TEMPLATE, "head", period=words.period_of(one.terms, one.quarter), **facts)


def standing_words(one: MeasureStanding) -> dict[str, str]:
    """What stands, as it would be typed again."""
    said = one.figure
    if said is None:
        return {}
    none, numbers, day = said.value is None, said.numbers, said.expected_on or said.review_on
    return {
        FIGURE: "" if said.value is None else words.number(said.value),
        NUMBERS: f"{words.number(numbers[0])} of {words.number(numbers[1])}" if numbers else "",
        STATUS: WITHHELD
        if said.withheld_by
        else NOT_YET
        if none
        else PROVISIONAL
        if said.provisional
        else FINAL,
        COMMENTARY: said.commentary,
        EXPECTED: day.isoformat() if day else "",
        WITHHELD_BY: said.withheld_by,
        SIMILAR: "" if said.comparator is None else words.number(said.comparator),
        GRADE: said.own_grade or BY_FIGURES,
        GRADE_WHY: said.own_why,
    }


def _questions(one: MeasureStanding, typed: Mapping[str, str]) -> list[Block]:
    terms, ending = one.terms, f":{one.terms.id}:{quarters.index(one.quarter)}"
    options = [option(say_plain(TEMPLATE, state), state) for state in STATES]
    hint = "commentary_hint" if terms.publishable else "commentary_hint_internal"
    day = typed.get(EXPECTED)

    def asked(key: str, element: Block, hint: str = "", **facts: object) -> Block:
        below = say_plain(TEMPLATE, hint, terms=terms, **facts) if hint else ""
        label = shorten(say_plain(TEMPLATE, key, terms=terms, **facts), 140)
        return input_block(key, label, element, hint=below, ending=ending)

    def box(key: str, *, multiline: bool = False) -> Block:
        return text_box(typed.get(key, ""), multiline=multiline)

    status = {**asked(STATUS, choice_box("radio_buttons", options, typed.get(STATUS, ""))), "optional": False}
    return [
        asked(FIGURE, box(FIGURE), "figure_hint"),
        *([asked(NUMBERS, box(NUMBERS), "numbers_hint")] if is_percent(terms.unit) else []),
        status,
        asked(COMMENTARY, box(COMMENTARY, multiline=True), hint),
        asked(EXPECTED, {**date_box(), **({"initial_date": day} if day else {})}),
        asked(WITHHELD_BY, box(WITHHELD_BY), "withheld_by_hint"),
        *([asked(SIMILAR, box(SIMILAR), "similar_hint")] if asks_similar(terms) else []),
        *(asked(key, box(key), f"{key}_hint", **facts) for key, facts in also_asked(one).items()),
        *([asked(GRADE, _grades(terms, typed), "grade_hint")] if asks_grade(terms) else []),
        *([asked(GRADE_WHY, box(GRADE_WHY, multiline=True))] if asks_grade(terms) else []),
    ]


def asks_similar(terms: MeasureTerms) -> bool:
    """Whether the most similar forces' figure is asked for."""
    return terms.grading is not None and terms.grading.comparator is Comparator.SIMILAR_FORCES


def asks_grade(terms: MeasureTerms) -> bool:
    """Whether its owner may see it otherwise than the figures."""
    return terms.grading is not None and terms.polarity is not Polarity.CONTEXT


def grades_of(terms: MeasureTerms) -> dict[str, Grade]:
    """The grades that may be given, each under its word, once."""
    found: dict[str, Grade] = {}
    for grade, word in terms.grading.words if terms.grading else ():
        found.setdefault(word, grade)
    return found


def _grades(terms: MeasureTerms, typed: Mapping[str, str]) -> Block:
    options = [option(say_plain(TEMPLATE, BY_FIGURES), BY_FIGURES)]
    offered = grades_of(terms)
    options += [option(shorten(word, 70), grade) for word, grade in offered.items()]
    chosen = typed.get(GRADE) or BY_FIGURES
    if terms.grading and chosen != BY_FIGURES:
        chosen = offered[terms.grading.word(Grade(chosen))]
    return choice_box("radio_buttons", options, chosen)


def also_asked(one: MeasureStanding) -> dict[str, dict[str, object]]:
    """What else the form asks: the last quarter's figure where it is provisional or there is none, and that of a year
    before where there is none. Not where two numbers must come with each."""
    if one.terms.suppress_below and is_percent(one.terms.unit):
        return {}
    known = dict(one.before)
    last = known.get(one.last_quarter.quarter)
    found: dict[str, dict[str, object]] = {}
    if last is None or last.value is None or last.provisional:
        before = words.short(last.value, one.terms.unit) if last and last.value is not None else ""
        withheld = bool(last and last.withheld_by)
        found[LAST_QUARTER] = {"other": one.last_quarter.quarter, "before": before, "withheld": withheld}
    if one.last_year.value is None:
        withheld = one.last_year.because is NotCompared.WITHHELD
        found[LAST_YEAR] = {"other": one.last_year.quarter, "withheld": withheld}
    return found


def _asked_about(one: MeasureStanding, doubts: Sequence[Doubtful]) -> list[Block]:
    if not doubts:
        return []
    last = words.short(one.earlier, one.terms.unit) if one.earlier is not None else ""
    lines = [say_plain(TEMPLATE, each, last=last) for each in doubts]
    tick = tick_box(say_plain(TEMPLATE, "anyway"), "yes", ticked=False)
    return [
        section(say(TEMPLATE, "asked_about", doubts=lines)),
        input_block(ANYWAY, say_plain(TEMPLATE, "anyway_question"), tick),
    ]


def not_kept(
    why: str, terms: MeasureTerms, numbers: tuple[Decimal, Decimal] | None = None, of: Decimal | None = None
) -> str:
    """Why an answer was not kept, as plain text below its question."""
    share = ""
    if numbers and of is not None:
        share = f"{numbers[0] * 100 / numbers[1]:,.{max(1, places(of))}f}"
    return say_plain(TEMPLATE, why, terms=terms, share=share)


def too_many_words(number: int, most: int = MOST_WORDS) -> str:
    """That what readers should know is too long."""
    return say_plain(TEMPLATE, "too_many_words", most=most, number=number)


def recorded(one: MeasureStanding) -> Ours:
    """That a figure was kept, above the form of the next."""
    return say(TEMPLATE, "recorded", code=one.terms.code, figure=words.figure(one))


def gone_since() -> str:
    """That there is nothing to answer any more, beside the question of a form that was sent."""
    return say_plain(TEMPLATE, "gone_since")


def gone() -> Ours:
    """That there is nothing to answer."""
    return say(TEMPLATE, "gone")
