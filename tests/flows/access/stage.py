"""Acting in the office in which access is tried: the payloads of whoever acts, signed as Slack signs, and what comes
of them."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from urllib.parse import urlencode

from httpx import Response
from sqlalchemy import select
from starlette.testclient import TestClient

from bot.rehearsal.playing.stage import TEAM
from bot.rehearsal.workspace.remote import Workspace
from bot.shells.http import web_app
from storage.record.database import Database
from storage.rules.access import Act, Capacity
from storage.tables import Base, OutboxMessage
from tests.flows.access.cast import CAST, GUESTS_REF, REF, SECOND_REF, Player, waiting
from tests.flows.access.drafts import papers
from tests.flows.access.table import WRITTEN, Way, filled
from tests.flows.plan import ACCOUNTS, LEAD, SRO
from tests.flows.signed import posted
from tests.flows.stage import Stage, by_socket_mode, london, staged
from tests.flows.words import Json, words_of

UNTOUCHED = ("outbox", "heartbeat")
"""Tables that say what is owed and sent, not what is so."""
SAID = ("response_url", "views.open", "views.push", "views.update", "views.publish")


@dataclass
class AccessStage:
    """A stage with something to act on, whose ids `names` gives by player."""

    stage: Stage
    ids: dict[str, str]
    client: TestClient
    seen: int = 0
    sent: int = 0

    def names(self, player: Player) -> dict[str, str]:
        """The ids of the record as this person's payloads carry them."""
        return {
            **self.ids,
            "return": str(self.stage.return_id(player.ref)),
            "no": self.ids[player.ref],
            "wish": self.ids[f"wish {player.ref}"],
            "question": self.ids[f"question {player.ref}"],
        }

    # --- acting ----------------------------------------------------------------------------------------

    def presses(self, player: Player, way: Way, line: Json | None = None, **more: Any) -> str:
        """A button or a menu, pressed by this person; what they are shown for it. `line` is what Slack gives whoever
        acts, as `line_of` has it."""
        names, line = self.names(player), line or self.line_of(player)
        value = filled(way.carries, names)
        chosen = {"selected_option": {"value": value}} if way.kind == "selected_option" else {way.kind: value}
        block = filled(way.block, names)
        action = {"type": "button", "action_id": way.name, "block_id": block, "action_ts": "1.0", **chosen}
        body = {
            "actions": [action],
            "trigger_id": line["trigger_id"],
            **self.around(way, names, line),
            **more,
        }
        answer = self.sends("block_actions", player, body)
        assert answer.status_code == 200
        return self.shown()

    def around(self, way: Way, names: dict[str, str], line: Json) -> Json:
        """The message, or the view, that a button stands in."""
        if way.metadata:
            return {"container": {"type": "view"}, "view": self.view(way, filled(way.metadata, names))}
        place = {"type": "message", "channel_id": line["channel_id"]}
        return {"container": place, "response_url": line["response_url"]}

    def submits(self, player: Player, way: Way, **more: Any) -> str:
        """A form, sent by this person; what stands there for it."""
        names = self.names(player)
        self.sent += 1
        view = self.view(way, filled(way.carries, names), names)
        body = {"view": view, "trigger_id": f"forged.{self.sent}", **more}
        answer = self.sends("view_submission", player, body)
        assert answer.status_code == 200
        return words_of(answer.json()) if answer.text else ""

    def closes(self, player: Player, way: Way, **more: Any) -> None:
        """A form, closed by this person."""
        names = self.names(player)
        view = self.view(way, filled(way.carries, names), names)
        assert self.sends("view_closed", player, {"view": view, **more}).status_code == 200

    def view(self, way: Way, metadata: str, names: dict[str, str] | None = None) -> Json:
        """A modal as Slack sends it back, with what is filled in."""
        entries = json.loads(filled(json.dumps(way.filled), names or {"role": ""}) if way.filled else "{}")
        known = {"type": "modal", "id": "VFORGED", "hash": "1.x", "callback_id": way.name, "blocks": []}
        values = {key: {key: entry} for key, entry in entries.items()}
        return {**known, "private_metadata": metadata, "state": {"values": values}}

    def sends(self, kind: str, player: Player, body: Json) -> Response:
        """A payload of this person's, unless the body says otherwise."""
        who = {"user": {"id": player.user, "team_id": TEAM}, "team": {"id": TEAM}}
        payload = json.dumps({"type": kind, **who, **body})
        return self.posts(urlencode({"payload": payload}), "application/x-www-form-urlencoded")

    def happens(self, event: Json, **more: Any) -> None:
        """An event, as Slack tells of it."""
        body = {"type": "event_callback", "team_id": TEAM, "event_id": "E1", "event": event, **more}
        assert self.posts(json.dumps(body), "application/json").status_code == 200

    def posts(self, body: str, content_type: str) -> Response:
        """A request over HTTP, signed as Slack signs."""
        return posted(self.client, body, content_type)

    def types(self, player: Player, command: str, words: str = "", **more: str) -> str:
        """A command, typed; what answers it on the acknowledgement, else in a modal."""
        trigger = self.line_of(player)["trigger_id"] if words in ("redact", "request") else "forged"
        said = {"command": command, "text": words, "user_id": player.user, "team_id": TEAM}
        body = urlencode({**said, "trigger_id": trigger, **more})
        answer = self.posts(body, "application/x-www-form-urlencoded")
        assert answer.status_code == 200
        return words_of(answer.json()) if answer.text else self.shown()

    def line_of(self, player: Player) -> Json:
        """What Slack gives whoever acts: a trigger and an address to answer to, fresh."""
        self.news()
        self.stage.workspace.command(player.user, "/muster", "help")
        found = next(one for one in self.news() if one["kind"] == "envelope")
        line: Json = found["payload"]
        return line

    # --- what came of it -------------------------------------------------------------------------------

    def news(self) -> list[Json]:
        """What the workspace has noted since this was last asked."""
        entries = self.stage.workspace.journal(self.seen)
        self.seen = entries[-1]["n"] if entries else self.seen
        return entries

    def shown(self) -> str:
        """What Muster has said since in Slack: in messages, in answers and in views."""
        parts = [one["args"] for one in self.news() if one["kind"] == "call" and one["method"] in SAID]
        return "\n".join(words_of(part) for part in parts)

    def newest_owed(self) -> str:
        """The plain text of the message that was owed last."""
        newest = select(OutboxMessage.payload).order_by(OutboxMessage.id.desc()).limit(1)
        return words_of(self.stage.asks(newest)[0])

    def digest(self) -> str:
        """Of every table that says what is so: the same if, and only if, nothing has changed."""
        found = sha256()
        with self.stage.database.read() as session:
            for table in Base.metadata.sorted_tables:
                if table.name not in UNTOUCHED:
                    rows = sorted(map(repr, session.execute(select(table)).all()))
                    found.update(f"{table.name}:{rows}".encode())
        return found.hexdigest()


@contextmanager
def access_stage(workspace: Workspace, database: Database) -> Iterator[AccessStage]:
    """A quarter that is open: two answers are in, and something waits of each kind that is decided."""
    with staged(workspace, database, by_socket_mode) as stage, TestClient(web_app(stage.muster)) as client:
        stage.clock.at = london("2021-10-01 09:00")
        ids = {REF: "0", SECOND_REF: "0", GUESTS_REF: "0"}
        acting = AccessStage(stage, ids, client)
        acting.types(CAST[-1], "/muster", "open 2021/22 Q2")
        ids.update(waiting(stage) | papers(stage))
        for player in (
            Player(ACCOUNTS[LEAD], Capacity.LEAD_OF),
            Player(ACCOUNTS[SRO], Capacity.LEAD_OF, SECOND_REF),
        ):
            form = Way("update_form", Act.ANSWER, '{"r": $return, "n": 0, "more": false}', filled=WRITTEN)
            acting.submits(player, form)
            assert len(stage.revisions(player.ref)) == 1, player
            ids[player.ref] = "1"
        yield acting


def file_sent(player: Player) -> Json:
    """The event of somebody who sends Muster an Excel file."""
    file = {"id": f"F{player.user}", "name": "return.xlsx", "url_private": "http://127.0.0.1:9/none"}
    event = {"type": "message", "subtype": "file_share", "channel_type": "im", "channel": "D1"}
    return {**event, "user": player.user, "ts": "1633077000.000100", "files": [file]}
