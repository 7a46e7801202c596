"""Holds the rooms: that a floor is no hall, that templates stand beside whoever fills them, that one word is one
thing. That rooms do not go in a circle is import-linter's, in pyproject.toml."""

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.rooms import PAGE, with_table
from tests.house.source import FLOORS, ROOT, Module, modules, product, said

MOST_FILES = 12
HALLS = (
    *FLOORS,
    "bot/rehearsal/workspace",
    "storage/plan/adoption",
    "tests",
    "tests/flows",
    "tests/record",
    "tests/rules",
    "tests/messages",
    "tests/messages/registry",
)
"""Folders whose files stand side by side, before there is a room for them."""
FILLS = ("say", "say_plain", "paragraphs", "sentence")
"""What fills a template, or asks what is in it."""


@pytest.mark.parametrize("hall", HALLS)
def test_no_floor_is_a_hall(hall: str) -> None:
    """No more than twelve files lie flat on a floor, or in a folder of tests that has rooms."""
    files = [path.name for path in (ROOT / hall).glob("*.py")]
    assert len(files) <= MOST_FILES, sorted(files)


def test_the_table_of_rooms_is_made_of_their_sentences() -> None:
    """docs/architecture.md shows every room of every floor with the sentence in its `__init__.py`; `make rooms`
    brings it up to date."""
    assert with_table(said(PAGE)) == said(PAGE)


def test_every_template_stands_beside_the_module_that_fills_it() -> None:
    """Every template of digests is filled by a module of its own room, and every template that is named exists."""
    there = {path.relative_to(ROOT / "digests").as_posix() for path in (ROOT / "digests").rglob("*.j2")}
    used = {(f"{template}.j2", module.path) for module in modules("digests") for template in filled(module)}
    beside = {template for template, path in used if in_one_room(template, path)}
    assert (there - beside, {template for template, _ in used} - there) == (set(), set())


def in_one_room(template: str, path: str) -> bool:
    """Whether a template and a module stand in the same folder."""
    return Path("digests", template).parent == Path(path).parent


def filled(module: Module) -> Iterator[str]:
    """The templates that a module names where it fills them, by their names or by a constant of its own."""
    constants = {
        node.targets[0].id: node.value.value
        for node in module.tree.body
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and isinstance(node.value, ast.Constant)
    }
    # One of several that are chosen from by a module: each stands in a constant.
    named = (value for value in constants.values() if isinstance(value, str))
    yield from (name for name in named if (ROOT / "digests" / f"{name}.j2").is_file())
    for node in module.nodes:
        if isinstance(node, ast.Call) and node.args and called(node) in FILLS:
            match node.args[0]:
                case ast.Constant(value=str(name)):
                    yield name
                case ast.Name(id=name) if name in constants:
                    yield str(constants[name])


def called(call: ast.Call) -> str:
    """The name of what is called, whatever it is taken from."""
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def test_no_class_name_stands_for_two_things() -> None:
    """Whoever reads the name of a class of the product knows which is meant."""
    names = Counter(
        node.name for module in product() for node in module.nodes if isinstance(node, ast.ClassDef)
    )
    assert {name: number for name, number in names.items() if number > 1} == {}
