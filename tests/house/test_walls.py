"""Holds the walls that imports do not show: who reads the time and the environment, who prints, and what is
never written down. Which floor may import what is import-linter's, in pyproject.toml."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.house.source import Function, Module, dotted, everything, product, texts

ENVIRONMENT = (
    "os.environ",
    "os.environb",
    "os.getenv",
    "dotenv.dotenv_values",
    "dotenv_values",
    "load_dotenv",
)
MAY_READ_THE_ENVIRONMENT = {
    "bot/settings.py": "the one place that reads it",
    "bot/rehearsal/playing/stage.py": "hands a rehearsal's bot its own, less every setting of a real office",
}

THE_TIME = ("datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time", "time.time_ns")
MAY_READ_THE_TIME = {
    "bot/clock.py": "the one place that reads it",
    "bot/rehearsal/workspace/clock.py": "the workspace is not Muster, and has a clock of its own",
    "bot/rehearsal/workspace/wires/http_wire.py": "an HTTP signature is of the real time, as Slack's is",
}
A_STOPWATCH = ("time.monotonic", "time.perf_counter", "time.sleep")
WORKSPACE = "bot/rehearsal/workspace/"
MAY_HOLD_A_STOPWATCH = {
    "bot/clock.py": "the one place that reads it",
    "bot/rehearsal/playing/director.py": "waits for another process, and gives up after a while",
    "bot/rehearsal/open_house.py": "looks now and then whether another process is still there",
}

MAY_PRINT = {"bot/rehearsal/workspace/__main__.py": "its one line on the standard output is its port"}

UNFINISHED = re.compile(r"\b(TO[D]O|FIX[M]E|X[X]X|HA[C]K)\b")
AWAY_FROM_HOME = {
    "a path of somebody's machine": re.compile(r"(?<![\w.])/(home|root|tmp|work|Users)/\w"),
    "a package registry": re.compile(
        r"(?<!emit-)index-url\s|\bpypi\.|pythonhosted\.|(?<!messages\.)\bregistry\.\w+\.\w"
    ),
}
SUPPRESSION = re.compile(r"#\s*(noqa|type: ignore)(?P<codes>[:\[][\w ,\[\]-]*?\]?)?(?P<reason>\s+[-#] .+)?$")


def uses(module: Module, names: tuple[str, ...]) -> Iterator[str]:
    """Where a module mentions one of these, or imports it by its bare name."""
    bare = {name.rpartition(".")[::2] for name in names}
    ends = tuple(f".{name}" for name in names)
    for node in module.nodes:
        if isinstance(node, ast.Name | ast.Attribute) and f".{dotted(node)}".endswith(ends):
            yield f"{module.path}:{node.lineno}"
        if isinstance(node, ast.ImportFrom) and any((node.module, one.name) in bare for one in node.names):
            yield f"{module.path}:{node.lineno}"


def test_one_place_answers_in_threads_and_changes_messages() -> None:
    """What stands in the thread of a message, or in its place, is owed by announcing's to_person and to_change."""
    found = [
        f"{module.path}:{node.lineno}"
        for module in product()
        if module.path.startswith("handlers/") and module.path != "handlers/owing.py"
        for node in module.nodes
        if isinstance(node, ast.Call) and any(one.arg == "target_key" for one in node.keywords)
    ]
    assert found == []


def test_only_settings_reads_the_environment() -> None:
    """The environment is read in bot/settings.py, and elsewhere only with a reason."""
    modules = [module for module in product() if module.path not in MAY_READ_THE_ENVIRONMENT]
    assert [place for module in modules for place in uses(module, ENVIRONMENT)] == []


def test_only_the_clock_reads_the_time() -> None:
    """The time is read in bot/clock.py, and elsewhere only with a reason; everything else is handed it."""
    modules = [module for module in product() if module.path not in MAY_READ_THE_TIME]
    assert [place for module in modules for place in uses(module, THE_TIME)] == []


def test_nobody_else_waits() -> None:
    """Stopwatches and sleeps belong to the clock and the rehearsal; everything else waits on an event."""
    modules = [
        module
        for module in product()
        if module.path not in MAY_HOLD_A_STOPWATCH and not module.path.startswith(WORKSPACE)
    ]
    assert [place for module in modules for place in uses(module, A_STOPWATCH)] == []


def test_nobody_prints() -> None:
    """Muster speaks through a console or a log, never through `print`."""
    printing = [
        f"{module.path}:{node.lineno}"
        for module in product()
        if module.path not in MAY_PRINT
        for node in module.nodes
        if isinstance(node, ast.Call) and dotted(node.func) == "print"
    ]
    assert printing == []


def test_nothing_is_left_unfinished() -> None:
    """No note to do something later, and no function without a body."""
    notes = [path for path, text in texts() if UNFINISHED.search(text)]
    stubs = [
        f"{module.path}::{function.name}"
        for module in product()
        for function in module.functions()
        if is_stub(function)
    ]
    assert (notes, stubs) == ([], [])


def is_stub(function: Function) -> bool:
    """Whether a function only promises: `pass` or `...` without a docstring, or NotImplementedError."""
    last = function.body[-1]
    if isinstance(last, ast.Raise) and last.exc is not None:
        raised = last.exc.func if isinstance(last.exc, ast.Call) else last.exc
        return dotted(raised) == "NotImplementedError"
    return len(function.body) == 1 and ast.unparse(last) in ("pass", "...")


def test_every_suppressed_warning_has_its_reason() -> None:
    """A `noqa` or a `type: ignore` in the product names the rule and says why it does not hold there."""
    bare = [
        f"{module.path}:{number}"
        for module in product()
        for number, line in enumerate(module.text.splitlines(), start=1)
        if (found := SUPPRESSION.search(line)) and not (found["codes"] and found["reason"])
    ]
    assert bare == []


def test_what_others_may_use_says_what_it_does() -> None:
    """Every public function and class of the product has a docstring."""
    silent = [
        f"{module.path}::{node.name}"
        for module in product()
        if "/migrations/versions/" not in module.path
        for node in public(module)
        if not ast.get_docstring(node)
    ]
    assert silent == []


def public(module: Module) -> Iterator[Function | ast.ClassDef]:
    """The public functions and classes of a module, and the public methods of its public classes."""
    found = [node for node in module.tree.body if is_public(node)]
    for node in found:
        assert isinstance(node, Function | ast.ClassDef)
        yield node
        if isinstance(node, ast.ClassDef):
            yield from (each for each in node.body if isinstance(each, Function) and is_public(each))


def is_public(node: ast.stmt) -> bool:
    """Whether a statement defines something that others may use."""
    return isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_")


def test_no_file_names_a_machine_or_a_registry() -> None:
    """No file of the project holds a path of somebody's machine or the name of a package registry."""
    found = [
        (path, what) for path, text in texts() for what, name in AWAY_FROM_HOME.items() if name.search(text)
    ]
    assert found == []


@pytest.mark.parametrize("name", ["requirements.lock", "requirements.txt"])
def test_the_locks_name_no_host_and_hash_everything(name: str) -> None:
    """What is installed has a hash for each package, and says nothing of where it comes from."""
    lock = dict(texts())[name]
    entries = re.split(r"\n(?=[a-z0-9])", lock.strip())
    assert "://" not in lock
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_nothing_of_ours_is_patched() -> None:
    """No test takes a piece of Muster out and puts a puppet in: neither mock nor monkeypatch is used."""
    puppets = ("unittest.mock", "mock", "pytest_mock")
    imported = [
        f"{module.path}:{node.lineno}"
        for module in everything()
        for node in module.nodes
        if isinstance(node, ast.Import | ast.ImportFrom)
        and any(name.startswith(puppets) for name in imported_names(node))
    ]
    asked_for = [
        f"{module.path}::{function.name}"
        for module in everything()
        for function in module.functions()
        if any(argument.arg == "monkeypatch" for argument in function.args.args)
    ]
    assert (imported, asked_for) == ([], [])


def imported_names(node: ast.Import | ast.ImportFrom) -> list[str]:
    """The modules that an import names, `unittest.mock` also where it is taken from `unittest`."""
    if isinstance(node, ast.Import):
        return [one.name for one in node.names]
    return [f"{node.module}.{one.name}" for one in node.names]
