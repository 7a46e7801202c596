"""Finding what was meant: misspelt names are found, and a code is taken for no other code."""

import pytest

from handlers.finding import Name, find

NAMES = [
    Name("DOR-1.1", "Cadet units"),
    Name("DOR-2.7", "Answering 101 calls"),
    Name("DOR-3.1", "Informant handling"),
    Name("DOR-3.11", "Stalking"),
]


@pytest.mark.parametrize(
    ("words", "ref"),
    [
        ("dor-1.1", "DOR-1.1"),
        ("DOR 3.1", "DOR-3.1"),
        ("dor3.11", "DOR-3.11"),
        ("DOR-3-11", "DOR-3.11"),
        ("cadet unts", "DOR-1.1"),
        ("101 calls", "DOR-2.7"),
        ("answering calls", "DOR-2.7"),
        ("DOR-7.2", ""),
        ("DOR-3", ""),
        ("3.1", ""),
        ("DOR-4.1", ""),
        ("VC-3.11", ""),
        ("111 calls", ""),
        ("!!", ""),
    ],
)
def test_what_was_meant(words: str, ref: str) -> None:
    """A code may be written loosely; one that is not there, or only half of one, is asked about."""
    found = find(words, NAMES).one
    assert (found.code if found else "") == ref


def test_a_commitment_that_left_the_plan_is_taken_for_no_other() -> None:
    """Its ref is like another's, and is not that one."""
    assert find("DOR-1.1", NAMES[1:]).one is None
