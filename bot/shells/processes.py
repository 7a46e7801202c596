"""One service from several processes, forked from one that has everything ready. The parent lets people in and hands
them to its children in turn; what those serve is not decided here."""

import logging
import os
import selectors
import signal
import socket
from collections import deque
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from threading import Event
from typing import Final, NoReturn

QUEUE: Final = 2048
RESTART_SECONDS: Final = 1.0
LOOK_SECONDS: Final = 1.0
"""Between two looks whether those who take nobody any more have ended."""
READY, VISITOR = b"r", b"v"
ENDING: Final = (signal.SIGTERM, signal.SIGINT)

log = logging.getLogger(__name__)


class CannotStart(Exception):
    """One of the processes ended before it served: the next would too."""


class Lifeline:
    """A child's end of the line to its parent. Over it comes whoever is to be served; and it ends with the parent,
    however that ends, so that nobody is left behind."""

    def __init__(self, line: socket.socket) -> None:
        self._line = line

    def fileno(self) -> int:
        """What can be read once there is something to take."""
        return self._line.fileno()

    def serves(self) -> None:
        """Says that people can come; to nobody, where the parent has ended before it could hear it."""
        with suppress(OSError):
            self._line.send(READY)

    def take(self) -> socket.socket | None:
        """The next connection, without Nagle's algorithm, which asyncio turns off on those that it accepts itself;
        None where none will come any more."""
        said, found, *_ = socket.recv_fds(self._line, len(VISITOR), 1)
        if not said:
            return None
        visitor = socket.socket(fileno=found[0])
        visitor.setblocking(False)
        visitor.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return visitor

    def end(self) -> None:
        """Says that nobody should come any more; what was taken is finished."""
        self._line.close()


Serve = Callable[[Lifeline], None]
"""Serves who comes over the line until it ends, then finishes what is under way."""


@dataclass
class Child:
    """A process of ours, and our end of the line to it."""

    pid: int
    line: socket.socket
    has_served: bool = False

    def fileno(self) -> int:
        """What can be read when it says that it serves, or has ended."""
        return self.line.fileno()

    def says_that_it_serves(self) -> bool:
        """Asked when there is something to hear; where it is not that, it takes nobody any more. One that dies with
        somebody not yet taken breaks the line."""
        try:
            return self.line.recv(len(READY)) == READY
        except OSError:
            return False

    def takes(self, visitor: socket.socket) -> bool:
        """Whether it could be handed a connection: not before it serves, nor when it is stuck or dead."""
        try:
            return self.has_served and bool(socket.send_fds(self.line, [VISITOR], [visitor.fileno()]))
        except OSError:
            return False


def serve_from(number: int, door: socket.socket, serve: Serve) -> None:
    """Has so many processes serve whoever comes to the door, another in place of each that dies, until SIGTERM or
    SIGINT; then all of them end in good order. The caller must have one thread and no open connection, which children
    would share. Raises CannotStart where one does not come to serve."""
    heard, signals = socket.socketpair()
    with heard, signals, ExitStack() as after:
        signals.setblocking(False)
        before = {one: signal.signal(one, lambda *_: None) for one in ENDING}
        after.callback(lambda: [signal.signal(one, handler) for one, handler in before.items()])
        after.callback(signal.set_wakeup_fd, signal.set_wakeup_fd(signals.fileno()))
        several = Several(door, serve, heard)
        after.callback(several.end)
        for _ in range(number):
            several.start()
        log.info("serving from %s processes", number)
        while several.go_on():
            pass


@dataclass
class Several:
    """The children, in the order in which their turn comes."""

    door: socket.socket
    serve: Serve
    ending: socket.socket
    children: deque[Child] = field(default_factory=deque)
    leaving: list[int] = field(default_factory=list)
    """The numbers of those who take nobody any more; they may have something to finish."""
    watched: selectors.BaseSelector = field(default_factory=selectors.DefaultSelector)

    def __post_init__(self) -> None:
        self.watched.register(self.ending, selectors.EVENT_READ)

    def go_on(self) -> bool:
        """What happens next; False where it is time to end. Raises CannotStart."""
        happened = [key for key, _ in self.watched.select(LOOK_SECONDS if self.leaving else None)]
        self.leaving = [pid for pid in self.leaving if not os.waitpid(pid, os.WNOHANG)[0]]
        if any(key.fileobj is self.ending for key in happened):
            return False
        for key in happened:
            if key.fileobj is self.door:
                self.let_in()
            else:
                self.hear(key.data)
        return True

    def let_in(self) -> None:
        """Hands whoever has come to the next child that takes them. Where none does they are let go."""
        try:
            visitor, _ = self.door.accept()
        except OSError:
            return
        with visitor:
            for _ in range(len(self.children)):
                self.children.rotate(-1)
                if self.children[-1].takes(visitor):
                    return

    def hear(self, child: Child) -> None:
        """A child serves, or has ended and another takes its place. Raises CannotStart."""
        if child.says_that_it_serves():
            child.has_served = True
            self.open_door()
            return
        self.see_off(child)
        if not child.has_served:
            raise CannotStart("it ended before it served")
        log.error("process %s has ended; another takes its place", child.pid)
        self.start(after=RESTART_SECONDS)

    def open_door(self) -> None:
        """Once all of them serve, people are let in: who comes earlier would all be with one."""
        ready = all(child.has_served for child in self.children)
        if ready and self.door not in self.watched.get_map():
            self.door.listen(QUEUE)
            self.door.setblocking(False)
            self.watched.register(self.door, selectors.EVENT_READ)

    def start(self, after: float = 0.0) -> None:
        """One more, which waits for so many seconds, so that one that dies again and again takes no more than its
        share. Raises CannotStart where the machine has no room for it."""
        ours, theirs = socket.socketpair()
        # Until a child has put away what is its parent's to hear, it hears nothing.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
        try:
            pid = os.fork()
            if pid == 0:
                self.be_child(ours, theirs, after)
        except OSError as error:
            raise CannotStart(str(error.strerror)) from None
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        theirs.close()
        ours.setblocking(False)
        child = Child(pid, ours)
        self.children.append(child)
        self.watched.register(child, selectors.EVENT_READ, child)

    def be_child(self, ours: socket.socket, theirs: socket.socket, after: float) -> NoReturn:
        """What a child is from its first moment to its last: it never comes back into the code of its parent."""
        code = 1
        try:
            self.leave_to_parent(ours)
            Event().wait(after)
            self.serve(Lifeline(theirs))
            code = 0
        except Exception:
            log.exception("a process of several failed")
        finally:
            logging.shutdown()
            os._exit(code)

    def leave_to_parent(self, ours: socket.socket) -> None:
        """Lets go of what is the parent's: a line that is held here as well would not end with it."""
        signal.set_wakeup_fd(-1)
        for one in ENDING:
            signal.signal(one, signal.SIG_DFL)
        self.watched.close()
        for held in (self.door, self.ending, ours, *(child.line for child in self.children)):
            held.close()
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)

    def see_off(self, child: Child) -> None:
        """It takes nobody any more."""
        self.watched.unregister(child)
        self.children.remove(child)
        child.line.close()
        self.leaving.append(child.pid)

    def end(self) -> None:
        """Nobody is let in any more; each child hears of it by the end of its line, and ends in good order."""
        self.door.close()
        self.watched.close()
        for child in self.children:
            child.line.close()
        for pid in (*self.leaving, *(child.pid for child in self.children)):
            os.waitpid(pid, 0)
