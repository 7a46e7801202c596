"""What `run`, `web` and `worker` have in common: Muster, assembled from this process's settings."""

from bot.app import Muster, build
from bot.context import current_clocks, current_settings, existing_database
from bot.settings import JSON
from bot.watching import logs

POSTING = ("bot_token", "digest_channel", "chief_channel")


def assembled(*needed: str) -> Muster:
    """The parts of a running Muster, once every needed setting is there. Raises SettingMissing."""
    settings = current_settings().require(*POSTING, *needed)
    logs.set_up(settings.log_level, as_json=settings.log_format == JSON)
    return build(settings, current_clocks(), existing_database())
