"""Whatever adopting decides, asks or refuses has its words, and no words are left over."""

import ast
from collections.abc import Iterator

from digests.kit.prose import paragraphs
from tests.house.source import Module, modules

BEGINS = {"ask": "ask_", "pick": "ask_", "note": "read_", "NotReadable": "refuse_"}
"""Functions whose first argument names a paragraph, and how its name begins."""
KINDS = tuple(BEGINS.values())
MADE_OF_PARTS = ("ask_which_", "read_day_", "read_start_", "read_told_")
"""Names that the code puts together."""
FROM_FILES = {
    "refuse_adopted_already",
    "refuse_not_found",
    "refuse_not_readable",
    "refuse_empty_file",
    "refuse_too_big",
}
"""Refusals that the command names, and reading a file's bytes, which is plan_files'."""
DAMAGE = {"read_misread_letters", "read_lost_letters", "read_turned_text", "read_mixed_letters"}
"""What was wrong with a text before it came, as plan files name it."""
OF_DIGESTS = {"read_answered", "read_likeliest", "read_headings", "read_by_hand"}
REASONS = {"around", "beside", "column", "no_rating"}
"""Reasons that are worked out and not named in a call."""
DOUBTS = {
    "ask_date_in_text",
    "ask_day_partly_shown",
    "ask_half_quotation",
    "ask_moving_day",
    "ask_stray_comma",
    "ask_shown_otherwise",
}
"""Questions about cells, whose kind the file's reader writes into the cell."""


def texts(node: ast.expr) -> Iterator[str]:
    """The texts that stand in an expression."""
    yield from (
        one.value for one in ast.walk(node) if isinstance(one, ast.Constant) and isinstance(one.value, str)
    )


def named(module: Module) -> Iterator[str]:
    """The paragraphs that calls in a module name."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and node.args:
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name in BEGINS:
                yield from (f"{BEGINS[name]}{text}" for text in texts(node.args[0]))
            if name in ("came_of", "_say", "_asked", "_asked_rating", "get"):
                yield from (
                    f"{begins}{text}"
                    for arg in node.args
                    for text in texts(arg)
                    for begins in ("no_", "ask_")
                )
        if isinstance(node, ast.Assign):
            yield from (f"ask_{text}" for text in texts(node.value))


def all_named() -> set[str]:
    """Every name that the code gives to a decision."""
    rooms = (*modules("storage/plan/adoption"), *modules("handlers"))
    return {name for module in rooms if "adopt" in module.path for name in named(module)}


def test_every_question_choice_and_refusal_has_its_words() -> None:
    """What the code names in full is a paragraph."""
    calls = [
        f"{BEGINS[name]}{node.args[0].value!s}"
        for module in modules("storage/plan/adoption")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant)
        if (name := getattr(node.func, "attr", getattr(node.func, "id", ""))) in BEGINS
    ]
    assert len(calls) > 40
    assert set(calls) - paragraphs("plan/adoption") == set()


def test_no_words_are_left_over() -> None:
    """Each paragraph of a decision is named by the code."""
    written = {name for name in paragraphs("plan/adoption") if name.startswith((*KINDS, "no_"))} - {
        "no_place_intro"
    }
    known = (
        all_named()
        | FROM_FILES
        | OF_DIGESTS
        | {f"no_{reason}" for reason in REASONS}
        | DOUBTS
        | DAMAGE
        | {"no_template"}
    )
    assert {name for name in written - known if not name.startswith(MADE_OF_PARTS)} == set()
