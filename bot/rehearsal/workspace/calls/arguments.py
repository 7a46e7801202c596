"""The arguments of a Web API call, whether they came as a form, as JSON or in the query string."""

import json
from typing import Any

from aiohttp import web

from bot.rehearsal.workspace.kinds import Json, Refusal, with_messages

TRUE_WORDS = frozenset({"1", "true", "True", 1})


class Arguments:
    """Typed access to what was sent. A value of the wrong shape raises `invalid_arguments`."""

    def __init__(self, values: Json) -> None:
        self.values = {key: value for key, value in values.items() if value is not None}

    def has(self, name: str) -> bool:
        """Whether it was sent and says something."""
        return self.values.get(name) not in (None, "")

    def text(self, name: str, default: str = "") -> str:
        """A string; numbers are taken as they print."""
        return str(self.values.get(name, default))

    def required(self, name: str, code: str = "invalid_arguments") -> str:
        """A string that must be there."""
        if not self.has(name):
            message = [f"missing required field: {name}"]
            raise with_messages(code, message) if code == "invalid_arguments" else Refusal(code)
        return self.text(name)

    def flag(self, name: str) -> bool:
        """False unless it says true or 1."""
        value = self.values.get(name)
        return isinstance(value, str | bool | int) and value in TRUE_WORDS

    def whole(self, name: str, default: int) -> int:
        """A whole number."""
        try:
            return int(self.values.get(name, default))
        except (TypeError, ValueError):
            raise with_messages("invalid_arguments", [f"must be a number: {name}"]) from None

    def structure(self, name: str, code: str = "invalid_arguments") -> Any:
        """A JSON value, sent as such or as a string of JSON; None when absent."""
        value = self.values.get(name)
        if not isinstance(value, str) or not value:
            return value or None
        try:
            return json.loads(value)
        except ValueError:
            raise Refusal(code) from None


async def read_arguments(request: web.Request) -> Arguments:
    """All that was sent, the body over the query. Slack also takes JSON with a bearer token."""
    values: Json = dict(request.query)
    if request.content_type == "application/json":
        values |= _json_object(await request.text())
    elif request.method == "POST":
        values |= {key: value for key, value in (await request.post()).items() if isinstance(value, str)}
    return Arguments(values)


def token_of(request: web.Request, args: Arguments) -> str:
    """The token, from the header or from the arguments (where it is removed, so that no journal holds it)."""
    sent = str(args.values.pop("token", ""))
    scheme, _, value = request.headers.get("Authorization", "").partition(" ")
    return value.strip() if scheme.lower() == "bearer" else sent


def _json_object(text: str) -> Json:
    """An empty body is no arguments, whatever its type says."""
    try:
        body = json.loads(text or "{}")
    except ValueError:
        raise Refusal("invalid_json") from None
    if not isinstance(body, dict):
        raise Refusal("json_not_object")
    return body
