"""Whatever is owed in whatever order, and whatever happens to each attempt: the outbox's promises hold."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.enums import OutboxKind
from storage.outbox import outcomes
from storage.outbox.claims import Claimed
from storage.record.database import Database
from tests.delivery.samples import LEASE, NOW, claim, empty, mark_sent, owe, owe_update, states

RATE = 4.0
CHANNELS = st.sampled_from(["C1", "C2", "C3"])
ACTS = st.one_of(
    st.tuples(st.just("post"), CHANNELS),
    st.tuples(st.just("update"), CHANNELS),
    st.tuples(st.just("wait"), st.sampled_from([0.1, 0.5, 1.0, 40.0, 200.0])),
    st.tuples(st.just("claim"), st.sampled_from(["a", "b"])),
    st.tuples(st.just("end"), st.sampled_from(["sent", "later", "in doubt", "failed", "silence"])),
)


@dataclass
class Story:
    """One run of acts against a database, with what was seen on the way."""

    database: Database
    now: datetime = NOW
    owed: list[str] = field(default_factory=list)
    roots: dict[str, str] = field(default_factory=dict)
    held: list[Claimed] = field(default_factory=list)
    turns: list[Claimed] = field(default_factory=list)
    sent: list[Claimed] = field(default_factory=list)

    def play(self, act: str, detail: object) -> None:
        """One act."""
        getattr(self, act)(detail)

    def post(self, channel: str) -> None:
        """Owes a message to the channel."""
        self.owed.append(f"{channel}:{len(self.owed)}")
        with self.database.write() as session:
            owe(session, self.owed[-1], to=channel)
        self.roots.setdefault(channel, self.owed[-1])

    def update(self, channel: str) -> None:
        """Owes a change of the channel's first message."""
        if channel not in self.roots:
            return
        self.owed.append(f"{channel}:{len(self.owed)}")
        with self.database.write() as session:
            owe_update(session, self.owed[-1], self.roots[channel], to=channel)

    def wait(self, seconds: float) -> None:
        """Time passes; a worker whose lease has run out has lost what it held."""
        self.now += timedelta(seconds=seconds)
        self.held = [row for row in self.held if row.lease_until > self.now]

    def claim(self, worker: str) -> None:
        """A worker takes what it can; nobody else may hold it."""
        rows = claim(self.database, self.now, limit=3, worker=worker, rate=RATE)
        assert not {row.hold.id for row in rows} & {row.hold.id for row in self.held}
        self.held += rows
        self.turns += rows

    def end(self, how: str) -> None:
        """The attempt that was begun first comes to an end; after a silence only the lease ends it."""
        if not self.held or how == "silence":
            return
        row = self.held.pop(0)
        if how == "sent":
            self.sent.append(row)
            mark_sent(self.database, row, self.now)
        else:
            self.end_badly(row, how)

    def end_badly(self, row: Claimed, how: str) -> None:
        """The attempt ends without the message being known to be out."""
        wait = LEASE if how == "in doubt" else timedelta(seconds=5)
        with self.database.write() as session:
            if how == "failed":
                outcomes.failed(session, row.hold, "channel_not_found")
            else:
                outcomes.retry_later(session, row.hold, self.now + wait, how, ambiguous=how == "in doubt")

    def deliver_the_rest(self) -> None:
        """From here on nothing goes wrong: each round delivers something, or lets a lease run out."""
        for _ in range(2 * len(self.owed) + 2):
            if not set(states(self.database).values()) & {"new", "sending"}:
                return
            self.wait(200.0)
            self.claim("a")
            while self.held:
                self.end("sent")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(ACTS, max_size=40))
def test_the_outbox_keeps_its_promises(database: Database, acts: list[tuple[str, object]]) -> None:
    """Nobody holds what another holds; everything owed ends; each conversation is in order; each message is
    sent once; turns keep to the conversation's second and the workspace's budget."""
    empty(database)
    story = Story(database)
    for act, detail in acts:
        story.play(act, detail)
    story.deliver_the_rest()
    assert set(states(database).values()) <= {"sent", "failed", "superseded"}
    assert_in_order(story)
    assert_at_the_rates(story)


def assert_in_order(story: Story) -> None:
    """What was sent was sent once, and in each conversation in the order it was owed."""
    keys = [row.text for row in story.sent]
    assert len(keys) == len(set(keys))
    for channel in {row.channel for row in story.sent}:
        in_channel = [key for key in keys if key.startswith(f"{channel}:")]
        assert in_channel == sorted(in_channel, key=story.owed.index)


def assert_at_the_rates(story: Story) -> None:
    """A second between posts in a conversation, a quarter of one between posts of the workspace."""
    posts = [row for row in story.turns if row.kind is not OutboxKind.UPDATE]
    for channel in {row.channel for row in posts}:
        assert_apart([row.send_at for row in posts if row.channel == channel], 1.0)
    assert_apart([row.send_at for row in story.turns if row.kind is OutboxKind.POST], 1 / RATE)
    assert_apart([row.send_at for row in story.turns if row.kind is OutboxKind.UPDATE], 1.2)


def assert_apart(turns: list[datetime], seconds: float) -> None:
    """No two turns are nearer to each other than this."""
    assert all((later - sooner).total_seconds() >= seconds - 1e-6 for sooner, later in pairwise(turns))
