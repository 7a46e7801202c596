"""How long a connection may stay open without asking anything. What is asked, and its body, is the door's."""

import asyncio
from typing import Final

from uvicorn.protocols.http.h11_impl import H11Protocol

SECONDS: Final = 10.0


class Patient(H11Protocol):
    """uvicorn's own protocol, which lets go of whoever opens a connection and does not finish its headers: uvicorn's
    time-out begins only after a first answer, and is over with the first byte that follows."""

    _until: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # asyncio names the base
        """Somebody is there: they have some seconds to say what they want."""
        super().connection_made(transport)
        self._watch()

    def data_received(self, data: bytes) -> None:
        """They speak: while an answer is under way nobody counts the seconds."""
        super().data_received(data)
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        """They are gone."""
        self._stop()
        super().connection_lost(exc)

    def _watch(self) -> None:
        if self.cycle is not None and not self.cycle.response_complete:
            self._stop()
        elif self._until is None:
            self._until = self.loop.call_later(SECONDS, self._give_up)

    def _stop(self) -> None:
        if self._until is not None:
            self._until.cancel()
            self._until = None

    def _give_up(self) -> None:
        self._until = None
        if self.cycle is None or self.cycle.response_complete:
            self.transport.close()
