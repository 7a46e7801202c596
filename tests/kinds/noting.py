"""What sends SQL in a run, noted for each kind of database. What has asked one of the two and not the other is asked
of the other by a second, short run (again.py); what no test would ask of the other fails the run."""

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, event

from tests.kinds.choosing import KINDS, twin_of
from tests.kinds.exempt import ON_ONE_ONLY

ROOT = Path(__file__).parents[2]
LOOKED_AT = ("storage", "bot/delivery")
KEY, WANTED = "sent_sql", "muster/on_the_other"
BOTH, ALONE = "both", ""
"""In place of the name of a test: this one runs on both kinds anyway; there is none for the other kind."""

Sent = dict[str, dict[str, str]]
"""By kind of database: each function that asked it, with the test that would ask the other kind in the same way."""


class Noting:
    """A plugin of pytest: one in each process of a run. The workers hand what they have seen to the first."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self.left_out: Mapping[str, pytest.Item] = {}
        self.sent: Sent = {kind: {} for kind in KINDS}
        self.one_sided: list[str] = []
        self.wanted: list[str] = []
        self._other = ALONE
        self._codes: dict[int, tuple[CodeType, str]] = {}
        """Each function once, by the address of its code, which is kept so that no other comes to stand there."""
        event.listen(Engine, "before_cursor_execute", self.note)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """A test begins."""
        twin = self.left_out.get(item.nodeid)
        self._other = twin.nodeid if twin else BOTH if twin_of(item) else ALONE

    def note(self, connection: Connection, *_rest: Any) -> None:
        """A statement is sent: by the nearest function that is looked at, and those that called it."""
        sent, other = self.sent[connection.dialect.name], self._other
        frame: FrameType | None = sys._getframe(1)
        ours = False
        while frame is not None:
            name = self._named(frame.f_code)
            if name:
                sent[name] = better(other, sent.get(name))
            elif ours:
                break
            ours = bool(name)
            frame = frame.f_back

    def _named(self, code: CodeType) -> str:
        known = self._codes.get(id(code))
        if known is None:
            known = self._codes[id(code)] = code, named(code)
        return known[1]

    def stops(self) -> None:
        """Nothing more is noted."""
        event.remove(Engine, "before_cursor_execute", self.note)

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """A worker is done."""
        for kind, names in getattr(node, "workeroutput", {}).get(KEY, {}).items():
            for name, other in names.items():
                self.sent[kind][name] = better(other, self.sent[kind].get(name))

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        """The run is over, or this worker's part of it."""
        self.stops()
        if hasattr(self.config, "workeroutput"):
            self.config.workeroutput[KEY] = self.sent
            return
        if is_whole(self.config) and exitstatus == pytest.ExitCode.OK:
            self.wanted, self.one_sided = one_sided(self.sent)
            session.exitstatus = pytest.ExitCode.TESTS_FAILED if self.one_sided else exitstatus
        if cache := getattr(self.config, "cache", None):
            cache.set(WANTED, self.wanted)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Says what was found."""
        if self.one_sided:
            terminalreporter.section("SQL that was sent on one kind of database only", red=True)
            terminalreporter.write_line("Let a test of it run on each (TESTING.md).")
            for line in self.one_sided:
                terminalreporter.write_line(line)


def better(one: str, other: str | None) -> str:
    """Which of two tests is to ask the other kind: one that does anyway, the one that is known, any."""
    return BOTH if BOTH in (one, other) else other or one


def named(code: CodeType) -> str:
    """ "storage/outbox/outbox.py: waiting", or nothing for what is not looked at. What is inside a function is that
    function."""
    try:
        path = Path(code.co_filename).relative_to(ROOT).as_posix()
    except ValueError:
        return ""
    if not path.startswith(tuple(f"{folder}/" for folder in LOOKED_AT)):
        return ""
    return f"{path}: {code.co_qualname.partition('.<locals>')[0]}"


def one_sided(sent: Sent, exempt: Iterable[str] = ON_ONE_ONLY) -> tuple[list[str], list[str]]:
    """Of what has asked one kind and not the other: the tests that are to ask the other kind too, and each function
    that no test would ask of it, with the kind that it was seen on."""
    wanted, alone = set[str](), list[str]()
    for kind, other in (KINDS, KINDS[::-1]):
        for name in sorted(sent[kind].keys() - sent[other].keys() - set(exempt)):
            if sent[kind][name] == ALONE:
                alone.append(f"{name} (only on {kind})")
            elif sent[kind][name] != BOTH:
                wanted.add(sent[kind][name])
    return sorted(wanted), alone


def is_whole(config: pytest.Config) -> bool:
    """Whether everything runs that `make test` runs."""
    chosen = config.option
    return (
        config.args_source is pytest.Config.ArgsSource.TESTPATHS
        and not chosen.keyword
        and chosen.markexpr in ("", "not long")
        and not getattr(chosen, "lf", False)
        and not chosen.deselect
        and not chosen.both
    )
