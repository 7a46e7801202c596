"""Fair turns: of the threads of a process one at a time, in the order in which they came; and of the processes that
write to one file. What is done in a turn is not decided here."""

import fcntl
import os
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType


class TurnOfThread:
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
        self._take(self._queue.append)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Hands it on to whoever has waited longest."""
        self._leave()

    @contextmanager
    def ahead(self) -> Iterator[None]:
        """The next turn, before all who wait: for one thread at a time, for whom others wait elsewhere."""
        self._take(self._queue.appendleft)
        try:
            yield
        finally:
            self._leave()

    def _take(self, queue_up: Callable[[threading.Lock], None]) -> None:
        if not self.is_mine:
            self._wait(queue_up)
        self._depth += 1

    def _leave(self) -> None:
        self._depth -= 1
        if self._depth == 0:
            self._hand_on()

    def _wait(self, queue_up: Callable[[threading.Lock], None]) -> None:
        with self._guard:
            if self._holder is None:
                self._holder = threading.get_ident()
                return
            place = threading.Lock()
            place.acquire()
            queue_up(place)
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


GATE, ROOM = 0, 1
"""Two bytes of a file that are locked, and never written."""
PAUSE_SECONDS = 0.001
MOST_TRIES = 2_000


class TurnOfProcess:
    """The turn of a process among others on this machine. SQLite's own waiting is by luck, and sleeps up to a tenth
    of a second at a time. Whoever waits holds the gate, which whoever has just been in the room has to pass again: so
    they cannot be first twice. After some two seconds it waits no more, and SQLite decides. For one thread at a time,
    as the locks are the process's."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._file: int | None = None

    def __enter__(self) -> None:
        """Waits until it is this process's turn."""
        left = MOST_TRIES
        for place in (GATE, ROOM):
            while not self._locked(place) and left:
                left -= 1
                _PAUSE.wait(PAUSE_SECONDS)
        self._unlock(GATE)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leaves it to the next."""
        self._unlock(ROOM)

    def _locked(self, place: int) -> bool:
        """Whether it is ours now. Where there can be no such file, nobody waits for anybody."""
        try:
            if self._file is None:
                self._file = os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600)
            fcntl.lockf(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, place)
        except BlockingIOError:
            return False
        except OSError:
            return True
        return True

    def _unlock(self, place: int) -> None:
        if self._file is not None:
            fcntl.lockf(self._file, fcntl.LOCK_UN, 1, place)

    def close(self) -> None:
        """Gives the file back."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


_PAUSE = threading.Event()
"""Never set."""
