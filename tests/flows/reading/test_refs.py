"""Refs among what people type: which commitments it speaks of, and what is said of each."""

import pytest

from handlers.reading.refs import mentions, passages, said_of

REFS = ["DOR-1.1", "DOR-1.2", "DOR-2.1", "DOR-11", "A-1", "A-1.2"]


@pytest.mark.parametrize(
    ("typed", "known", "strange", "text"),
    [
        ("DOR-1.1 is green", ["DOR-1.1"], [], "is green"),
        ("dor–1.1: is green", ["DOR-1.1"], [], "is green"),
        ("DOR-1.1 and DOR-1.2 are green", ["DOR-1.1", "DOR-1.2"], [], "are green"),
        ("DOR-1.1, 1.2 & 2.1 are green", ["DOR-1.1", "DOR-1.2", "DOR-2.1"], [], "are green"),
        ("both DOR-1.1/DOR-1.2 green", ["DOR-1.1", "DOR-1.2"], [], "green"),
        ("Hi, update on DOR-1.1: it opened", ["DOR-1.1"], [], "it opened"),
        ("> • DOR-1.1 opened", ["DOR-1.1"], [], "opened"),
        ("DOR-1.1 24 officers joined", ["DOR-1.1"], [], "24 officers joined"),
        ("A-1 2 officers joined", ["A-1"], [], "2 officers joined"),
        ("A-1.2 officers joined", ["A-1.2"], [], "officers joined"),
        ("DOR-11 opened", ["DOR-11"], [], "opened"),
        ("DOR-9.9 opened", [], ["DOR-9.9"], "opened"),
        ("DRO-1.1 opened", [], ["DRO-1.1"], "opened"),
        ("DOR 9.9 opened", [], ["DOR 9.9"], "opened"),
        ("DOR-1.1 and DOR-9.9 opened", ["DOR-1.1"], ["DOR-9.9"], "opened"),
        ("DOR-1.1/1.2 green", ["DOR-1.1", "DOR-1.2"], [], "green"),
        ("\u202eDOR-1.1\u200b opened", ["DOR-1.1"], [], "opened"),
        ("green for DOR-1.1", ["DOR-1.1"], [], "green"),
        ("🔴 DOR-1.1", ["DOR-1.1"], [], "🔴"),
        ("Visits went well (DOR-1.1).", ["DOR-1.1"], [], "Visits went well"),
        ("Nobody has a hall or the money for DOR-1.1", [], [], "Nobody has a hall or the money for DOR-1.1"),
        ("COVID-19 closed the hall", [], [], "COVID-19 closed the hall"),
        ("The DOR 2021 plan was agreed", [], [], "The DOR 2021 plan was agreed"),
        ("Opened it, see DOR-1.1", [], [], "Opened it, see DOR-1.1"),
    ],
)
def test_what_a_message_begins_with(typed: str, known: list[str], strange: list[str], text: str) -> None:
    """One ref or several, loosely written, after few words; what only looks like one is told apart."""
    (only,) = passages(typed, REFS)
    assert (list(only.refs), list(only.strange), only.text) == (known, strange, text)


@pytest.mark.parametrize(
    ("typed", "first", "second"),
    [
        ("DOR-1.1: opened.\nDOR-1.2: closed.", "opened.", "closed."),
        ("DOR-1.1: opened. DOR-1.2: closed.", "opened.", "closed."),
        ("DOR-1.1 green, DOR-1.2 at risk", "green", "at risk"),
        ("DOR-1.1 = green; DOR-1.2 = amber", "green", "amber"),
        (
            "DOR-1.1 opened in Poole on time. DOR-1.2 is needed for it.",
            "opened in Poole on time. DOR-1.2 is needed for it.",
            None,
        ),
        ("DOR-1.1\nDOR-1.2\nopened", "opened", "opened"),
        (
            "The hall was handed over.\nDOR-1.1 opened\nDOR-1.2 closed",
            "The hall was handed over.\nopened",
            "The hall was handed over.\nclosed",
        ),
        ("My updates:\nDOR-1.1 opened\nmore\nDOR-1.2 closed", "opened\nmore", "closed"),
    ],
)
def test_what_is_said_of_each(typed: str, first: str, second: str | None) -> None:
    """A line, or a sentence after a colon, belongs to the ref that it begins with; words before the first to all."""
    assert said_of(typed, "DOR-1.1", REFS) == first
    assert said_of(typed, "DOR-1.2", REFS) == (second or typed)


def test_every_ref_in_a_text_is_found() -> None:
    """In order, as the plan writes it."""
    found = mentions("See dor 2.1, then DOR-1.1 (and DOR-7.7).", REFS)
    assert [(one.ref, one.known) for one in found] == [
        ("DOR-2.1", True),
        ("DOR-1.1", True),
        ("DOR-7.7", False),
    ]
