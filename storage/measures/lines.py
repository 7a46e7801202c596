"""A row of a file with figures: what it says, as a form would have it, and what is wrong or doubtful in it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from storage.enums import Polarity
from storage.facts.grades import Comparator
from storage.facts.measures import FigureGiven
from storage.facts.plan import QuarterName
from storage.measures.figures import MeasureRow
from storage.measures.tables import GROUP, FigureLine
from storage.plan.files.faults import Fault, fault_at
from storage.plan.files.tree import Fields
from storage.rules.calendar import quarters
from storage.rules.measures.answering import doubts, refusals
from storage.rules.measures.figures import NoFigure, is_percent, read_figure
from storage.rules.measures.rows import (
    MOST_WORDS,
    commentary_of,
    grade_in,
    is_of_unit,
    numbers_of,
    shares,
)

GIVEN_ALONG = (Comparator.SIMILAR_FORCES, Comparator.LAST_YEAR)
"""What a figure is graded against may be given with it: of these."""
AT = {
    "figure": "figure",
    "numbers": "part",
    "commentary": "commentary",
    "expected": "expected",
    "grade": "grade",
    "grade_why": "grade_reason",
    "withheld_by": "reason_owner",
}
"""In which column stands what a form asks."""


@dataclass(frozen=True)
class FiguresAsk:
    """What a file is read for: the measures that whoever sent it may see, and those that they give; the newest
    quarter of which there are figures; what stands, by measure; names of the plan."""

    seen: tuple[MeasureRow, ...]
    given: frozenset[int]
    newest: QuarterName
    today: date
    stands: Mapping[int, Mapping[QuarterName, Decimal]]
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class FileLine:
    """A row of which measure and quarter are known, as it was typed and with where it stands."""

    said: FigureLine
    fields: Fields
    measure: MeasureRow
    quarter: QuarterName
    value: Decimal | NoFigure | None

    @property
    def is_percent(self) -> bool:
        """Whether it is told in per cent."""
        return is_percent(self.measure.terms.unit)

    @property
    def given(self) -> FigureGiven:
        """What the row says, as a form would have it."""
        value = self.value if isinstance(self.value, Decimal) else None
        behind = (
            numbers_of(self.said.part, self.said.whole) if self.is_percent and value is not None else None
        )
        return FigureGiven(
            value=value,
            numbers=None if isinstance(behind, NoFigure) else behind,
            provisional=self.said.provisional and value is not None,
            expected_on=self.said.expected if value is None else None,
            commentary=commentary_of(self.said.commentary, self.said.reason),
            comparator=self.compared if isinstance(self.compared, Decimal) and value is not None else None,
            own_grade=grade_in(self.said.grade or "", self.measure.terms) if self.said.grade_reason else None,
            own_why=" ".join((self.said.grade_reason or "").split()),
            withheld_by=(self.said.reason_owner or "") if self.said.redacted else "",
            review_on=self.said.review_on if self.said.redacted else None,
        )

    @property
    def compared(self) -> Decimal | NoFigure | None:
        """The most similar forces' figure, or that of a year before, where the measure is graded against it."""
        terms, said = self.measure.terms, self.said.comparator
        if said is None or terms.grading is None or terms.grading.comparator not in GIVEN_ALONG:
            return None
        return read_figure(said, terms.unit, terms.decimals)

    def fault(self, field: str, code: str, *expected: str) -> Fault:
        """What is wrong at one of its cells."""
        given = getattr(self.said, field)
        said = "" if given is None or isinstance(given, bool) else str(given)
        return fault_at(self.fields.place_of(field), f"{GROUP}.{field}", code, said, *expected)

    def faults(self, wanted: FiguresAsk) -> Iterator[Fault]:
        """All that is wrong with it by itself."""
        said, terms, given = self.said, self.measure.terms, self.given
        if not said.redacted and (said.reason_owner or said.review_on):
            yield self.fault("reason_owner" if said.reason_owner else "review_on", "figure_not_withheld")
        if said.unit and not is_of_unit(said.unit, terms.unit):
            yield self.fault("unit", "other_unit", terms.unit or "no unit")
        if isinstance(self.value, NoFigure):
            yield self.fault(
                "figure", f"figure_{self.value}", str(terms.decimals if terms.decimals is not None else 4)
            )
        elif self.value is None and not given.commentary and not said.redacted:
            yield self.fault("figure", "figure_or_why")
        if self.value is not None and said.expected:
            yield self.fault("expected", "figure_and_expected")
        yield from self._numbers(given)
        yield from self._grade()
        if len(given.commentary) > MOST_WORDS:
            yield self.fault("commentary", "too_long", str(MOST_WORDS))
        stood = wanted.stands.get(terms.id, {}).get(self.quarter)
        secret = () if stood is None else (stood,)
        wrong = refusals(
            given,
            terms,
            wanted.today,
            not_yet=given.value is None,
            withheld=said.redacted,
            secret=secret,
        )
        for at, why in wrong.items():
            if why not in ("why_not_yet", "numbers_give_another", "why_without_grade"):
                place = "review_on" if said.redacted and at == "expected" else AT[at]
                yield self.fault(place, f"figure_{why}")

    def _grade(self) -> Iterator[Fault]:
        """What is wrong with what it is graded against, and with a grade in its owner's judgement."""
        said, grading = self.said, self.measure.terms.grading
        if isinstance(self.compared, NoFigure):
            yield self.fault("comparator", "figure_not_a_number")
        if said.grade_reason and (grading is None or self.measure.terms.polarity is Polarity.CONTEXT):
            yield self.fault("grade_reason", "figure_not_graded")
        elif said.grade_reason and grading and grade_in(said.grade or "", self.measure.terms) is None:
            yield self.fault("grade", "no_such_grade", *dict.fromkeys(word for _, word in grading.words))
        if len(said.grade_reason or "") > MOST_WORDS:
            yield self.fault("grade_reason", "too_long", str(MOST_WORDS))

    def _numbers(self, given: FigureGiven) -> Iterator[Fault]:
        """What is wrong with the two numbers behind it."""
        behind = numbers_of(self.said.part, self.said.whole)
        if isinstance(behind, NoFigure):
            yield self.fault("part" if self.said.part else "whole", "figure_not_two_numbers")
        elif behind and given.value is None and not isinstance(self.value, NoFigure):
            yield self.fault("part", "numbers_without_figure")
        elif (
            behind
            and given.value is not None
            and not (right := shares(behind, given.value, percent=self.is_percent)).is_it
        ):
            yield self.fault("figure", "figure_numbers_give_another", f"{right.come_to:,f}")

    def doubted(
        self, wanted: FiguresAsk, beside: Mapping[tuple[int, QuarterName], Decimal]
    ) -> Iterator[Fault]:
        """What may be a slip, unless the row says that it was looked at."""
        terms, of = self.measure.terms, self.measure.terms.id
        asked = (
            self.quarter,
            quarters.previous(self.quarter),
            QuarterName(self.quarter.year - 1, self.quarter.number),
        )
        stands = wanted.stands.get(of, {})
        known = [stands.get(asked[0]), *(beside.get((of, one), stands.get(one)) for one in asked[1:])]
        earlier = next((one for one in known if one is not None), None)
        if not self.said.checked:
            for one in doubts(self.given, terms, earlier, (terms.name, *wanted.names)):
                if one == "no_numbers" and (terms.suppress_below or self.said.part or self.said.whole):
                    continue  # refused, not doubted
                at = "commentary" if one == "personal" and self.said.commentary else "figure"
                yield self.fault(at, f"doubt_{one}", "" if earlier is None else f"{earlier:,f}")

    def remarks(self) -> Iterator[Fault]:
        """What is to be looked at though it was taken."""
        if self.said.part and not self.is_percent:
            yield self.fault("part", "numbers_not_kept")
        if self.said.grade and not self.said.grade_reason:
            yield self.fault("grade", "grade_not_kept")
        if self.said.comparator and self.compared is None:
            yield self.fault("comparator", "comparator_not_kept")
