"""Compares the pages with the code: what exists is written down, and what is written down exists."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from bot.cli import muster
from bot.settings import Settings
from handlers.muster import VERBS
from handlers.reading.verbs import HelpGroup
from tests.house.source import FLOORS, ROOT, everything, pages, product, said

LINK = re.compile(r"\[[^\]]*\]\((?!https?:|mailto:)([^)\s]+)\)")
FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
NAMED_FILE = re.compile(rf"`((?:{'|'.join((*FLOORS, 'tests', 'docs'))})/[\w./-]+)`")
OWN_VARIABLE = re.compile(r"\bMUSTER_[A-Z_]+\b")
TARGET = re.compile(r"^([a-z]+):.*## ", re.MULTILINE)
DECISIONS = ROOT / "docs" / "adr"
ARCHITECTURE = ROOT / "docs" / "architecture.md"
ARROW = re.compile(r"^  (\w+) --> (\w+)$", re.MULTILINE)


def titles(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", FENCED.sub("", said(page)), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


def commands(group: click.Command, words: tuple[str, ...] = ()) -> Iterator[str]:
    """Every command as it is typed, those inside groups too."""
    if not isinstance(group, click.Group):
        yield " ".join(("python -m bot", *words))
        return
    for name, command in group.commands.items():
        yield from commands(command, (*words, name))


def imports() -> Iterator[tuple[str, str]]:
    """(floor, floor) of every import from one floor into another."""
    for module in product():
        for node in module.nodes:
            found = node.module if isinstance(node, ast.ImportFrom) else None
            above, below = module.path.partition("/")[0], (found or "").partition(".")[0]
            if below in FLOORS and above != below:
                yield above, below


def targets() -> list[str]:
    """What can be asked of make."""
    return TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page: Path) -> None:
    """Every link in a page leads to a file of the repository, and its anchor to a heading there."""
    broken = []
    for link in LINK.findall(said(page)):
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (anchor and anchor not in titles(target)):
            broken.append(link)
    assert broken == []


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_file_that_a_page_names_is_there(page: Path) -> None:
    """Every file or folder of ours that a page names exists."""
    assert [name for name in NAMED_FILE.findall(said(page)) if not (ROOT / name).exists()] == []


def test_every_page_is_linked_from_the_readme() -> None:
    """Somebody who starts at the README finds every other page, decisions by their list."""
    linked = {(ROOT / link.partition("#")[0]).resolve() for link in LINK.findall(said(ROOT / "README.md"))}
    listed = {page for page in pages() if page.parent != DECISIONS} | {DECISIONS / "README.md"}
    assert listed - linked == {ROOT / "README.md"}


def test_every_decision_is_listed() -> None:
    """Every decision record is in the list of them, and none has another's number."""
    files = sorted(path.name for path in DECISIONS.glob("[0-9]*.md"))
    assert sorted(LINK.findall(said(DECISIONS / "README.md"))) == files
    assert [name[:4] for name in files] == [f"{number:04}" for number in range(1, len(files) + 1)]


@pytest.mark.parametrize("command", tuple(commands(muster)))
def test_every_command_is_in_the_docs(command: str) -> None:
    """Every command of the command line is in a page, as it is typed."""
    assert command in said()


@pytest.mark.parametrize("name", tuple(Settings.NAMES.values()))
def test_every_setting_is_in_the_docs(name: str) -> None:
    """Every setting is explained to whoever operates Muster."""
    assert f"`{name}`" in said(ROOT / "docs" / "operations.md")


def test_every_variable_of_ours_is_in_the_docs() -> None:
    """Every MUSTER_ variable that the code or a test knows is in a page."""
    known = {name for module in everything() for name in OWN_VARIABLE.findall(module.text)}
    assert {name for name in known if name not in said()} == set()


@pytest.mark.parametrize("target", targets())
def test_every_make_target_is_in_the_docs(target: str) -> None:
    """Whatever make can do is in the README, in CONTRIBUTING or in TESTING."""
    assert f"make {target}" in said(*(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "TESTING.md")))


def test_the_drawing_shows_every_import_and_each_goes_down() -> None:
    """The arrows of docs/architecture.md are the imports between floors, and every one goes down."""
    drawn = set(ARROW.findall(said(ARCHITECTURE)))
    assert drawn == set(imports())
    assert [arrow for arrow in drawn if FLOORS.index(arrow[0]) >= FLOORS.index(arrow[1])] == []


def test_the_readme_lists_every_verb() -> None:
    """Under its group, as the table of verbs has it."""
    rows = [row for row in said(ROOT / "README.md").splitlines() if row.startswith("| `/muster ")]
    listed = [re.findall(r"`(?:/muster )?([a-z-]+)[^`]*`", row) for row in rows]
    verbs = [verb for verb in VERBS.values() if verb.name != "help"]
    assert listed == [[one.name for one in verbs if one.group is group] for group in HelpGroup]
