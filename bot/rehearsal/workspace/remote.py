"""A small client for a running workspace: start it, move its clock, act as a person, order faults, look."""

import json
import subprocess
import sys
import tempfile
import threading
from base64 import b64encode
from collections.abc import Mapping
from datetime import datetime
from http.client import HTTPConnection
from pathlib import Path
from select import select
from types import TracebackType
from typing import IO, Any, Self
from urllib.parse import quote, urlencode

from bot.rehearsal.workspace.kinds import Json

SECONDS = 30.0
ROOT = Path(__file__).resolve().parents[3]


class WorkspaceError(Exception):
    """The workspace refused an order of the control API, or a person could not do that in Slack."""


class Workspace:
    """A handle on one workspace process. `url` is where it listens; the app's base URL is `api_url`."""

    def __init__(self, port: int, process: "subprocess.Popen[str] | None" = None) -> None:
        self.port = port
        self._process = process
        self._kept = threading.local()

    @classmethod
    def start(cls, config: Mapping[str, Any], journal_path: Path | None = None, port: int = 0) -> Self:
        """A process of its own, which ends when this one does; Ctrl-C is for this one to hear. Raises
        WorkspaceError if it does not start."""
        with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
            json.dump(dict(config), file)
            file.flush()
            command = [
                sys.executable,
                "-m",
                "bot.rehearsal.workspace",
                "--config",
                file.name,
                "--port",
                str(port),
            ]
            command += ["--until-stdin-closes", *_journal_option(journal_path)]
            pipe = subprocess.PIPE
            process = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, cwd=ROOT, process_group=0)  # noqa: S603 - our own program
            return cls(_port_of(process.stdout), process)

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def api_url(self) -> str:
        """What an app is given as SLACK_API_URL."""
        return f"{self.url}/api/"

    def stop(self) -> None:
        """End the process that `start` began."""
        if self._process:
            self._process.terminate()
            self._process.communicate(timeout=10)
            self._process = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    # --- the clock -------------------------------------------------------------------------------------

    def now(self) -> datetime:
        """The office's time, in UTC."""
        return datetime.fromisoformat(self.clock()["now"])

    def clock(self) -> Json:
        """{"now": ISO, "jumps": n}"""
        return self._get("clock")

    def jump(self, to: datetime) -> Json:
        """Move the clock forward to an aware time; one that has passed changes nothing."""
        return self._post("clock", {"to": to.isoformat()})

    def set_programme(self, programme: list[Json]) -> None:
        """Say what is to come, for the page: [{"at": ISO with an offset, "words": "…"}]."""
        self._post("programme", {"programme": programme})

    def programme(self) -> list[Json]:
        """What was said to come, in the order of time."""
        found: list[Json] = self._get("programme")["programme"]
        return found

    # --- acting as a person ----------------------------------------------------------------------------

    def command(self, user: str, command: str, text: str = "", channel: str = "") -> Json:
        """Type a slash command; without a channel, in the direct message with the app. Every act answers
        {"ack": payload or None, "timed_out": bool, "error_shown": words, "sent": bool}."""
        return self._act("command", user=user, channel=channel, command=command, text=text)

    def click(
        self, user: str, channel: str, message_ts: str, action_id: str, value: Any = None, block_id: str = ""
    ) -> Json:
        """Use a button or menu (by its option's value) of a message; channel "" is the direct message."""
        place = {"channel": channel, "message_ts": message_ts}
        return self._act(
            "block_action", user=user, **place, action_id=action_id, value=value, block_id=block_id
        )

    def choose(
        self, user: str, action_id: str, value: Any = None, block_id: str = "", view_id: str = ""
    ) -> Json:
        """Use an element of the open modal, or of the home when its view_id is given."""
        where = {"view_id": view_id, "block_id": block_id}
        return self._act("block_action", user=user, **where, action_id=action_id, value=value)

    def submit(self, user: str, values: Json | None = None, view_id: str = "") -> Json:
        """Fill in ({block_id: value}, {action_id: value} or {block_id: {action_id: value}}) and submit the
        top view. Adds "client_refused" (what Slack's client stopped) or "errors" (what the app answered)."""
        return self._act("submit", user=user, view_id=view_id, values=values or {})

    def close(self, user: str, view_id: str = "") -> Json:
        """Close the top view."""
        return self._act("close", user=user, view_id=view_id)

    def open_home(self, user: str) -> Json:
        """Go to the app's home."""
        return self._act("open_home", user=user)

    def say(self, user: str, text: str, channel: str = "", thread_ts: str = "", subtype: str = "") -> Json:
        """Type a message, or a reply in a thread; without a channel, to the app."""
        return self._act(
            "message", user=user, channel=channel, text=text, thread_ts=thread_ts, subtype=subtype
        )

    def shortcut(self, user: str, channel: str, message_ts: str, callback_id: str) -> Json:
        """Use a shortcut from a message's menu."""
        return self._act(
            "shortcut", user=user, channel=channel, message_ts=message_ts, callback_id=callback_id
        )

    def upload(self, user: str, name: str, content: bytes, text: str = "", channel: str = "") -> Json:
        """Send a file, with words or without; without a channel, to the app. Adds "ts" and "file" (its id)."""
        file = {"name": name, "content": b64encode(content).decode()}
        return self._post("act/upload", {"user": user, "channel": channel, "text": text, **file})

    # --- looking ---------------------------------------------------------------------------------------

    def messages(self, place: str, user: str = "") -> list[Json]:
        """What stands in a conversation (or the direct message with a person), ephemerals for `user` too."""
        query = f"?{urlencode({'user': user})}" if user else ""
        found: list[Json] = self._get(f"state/messages/{quote(place)}{query}")["messages"]
        return found

    def views(self, user: str) -> list[Json]:
        """The person's open modals, the top one last, each with "errors" and state."""
        found: list[Json] = self._get(f"state/views/{quote(user)}")["views"]
        return found

    def home(self, user: str) -> Json | None:
        """The person's home, if the app published one."""
        found: Json | None = self._get(f"state/home/{quote(user)}")["view"]
        return found

    def files(self) -> list[Json]:
        """Every file, as file objects."""
        found: list[Json] = self._get("state/files")["files"]
        return found

    def file_bytes(self, file_id: str) -> bytes:
        """What a file holds."""
        return self._send("GET", f"state/files/{quote(file_id)}", None)

    def state(self) -> Json:
        """Team, app, users and channels."""
        return self._get("state")

    def journal(self, since: int = 0) -> list[Json]:
        """The journal's entries after this number."""
        found: list[Json] = self._get(f"journal?since={since}")["entries"]
        return found

    def length(self) -> int:
        """How many entries the journal has: the number of the newest one."""
        return int(self.state()["entries"])

    def tally(self) -> Json:
        """{"posted", "refused", "ratelimited", "doubled", "metadata_ids"}"""
        return self._get("tally")

    # --- trouble on request ----------------------------------------------------------------------------

    def fault(self, method: str, action: str, **more: Any) -> None:
        """Order a fault: nth or match, times, seconds, retry_after, status, pid and stage go in `more`."""
        self._post("faults", {"method": method, "action": action, **more})

    def clear_faults(self) -> None:
        """Forget every order."""
        self._send("DELETE", "faults", None)

    def disconnect(self, reason: str = "refresh_requested") -> int:
        """Ask the app's sockets to come again; how many there were."""
        return int(self._post("disconnect", {"reason": reason})["asked"])

    def send_again(self) -> bool:
        """Deliver the last envelope a second time."""
        return bool(self._act("again")["sent"])

    def deactivate(self, user: str, deleted: bool = True) -> None:
        """Deactivate an account, or bring it back."""
        self._post("users", {"user": user, "deleted": deleted})

    def change_email(self, user: str, email: str) -> None:
        """Give an account another e-mail address."""
        self._post("users", {"user": user, "email": email})

    # --- going back ------------------------------------------------------------------------------------

    def save(self, name: str) -> None:
        """Keep what stands now under this name."""
        self._post("save", {"name": name})

    def restore(self, name: str) -> None:
        """What was kept under this name stands again; the clock goes on."""
        self._post("restore", {"name": name})

    # --- the wire --------------------------------------------------------------------------------------

    def _act(self, name: str, **asked: Any) -> Json:
        return self._post(f"act/{name}", asked)

    def _get(self, path: str) -> Json:
        return _parsed(self._send("GET", path, None))

    def _post(self, path: str, body: Json) -> Json:
        return _parsed(self._send("POST", path, json.dumps(body)))

    def _send(self, verb: str, path: str, body: str | None) -> bytes:
        connection = self._connection()
        try:
            connection.request(verb, f"/_rehearsal/{path}", body, {"Content-Type": "application/json"})
            response = connection.getresponse()
            content = response.read()
        except BaseException:
            connection.close()
            raise
        if response.status != 200:
            raise WorkspaceError(content.decode(errors="replace"))
        return content

    def _connection(self) -> HTTPConnection:
        """This thread's: to open one for each order would take longer than the order. One that the workspace has hung
        up is opened anew."""
        kept: HTTPConnection | None = getattr(self._kept, "connection", None)
        if kept is None:
            kept = self._kept.connection = HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)
        if kept.sock and select([kept.sock], [], [], 0)[0]:
            kept.close()
        return kept


def _journal_option(path: Path | None) -> list[str]:
    return ["--journal", str(path.resolve())] if path else []


def _parsed(content: bytes) -> Json:
    loaded: Json = json.loads(content)
    return loaded


def _port_of(output: IO[str] | None) -> int:
    line = output.readline() if output else ""
    if not line:
        raise WorkspaceError("the workspace did not start")
    return int(json.loads(line)["port"])
