"""The project's own files as the house tests read them: what is code, what is text, what is a page. What they
must be like is said in the tests."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).parents[2]
FLOORS = ("bot", "handlers", "digests", "storage")
BESIDE_THE_CODE = (
    ".ci/run",
    ".dockerignore",
    ".env.example",
    ".gitignore",
    "Dockerfile",
    "Makefile",
    "Procfile",
    "compose.yaml",
    "docs/systemd/muster.service",
    "manifest.json",
    "pyproject.toml",
    "requirements.lock",
    "requirements.txt",
)
NOT_TEXT = (".pyc", ".docx", ".xlsx", ".png", ".db")

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """One Python file: where it is, from the top of the repository, and what stands in it."""

    path: str
    text: str
    tree: ast.Module

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """All that stands in it, gone through once for all who look."""
        return tuple(ast.walk(self.tree))

    @property
    def lines(self) -> int:
        """How long it is."""
        return len(self.text.splitlines())

    def functions(self) -> Iterator[Function]:
        """Every function and method in it."""
        return (node for node in self.nodes if isinstance(node, Function))


def length(function: Function) -> int:
    """A function's lines, from `def` to its last."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def modules(*folders: str) -> tuple[Module, ...]:
    """Every Python file under these folders, folder by folder in the order of their paths."""
    return tuple(module for folder in folders for module in _under(folder))


@cache
def _under(folder: str) -> tuple[Module, ...]:
    texts = (
        (path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
        for path in sorted((ROOT / folder).rglob("*.py"))
    )
    return tuple(Module(path, text, ast.parse(text)) for path, text in texts)


def forget() -> None:
    """Lets go of what was read: so many nodes hold up whatever else the process does."""
    _under.cache_clear()


def product() -> tuple[Module, ...]:
    """The code of the four floors."""
    return modules(*FLOORS)


def everything() -> tuple[Module, ...]:
    """The code of the four floors and of the tests."""
    return modules(*FLOORS, "tests")


def every_test() -> Iterator[tuple[Module, Function]]:
    """Every test function."""
    for module in modules("tests"):
        for function in module.functions():
            if function.name.startswith("test_"):
                yield module, function


@cache
def pages() -> tuple[Path, ...]:
    """Every page of documentation."""
    return tuple(sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]))


@cache
def said(*pages_: Path) -> str:
    """The text of these pages, or of all of them."""
    return "\n".join(page.read_text(encoding="utf-8") for page in pages_ or pages())


def texts() -> Iterator[tuple[str, str]]:
    """(path, text) of every file of the project that is text."""
    inside = (path for folder in (*FLOORS, "tests") for path in (ROOT / folder).rglob("*"))
    for path in (*(ROOT / name for name in BESIDE_THE_CODE), *pages(), *inside):
        if path.is_file() and path.suffix not in NOT_TEXT:
            yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")


def dotted(node: ast.expr) -> str:
    """`a.b.c` of a name or of attributes of a name, else nothing."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=value, attr=attr):
            return f"{dotted(value)}.{attr}"
        case _:
            return ""
