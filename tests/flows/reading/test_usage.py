"""A verb that is typed otherwise than it is read: nothing is done, what was not understood is named, and the examples
are the office's own."""

import pytest

from handlers.reading.usage import misspelt_because
from tests.flows.person import Person

OWN, STRANGE = "ANY-1.1", "DOR-"


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize(
    ("typed", "named", "example"),
    [
        (
            "extend ANY-1.3 to 31 Feb because it is late",
            "“31 Feb” was not understood",
            "/muster extend ANY-1.3 to",
        ),
        (
            "extend ANY-1.3 to 32 Dec because it is late",
            "“32 Dec” was not understood",
            "/muster extend ANY-1.3 to",
        ),
        (
            "extend ANY-1.3 to 20 Oct becuase late",
            "“becuase” was not understood",
            "/muster extend ANY-1.3 to",
        ),
        (
            "waive ANY-1.3 becuase it is paused",
            "“becuase” was not understood",
            "/muster waive ANY-1.3 because",
        ),
        (
            "waive ANY-1.3",
            "there is no reason, after “because”, in “ANY-1.3”",
            "/muster waive ANY-1.3 because",
        ),
        ("withdraw ANY-1.3 as it is over", "there is no reason, after “because”", "/muster withdraw ANY-1.3"),
        ("exempt Head of Custody", "there is no reason, after “because”", "/muster exempt Head of Custody"),
        (
            "merge ANY-1.1 with ANY-1.2",
            "“ANY-1.1 with ANY-1.2” was not understood",
            "/muster merge ANY-1.1 ANY-1.2",
        ),
        (
            "hand Head of Custody to me",
            "“Head of Custody to me” was not understood",
            "/muster hand over Head of",
        ),
        ("acting Head of Custody is me", "was not understood", "/muster acting Head of Custody is"),
        ("closed 31 Nov", "“31 Nov” was not understood", "/muster closed 24 Dec"),
        (
            "timetable Q3 cut-off 31 Feb because late",
            "“cut-off 31 Feb” was not understood",
            "/muster timetable",
        ),
        (
            "meeting Zebra Panel 20 Nov 2021",
            "“Zebra Panel” was not understood",
            "/muster meeting Anyshire Panel",
        ),
        (
            "away Head of Custody 30 to 31 Feb",
            "“Head of Custody 30 to 31 Feb” names no days",
            "/muster away Bid Lead 12",
        ),
        ("wiave ANY-1.3 because it is paused", "“wiave” was not understood", "/muster waive <ref>"),
    ],
)
def test_what_was_not_understood_is_named(office: Person, typed: str, named: str, example: str) -> None:
    """Whoever typed it reads that nothing was done, which words were the trouble, and how it is typed here."""
    office.types(f"/muster {typed}")
    office.reads("Nothing was", named, example)
    office.does_not_read(STRANGE)


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize(
    "verb", ["waive", "extend", "exempt", "chase", "split", "merge", "record", "return-form"]
)
def test_a_verb_alone_says_how_it_is_typed(office: Person, verb: str) -> None:
    """With refs and roles of the plan; nothing was meant to be done, so that it is not said either."""
    office.types(f"/muster {verb}")
    office.reads(f"/muster {verb} ")
    office.does_not_read(STRANGE, "Nothing was done")


@pytest.mark.usefixtures("asked")
def test_ones_own_days_and_hours_are_named_too(lead: Person) -> None:
    """As of the office's verbs."""
    lead.types("/updates away 30 to 31 Feb")
    lead.reads("Nothing was recorded: “30 to 31 Feb” names no days that can be read")
    lead.types("/updates hours late")
    lead.reads("Nothing was changed: “late” names no hours that can be read")


@pytest.mark.parametrize(
    ("words", "word"), [("x becuase y", "becuase"), ("x BECAUS y", "BECAUS"), ("for a cause", ""), ("", "")]
)
def test_what_was_meant_to_be_because(words: str, word: str) -> None:
    """A slip of the fingers, and no other word."""
    assert misspelt_because(words) == word
