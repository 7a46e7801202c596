"""What `run`, `web` and `worker` have in common: Muster, assembled from this process's settings."""

import logging

from bot.app import Muster, build
from bot.context import current_clocks, current_settings, open_database

POSTING = ("bot_token", "digest_channel", "chief_channel")


def assembled(*needed: str) -> Muster:
    """The parts of a running Muster, once every needed setting is there. Raises SettingMissing."""
    settings = current_settings().require(*POSTING, *needed)
    logging.basicConfig(level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    # A tick that comes while the last one is at work is left out on purpose; that is no news.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
    return build(settings, current_clocks(), open_database())
