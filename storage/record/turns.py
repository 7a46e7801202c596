"""A fair turn: of the threads of a process one at a time, in the order in which they came. What is done in a turn is
not decided here."""

import threading
from collections import deque
from types import TracebackType


class Turn:
    """A lock that is handed on in order, where threading's own goes to whoever is quickest. A thread that has it may
    take it again."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._queue: deque[threading.Lock] = deque()
        self._holder: int | None = None
        self._depth = 0

    @property
    def is_mine(self) -> bool:
        """Whether this thread has it."""
        return self._holder == threading.get_ident()

    @property
    def waiting(self) -> int:
        """How many threads wait for it."""
        return len(self._queue)

    def __enter__(self) -> None:
        """Waits until it is this thread's turn."""
        if not self.is_mine:
            self._wait()
        self._depth += 1

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Hands it on to whoever has waited longest."""
        self._depth -= 1
        if self._depth == 0:
            self._hand_on()

    def _wait(self) -> None:
        with self._guard:
            if self._holder is None:
                self._holder = threading.get_ident()
                return
            place = threading.Lock()
            place.acquire()
            self._queue.append(place)
        place.acquire()
        self._holder = threading.get_ident()

    def _hand_on(self) -> None:
        with self._guard:
            # Between two holders it is nobody's to take: whoever comes then queues behind the one who is called.
            self._holder = CALLED if self._queue else None
            if self._queue:
                self._queue.popleft().release()


CALLED = -1
"""Nobody's thread: the next in the queue has been called and is on its way."""
