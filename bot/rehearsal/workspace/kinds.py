"""What travels through the workspace: JSON objects, and the answer a method gives when it refuses."""

import json
from typing import Any

Json = dict[str, Any]


class Refusal(Exception):
    """Slack's `{"ok": false, "error": code}`; `detail` joins the answer, `retry_after` is in seconds."""

    def __init__(self, code: str, detail: Json | None = None, retry_after: int | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail or {}
        self.retry_after = retry_after

    def answer(self) -> Json:
        """The body that the caller reads."""
        return {"ok": False, "error": self.code, **self.detail}


def with_messages(code: str, messages: list[str]) -> Refusal:
    """A refusal that says where the fault is, as Slack does: `[ERROR] … [json-pointer:/blocks/0/text]`."""
    lines = [f"[ERROR] {message}" for message in messages]
    return Refusal(code, {"errors": messages, "response_metadata": {"messages": lines}})


def compact(value: Any) -> str:
    """JSON without spaces, as sizes are measured."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
