"""What is to be changed is named exactly; what may have been meant is offered; a code is taken for no other."""

import pytest

from handlers.reading.finding import Name, exactly, likely

NAMES = [
    Name("DOR-1.1", "Cadet units"),
    Name("DOR-2.7", "Answering 101 calls"),
    Name("DOR-3.1", "Informant handling"),
    Name("DOR-3.11", "Stalking"),
]
OF_ONE_KIND = [
    Name("A-1", "Tackling crime on the roads"),
    Name("A-2", "Tackling crime on the farms"),
    Name("A-3", "Tackling crime on the railway"),
]


@pytest.mark.parametrize(
    ("words", "refs"),
    [
        ("3.11", ["DOR-3.11"]),
        ("DOR-3.12", ["DOR-3.1", "DOR-3.11"]),
        ("cadets", ["DOR-1.1"]),
        ("cadte units", ["DOR-1.1"]),
        ("stalkin", ["DOR-3.11"]),
        ("answering calls", ["DOR-2.7"]),
        ("111 calls", ["DOR-2.7"]),
        ("the", []),
        ("zebra", []),
        ("", []),
    ],
)
def test_what_may_have_been_meant(words: str, refs: list[str]) -> None:
    """By a ref or one like it, and by words, misspelt or not; the best first."""
    assert [one.code for one in likely(words, NAMES)][: len(refs)] == refs
    assert bool(likely(words, NAMES)) is bool(refs)


def test_words_of_every_name_decide_nothing() -> None:
    """Where each title says "tackling crime on the", what is left decides; alone, all of them are offered."""
    assert likely("tackle crime on the road", OF_ONE_KIND)[0].code == "A-1"
    assert len(likely("tackling crime", OF_ONE_KIND)) == 3


def test_the_whole_name_of_an_area_comes_before_words_of_a_title() -> None:
    """Whoever types it means what belongs there, whatever other titles have of its words."""
    names = [
        Name("DOR-1.1", "Meet community safety leads about the road", "Crime and ASB"),
        Name("DOR-1.4", "Tell people about e-scooters", "Road Safety"),
    ]
    assert [one.code for one in likely("road safety", names)] == ["DOR-1.4", "DOR-1.1"]
    assert likely("DOR-1.1 road safety", names)[0].code == "DOR-1.1"


@pytest.mark.parametrize(
    ("words", "ref"),
    [
        ("DOR-1.1", "DOR-1.1"),
        (" dor 1.1 ", "DOR-1.1"),
        ("cadet units", "DOR-1.1"),
        ("Cadet  units.", "DOR-1.1"),
        ("cadet unit", ""),
        ("the DOR-1.1", ""),
        ("not DOR-1.1", ""),
        ("1.1", ""),
        ("", ""),
    ],
)
def test_exactly_is_nothing_more_and_nothing_less(words: str, ref: str) -> None:
    """What is to be changed is named by its code or its name alone."""
    found = exactly(words, NAMES)
    assert (found.code if found else "") == ref


def test_two_that_are_written_alike_are_neither() -> None:
    """Where case and punctuation alone tell two apart, loosely written words are none of them."""
    names = [Name("A-1.1", "One"), Name("A-11", "Two"), Name("A 1-1", "Three")]
    assert exactly("a11", names) == names[1]
    assert exactly("a1.1", names) is None
    assert exactly("A-1.1", names) == names[0]
