"""What this process has found wrong and is not over: said in the log once when it begins, changes and ends. Who is
told beyond the log reads it in the record."""

import logging
from threading import Lock

log = logging.getLogger(__name__)


class Watch:
    """Remembers how Slack took this process's own account when it was last asked."""

    def __init__(self) -> None:
        self.slack_error = ""
        self._noting = Lock()

    def slack(self, error: str) -> None:
        """Slack refused us with this key, or took what we asked (""). Told when it is news."""
        with self._noting:
            before, self.slack_error = self.slack_error, error
        if error and error != before:
            log.error("Slack refuses Muster's own account (%s): nothing goes out until that is mended", error)
        elif before and not error:
            log.warning("Slack takes Muster's account again")
