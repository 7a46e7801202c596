"""Figures that are withheld: nothing of them is left in what may be shown."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from digests.measures import grades, words
from storage.facts.grades import Comparator, Grading
from storage.measures.standing import shown, standing
from storage.rules.measures.grading import words_of
from storage.rules.measures.withheld import names_one, without_withheld
from tests.rules.measures.test_grading import Q1, Q2, TERMS, YEAR_AGO, said

HIDDEN = replace(
    said(None, commentary="Cover was low (16.90)"),
    withheld_by="Deputy Chief Constable",
    review_on=date(2021, 12, 1),
)
FIRST = said("16.9", of=(171288, 10260), commentary="16.9 minutes")
KNOWN = {
    YEAR_AGO: [said("16.1")],
    Q1: [FIRST, HIDDEN],
    Q2: [said("16.7", commentary="Down from 16.9, of 10 260 calls; 16.91 is another", own_why="Not 171,288")],
}
GRADED = replace(TERMS, grading=Grading(Comparator.LAST_YEAR, words_of("content_scrutiny", {})))


def test_nothing_of_a_withheld_figure_is_left() -> None:
    """Not in the row that stood before, nor in words of another quarter, nor beside another figure, nor in a grade;
    only that it is withheld, until when, by whom and why."""
    seen = shown(KNOWN, GRADED)
    assert "16.9 " not in str(seen)
    assert "171" not in str(seen)
    last, now = standing(GRADED, Q1, seen, None), standing(GRADED, Q2, seen, None)
    assert (
        words.figure(last) == "withheld until 1 December 2021, when Deputy Chief Constable looks at it again"
    )
    assert (last.revised_from, last.figure and last.figure.commentary) == (None, "Cover was low ([withheld])")
    assert grades.graded(last) == "no grade by the figures: it is withheld"
    assert now.figure
    assert now.figure.commentary == "Down from [withheld], of [withheld] calls; 16.91 is another"
    assert (now.figure.own_why, now.last_quarter.value) == ("Not [withheld]", None)
    later = replace(Q1, year=Q1.year + 1)
    a_year_on = standing(GRADED, later, {**seen, later: [said("16")]}, None)
    assert grades.graded(a_year_on) == "no grade by the figures: the figure of Q1 2021/22 is withheld"


def test_what_is_given_after_all_is_shown_again() -> None:
    """With what was said of it before; and without anything withheld nothing is changed."""
    given = {**KNOWN, Q1: [FIRST, HIDDEN, said("16.9")]}
    assert without_withheld(given) is given


@pytest.mark.parametrize(
    ("text", "number", "found"),
    [
        ("1,234 calls", "1234", True),
        ("1 234 calls", "1234", True),
        ("about 1234.", "1234", True),
        ("21,234", "1234", False),
        ("1,234,000", "1234", False),
        ("88.80%", "88.8", True),
        ("88.81%", "88.8", False),
        ("3 of them", "3", True),
        ("3.5 of them", "3", False),
        ("it is 0.5", "0.5", True),
    ],
)
def test_a_number_however_it_is_written(text: str, number: str, found: bool) -> None:
    """Thousands with commas, spaces or neither, noughts at its end, and no part of another number."""
    assert names_one(text, [Decimal(number)]) is found
