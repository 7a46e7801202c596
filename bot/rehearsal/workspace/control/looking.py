"""/_rehearsal/state/…: what a person sees: conversations with their ephemerals, open views, home, files."""

from aiohttp import web

from bot.rehearsal.workspace.kinds import Json
from bot.rehearsal.workspace.world.people import Channel
from bot.rehearsal.workspace.world.views import View
from bot.rehearsal.workspace.world.world import World


class Looking:
    """Reads only; the page and the tests see the workspace through it."""

    def __init__(self, world: World) -> None:
        self._world = world

    def routes(self) -> list[web.RouteDef]:
        """The reading part of the control API."""
        return [
            web.get("/_rehearsal/state", self._everything),
            web.get("/_rehearsal/state/messages/{place}", self._messages),
            web.get("/_rehearsal/state/views/{user}", self._views),
            web.get("/_rehearsal/state/home/{user}", self._home),
            web.get("/_rehearsal/state/files", self._files),
            web.get("/_rehearsal/state/files/{file}", self._file),
        ]

    async def _everything(self, request: web.Request) -> web.Response:
        del request
        directory, config = self._world.directory, self._world.config
        users = [person.wire(show_email=True) for person in directory.people.values()]
        channels = [_conversation(each) for each in directory.channels.values()]
        team = {"id": config.team_id, "name": config.team_name}
        known = {"run": self._world.run, "entries": len(self._world.journal.entries)}
        app = {"user_id": config.app.user_id, "app_id": config.app.app_id, "commands": list(config.commands)}
        words = {"glossary": list(config.glossary)}
        return web.json_response(
            {**known, **words, "team": team, "app": app, "users": users, "channels": channels}
        )

    async def _messages(self, request: web.Request) -> web.Response:
        """`place` is a conversation, or a person for their direct message; `user` is whose eyes."""
        channel = self._place(request.match_info["place"])
        user = request.query.get("user", channel.user)
        shown = [each for each in channel.messages.values() if each.seen_by in ("", user)]
        ordered = sorted(shown, key=lambda each: each.ts)
        wires = [{**each.wire(with_metadata=True), "channel": channel.id} for each in ordered]
        return web.json_response({"channel": channel.id, "messages": wires})

    async def _views(self, request: web.Request) -> web.Response:
        stack = self._world.views.stacks.get(request.match_info["user"], [])
        return web.json_response({"views": [self._view(view) for view in stack]})

    async def _home(self, request: web.Request) -> web.Response:
        home = self._world.views.homes.get(request.match_info["user"])
        return web.json_response({"view": self._view(home) if home else None})

    async def _files(self, request: web.Request) -> web.Response:
        del request
        return web.json_response(
            {"files": [self._world.files.wire(file) for file in self._world.files.files.values()]}
        )

    async def _file(self, request: web.Request) -> web.Response:
        file = self._world.files.files.get(request.match_info["file"])
        if file is None or file.content is None:
            raise web.HTTPNotFound(text="no such file")
        return web.Response(body=file.content, content_type=file.mimetype)

    def _place(self, place: str) -> Channel:
        directory = self._world.directory
        if place in directory.people:
            return directory.direct(place)
        if place not in directory.channels:
            raise web.HTTPNotFound(text="no such conversation")
        return directory.channels[place]

    def _view(self, view: View) -> Json:
        return {**self._world.view_wire(view), "errors": view.errors}


def _conversation(channel: Channel) -> Json:
    """A conversation as the page lists it; `latest` is the newest message that everyone in it sees."""
    lasting = [message.ts for message in channel.messages.values() if not message.seen_by]
    return {**channel.wire(), "members": channel.members, "latest": max(lasting, default="")}
