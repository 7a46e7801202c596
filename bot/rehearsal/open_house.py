"""A rehearsal whose stage stays open for whoever looks around on the page."""

import time

from bot.rehearsal.playing.director import NotSettled, Stage

LOOK_SECONDS = 0.5
"""How often it looks whether the bot is still there."""


def stay(stage: Stage) -> None:
    """Waits until Ctrl-C. Raises NotSettled when the bot ends before that."""
    try:
        while stage.bot.is_running():
            time.sleep(LOOK_SECONDS)
    except KeyboardInterrupt:
        return
    raise NotSettled("the bot has ended; its log is beside the database")
