"""What doctor examines: the settings, the clocks, the database as far as there is one, and Slack."""

from functools import cached_property
from pathlib import Path

from slack_sdk import WebClient

from bot.clock import Clocks
from bot.settings import Settings
from bot.wire import web_client
from storage.doctor.checkup import file_of
from storage.migrations import is_current
from storage.record.database import Database


class Case:
    """One office's installation. Nothing is opened before a check asks for it."""

    def __init__(self, settings: Settings, clocks: Clocks) -> None:
        self.settings = settings
        self.clocks = clocks

    @cached_property
    def client(self) -> WebClient:
        """Slack, as the bot."""
        return web_client(self.settings)

    @property
    def file(self) -> Path | None:
        """The embedded database's file, whether or not it is there; None for a shared database."""
        return file_of(self.settings.database_url)

    @cached_property
    def database(self) -> Database | None:
        """The database; None while the embedded one has not been made, for doctor makes none."""
        there = self.file is None or self.file.exists()
        return Database(self.settings.database_url) if there else None

    @cached_property
    def record(self) -> Database | None:
        """The database when it can be read: it answers, and has the newest shape."""
        try:
            return self.database if self.database and is_current(self.database) else None
        except Exception:
            # Why it cannot is said where the database itself is looked at.
            return None
