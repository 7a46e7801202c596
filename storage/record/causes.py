"""What causes an act: a request of Slack's, a round of the worker's or a command, by an id of its own that stands in
the log and in the audit trail. It says nothing of anybody."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from secrets import token_hex

BYTES = 8
LENGTH = 2 * BYTES
"""Of an id, in characters."""

_CAUSE: ContextVar[str] = ContextVar("cause", default="")


def cause() -> str:
    """The id of what is under way in this thread or task; "" where nothing is."""
    return _CAUSE.get()


@contextmanager
def caused() -> Iterator[None]:
    """Something is under way, with an id of its own. Serves as a decorator too."""
    before = _CAUSE.set(token_hex(BYTES))
    try:
        yield
    finally:
        _CAUSE.reset(before)
