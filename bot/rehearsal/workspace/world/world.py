"""All that one workspace holds, in one place that the methods, the acts and the control API share."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from uuid import uuid4

from bot.rehearsal.workspace.calls.faults import Faults
from bot.rehearsal.workspace.calls.rates import Rates
from bot.rehearsal.workspace.clock import OfficeClock
from bot.rehearsal.workspace.config import Config
from bot.rehearsal.workspace.ids import Ids
from bot.rehearsal.workspace.kinds import Json
from bot.rehearsal.workspace.world.files import FileStore
from bot.rehearsal.workspace.world.journal import Journal
from bot.rehearsal.workspace.world.people import Directory
from bot.rehearsal.workspace.world.response_urls import ResponseUrls
from bot.rehearsal.workspace.world.tickets import Tickets
from bot.rehearsal.workspace.world.triggers import Triggers
from bot.rehearsal.workspace.world.views import View, ViewBook

IN_FLIGHT_SECONDS = 5.0


class InFlight:
    """Counts the calls that are being answered, so that the clock does not jump under one."""

    def __init__(self) -> None:
        self._calls = 0
        self._idle = asyncio.Event()
        self._idle.set()

    @asynccontextmanager
    async def call(self) -> AsyncIterator[None]:
        """One call, from the moment it arrives until it is answered."""
        self._calls += 1
        self._idle.clear()
        try:
            yield
        finally:
            self._calls -= 1
            if not self._calls:
                self._idle.set()

    async def over(self) -> None:
        """Wait until no call is in flight, five seconds at most."""
        try:
            await asyncio.wait_for(self._idle.wait(), IN_FLIGHT_SECONDS)
        except TimeoutError:
            return


def _nowhere(event: Json) -> None:
    """Where events go before the wire exists."""
    del event


@dataclass
class World:
    """One workspace. `emit` hands an event to the app; the server sets it once the wire exists. `programme` is
    what is to come, as whoever started the workspace says; `run` tells this workspace from the last one."""

    config: Config
    clock: OfficeClock
    journal: Journal
    base_url: str
    ids: Ids
    directory: Directory
    rates: Rates
    views: ViewBook
    files: FileStore
    urls: ResponseUrls
    tickets: Tickets
    faults: Faults = field(default_factory=Faults)
    triggers: Triggers = field(default_factory=Triggers)
    in_flight: InFlight = field(default_factory=InFlight)
    emit: Callable[[Json], None] = field(default=_nowhere)
    programme: list[Json] = field(default_factory=list)
    run: str = field(default_factory=lambda: uuid4().hex)

    @property
    def bot_id(self) -> str:
        """The bot's own id (B…), beside its user id (U…)."""
        return "B" + self.config.app.user_id[1:]

    def view_wire(self, view: View) -> Json:
        """A view object."""
        return view.wire(self.config.team_id, self.config.app.app_id, self.bot_id)

    def new_trigger(self, user: str) -> str:
        """A trigger id for an act of this person."""
        return self.triggers.give(f"{self.ids.new('t')}.{self.config.team_id}.{self.ids.new('x')}", user)

    async def jump(self, to: datetime) -> None:
        """Move the clock forward, after the calls in flight have been answered."""
        await self.in_flight.over()
        self.clock.jump(to)
        self.journal.add("clock", jumps=self.clock.jumps)


def build_world(config: Config, journal: Callable[[OfficeClock], Journal], base_url: str) -> World:
    """A workspace as the configuration describes it; `journal` opens the journal on its clock."""
    clock = OfficeClock(config.office_clock)
    ids = Ids(clock)
    return World(
        config=config,
        clock=clock,
        journal=journal(clock),
        base_url=base_url,
        ids=ids,
        directory=Directory(config),
        rates=Rates(config.posts_per_second, config.rates),
        views=ViewBook(ids),
        files=FileStore(ids, base_url),
        urls=ResponseUrls(ids, base_url),
        tickets=Tickets(ids, base_url),
    )
