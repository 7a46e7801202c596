"""The page at /: its files, and what a browser is told about them. What the page does is in
page/."""

from pathlib import Path

from aiohttp import web

PAGE = Path(__file__).parent / "page"
TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
POLICY = "; ".join(
    (
        "default-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    )
)
"""Nothing from elsewhere, nothing inline, and no text that is made into markup (W3C, Content Security Policy and
Trusted Types)."""
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
"""On every answer: another page cannot read it, frame it or take it for something else."""


class Page:
    """The routes of the page."""

    def __init__(self) -> None:
        self._files = {
            path.relative_to(PAGE).as_posix(): path for path in PAGE.rglob("*") if path.suffix in TYPES
        }

    def routes(self) -> list[web.RouteDef]:
        """/ is the page; its parts are under /page/."""
        return [web.get("/", self._front), web.get("/page/{name:.+}", self._part)]

    async def _front(self, request: web.Request) -> web.Response:
        del request
        return self._answer("index.html")

    async def _part(self, request: web.Request) -> web.Response:
        name = request.match_info["name"]
        if name not in self._files:
            raise web.HTTPNotFound(text="no such part of the page")
        return self._answer(name)

    def _answer(self, name: str) -> web.Response:
        path = self._files[name]
        headers = {"Cache-Control": "no-cache"}
        return web.Response(
            body=path.read_bytes(), content_type=TYPES[path.suffix], charset="utf-8", headers=headers
        )


async def add_headers(request: web.Request, response: web.StreamResponse) -> None:
    """For aiohttp's on_response_prepare."""
    del request
    response.headers.update(HEADERS)
