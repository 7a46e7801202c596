"""Colours and signs that rate: alone they are a rating, against the words beside them they are asked about."""

import pytest

from storage.plan.adoption.adopting import Adoption
from storage.plan.adoption.words.ratings import read_rating
from tests.plan.adoption.making import fill, rows, saved, workbook
from tests.plan.adoption.test_ways import column, kinds, read

BODY = """Plan 2025/26, Quarter 1
Ref|Action|Lead officer|SRO|Due date|RAG
A1|Open it|Head|Chair|31/03/2026|{0}
A2|Shut it|Head|Chair|31/03/2026|{0}
A3|Move it|Head|Chair|31/03/2026|{0}"""


def coloured(said: str, *fills: str) -> Adoption:
    """What comes of ratings that say this and are filled with these colours."""
    book = workbook(Plan=rows(BODY.format(said)))
    fill(book.worksheets[0], **{f"F{number}": colour for number, colour in enumerate(fills, start=3)})
    return read(saved(book), "plan.xlsx")


def test_a_colour_alone_makes_a_past_return() -> None:
    """As words do, though nothing was written beside it."""
    found = coloured("", "00B050", "FFC000", "FF0000")
    assert column(found, "rag", "returns") == ["On track", "At risk", "Off track"]


def test_a_colour_that_says_another_rating_than_the_words() -> None:
    """It is asked, once for all cells that say so; until then none of them is a return."""
    found = coloured("Green", "FF0000", "FF0000", "00B050")
    (asked,) = (one for one in found.questions if one.kind == "fill_differs")
    assert (asked.likely, asked.about, asked.where) == (
        "On track",
        ("Green", "Off track"),
        ("Plan!F3", "Plan!F4"),
    )
    assert column(found, "ref", "returns") == ["A3"]


def test_what_is_complete_may_be_green() -> None:
    """So many paint it."""
    assert "fill_differs" not in kinds(coloured("Complete", "00B050", "00B050", "00B050"))


@pytest.mark.parametrize(
    ("said", "rating"),
    [("🟢", "green"), ("●", "green"), ("▲", "amber"), ("🟡", "amber"), ("■", "red"), ("❌", "red"), ("✔", "blue"),
     ("✔️", "blue"), ("🔵", "blue"), ("○", "grey"), ("⚪", "grey"), ("🔴 Red", "red"), ("● On track", "green")],
)  # fmt: skip
def test_a_sign_is_a_rating(said: str, rating: str) -> None:
    """Emoji and Muster's own signs, alone or beside words that say the same."""
    read_ = read_rating(said)
    assert (str(read_.rating), read_.sure) == (rating, True)


@pytest.mark.parametrize("said", ["🔴 On track", "■ Green", "❌ Complete", "🔴 G", "🟢🔴", "On track?", "R?"])
def test_what_contradicts_itself_or_doubts_is_no_rating(said: str) -> None:
    """Somebody is asked."""
    assert not read_rating(said).sure
