"""What looks like personal data, and what only seems to: V17 of docs/rules.md."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.rules.answering.personal_data import Sign, signs

ROLES = ("Chief Inspector Prevention", "DI Major Crime", "Head of Scrutiny", "Dr Foster House")


@pytest.mark.parametrize(
    ("text", "sign", "piece"),
    [
        ("Logged as crime number 55210012345.", Sign.CRIME_NUMBER, "crime number 55210012345"),
        ("See 55210012345 for it", Sign.CRIME_NUMBER, "55210012345"),
        ("It is 12/3456/21 in the log", Sign.CRIME_NUMBER, "12/3456/21"),
        ("It is CR/012345/21", Sign.CRIME_NUMBER, "CR/012345/21"),
        ("Write to a.b+c@home.example.", Sign.EMAIL, "a.b+c@home.example"),
        ("Ring 07700 900123 after six", Sign.PHONE, "07700 900123"),
        ("Ring +44 20 7946 0018", Sign.PHONE, "+44 20 7946 0018"),
        ("The flat at bh15 1ab", Sign.POSTCODE, "bh15 1ab"),
        ("He was born on 3 May 1987", Sign.BIRTH_DATE, "born on 3 May 1987"),
        ("DOB: 03/05/87", Sign.BIRTH_DATE, "DOB: 03/05/87"),
        ("We met Mrs Bell twice", Sign.NAMED_PERSON, "Mrs Bell"),
        ("PC Bell leads the patrol", Sign.NAMED_PERSON, "PC Bell"),
        ("PC O'Bell and PC McBell lead it", Sign.NAMED_PERSON, "PC O'Bell"),
        ("The suspect Jane O’Bell was told", Sign.NAMED_PERSON, "suspect Jane O’Bell"),
        ("The victim Jane Bell was told", Sign.NAMED_PERSON, "victim Jane Bell"),
    ],
)
def test_what_looks_like_personal_data_is_found(text: str, sign: Sign, piece: str) -> None:
    """Each kind is found as it is written, and nothing else in the sentence is."""
    assert list(signs(text, ROLES)) == [(sign, piece)]


@pytest.mark.parametrize(
    "text",
    [
        "Met on 12/10/2021 and on 14 October 2021; 1,250 calls, £12,000,000,000 and 55 %.",
        "From 2018/19 to 2020/21, Q2 1st phase and Q3 2nd phase on the A31 and the A35.",
        "The Chief Inspector Prevention and the DI Major Crime met at Dr Foster House.",
        "Victims in Poole Harbour, and witnesses at Weymouth, were asked; call 101 or 0800 555 111.",
        "DOR-2.3 and ANY-1.1 stand as in R-17, minute 7.4 of 12 October.",
        "Crime numbers fell by 12 % in 2021, to 4,512.",
    ],
)
def test_what_only_seems_so_is_left_alone(text: str) -> None:
    """Dates, sums, quarters, refs, roles, places and public lines are no signs of a person."""
    assert list(signs(text, ROLES)) == []


@given(st.text(max_size=300), st.lists(st.text(max_size=30), max_size=3))
def test_any_text_is_read(text: str, known: list[str]) -> None:
    """Whatever is typed is read without an error; each sign comes once, with a piece of the text."""
    found = list(signs(text, known))
    assert len({sign for sign, _ in found}) == len(found)
    assert all(piece in text for _, piece in found)


@given(st.text("0123456789", min_size=11, max_size=11).filter(lambda text: text[0] != "0"), st.text(" ab"))
def test_eleven_figures_are_a_crime_number_wherever_they_stand(number: str, around: str) -> None:
    """The records system's own numbers are found between any words."""
    assert (Sign.CRIME_NUMBER, number) in list(signs(f"{around} {number} {around}"))


@given(st.text("abcdefghij .,", max_size=200))
def test_plain_words_are_no_signs(text: str) -> None:
    """A text without figures, capitals and signs has nothing to hide."""
    assert list(signs(text)) == []
