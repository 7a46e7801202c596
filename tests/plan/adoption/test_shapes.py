"""Plans in the shapes in which they are published: what is taken for sure, what is asked, and what it comes to."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from functools import cache

import pytest

from storage.plan.adoption.adopting import Adoption, adopt
from storage.plan.adoption.docket import Pending
from storage.plan.adoption.grids.opening import open_files
from tests.plan.adoption.older_shapes import FILES

TODAY = date(2026, 11, 30)


@cache
def adoption(name: str, likeliest: bool = False) -> Adoption:
    """What comes of a plan by its file's name."""
    return adopt(open_files([(name, FILES[name]())]), TODAY, likeliest=likeliest)


@dataclass(frozen=True)
class Expected:
    """What a good reading comes to. `due` and `leads` are in the order of `refs`, "" where somebody is asked; `asks`
    are the kinds of questions about the file itself; `returns` counts past returns by quarter."""

    refs: str
    priorities: str
    due: str
    leads: str
    asks: str
    returns: dict[str, int] = field(default_factory=dict)
    milestones: int = 0


EVERY = {"no_mail", "plan_office", "chief", "office", "no_sro", "plan_starts", "plan_ends"}
"""What is asked of nearly every file: what no file says."""
EXPECTED = {
    "county.xlsx": Expected(
        "SP1 SP2 FS1 FS2",
        "1 Safer places|2 Fair start",
        "2026-03-31 2026-03-31 2025-09-30 ",
        "Head of Towns|Head of Highways||Head of Schools",
        "is_sro which_due several_leads no_day",
        {"2025/26 Q1": 3, "2025/26 Q2": 4},
    ),
    "commissioner.xlsx": Expected(
        "1.1 1.2 2.1 2.2 2.3",
        "1 Victims|2 Rural crime",
        "2024-03-31   2023-06-30 2022-06-30",
        "Commissioning Manager|Head of Engagement|Head of Engagement|Performance Analyst|Performance Analyst",
        "no_ref struck hidden ongoing",
        {"2023/24 Q3": 5},
    ),
    "fire-authority.csv": Expected(
        "3 4 6 8",
        "1 Prevention|7 Response",
        "2025-03-31 2024-12-31 2026-03-31 2025-09-30",
        "Prevention Manager||Education Officer|Fleet Manager",
        "which_position several_leads percent",
    ),
    "city-abroad.xlsx": Expected(
        "1.1 1.2 1.3 2.1 2.2",
        "1 Safe Streets|2 Housing for All",
        "2025-06-30 2024-12-31 2025-09-30 2026-03-04 ",
        "Public Works|Transportation|Parks & Recreation||Planning",
        "which_position no_ref rating several_leads ongoing",
    ),
    "district.docx": Expected(
        "1.1 1.2 2.1 2.2",
        "1 Anti-social behaviour|2 Violence against women and girls",
        "2026-03-31   2025-10-31",
        "Community Safety Manager|Housing Manager|Community Safety Manager|Press Officer",
        "several_days unclear_day",
        {"2025/26 Q2": 4},
    ),
    "borough.xlsx": Expected(
        "1.1 1.2 2.1",
        "1 Violence|2 Town centre",
        "2025-06-30 2026-03-31 ",
        "Policy Lead||",
        "which_position no_ref several_leads rating no_lead no_day",
        milestones=2,
    ),
    "authority.xlsx": Expected(
        "1.1a 1.1b 1.1c 1.2 1.10 2.1a 2.1b",
        "1.1 Values are agreed|1.2 Roles are known|1.10 Complaints are seen|2.1 Views are sought",
        "2018-02-28 2018-03-31 2018-02-28 2017-12-31   ",
        "|PM||CEO|PSC|Comms|",
        "which_title which_position shared_ref several_leads rating step_as_above ongoing due_before_start no_day "
        "no_status",
        milestones=7,
    ),
    "milestones.xlsx": Expected(
        "M1 M2 M3 M4",
        "1 Better service|2 Village life",
        "2015-06-30  2016-03-31 ",
        "Finance|Chief Executive|Housing Services|Housing Services",
        "is_sro several_days ongoing",
    ),
    "board.xlsx": Expected(
        "1.1 1.2 1.3 2.1 2.2",
        "1 Prevention|2 Finance",
        "2024-09-30 2025-03-31  2025-03-31 2025-03-31",
        "Head of Partnerships|||Finance Officer|Finance Officer",
        "which_position no_ref copy several_leads rating no_lead no_day",
        milestones=2,
    ),
    "sponsored.xlsx": Expected(
        "1.1 1.2 A.1",
        "1 Cut what worries people most|A Run the office",
        " 2015-12-31 2016-03-31",
        "Policy Officer||Contracts Officer",
        "ongoing several_leads",
        {"2015/16 Q3": 3},
    ),
    "in-one-cell.xlsx": Expected(
        "1(i)(a)/1 1(i)(a)/3 1(i)(b)/1 1(i)(b)/2",
        "1(i)(a) Keep the money sound|1(i)(b) Housing",
        "2016-03-31 2015-09-30  2015-12-31",
        "Board|Board|Communities|",
        "rating no_day several_leads",
        {"2015/16 Q1": 1, "2015/16 Q2": 1, "2015/16 Q3": 1},
    ),
}


def column(found: Adoption, field_: str) -> list[str]:
    """A field of all commitments, "" where it waits."""
    values = [row.get(field_) for row in found.tables["commitments"]]
    return ["" if value is None or isinstance(value, Pending) else str(value) for value in values]


@pytest.mark.parametrize("name", FILES)
def test_commitments_and_priorities_are_found(name: str) -> None:
    """Every commitment once, under its reference and its priority; sections, headings, counts and notes are none."""
    found, expected = adoption(name), EXPECTED[name]
    assert column(found, "ref") == expected.refs.split(" ")
    titles = [f"{row['code']} {row['title']}" for row in found.tables["priorities"]]
    assert titles == expected.priorities.split("|")


@pytest.mark.parametrize("name", FILES)
def test_days_and_leads_are_taken_or_asked(name: str) -> None:
    """A day or a lead that can be read in one way only is taken, any other is left blank and asked."""
    found, expected = adoption(name), EXPECTED[name]
    assert column(found, "due") == expected.due.split(" ")
    assert column(found, "lead") == expected.leads.split("|")


@pytest.mark.parametrize("name", FILES)
def test_what_is_asked(name: str) -> None:
    """Each kind of doubt is asked, and no other."""
    asked = {one.kind for one in adoption(name).questions} - EVERY
    assert asked == set(EXPECTED[name].asks.split(" "))


@pytest.mark.parametrize("name", FILES)
def test_past_returns_and_milestones(name: str) -> None:
    """Past returns are made for the quarters that the file gives, milestones of parts and steps."""
    found, expected = adoption(name), EXPECTED[name]
    assert Counter(row["quarter"] for row in found.tables["returns"]) == expected.returns
    assert len(found.tables["milestones"]) == expected.milestones


@pytest.mark.parametrize("name", FILES)
def test_the_likeliest_for_all_leaves_only_what_nobody_can_guess(name: str) -> None:
    """With the likeliest taken, only addresses are left to decide, and nothing waits."""
    found = adoption(name, likeliest=True)
    assert {one.kind for one in found.open_questions} <= {"no_mail"}
    values = [value for rows in found.tables.values() for row in rows for value in row.values()]
    assert not any(isinstance(value, Pending) for value in values)


def test_an_answer_is_asked_once_for_all_cells_that_say_the_same() -> None:
    """One question for a status word, with each of its cells."""
    (asked,) = (one for one in adoption("board.xlsx").questions if one.said == "Working on it")
    assert asked.where == ("Plan!D10", "Plan!D17")
    assert asked.likely == "On track"


def test_ratings_by_colour_alone() -> None:
    """A rating column without words is read by its fills, and the choice says so."""
    ratings = [row["rag"] for row in adoption("commissioner.xlsx").tables["returns"]]
    assert ratings == ["On track", "At risk", "On track", "Complete", "Complete"]
    assert "by_colour" in {one.kind for one in adoption("commissioner.xlsx").choices}


def test_a_quarter_of_a_year_that_is_none_of_ours() -> None:
    """A line that explains one quarter by a day settles all of them as the calendar's."""
    assert "calendar" in {one.kind for one in adoption("milestones.xlsx").choices}


def test_a_lead_that_the_cell_marks_needs_no_answer() -> None:
    """ "(lead)" behind one of several says who leads; an inspector beside them is the force lead."""
    row = adoption("district.docx").tables["commitments"][0]
    assert (row["lead"], row["force_lead"]) == ("Community Safety Manager", "Neighbourhood Inspector")


def test_a_row_that_a_tracked_change_took_out_is_listed() -> None:
    """It is no commitment, and it is not lost."""
    gone = [one.text for one in adoption("district.docx").unplaced if "tracked change" in one.place]
    assert gone == ["1.3 Buy cameras", "Housing Manager", "31/12/2024", "Withdrawn.", "Red"]


def test_the_plan_itself() -> None:
    """Title, years, office, the word for a priority and the scheme of ratings come from the lines above the table."""
    county, sponsored = adoption("county.xlsx").plan, adoption("sponsored.xlsx").plan
    assert county["office.name"] == "Anyshire County Council"
    assert (county["plan.starts"], county["plan.ends"]) == (date(2025, 4, 1), date(2026, 3, 31))
    assert sponsored["plan.words.priority"] == "Objective"
    assert sponsored["plan.rag_scheme"] == "thames_valley"
