"""Faults on request: what goes wrong with the next calls, and killing a process at a chosen instant."""

import json
import os
import signal
from dataclasses import dataclass, field

from bot.rehearsal.workspace.calls.arguments import Arguments
from bot.rehearsal.workspace.kinds import Json

BEFORE = frozenset({"drop_before", "error_5xx", "ratelimited", "slow"})
AFTER = frozenset({"drop_after_accept", "error_5xx_after_accept"})
STAGES = frozenset({"before", "accepted", "answered"})


@dataclass
class Mishap:
    """One order. It skips `skip` calls that match, then strikes `times` calls."""

    method: str
    action: str
    match: dict[str, str] = field(default_factory=dict)
    skip: int = 0
    times: int = 1
    seconds: float = 0.0
    retry_after: int = 1
    status: int = 503
    pid: int = 0
    stage: str = ""

    @property
    def accepts(self) -> bool:
        """Whether the call is carried out although something goes wrong with it."""
        return self.action in AFTER or self.action == "slow" or self.stage in ("accepted", "answered")

    def concerns(self, method: str, args: Arguments) -> bool:
        """`match` holds words that an argument must contain; method "*" is any."""
        if self.method not in (method, "*"):
            return False
        return all(words in _printed(args.values.get(name)) for name, words in self.match.items())


class Faults:
    """The orders that stand."""

    def __init__(self) -> None:
        self._orders: list[Mishap] = []

    def order(self, raw: Json) -> None:
        """Take an order of the control API. Raises ValueError when it is not one."""
        fault = Mishap(
            method=raw["method"],
            action=raw["action"],
            match={key: str(value) for key, value in raw.get("match", {}).items()},
            skip=int(raw.get("nth", 1)) - 1,
            times=int(raw.get("times", 1)),
            **{key: raw[key] for key in ("seconds", "retry_after", "status", "pid", "stage") if key in raw},
        )
        if fault.action not in BEFORE | AFTER and (fault.action != "kill" or fault.stage not in STAGES):
            raise ValueError(f"no such fault: {fault.action} {fault.stage}")
        self._orders.append(fault)

    def clear(self) -> None:
        """Forget every order."""
        self._orders.clear()

    def take(self, method: str, args: Arguments) -> Mishap | None:
        """The fault that strikes this call, if any."""
        for fault in self._orders:
            if fault.concerns(method, args):
                if fault.skip > 0:
                    fault.skip -= 1
                    continue
                return self._strike(fault)
        return None

    def _strike(self, fault: Mishap) -> Mishap:
        fault.times -= 1
        if fault.times <= 0:
            self._orders.remove(fault)
        return fault


def send_signal(pid: int, number: signal.Signals) -> None:
    """Signal a process; one that has gone already is what was wanted."""
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        return


def _printed(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
