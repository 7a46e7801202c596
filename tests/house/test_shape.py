"""Holds the shape of the code: short files, short functions, and a word on top of each module. Exceptions are
listed here with their reason, and an exception that is no longer needed fails."""

import ast

from tests.house.source import Module, everything, length

LONGEST_FILE = 300
LONGEST_FUNCTION = 40
SHORT_FUNCTION = 20
SHORT_SHARE = 0.9

LONG_FILES = {
    "storage/migrations/versions/0001_the_first_tables.py": "a migration is written once and read as a list",
    "storage/migrations/versions/0004_collecting.py": "a migration is written once and read as a list",
    "tests/papers/snapshots.py": "one made-up quarter in full, which every test of the paper reads",
    "tests/workspace/test_acting.py": "one conversation after another with the same workspace",
}
LONG_FUNCTIONS = {
    "storage/migrations/versions/0001_the_first_tables.py::upgrade": "a list of tables, in their order",
    "storage/migrations/versions/0001_the_first_tables.py::downgrade": "the same list, backwards",
    "storage/migrations/versions/0004_collecting.py::upgrade": "a list of tables, in their order",
}


def test_every_module_opens_with_a_few_words() -> None:
    """Every module says on top, in one to three lines, what lives there."""
    assert [module.path for module in everything() if not 1 <= opening(module) <= 3] == []


def opening(module: Module) -> int:
    """The lines of the first paragraph of a module's docstring."""
    docstring = ast.get_docstring(module.tree) or ""
    return len(docstring.split("\n\n")[0].splitlines())


def test_files_are_short() -> None:
    """No file is longer than 300 lines, but for those whose reason is given."""
    assert {module.path for module in everything() if module.lines > LONGEST_FILE} == set(LONG_FILES)


def test_no_function_is_long() -> None:
    """No function is longer than 40 lines, but for those whose reason is given."""
    long = {
        f"{module.path}::{function.name}"
        for module in everything()
        for function in module.functions()
        if length(function) > LONGEST_FUNCTION
    }
    assert long == set(LONG_FUNCTIONS)


def test_nine_functions_in_ten_are_under_twenty_lines() -> None:
    """At least nine functions in ten have fewer than twenty lines."""
    lengths = [length(function) for module in everything() for function in module.functions()]
    short = sum(one < SHORT_FUNCTION for one in lengths)
    assert short >= SHORT_SHARE * len(lengths)
