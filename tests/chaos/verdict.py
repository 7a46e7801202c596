"""Whether an ordeal lost or doubled anything: by what the workspace shows, and by the revisions in the record."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import select

from bot.rehearsal.playing.stage import DIGEST
from bot.rehearsal.workspace.remote import Workspace
from storage.record.database import Database
from storage.tables import Commitment, Return, Revision
from tests.chaos.harness import Ordeal
from tests.chaos.leads import Saying
from tests.chaos.office import HEARERS, PLACES_OF_A_QUARTER

Shown = list[dict[str, Any]]
REMINDERS = ("still to come, by", "overdue.*")
"""What the reminders' words have that no other message has."""
EXCUSES = ("Slack is too busy to show this just now",)
"""What is said to whoever pressed where a busy machine shows nothing in Slack's three seconds: they press again."""


def in_order(ordeal: Ordeal, said: Iterable[Saying]) -> None:
    """Fails when a message that is owed is not shown once, when any words stand twice, or when something that
    was said was not kept once."""
    assert ordeal.not_once() == {}
    assert ordeal.workspace.tally()["doubled"] == []
    assert not_kept_once(ordeal.database, said) == {}


def not_kept_once(database: Database, said: Iterable[Saying]) -> dict[str, list[str]]:
    """What was said and is not kept as it should be, with the refs that it is kept under: once, under its own,
    when it was acknowledged; else at most once."""
    kept = revisions(database)
    return {
        saying.words: kept[saying.words]
        for saying in said
        if kept[saying.words] != [saying.ref] and (saying.acknowledged or kept[saying.words])
    }


def revisions(database: Database) -> dict[str, list[str]]:
    """The refs whose revisions say it, for each thing that was said."""
    kept: defaultdict[str, list[str]] = defaultdict(list)
    query = (
        select(Revision.content, Commitment.ref)
        .join(Return, Return.id == Revision.return_id)
        .join(Commitment, Commitment.id == Return.commitment_id)
    )
    with database.read() as session:
        for content, ref in session.execute(query):
            kept[content["answer"]["progress"]].append(ref)
    return kept


def whole_quarter(ordeal: Ordeal, said: Iterable[Saying], since: float) -> None:
    """Fails when the conversations do not show, since then, just what a quarter brings: each prompt, notice and
    draft, the digests, and a receipt for each revision and hearer. Counted without asking what was owed."""
    workspace = ordeal.workspace
    roots = {place: of_the_quarter(posted(workspace, place, since)) for place in PLACES_OF_A_QUARTER}
    amiss = [
        one["text"]
        for place, said in roots.items()
        if len(said) != PLACES_OF_A_QUARTER[place]
        for one in said
    ]
    assert not amiss, amiss
    digests = [message["text"] for message in posted(workspace, DIGEST, since)]
    assert digests
    assert len(digests) == len(set(digests))
    assert receipts(workspace, since) == receipts_due(ordeal.database, said)


def of_the_quarter(messages: Shown) -> Shown:
    """These without the excuses, and without the reminders: whether the quarter's second Monday comes after the first
    reminder is the calendar's affair. That none of them stands twice is held with all the others."""
    besides = (*REMINDERS, *EXCUSES)
    return [one for one in messages if not any(words in one["text"] for words in besides)]


def posted(workspace: Workspace, place: str, since: float, *, replies: bool = False) -> Shown:
    """The app's messages in a conversation since a time: those in threads, or the others."""
    return [
        message
        for message in workspace.messages(place)
        if message.get("bot_id") and float(message["ts"]) >= since and is_reply(message) is replies
    ]


def is_reply(message: dict[str, Any]) -> bool:
    """Whether it hangs under another message."""
    return bool(message.get("thread_ts", message["ts"]) != message["ts"])


def receipts(workspace: Workspace, since: float) -> Counter[tuple[str, str]]:
    """How many replies each person has about each commitment."""
    people = {person for hearers in HEARERS.values() for person in hearers}
    return Counter(
        (person, ref)
        for person in people
        for reply in posted(workspace, person, since, replies=True)
        for ref in HEARERS
        if ref in reply["text"]
    )


def receipts_due(database: Database, said: Iterable[Saying]) -> Counter[tuple[str, str]]:
    """How many of them there should be: one for each revision and hearer."""
    kept = revisions(database)
    return Counter(
        (person, saying.ref) for saying in said if kept[saying.words] for person in HEARERS[saying.ref]
    )
