"""Measures in every state worth looking at, for the registry: figures of a public paper's kind, and made-up ones."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from digests.kit.blocks import Message
from digests.measures import form, measures, sent
from digests.measures.form import Drawn
from storage.enums import MeasurePeriod, Polarity, Trend
from storage.facts.grades import Comparator, Grade, Graded, Grading, Ungraded
from storage.facts.measures import (
    Doubtful,
    EarlierFigure,
    FigureForm,
    FigureSaid,
    MeasureStanding,
    MeasureTerms,
    NotCompared,
)
from storage.facts.plan import QuarterName
from storage.plan.files.faults import Fault
from storage.rules.measures.grading import words_of
from tests.messages.registry.kit import cast

YEAR_AGO = QuarterName(2020, 2)
CALLS = MeasureTerms(
    4, "DM4", "999 calls answered within <10> seconds", "%", Polarity.HIGHER_BETTER, MeasurePeriod.QUARTER, "90%",
    "Head of Contact Management", "Share of 999 calls answered within ten seconds", 1, "Force telephone system", 1,
    None, ("2",), ("DOR-2.4",), True,
)  # fmt: skip
INCIDENTS = replace(
    CALLS, id=2, code="DM2", name="Anti-social behaviour incidents", unit="incidents", decimals=None, target="",
    polarity=Polarity.LOWER_BETTER, period=MeasurePeriod.TWELVE_MONTHS, definition="", source="", commitments=(),
)  # fmt: skip
OFFICERS = replace(
    INCIDENTS, id=7, code="DM7", name="Police officers", unit="full-time equivalents", polarity=Polarity.CONTEXT,
    period=MeasurePeriod.POINT,
)  # fmt: skip
COMPLAINTS = replace(
    INCIDENTS, id=9, code="DM9", name="Complaints", unit="", suppress_below=5, publishable=False
)


def said(value: str, **more: Any) -> FigureSaid:
    """A figure that was given."""
    return replace(
        FigureSaid(
            Decimal(value), None, False, None, "", 1, "Head of Contact Management", "", cast.at(11, 14, 5)
        ),
        **more,
    )


def standing(terms: MeasureTerms, figure: FigureSaid | None, **more: Any) -> MeasureStanding:
    """How one stands, with nothing beside it but what is said."""
    none = (
        EarlierFigure(cast.Q1, because=NotCompared.NO_FIGURE),
        EarlierFigure(YEAR_AGO, because=NotCompared.NO_FIGURE),
    )
    return replace(MeasureStanding(terms, cast.Q2, figure, None, *none), **more)


ANSWERED = standing(
    CALLS,
    said(
        "88.8",
        numbers=(Decimal(31620), Decimal(35610)),
        provisional=True,
        commentary="Below 90% as <visitors> return",
    ),
    revised_from=Decimal("89.1"),
    last_quarter=EarlierFigure(cast.Q1, Decimal("92.7"), Trend.LOSING),
    last_year=EarlierFigure(YEAR_AGO, Decimal("88.8"), Trend.STEADY),
    target=Decimal(90),
    target_met=False,
    before=((cast.Q1, said("92.7")), (YEAR_AGO, said("88.8"))),
)
FEWER = standing(
    INCIDENTS,
    said("30120"),
    last_quarter=EarlierFigure(cast.Q1, Decimal(33985), because=NotCompared.NEW_DEFINITION),
    last_year=EarlierFigure(YEAR_AGO, Decimal(31260), Trend.GAINING),
)
FOR_CONTEXT = standing(
    OFFICERS, said("1301.5"), last_quarter=EarlierFigure(cast.Q1, Decimal("1298.0"), Trend.UP)
)
HELD_BACK = standing(COMPLAINTS, replace(said("3"), value=None, held_back=True))
NOT_YET = standing(
    INCIDENTS,
    replace(
        said("1"), value=None, expected_on=date(2022, 1, 27), commentary="National statistics come later"
    ),
    last_quarter=EarlierFigure(cast.Q1, Decimal(33985), because=NotCompared.NO_FIGURE),
)
GRADING = Grading(Comparator.TARGET, words_of("content_scrutiny", {}), tolerance=Decimal(1))
GRADED = replace(
    ANSWERED,
    terms=replace(CALLS, grading=GRADING),
    graded=Graded(
        Grade.WORSE, None, Decimal(90), provisional=True, judged=Grade.BETTER, judged_by="Head of Contact Management",
        judged_why="Two <nights> of a storm are in it", before=Grade.EXPECTED,
    ),
)  # fmt: skip
UNGRADED = replace(
    FEWER,
    terms=replace(INCIDENTS, grading=replace(GRADING, comparator=Comparator.LAST_YEAR)),
    graded=Graded(None, Ungraded.NEW_DEFINITION, None),
)
WITHHELD = standing(
    CALLS,
    replace(
        said("1"), value=None, withheld_by="Deputy Chief Constable", review_on=date(2022, 1, 27),
        commentary="It shows how far <cover> was drawn down",
    ),
    target=Decimal(90),
)  # fmt: skip
OUT = standing(CALLS, None, target=Decimal(90), asked=True)
WAIVED = standing(CALLS, None, target=Decimal(90), waived="The telephones were changed")
NOT_ASKED = standing(CALLS, None, target=Decimal(90))


@dataclass(frozen=True)
class Kept:
    """What became of a figure of a file."""

    standing: MeasureStanding
    stood: bool = False


def fault(code: str, given: str = "") -> Fault:
    """A fault at a cell of such a file."""
    return Fault("line 3, column C", "figures.figure", code, given, known_as="DM4, figure")


ALL = (ANSWERED, FEWER, FOR_CONTEXT, HELD_BACK, WITHHELD, NOT_YET, OUT, WAIVED)

MEASURES: Mapping[str, Callable[[], Message | dict[str, Any]]] = {
    "measures.measures.all_measures/every_state": lambda: measures.all_measures(ALL, cast.Q2),
    "measures.measures.all_measures/second_page": lambda: measures.all_measures((*ALL, *ALL), cast.Q2, 2),
    "measures.measures.all_measures/none": lambda: measures.all_measures((), cast.Q2),
    "measures.measures.all_measures/none_of_it": lambda: measures.all_measures((), cast.Q2, 1, "3"),
    "measures.measures.one_measure/answered": lambda: measures.one_measure(ANSWERED, may_give=True),
    "measures.measures.one_measure/graded": lambda: measures.one_measure(GRADED, may_give=True),
    "measures.measures.all_measures/graded": lambda: measures.all_measures((GRADED, UNGRADED), cast.Q2),
    "measures.measures.one_measure/held_back": lambda: measures.one_measure(HELD_BACK, may_give=False),
    "measures.measures.one_measure/withheld": lambda: measures.one_measure(WITHHELD, may_give=False),
    "measures.measures.one_measure/out": lambda: measures.one_measure(OUT, may_give=True),
    "measures.measures.one_measure/not_asked": lambda: measures.one_measure(NOT_ASKED, may_give=False),
    "measures.measures.one_measure/waived": lambda: measures.one_measure(WAIVED, may_give=False),
    "measures.sent.recorded_from/some_stood": lambda: sent.recorded_from(
        "Figures <Q2>.csv",
        [Kept(one, stood=one is FEWER) for one in (ANSWERED, FEWER, HELD_BACK, NOT_YET)],
        [fault("column_not_kept", "grade")],
    ),
    "measures.sent.recorded_from/fifty": lambda: sent.recorded_from("all.xlsx", [Kept(ANSWERED)] * 50),
    "measures.sent.not_taken/faults": lambda: sent.not_taken(
        "Figures <Q2>.csv", [fault("figure_not_a_number", "<!here>"), fault("figure_or_why")]
    ),
    "measures.sent.not_taken/very_many": lambda: sent.not_taken(
        "all.xlsx", [fault("figure_not_a_number", "<!here>" * 20)] * 300
    ),
    "measures.sent.no_figures_in/other_file": lambda: sent.no_figures_in("Letter <1>.csv"),
    "measures.form.figure_view/first": lambda: form.figure_view(FigureForm(OUT, 0)),
    "measures.form.figure_view/graded": lambda: form.figure_view(
        FigureForm(
            replace(
                GRADED,
                terms=replace(CALLS, grading=replace(GRADING, comparator=Comparator.SIMILAR_FORCES)),
                figure=said("88.8", comparator=Decimal("90.1"), own_grade=Grade.EXPECTED, own_why="A storm"),
            ),
            1,
        )
    ),
    "measures.form.figure_view/revised": lambda: form.figure_view(FigureForm(ANSWERED, 2)),
    "measures.form.figure_view/withheld": lambda: form.figure_view(FigureForm(WITHHELD, 1)),
    "measures.form.figure_view/not_yet": lambda: form.figure_view(FigureForm(NOT_YET, 1)),
    "measures.form.figure_view/asked_about": lambda: form.figure_view(
        FigureForm(ANSWERED, 1), Drawn({"figure": "888", "status": "final"}, tuple(Doubtful))
    ),
    "measures.form.figure_view/following": lambda: form.figure_view(
        FigureForm(FOR_CONTEXT, 0), Drawn(recorded=form.recorded(ANSWERED))
    ),
}
