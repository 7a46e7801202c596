"""An act that may take longer than Slack waits for it: it is acknowledged in time, and said once it is done. Bolt
acknowledges as a listener ends, so such an act has a thread of its own."""

from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from typing import Any

from slack_bolt import Ack

from digests.kit.blocks import Message
from handlers.door.doorway import explained, note

Words = Message | None
Shown = Callable[[Message], Mapping[str, Any]]
"""The words as an acknowledgement takes them."""


def patiently(
    ack: Ack,
    seconds: float,
    act: Callable[[], Words],
    shown: Shown,
    late: Callable[[Message], object],
    **meanwhile: Any,
) -> None:
    """Does something and acknowledges with its words. Where it takes more than so many seconds, Slack hears
    `meanwhile`, and the words, or those of what went wrong, are handed to `late`. Raises what the act raises in
    time."""
    with_a_thread = ThreadPoolExecutor(1, thread_name_prefix="patience")
    doing = with_a_thread.submit(copy_context().run, act)
    with_a_thread.shutdown(wait=False)
    try:
        words = doing.result(seconds)
    except TimeoutError:
        if doing.done():
            raise
        ack(**meanwhile)
        doing.add_done_callback(lambda done: say_late(done, late))
    else:
        ack(**shown(words) if words else {})


def say_late(done: Future[Words], late: Callable[[Message], object]) -> None:
    """Says how it went; a fault is noted as one in any listener is."""
    error = done.exception()
    if error is None:
        words = done.result()
    elif isinstance(error, Exception):
        note(error)
        words = explained(error)
    else:
        raise error
    if words:
        late(words)
