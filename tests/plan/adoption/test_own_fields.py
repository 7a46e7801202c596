"""What an office writes under Muster's own headings, or says of who may read a commitment, is kept or asked about."""

import pytest

from storage.plan.adoption.docket import Question
from tests.plan.adoption.test_ways import adopted, column

HEADS = "Ref|Action|Priority|Lead officer|SRO|Due date"
FIRST = "1.1|Open it|Safer|Head|Chair|31/03/2026"
SECOND = "1.2|Shut it|Victims|Head|Chair|31/03/2026"


@pytest.mark.parametrize(
    ("heading", "said", "field", "value"),
    [
        ("Handling", "Exempt", "handling", "exempt"),
        ("Type", "Ongoing", "type", "ongoing"),
        ("Origin", "First 100 days", "origin", "first_100_days"),
        ("Second agreer", "Vice chair", "second_agreer", "Vice chair"),
        ("Source", "Manifesto, page 3", "source", "Manifesto, page 3"),
        ("Also under", "Victims", "also", "('2',)"),
        ("Depends on", "1.2", "depends_on", "('1.2',)"),
        ("Monitor after completion", "Yes", "monitor_after_completion", "True"),
    ],
)
def test_a_heading_of_ours_is_read_as_what_it_says(heading: str, said: str, field: str, value: str) -> None:
    """What stands under it goes into its field."""
    found = adopted(Plan=f"Plan 2025/26, Quarter 1\n{HEADS}|{heading}\n{FIRST}|{said}\n{SECOND}|")
    assert column(found, field)[0] == value
    assert said not in [one.text for one in found.unplaced]


def marked(heading: str, said: str) -> tuple[str, list[Question]]:
    """The handling of a commitment that is marked so, and what is asked about it."""
    found = adopted(Plan=f"Plan 2025/26, Quarter 1\n{HEADS}|{heading}\n{FIRST}|{said}\n{SECOND}|{said}")
    return column(found, "handling")[0], [one for one in found.questions if one.kind == "handling"]


@pytest.mark.parametrize(
    ("heading", "said", "handling"),
    [
        ("Protective marking", "OFFICIAL-SENSITIVE", "restricted"),
        ("Restricted?", "Yes", "restricted"),
        ("Part 2?", "Yes", "exempt"),
        ("For publication", "No", "restricted"),
    ],
)
def test_a_marking_is_asked_about_and_nothing_is_public_meanwhile(
    heading: str, said: str, handling: str
) -> None:
    """One question for all that are marked alike; until it is answered the stricter holds."""
    taken, (asked,) = marked(heading, said)
    assert (taken, asked.likely, asked.taken) == (handling, handling, True)


@pytest.mark.parametrize(("heading", "said"), [("Restricted?", "No"), ("For publication", "Yes")])
def test_what_is_not_restricted_is_public(heading: str, said: str) -> None:
    """Nobody needs to be asked about it."""
    assert marked(heading, said) == ("public", [])


@pytest.mark.parametrize(("said", "handling"), [("Closed session", "exempt"), ("Open session", "public")])
def test_a_column_of_open_and_closed_sessions(said: str, handling: str) -> None:
    """It says who may read it, and rates nothing."""
    assert marked("Open/closed session", said)[0] == handling


def test_commitments_that_wait_for_one_another_in_a_circle() -> None:
    """Such a circle is no dependency, and is told."""
    found = adopted(Plan=f"{HEADS}|Depends on\n{FIRST}|1.2\n{SECOND}|1.1")
    assert column(found, "depends_on") == ["", ""]
    assert [one.reason for one in found.unplaced] == ["circle", "circle"]


def test_a_list_of_priorities_in_our_own_template() -> None:
    """What it says of each goes along: areas that no commitment names yet, the statement, the lead."""
    found = adopted(
        Priorities="Code|Title|Statement|Aim|Outcomes|Areas|Lead\n1|Safer|We promise|Fewer|Seen|Towns; Roads|Head",
        Commitments="Ref|Title|Priority|Area|Lead|SRO|Due\n1.1|Open it|1|Towns|Head|Chair|31/03/2026",
    )
    (row,) = found.tables["priorities"]
    assert (row["areas"], row["statement"], row["lead"]) == (("Towns", "Roads"), "We promise", "Head")
    assert column(found, "title") == ["Open it"]
