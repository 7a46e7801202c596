"""How single values are read: days, ratings, roles, references and sections, as people write them."""

from datetime import date

import pytest

from storage.plan.adoption.reading.headings import meaning_of
from storage.plan.adoption.words.days import How, Reader, read_day
from storage.plan.adoption.words.names import roles_in, split_ref, split_section
from storage.plan.adoption.words.quarterly import by_quarter
from storage.plan.adoption.words.ratings import is_count, key_of, rating_of_fill, read_rating
from storage.rules.calendar import quarters


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("31/03/08", "2008-03-31"),
        ("31.03.16", "2016-03-31"),
        ("2026-03-31", "2026-03-31"),
        ("31st March 2026", "2026-03-31"),
        ("Mon 31/03/25", "2025-03-31"),
        ("Tuesday 31st March 2026", "2026-03-31"),
        ("by Wednesday, 1 April 2026", "2026-04-01"),
        ("Sep '19", "2019-09-30"),
        ("Sep-19", "2019-09-30"),
        ("by end March 2026", "2026-03-31"),
        ("12/2025", "2025-12-31"),
        ("Q4 2025/26", "2026-03-31"),
        ("25/26 Q2", "2025-09-30"),
        ("end of Q2 25/26", "2025-09-30"),
        ("Quarter 1 2025-26", "2025-06-30"),
        ("Q3", "2025-12-31"),
        ("2025/26", "2026-03-31"),
        ("FY 2025/26", "2026-03-31"),
        ("April 2024 - March 2025", "2025-03-31"),
        ("Apr-Jun 2024", "2024-06-30"),
        ("1 April 2024 to 31 March 2025", "2025-03-31"),
        ("3/25/2025", "2025-03-25"),
        ("31 Mawrth 2026", "2026-03-31"),
    ],
)
def test_a_day_that_can_be_read_in_one_way(text: str, day: str) -> None:
    """It is taken without asking; a month, a quarter or a year is its last day."""
    read = read_day(text, None, Reader(year=2025))
    assert (read.sure, str(read.day)) == (True, day)


@pytest.mark.parametrize(
    ("text", "how", "likely"),
    [
        ("Ongoing", How.ONGOING, None),
        ("Monthly from April 2025", How.ONGOING, date(2025, 4, 30)),
        ("tbc", How.UNKNOWN, None),
        ("(not specified)", How.UNKNOWN, None),
        ("", How.UNKNOWN, None),
        ("31/03/25 revised to 30/06/25", How.SEVERAL, date(2025, 6, 30)),
        ("30/06/25 (was 31/03/25)", How.SEVERAL, date(2025, 6, 30)),
        ("31/03/2026 (revised from 30/09/2025)", How.SEVERAL, date(2026, 3, 31)),
        ("30/09/2025 (brought forward from 31/03/2026)", How.SEVERAL, date(2025, 9, 30)),
        ("revised from 30/09/2025 to 31/03/2026", How.SEVERAL, date(2026, 3, 31)),
        ("31 März 2026 oder so", How.UNCLEAR, None),
        ("31/03/99", How.UNCLEAR, None),
        ("December 2025 (subject to funding)", How.LOOSE, date(2025, 12, 31)),
        ("Q2 2005", How.WHICH_QUARTER, date(2005, 9, 30)),
        ("March", How.NO_YEAR, date(2026, 3, 31)),
        ("2026", How.LOOSE, date(2026, 12, 31)),
        ("Monday 31 March 2026", How.OTHER_WEEKDAY, date(2026, 3, 31)),
        ("Weds, 3/25/2026 (Tues)", How.LOOSE, date(2026, 3, 25)),
        ("due Thurs 31/03/2026", How.OTHER_WEEKDAY, date(2026, 3, 31)),
        ("Summer 2026", How.LOOSE, date(2026, 8, 31)),
        ("99/99/9999", How.UNCLEAR, None),
        ("Year 1", How.UNCLEAR, None),
        ("30/06/1899", How.UNCLEAR, None),
    ],
)
def test_a_day_that_somebody_is_asked_about(text: str, how: How, likely: date | None) -> None:
    """Nothing that may mean something else is taken; the likeliest is offered."""
    read = read_day(text, None, Reader(year=2025))
    assert (read.sure, read.how, read.day) == (False, how, likely)


def test_a_quarter_of_the_calendar_year() -> None:
    """Where it is known that quarters are the calendar's, they are sure."""
    assert read_day("Q1 2006", None, Reader(calendar=True)).day == date(2006, 3, 31)
    assert read_day("Q4 2005 / Q1 2006", None, Reader(calendar=True)).day == date(2006, 3, 31)


@pytest.mark.parametrize(
    ("text", "rating", "sure"),
    [
        ("Done", "blue", True),
        ("G (C)", "blue", True),
        ("100%", "blue", True),
        ("On Target", "green", True),
        ("G ↑", "green", True),
        ("🟢", "green", True),
        ("not on track", "amber", True),
        ("On Hold", "grey", True),
        ("In Progress", "green", False),
        ("Stuck", "red", False),
        ("Waiting for review", "amber", False),
        ("Under Control", "green", False),
        ("46.67%", "green", False),
        ("Amber - recruitment is late", "amber", False),
        ("Anything else", "None", False),
    ],
)
def test_a_word_for_how_it_stands(text: str, rating: str, sure: bool) -> None:
    """Only a word that says whether it is on track is a rating by itself."""
    read = read_rating(text)
    assert (str(read.rating), read.sure) == (rating, sure)


@pytest.mark.parametrize(
    ("fill", "rating"),
    [
        ("00B050", "green"), ("92D050", "green"), ("C6EFCE", "green"), ("FFC000", "amber"), ("FFFF00", "amber"),
        ("FFEB9C", "amber"), ("FF0000", "red"), ("C00000", "red"), ("FFC7CE", "red"), ("0070C0", "blue"),
        ("D9D9D9", "None"), ("7030A0", "None"), ("FFFFFF", "None"),
    ],
)  # fmt: skip
def test_a_colour_for_how_it_stands(fill: str, rating: str) -> None:
    """The colours that Excel offers, bright and pale; grey, white and purple say nothing."""
    assert str(rating_of_fill(fill)) == rating


def test_a_key_and_a_count() -> None:
    """What a key says of its colours; a row that counts others up."""
    assert key_of("Key: Green - completed, Red - not started") == {"green": "completed", "red": "not started"}
    assert key_of("G = on track; A = late") == {"g": "on track", "a": "late"}
    assert is_count("1 Done, 2 Working on it")
    assert not is_count("7 of 17 held")


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("All members/\nCEO", "All members|CEO"),
        ("PM & Force", "PM|Force"),
        ("Neighbourhoods; Communities", "Neighbourhoods|Communities"),
        ("Head of Partnerships, Grants Officer", "Head of Partnerships|Grants Officer"),
        ("Complaints Lead & Legal Adviser", "Complaints Lead|Legal Adviser"),
        ("Chief Executive and Chief Finance Officer", "Chief Executive|Chief Finance Officer"),
        ("Planning and Economic Development / Leader", "Planning and Economic Development|Leader"),
        ("Head of Policy and Performance", "Head of Policy and Performance"),
        ("Housing and Environmental Services", "Housing and Environmental Services"),
        ("TBC", ""),
        ("Vacant", ""),
    ],
)
def test_several_roles_in_a_cell(text: str, roles: str) -> None:
    """They are taken apart; an "and" that is a part of a title or a service stays in it."""
    assert "|".join(roles_in(text)) == roles


@pytest.mark.parametrize(
    ("text", "ref", "title"),
    [
        ("1.1 Monitor how", "1.1", "Monitor how"),
        ("1) - Deliver savings", "1)", "Deliver savings"),
        ("A.1 Let the contract", "A.1", "Let the contract"),
        ("P01: Do it", "P01", "Do it"),
        ("2. Do this", "2", "Do this"),
        ("3 new officers", "", "3 new officers"),
        ("12 months of work", "", "12 months of work"),
        ("101 call answering improves", "", "101 call answering improves"),
        ("Adopt standards (A2) (04/05 M6)", "", "Adopt standards (A2) (04/05 M6)"),
        ("2025 plan", "", "2025 plan"),
    ],
)
def test_a_reference_in_front_of_a_title(text: str, ref: str, title: str) -> None:
    """A quantity is none, nor is last year's number behind the title."""
    assert split_ref(text) == (ref, title)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("SECTION 1  Objective 1  Cut crime", ("Objective", "1", "Cut crime")),
        ("Priority 2: Safer", ("Priority", "2", "Safer")),
        ("Theme Two – People", ("Theme", "2", "People")),
        ("1 (i) (a) Keep it sound", ("", "1(i)(a)", "Keep it sound")),
        ("A Safer County", ("", "", "A Safer County")),
        ("Prevention", ("", "", "Prevention")),
        ("Pillar B", ("Pillar", "B", "Pillar B")),
    ],
)
def test_a_section_in_its_parts(text: str, parts: tuple[str, str, str]) -> None:
    """Its label, its code and its title; the nearest of several labels counts."""
    assert split_section(text) == parts


def test_several_quarters_in_a_cell() -> None:
    """What is told of each quarter, the year of one without it taken from the others."""
    before, told = by_quarter("In all: well.\nQ1 (2015/16) Begun.\nQ2: Late.", 2015)
    assert before == "In all: well."
    assert [(quarters.code(one.quarter), one.text) for one in told] == [
        ("2015/16 Q1", "Begun."),
        ("2015/16 Q2", "Late."),
    ]
    assert by_quarter("Q2: Late.", None) == ("Q2: Late.", ())


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("R/A/G", "rating"), ("Sponsor (SMG)", "sro"), ("Current Status of Action", "progress"),
        ("Task Status", "rating"),
        ("Lead Directorates", "lead"), ("% complete", "percent"), ("Timeline - End", "due"),
        ("Links to other actions", "no_place"),
        ("Forecast end", "due"), ("Item ID (auto generated)", "no_place"), ("Action owner", "lead"), ("Vorhaben", ""),
    ],
)  # fmt: skip
def test_what_a_heading_means(heading: str, field: str) -> None:
    """By its very words, by its first part, or by the last known phrase in it."""
    assert meaning_of(heading).field == field
