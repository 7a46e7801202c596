"""The office in which access is tried: one person for each capacity, a record that holds something to act on, and the
payloads of whoever acts, signed as Slack signs."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from urllib.parse import urlencode

from httpx import Response
from slack_sdk.signature import SignatureVerifier
from sqlalchemy import select
from starlette.testclient import TestClient

from bot.rehearsal.stage import APP, TEAM
from bot.rehearsal.workspace.remote import Workspace
from bot.shells.http import web_app
from storage import accounts, redaction
from storage.absences import Away, record
from storage.database import Database
from storage.enums import Duty, RequestState, SupportKind, SupportState
from storage.plan_files.document import Person, PlanDocument
from storage.plans import import_past_returns, import_plan
from storage.rules.access import Act, Capacity, may
from storage.tables import Base, Commitment, DueDateRequest, OutboxMessage, Role, SupportRequest
from storage.tables import Person as PersonRow
from tests.flows.access_table import WRITTEN, Way, filled
from tests.flows.plan import (
    ACCOUNTS,
    BUSY,
    CHIEF,
    CUSTODY,
    DEPUTY,
    FORCE,
    KNOWN_SINCE,
    LEAD,
    LEAVER,
    OFFICE,
    SRO,
    office_plan,
    past_returns,
)
from tests.flows.stage import Stage, by_socket_mode, london, staged, user, workspace_config
from tests.flows.words import Json, words_of

REF, SECOND_REF, GUESTS_REF = "ANY-1.1", "ANY-2.4", "ANY-2.2"
"""Towards which the cast has its capacities: a second agreer where the SRO leads, a guest where they lead."""
FINANCE, VIEWER, GUEST, SECOND = "Chief Finance Officer", "Panel Officer", "Charity Lead", "Deputy Director"
NEW = {FINANCE: "U0FINANCE", VIEWER: "U00VIEWER", GUEST: "U000GUEST", SECOND: "U00SECOND"}
ROLELESS_GUEST = "U00VISITOR"
UNKNOWN = "Partnership Manager"
"""A role whose holder Slack does not find."""
UNTOUCHED = ("outbox", "heartbeat")
"""Tables that say what is owed and sent, not what is so."""
SAID = ("response_url", "views.open", "views.push", "views.update", "views.publish")


@dataclass(frozen=True)
class Player:
    """One of the cast: an account, the capacity that it has besides `anyone`, and towards which commitment."""

    user: str
    capacity: Capacity
    ref: str = REF

    def __str__(self) -> str:
        return f"{self.capacity} {self.user}"

    def may(self, act: Act | None) -> bool:
        """What the access table says of them; None is open to nobody who was not asked."""
        return act is not None and may(act, frozenset({Capacity.ANYONE, self.capacity}))


CAST = (
    Player(ACCOUNTS[BUSY], Capacity.ANYONE),
    Player("USTRANGER", Capacity.STRANGER),
    Player(ROLELESS_GUEST, Capacity.STRANGER),
    Player(NEW[VIEWER], Capacity.VIEWER),
    Player(NEW[FINANCE], Capacity.FINANCE),
    Player(NEW[SECOND], Capacity.SECOND_AGREER_OF, SECOND_REF),
    Player(ACCOUNTS[DEPUTY], Capacity.STAFF_OFFICER_OF),
    Player(ACCOUNTS[SRO], Capacity.SRO_OF),
    Player(ACCOUNTS[CUSTODY], Capacity.COVER_OF),
    Player(ACCOUNTS[FORCE], Capacity.CO_LEAD_OF),
    Player(NEW[GUEST], Capacity.LEAD_OF, GUESTS_REF),
    Player(ACCOUNTS[LEAD], Capacity.LEAD_OF),
    Player(ACCOUNTS[CHIEF], Capacity.CHIEF_EXECUTIVE),
    Player(ACCOUNTS[OFFICE], Capacity.PLAN_OFFICE),
)
"""Everyone once, two of them guests of the workspace; the plan office last, since what it does changes most."""

# --- the record ----------------------------------------------------------------------------------------


def cast_plan() -> PlanDocument:
    """The flows' plan with a person for each capacity."""
    document = office_plan()
    changed: dict[str, dict[str, Any]] = {
        LEAVER: {"slack": ACCOUNTS[SRO], "email": None},
        CUSTODY: {"slack": ACCOUNTS[CUSTODY], "email": None},
        DEPUTY: {"agrees_for": (SRO,)},
    }
    refs: dict[str, dict[str, Any]] = {
        SECOND_REF: {"second_agreer": SECOND},
        GUESTS_REF: {"lead": GUEST, "force_lead": None},
        "ANY-1.2": {"deputy": None},
    }
    duties = {FINANCE: (Duty.FINANCE,), VIEWER: (Duty.VIEWER,)}
    more = (Person(role=role, slack=NEW[role], duties=duties.get(role, (Duty.LEAD,))) for role in NEW)
    unknown = Person(role=UNKNOWN, email="unknown@anyshire.example", duties=(Duty.LEAD,))
    people = tuple(one.model_copy(update=changed.get(one.role, {})) for one in document.people)
    commitments = tuple(one.model_copy(update=refs.get(one.ref, {})) for one in document.commitments)
    return document.model_copy(update={"people": (*people, *more, unknown), "commitments": commitments})


def stock(database: Database) -> None:
    """Brings the plan and how it stood a quarter ago into a migrated database."""
    with database.write() as session:
        result = import_plan(session, cast_plan(), KNOWN_SINCE)
        assert not result.faults, result.faults
        import_past_returns(session, past_returns(), KNOWN_SINCE)


@contextmanager
def cast_workspace() -> Iterator[Workspace]:
    """The office's workspace with the whole cast, two of them guests."""
    config = workspace_config()
    more = [user(role, account) for role, account in NEW.items()]
    guests: list[Json] = [{**one, "is_restricted": True} for one in more if one["name"] == "u000guest"]
    members = [one for one in more if one["name"] != "u000guest"]
    visitor = {"id": ROLELESS_GUEST, "name": "visitor", "real_name": "A visitor", "is_restricted": True}
    config["users"] = [*config["users"], *members, *guests, visitor]
    with Workspace.start(config) as running:
        yield running


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
        return {**self.ids, "return": str(self.stage.return_id(player.ref)), "no": self.ids[player.ref]}

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
        stamp = str(int(time.time()))
        signature = SignatureVerifier(str(APP["signing_secret"])).generate_signature(
            timestamp=stamp, body=body
        )
        headers = {"Content-Type": content_type, "X-Slack-Request-Timestamp": stamp}
        headers["X-Slack-Signature"] = signature or ""
        answer: Response = self.client.post("/slack/events", content=body, headers=headers)
        return answer

    def types(self, player: Player, command: str, words: str = "", **more: str) -> str:
        """A command, typed; what answers it on the acknowledgement, else in a modal."""
        trigger = self.line_of(player)["trigger_id"] if words == "redact" else "forged"
        said = {"command": command, "text": words, "user_id": player.user, "team_id": TEAM}
        body = urlencode({**said, "trigger_id": trigger, **more})
        answer = self.posts(body, "application/x-www-form-urlencoded")
        assert answer.status_code == 200
        return words_of(answer.json()) if answer.text else self.shown()

    def line_of(self, player: Player) -> Json:
        """What Slack gives whoever acts: a trigger and an address to answer to, fresh."""
        self.news()
        self.stage.workspace.command(player.user, "/updates", "")
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
        ids.update(waiting(stage))
        for player in (
            Player(ACCOUNTS[LEAD], Capacity.LEAD_OF),
            Player(ACCOUNTS[SRO], Capacity.LEAD_OF, SECOND_REF),
        ):
            form = Way("update_form", Act.ANSWER, '{"r": $return, "n": 0, "more": false}', filled=WRITTEN)
            acting.submits(player, form)
            assert len(stage.revisions(player.ref)) == 1, player
            ids[player.ref] = "1"
        yield acting


def waiting(stage: Stage) -> dict[str, str]:
    """Absence, requests and redactions for the cast to act on, by the name of their ids."""
    now, day = stage.clock.at, stage.clock.at.date()
    with stage.database.write() as session:
        roles = {one.title: one.id for one in session.scalars(select(Role))}
        people = {one.slack_id or one.email: one.id for one in session.scalars(select(PersonRow))}
        lead, office = people[ACCOUNTS[LEAD]], people[ACCOUNTS[OFFICE]]
        record(session, Away(lead, day, day.replace(day=8), roles[CUSTODY]), office, now)
        return_id = stage.return_id(REF)
        requests = [request(stage, return_id, lead) for _ in range(2)]
        support = support_of(stage, return_id)
        session.add_all([*requests, support])
        asked = [
            redaction.ask(session, words, "It names somebody", office, now) for words in ("Poole", "Bridport")
        ]
        unknown = people["unknown@anyshire.example"]
        accounts.pick(session, unknown, "UNOBODYYET", office, day, now)
        session.flush()
        return {
            "request": str(requests[0].id),
            "spare_request": str(requests[1].id),
            "support": str(support.id),
            "redaction": str(asked[0].id),
            "spare_redaction": str(asked[1].id),
            "role": str(roles[BUSY]),
            "other_role": str(roles[UNKNOWN]),
            "unknown": str(unknown),
            "person": str(lead),
            "picked": ROLELESS_GUEST,
        }


def request(stage: Stage, return_id: int, person_id: int) -> DueDateRequest:
    """A later due date that is asked for."""
    at, commitment = stage.clock.at, commitment_of(stage)
    day = at.date().replace(year=2024)
    return DueDateRequest(
        commitment_id=commitment,
        return_id=return_id,
        new_due=day,
        reason="The hall",
        asked_by_id=person_id,
        asked_at=at,
        state=RequestState.ASKED,
    )


def support_of(stage: Stage, return_id: int) -> SupportRequest:
    """Help that is asked for."""
    return SupportRequest(
        commitment_id=commitment_of(stage),
        return_id=return_id,
        kind=SupportKind.DECISION,
        ask="The money",
        of_whom="Chief Constable",
        by_when=None,
        state=SupportState.OPEN,
        asked_at=stage.clock.at,
    )


def commitment_of(stage: Stage) -> int:
    """The id of the commitment that the cast acts on."""
    return int(stage.asks(select(Commitment.id).where(Commitment.ref == REF))[0])


def file_sent(player: Player) -> Json:
    """The event of somebody who sends Muster an Excel file."""
    file = {"id": f"F{player.user}", "name": "return.xlsx", "url_private": "http://127.0.0.1:9/none"}
    event = {"type": "message", "subtype": "file_share", "channel_type": "im", "channel": "D1"}
    return {**event, "user": player.user, "ts": "1633077000.000100", "files": [file]}
