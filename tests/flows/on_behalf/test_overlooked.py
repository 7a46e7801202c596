"""Nothing in a return form that comes back is overlooked: what no cell of the form holds is named, and nothing is
recorded until it is put where it is read."""

from collections.abc import Callable

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from tests.flows.on_behalf.test_return_form import fill_in, form_for, sends, sends_back, told
from tests.flows.person import GREEN, Person, contains, lacks
from tests.flows.plan import LEAD
from tests.flows.stage import Stage

pytestmark = pytest.mark.usefixtures("asked")


def another_sheet(form: Workbook) -> None:
    """A page of one's own."""
    form.create_sheet("More")["A1"] = "See also my notes"


def the_line_above(form: Workbook) -> None:
    """Words over the form's own."""
    form["Return"]["A2"] = "Please ring me first"


def a_note(form: Workbook) -> None:
    """Excel's comment on a cell."""
    form["Return"]["F5"].comment = Comment("do not publish", "Somebody")


def a_column(form: Workbook) -> None:
    """One with a heading of its own."""
    form["Return"]["T4"], form["Return"]["T5"] = "Handling", "exempt"


def what_was_printed(form: Workbook) -> None:
    """The promise of last time, in other words."""
    form["Return"]["D5"] = "I never said that"


def below_the_rows(form: Workbook) -> None:
    """Words under the last commitment, in a column that is printed."""
    form["Return"]["B11"] = "Note: the other will be late"


def a_row_of_ones_own(form: Workbook) -> None:
    """The same in the column of references."""
    form["Return"]["A12"] = "Note: the other will be late"


def a_painted_rating(form: Workbook) -> None:
    """On track, in red."""
    form["Return"]["E5"].fill = PatternFill("solid", fgColor="FF0000")


def a_turned_text(form: Workbook) -> None:
    """A sign that turns what follows it round."""
    form["Return"]["F5"] = "Opened \u202ecod.exe"


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (another_sheet, ("More!A1: “See also my notes” stands on a sheet of its own",)),
        (the_line_above, ("A2: “Please ring me first” stands where the form had words of its own",)),
        (a_note, ("F5: a note stands on this cell (“do not publish",)),
        (a_column, ("T4: “Handling” stands beside the form's own columns", "T5: “exempt” stands beside")),
        (
            below_the_rows,
            ("B11: “Note: the other will be late” stands in a row that is no commitment of the form",),
        ),
        (a_row_of_ones_own, ("A12: “Note: the other will be late” stands in a row that is no commitment",)),
        (a_painted_rating, ("E5: “On track” stands in a cell that is red, which says Off track",)),
        (a_turned_text, ("F5: A sign that nobody sees turns",)),
        (what_was_printed, ("D5: “I never said that” stands where the form had words of its own",)),
    ],
)
def test_what_would_be_overlooked_is_named(
    office: Person, stage: Stage, change: Callable[[Workbook], None], named: tuple[str, ...]
) -> None:
    """Where it stands and what it says; nothing is recorded of the rest."""
    form = form_for(office, LEAD)
    fill_in(form, 5, **GREEN)
    change(form)
    sends_back(office, form)
    contains(told(office), ("Nothing of “return.xlsx” was recorded yet", *named))
    lacks(told(office), ("column without a heading",))
    assert stage.revisions("ANY-1.1") == []


def test_a_form_that_lost_its_hidden_sheet(office: Person) -> None:
    """It is known by its headings, and is no plan of anybody's."""
    form = form_for(office, LEAD)
    fill_in(form, 5, **GREEN)
    del form["Muster"]
    sends_back(office, form)
    contains(told(office), ("this is a return form that lost the hidden sheet",))
    lacks(told(office), ("as Muster's workbook",))


def test_a_form_that_was_saved_as_csv(office: Person) -> None:
    """The same, with the way back."""
    form = form_for(office, LEAD)
    lines = ["\t".join(str(cell or "") for cell in row) for row in form["Return"].iter_rows(values_only=True)]
    sends(office, "\n".join(lines).encode(), "return.csv")
    contains(told(office), ("this is a return form, saved as another kind of file", "save it as .xlsx"))


def test_an_untouched_sheet_and_an_older_form_are_taken(office: Person, stage: Stage) -> None:
    """An empty sheet says nothing; a form that went out before Muster kept what it had printed is read as ever."""
    form = form_for(office, LEAD)
    fill_in(form, 5, **GREEN)
    form.create_sheet("Sheet2")
    form["Muster"].delete_rows(4, form["Muster"].max_row)
    sends_back(office, form)
    contains(told(office), ("Recorded from the return form of",))
    assert len(stage.revisions("ANY-1.1")) == 1
