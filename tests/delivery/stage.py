"""A stage for delivery: a real workspace process, a real database, a real Slack client, and a clock that is
moved on when nothing is left to do at present."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from slack_sdk import WebClient
from sqlalchemy import select

from bot.delivery.sender import Delivery, SendingTerms
from bot.rehearsal.workspace.remote import Workspace
from storage.enums import OutboxKind, QuarterState, ReportState
from storage.outbox import outbox
from storage.outbox.failures import Failure
from storage.record.database import Database, Session
from storage.tables import OutboxMessage, Person, Quarter, Report
from tests.delivery.samples import CHIEF, DIGEST, NOW, message, owe

BOT_TOKEN = "xoxb-made-up"
BOT, LEAD_ACCOUNT, OTHER_ACCOUNT = "U0BOT", "U0LEAD", "U0OTHER"
SHARED, ELSEWHERE = "C0SHARED", "C0ELSEWHERE"
HTTP_SECONDS = 1
PAPER = b"PK a Word file, as far as delivery knows"
CONFIG = {
    "team": {"id": "T0TEAM", "name": "Office"},
    "bot": {
        "token": BOT_TOKEN,
        "app_token": "xapp-made-up",
        "signing_secret": "made up",
        "user_id": BOT,
        "app_id": "A0APP",
        "scopes": [
            *("chat:write", "im:write", "users:read", "users:read.email", "files:write"),
            *("channels:read", "groups:read", "channels:history", "groups:history", "im:history"),
        ],
    },
    "users": [
        {"id": LEAD_ACCOUNT, "name": "lead", "real_name": "A Lead", "email": "lead@office.example"},
        {"id": OTHER_ACCOUNT, "name": "other", "real_name": "B Lead", "email": "other.lead@office.example"},
        *(
            {
                "id": f"U0MANY{one}",
                "name": f"many{one}",
                "real_name": "A Lead",
                "email": f"{one}@office.example",
            }
            for one in range(16)
        ),
    ],
    "channels": [
        {"id": DIGEST, "name": "plan", "members": [BOT, LEAD_ACCOUNT]},
        {"id": CHIEF, "name": "chief", "members": [BOT], "is_private": True},
        {"id": SHARED, "name": "partners", "members": [BOT], "is_ext_shared": True},
        {"id": ELSEWHERE, "name": "elsewhere", "members": []},
    ],
    "office_clock": NOW.isoformat(),
    "posts_per_second": 50,
    # Tests make more calls in an office minute than an office does.
    "rates": {
        "conversations.info": 6000,
        "users.lookupByEmail": 6000,
        "chat.update": 6000,
        "conversations.history": 6000,
        "conversations.replies": 6000,
    },
}


def client(api_url: str, token: str = BOT_TOKEN) -> WebClient:
    """A Slack client as delivery must have it: with a time-out, without retries."""
    return WebClient(token, base_url=api_url, timeout=HTTP_SECONDS, retry_handlers=[])


@dataclass
class Stage:
    """One test's delivery, with what it told of failures."""

    workspace: Workspace
    database: Database
    terms: SendingTerms = field(default_factory=lambda: SendingTerms("test", posts_per_second=40))
    token: str = BOT_TOKEN
    api_url: str = ""
    told: list[Failure] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.delivery = self.new_delivery(self.database)

    def new_delivery(self, database: Database, worker: str = "test") -> Delivery:
        """A worker on a database."""
        slack = client(self.api_url or self.workspace.api_url, self.token)
        terms = replace(self.terms, worker=worker)
        return Delivery(database, slack, self.workspace.now, terms, self.tell)

    def tell(self, _session: object, failures: Any) -> None:
        """Keeps what would be told to the plan office."""
        self.told.extend(failures)

    def owe(self, key: str, **more: Any) -> None:
        """Owes one message; see samples.owe."""
        with self.database.write() as session:
            owe(session, key, **more)

    def somebody(self, number: int) -> int:
        """One of sixteen more leads, each a conversation of their own; known by e-mail address only."""
        with self.database.write() as session:
            session.merge(Person(id=100 + number, email=f"{number}@office.example"))
        return 100 + number

    def owe_paper(self, key: str, to: int | str = CHIEF) -> None:
        """Owes a message with a Word file, its address in the text and in a block."""
        button = {"type": "section", "text": {"type": "mrkdwn", "text": "<{file}|Open the draft>"}}
        with self.database.write() as session:
            report_id = paper(session)
            words = {"text": f"{key} {{file}}", "blocks": [button]}
            owe(session, key, to=to, kind=OutboxKind.FILE, report_id=report_id, **words)

    def settle(self, rounds: int = 60) -> None:
        """Delivers until nothing is owed, moving the clock on by 100 seconds whenever nothing is due."""
        for _ in range(rounds):
            if not self.waiting():
                return
            if not self.delivery.run_once():
                self.pass_time(100)
        raise AssertionError(f"{self.waiting()} messages are still owed after {rounds} rounds")

    def pass_time(self, seconds: float) -> datetime:
        """Moves the workspace's clock, which is also delivery's."""
        self.workspace.jump(self.workspace.now() + timedelta(seconds=seconds))
        return self.workspace.now()

    def waiting(self) -> int:
        """How many messages are owed."""
        with self.database.read() as session:
            return outbox.waiting(session)

    def row(self, key: str) -> OutboxMessage:
        """The outbox's own record."""
        with self.database.read() as session:
            return message(session, key)

    def visible(self, key: str) -> int:
        """How many messages the workspace shows for this key, by its own count."""
        count: int = self.workspace.tally()["metadata_ids"].get(self.row(key).token, 0)
        return count

    def shown(self, place: str) -> list[dict[str, Any]]:
        """The messages that this test's outbox knows of, as they stand in a conversation."""
        with self.database.read() as session:
            stamps = set(session.scalars(select(OutboxMessage.posted_ts)))
        return [each for each in self.workspace.messages(place) if each["ts"] in stamps]

    @contextmanager
    def calls(self, method: str) -> Iterator[list[dict[str, Any]]]:
        """The calls of a method that the workspace saw during the `with`, filled in at its end."""
        found: list[dict[str, Any]] = []
        before = self.workspace.length()
        yield found
        entries = self.workspace.journal(before)
        found += [entry for entry in entries if entry["kind"] == "call" and entry["method"] == method]


def paper(session: Session) -> int:
    """The id of a paper to share, made with its quarter the first time."""
    report = session.scalars(select(Report)).first() or Report(
        quarter=Quarter(year=2021, number=2, state=QuarterState.CLOSED),
        version_no=1,
        profile="panel",
        state=ReportState.DRAFT,
        snapshot="{}",
        sha256="0" * 64,
        file_name="Plan update, Q2.docx",
        docx=PAPER,
        made_at=NOW,
    )
    session.add(report)
    session.flush()
    return report.id
