"""Files over HTTP: sent by the app, shown to people, downloaded by the app."""

from aiohttp import BodyPartReader, web

from bot.rehearsal.workspace.calls.arguments import Arguments
from bot.rehearsal.workspace.kinds import Json
from bot.rehearsal.workspace.web_api.web_api import WebApi
from bot.rehearsal.workspace.world.world import World

READS_FILES = "files:read"
SIGN_IN = "<!doctype html><title>Sign in</title><p>This is where Slack would ask you to sign in.</p>"


class FileRoutes:
    """Where bytes are sent to, and where they are got from."""

    def __init__(self, world: World, api: WebApi) -> None:
        self._world = world
        self._api = api

    def routes(self) -> list[web.RouteDef]:
        """The address that files.getUploadURLExternal gives out, the permalink, and the app's download."""
        return [
            web.post("/upload/v1/{file}/{ticket}", self._receive),
            web.get("/files/{owner}/{file}/{name}", self._show),
            web.get("/files-pri/{file}/download/{name}", self._download),
        ]

    async def _receive(self, request: web.Request) -> web.StreamResponse:
        """The bytes, as the body or as a part of a form."""
        file_id, ticket = request.match_info["file"], request.match_info["ticket"]
        content = await _content_of(request)
        args = Arguments({"file": file_id, "bytes": len(content)})

        def keep() -> Json:
            return {"name": self._world.files.receive(file_id, ticket, content).name}

        return await self._api.reply(request, "upload", args, keep)

    async def _show(self, request: web.Request) -> web.Response:
        """What the permalink shows to a person, who is signed in to the workspace."""
        return self._bytes_of(request.match_info["file"])

    async def _download(self, request: web.Request) -> web.Response:
        """The bytes, for an app that may read files; whoever has no such token is asked to sign in, with 200 and
        a page in place of the file (docs: "Working with files")."""
        app = self._world.config.app
        if request.headers.get("Authorization") != f"Bearer {app.token}" or READS_FILES not in app.scopes:
            return web.Response(text=SIGN_IN, content_type="text/html")
        return self._bytes_of(request.match_info["file"])

    def _bytes_of(self, file_id: str) -> web.Response:
        file = self._world.files.files.get(file_id)
        if file is None or file.content is None:
            raise web.HTTPNotFound(text="no such file")
        return web.Response(body=file.content, content_type=file.mimetype)


async def _content_of(request: web.Request) -> bytes:
    if not request.content_type.startswith("multipart/"):
        return await request.read()
    async for part in await request.multipart():
        if isinstance(part, BodyPartReader):
            return bytes(await part.read())
    return b""
