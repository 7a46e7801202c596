"""What a rehearsal came to: counts of the record beside the counts of the workspace's own journal. How it is
shown is bot/commands/rehearse.py's."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.rehearsal.playing.director import Stage
from storage.asks.kinds import Stands
from storage.asks.rows import asks_in, stands_now
from storage.enums import Direction, OutboxState, Rating
from storage.facts.plan import QuarterName
from storage.facts.standing import PlanStanding, QuarterStatus
from storage.outbox import outbox
from storage.queries import stories
from storage.record.database import Session
from storage.rules.calendar import quarters
from storage.rules.standing.counting import is_let_off
from storage.standing.standings import plan_standing


class NothingAsked(Exception):
    """The quarter was never opened, so there is nothing to sum up."""


@dataclass(frozen=True)
class Messages:
    """What was owed, and what the workspace's journal says became of it."""

    owed: int
    sent: int
    doubled: int
    lost: int
    failed: int
    refused_by_workspace: int

    @property
    def whole(self) -> bool:
        """Whether each owed message is visible once and nothing was refused."""
        return self.sent == self.owed and not (
            self.doubled or self.lost or self.failed or self.refused_by_workspace
        )


@dataclass(frozen=True)
class AskCount:
    """What became of one kind of what was asked besides returns, and how one and several are called."""

    kind: str
    noun: str
    nouns: str
    wanted: int
    came: int
    waived: int


@dataclass(frozen=True)
class Summary:
    """The outcome of a rehearsal. `troubles` are acts of the cast that did not go through."""

    plan: str
    started: datetime
    ended: datetime
    seconds: float
    asked: int
    standing: PlanStanding
    status: QuarterStatus
    messages: Messages
    asks: tuple[AskCount, ...]
    has_paper: bool
    troubles: tuple[str, ...]

    @property
    def whole(self) -> bool:
        """Whether it ran to its end as it should."""
        return self.messages.whole and self.has_paper and not self.troubles

    def as_json(self) -> dict[str, Any]:
        """The summary for machines."""
        standings = [one for priority in self.standing.priorities for one in priority.standings]
        counting = [one for one in standings if not is_let_off(one.state)]
        came = self.status.returns
        return {
            "plan": self.plan,
            "quarter": quarters.code(self.status.quarter),
            "office_time": {"from": self.started.isoformat(), "to": self.ended.isoformat()},
            "seconds": round(self.seconds, 1),
            "asked": self.asked,
            "returns": {
                "expected": came.asked,
                "submitted": came.not_agreed - came.sent_back,
                "agreed": came.agreed,
                "sent_back": came.sent_back,
                "late": self.status.late,
                "no_return": came.missing,
                "waived": came.let_off,
            },
            "ratings": counted(Rating, [one.rating for one in counting]),
            "directions": counted(Direction, [one.direction for one in counting]),
            "asks": {
                one.kind: {"wanted": one.wanted, "came": one.came, "waived": one.waived} for one in self.asks
            },
            "messages": dict(vars(self.messages)),
            "troubles": list(self.troubles),
        }


def counted(kinds: type[Rating] | type[Direction], found: list[Any]) -> dict[str, int]:
    """How many of each kind, zeros included."""
    return {kind.value: found.count(kind) for kind in kinds}


def summarise(stage: Stage, started: datetime, troubles: Sequence[str]) -> Summary:
    """Counts the record and the journal. Raises NothingAsked before the quarter opens."""
    now = stage.workspace.now()
    with stage.database.read() as session:
        status = stories.quarter_status(session, stage.quarter, stage.times.draft)
        if status is None:
            raise NothingAsked("the quarter was never opened")
        standing = plan_standing(session, stage.quarter, now, None, with_answers=False)
        owed = outbox.owed_posts(session)
        failed = outbox.count(session, OutboxState.FAILED)
        asks = asks_by_kind(session, stage.quarter)
    return Summary(
        plan=standing.plan.title,
        started=started,
        ended=now,
        seconds=stage.elapsed(),
        asked=sum(key.startswith("prompt:") for key, _ in owed),
        standing=standing,
        status=status,
        messages=messages(stage.workspace.tally(), owed, failed),
        asks=asks,
        has_paper=bool(stage.workspace.files()),
        troubles=tuple(troubles),
    )


def asks_by_kind(session: Session, quarter: QuarterName) -> tuple[AskCount, ...]:
    """What was asked besides returns, each kind in the order in which it was first asked for."""
    # Only now: it has the words of every kind, and with them most of Muster.
    from handlers.following import KINDS

    words = {kind.name: one for kind, one in KINDS}
    rows = asks_in(session, quarter)
    found = {
        kind: [stands_now(row) for row in rows if row.kind == kind] for kind in (row.kind for row in rows)
    }
    return tuple(
        AskCount(
            kind,
            words[kind].noun,
            words[kind].nouns,
            wanted=len(stand) - stand.count(Stands.LET_OFF),
            came=stand.count(Stands.IN),
            waived=stand.count(Stands.LET_OFF),
        )
        for kind, stand in found.items()
    )


def messages(tally: dict[str, Any], owed: list[tuple[str, str]], failed: int) -> Messages:
    """The owed messages held against the journal, which knows nothing of Muster's records."""
    visible: dict[str, int] = tally["metadata_ids"]
    sent = sum(token in visible for _, token in owed)
    return Messages(
        owed=len(owed),
        sent=sent,
        doubled=len(tally["doubled"]),
        lost=len(owed) - sent - failed,
        failed=failed,
        refused_by_workspace=len(tally["refused"]),
    )
