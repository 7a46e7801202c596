"""One attempt to deliver one message, from its address to what became of it. Nothing is recorded of the
outcome here; each call to Slack stands outside any transaction."""

from collections.abc import Callable
from datetime import datetime, timedelta

from slack_sdk import WebClient

from bot.delivery import files, post, reconcile
from bot.delivery.address import Address, Addresses
from bot.delivery.outcomes import TROUBLES, Outcome, Shown, TryLater, of_trouble, while_looking
from storage.enums import OutboxKind
from storage.outbox.claims import Claimed
from storage.record.database import Database

Show = Callable[[], Shown]


class Attempts:
    """Makes attempts. What can be looked up or uploaded unseen comes first; the call that people see is the
    last, and is made only while the message is surely this worker's."""

    def __init__(
        self, client: WebClient, database: Database, wire: Callable[[], datetime], addresses: Addresses
    ) -> None:
        self.client = client
        self.database = database
        self.wire = wire
        self.addresses = addresses

    def make(self, row: Claimed) -> Outcome:
        """Delivers the message, finds that it was delivered, or says what stood in the way."""
        try:
            ready = self.prepared(row)
        except TROUBLES as trouble:
            return while_looking(of_trouble(trouble), ambiguous=row.ambiguous)
        if isinstance(ready, Shown):
            return ready
        if self.too_late(row):
            return TryLater("late", timedelta(0), ambiguous=row.ambiguous)
        try:
            return ready()
        except TROUBLES as trouble:
            return of_trouble(trouble)

    def prepared(self, row: Claimed) -> Shown | Show:
        """The message, where an earlier attempt got through after all; else the call that will show it."""
        if row.kind is OutboxKind.UPDATE:
            return lambda: post.change(self.client, row)
        place = self.addresses.of(row)
        found = self.found(row, place) if row.ambiguous else None
        if found:
            return found
        permalink = files.permalink_of(self.client, self.database, row)
        return lambda: post.post(self.client, row, place, permalink)

    def found(self, row: Claimed, place: Address) -> Shown | None:
        """The message of an earlier attempt, if Slack has it."""
        return reconcile.find(self.client, row, self.addresses.conversation(row, place))

    def too_late(self, row: Claimed) -> bool:
        """Whether the answer might come when the message is no longer this worker's, as after a computer's
        sleep: another may be sending it by then."""
        return self.wire() + timedelta(seconds=self.client.timeout) >= row.lease_until
