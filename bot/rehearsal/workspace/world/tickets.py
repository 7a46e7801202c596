"""Tickets of apps.connections.open: each opens one WebSocket, once, within half a minute."""

import time

from bot.rehearsal.workspace import limits
from bot.rehearsal.workspace.ids import Ids


class Tickets:
    """Given out as part of a wss address, taken when the socket is opened."""

    def __init__(self, ids: Ids, base_url: str) -> None:
        self._ids = ids
        self._base = base_url.replace("http", "ws", 1)
        self._until: dict[str, float] = {}

    def new_url(self) -> str:
        """A WebSocket address."""
        ticket = self._ids.new("k")
        self._until[ticket] = time.monotonic() + limits.TICKET_SECONDS
        return f"{self._base}/link/?ticket={ticket}"

    def take(self, ticket: str) -> bool:
        """Whether the ticket is good; it is used up."""
        return self._until.pop(ticket, 0.0) > time.monotonic()
