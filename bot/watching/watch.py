"""What this process has found wrong and is not over: said in the log once when it begins, changes and ends. Who is
told beyond the log reads it in the record."""

import logging
from threading import Lock

log = logging.getLogger(__name__)


class Watch:
    """Remembers how Slack took this process's own account when it was last asked, and whether it is heard."""

    def __init__(self) -> None:
        self.slack_error = ""
        self.is_deaf = False
        """Whether the line by which this process hears people has been down for longer than a renewal takes."""
        self._trouble = ""
        self._noting = Lock()

    def slack(self, error: str) -> None:
        """Slack refused us with this key, or took what we asked (""). Told when it is news."""
        with self._noting:
            before, self.slack_error = self.slack_error, error
        if error and error != before:
            log.error("Slack refuses Muster's own account (%s): nothing goes out until that is mended", error)
        elif before and not error:
            log.warning("Slack takes Muster's account again")

    def database(self, trouble: str) -> None:
        """A round failed for want of a database, with its key; "" where one went well. Told when it is news."""
        before, self._trouble = self._trouble, trouble
        if trouble and trouble != before:
            log.error("the database is in trouble (%s): what is due waits for it", trouble)
        elif before and not trouble:
            log.warning("the database takes what is written again")

    def line(self, *, down: bool) -> None:
        """The line of Socket Mode is down, or up. Told when it is news."""
        before, self.is_deaf = self.is_deaf, down
        if down and not before:
            log.error("the line to Slack is down: nobody is heard; a new one is asked for")
        elif before and not down:
            log.warning("the line to Slack is up again")
