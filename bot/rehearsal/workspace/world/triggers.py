"""Trigger ids: a person's act lets the app open one view, once, within three seconds of real time."""

import time
from dataclasses import dataclass

from bot.rehearsal.workspace import limits
from bot.rehearsal.workspace.kinds import Refusal


@dataclass
class Trigger:
    """Who acted, and until when (monotonic seconds) the app may answer with a view."""

    user: str
    until: float
    used: bool = False


class Triggers:
    """Given out with commands and actions, exchanged by views.open and views.push."""

    def __init__(self) -> None:
        self._given: dict[str, Trigger] = {}

    def give(self, trigger_id: str, user: str) -> str:
        """Start a trigger's three seconds."""
        self._given[trigger_id] = Trigger(user, time.monotonic() + limits.TRIGGER_SECONDS)
        return trigger_id

    def exchange(self, trigger_id: str) -> str:
        """The user who acted. Raises invalid_, exchanged_ or expired_trigger_id."""
        trigger = self._given.get(trigger_id)
        if trigger is None:
            raise Refusal("invalid_trigger_id")
        if trigger.used:
            raise Refusal("exchanged_trigger_id")
        if time.monotonic() > trigger.until:
            raise Refusal("expired_trigger_id")
        trigger.used = True
        return trigger.user
