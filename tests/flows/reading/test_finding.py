"""Finding what was meant: misspelt names are found, and a code is taken for no other code."""

import pytest

from handlers.reading.finding import Name, exactly, find

NAMES = [
    Name("DOR-1.1", "Cadet units"),
    Name("DOR-2.7", "Answering 101 calls"),
    Name("DOR-3.1", "Informant handling"),
    Name("DOR-3.11", "Stalking"),
]
PRIORITIES = [
    Name("0", "Making the plan"),
    Name("1", "Cut Crime and ASB"),
    Name("2", "Make Policing More Visible and Connected"),
    Name("3", "Fight Violent Crime and High Harm"),
    Name("4", "Fight Rural Crime"),
    Name("5", "Put Victims and Communities First"),
    Name("6", "Make Every Penny Count"),
]
OF_ONE_KIND = [
    Name("A-1", "Tackling crime on the roads"),
    Name("A-2", "Tackling crime on the farms"),
    Name("A-3", "Tackling crime on the railway"),
]


@pytest.mark.parametrize(
    ("words", "ref"),
    [
        ("dor-1.1", "DOR-1.1"),
        ("DOR 3.1", "DOR-3.1"),
        ("dor3.11", "DOR-3.11"),
        ("DOR-3-11", "DOR-3.11"),
        ("when is DOR-3.1 due?", "DOR-3.1"),
        ("who leads dor 2.7, cadets?", "DOR-2.7"),
        ("cadet units DOR-3.11.", "DOR-3.11"),
        ("compare DOR-1.1 and DOR-3.1", ""),
        ("DOR-3.1.2", ""),
        ("XDOR-3.1", ""),
        ("cadet unts", "DOR-1.1"),
        ("cadets", "DOR-1.1"),
        ("101 calls", "DOR-2.7"),
        ("answering calls", "DOR-2.7"),
        ("DOR-7.2", ""),
        ("DOR-3", ""),
        ("3.1", ""),
        ("DOR-4.1", ""),
        ("VC-3.11", ""),
        ("111 calls", ""),
        ("the", ""),
        ("!!", ""),
        ("", ""),
    ],
)
def test_what_was_meant(words: str, ref: str) -> None:
    """A code may be written loosely; one that is not there, or only half of one, is asked about."""
    found = find(words, NAMES).one
    assert (found.code if found else "") == ref


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("rural crime", "4"),
        ("how is rural crime doing", "4"),
        ("rurl crim", "4"),
        ("crime rural", "4"),
        ("victims", "5"),
        ("asb", "1"),
        ("priority 4", "4"),
        ("4.", "4"),
        ("4 Fight Rural Crime", "4"),
        ("visable and conected", "2"),
        ("the 4 new cars", ""),
        ("Q1 2021/22", ""),
        ("crime", ""),
        ("the plan and the crime", ""),
        ("policing the zoo", ""),
        ("burglary", ""),
        ("the", ""),
        ("and", ""),
    ],
)
def test_what_was_meant_of_priorities(words: str, code: str) -> None:
    """A phrase that stands whole in one name is that name; a word that several share, or that says nothing,
    decides nothing."""
    found = find(words, PRIORITIES).one
    assert (found.code if found else "") == code


def test_words_of_every_name_decide_nothing() -> None:
    """Where each title says "tackling crime on the", what is left decides; alone, it is asked about."""
    meant = find("tackle crime on the road", OF_ONE_KIND).one
    assert (meant.code if meant else "") == "A-1"
    asked = find("tackling crime", OF_ONE_KIND)
    assert (asked.one, len(asked.likely)) == (None, 3)
    assert find("tackling crime on the moon", OF_ONE_KIND) == find("moon", OF_ONE_KIND)


def test_a_number_is_taken_for_the_end_of_a_ref_to_ask_about() -> None:
    """Half a ref is a guess, and is shown as one."""
    assert [one.code for one in find("3.11", NAMES).likely] == ["DOR-3.11"]
    assert [one.code for one in find("DOR-3.12", NAMES).likely] == ["DOR-3.1", "DOR-3.11"]


def test_a_commitment_that_left_the_plan_is_taken_for_no_other() -> None:
    """Its ref is like another's, and is not that one."""
    assert find("DOR-1.1", NAMES[1:]).one is None


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


@pytest.mark.parametrize(
    ("words", "guess"),
    [
        ("4", False),
        ("rural crime", False),
        ("crime rural", False),
        ("victim", False),
        ("asb", False),
        ("rural crmie", True),
        ("victms", True),
        ("visable and conected", True),
    ],
)
def test_what_is_misspelt_is_found_as_a_guess(words: str, guess: bool) -> None:
    """Every word that was typed stands in the name, in singular or plural, or the answer says that it is a guess."""
    found = find(words, PRIORITIES)
    assert (found.one is not None, found.guess) == (True, guess)
