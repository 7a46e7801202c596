"""[Remind me on Monday]: somebody puts their reminder off until their next working day."""

from typing import Any

from slack_bolt import Ack, App, Respond

from digests.asks.reminders import PUT_OFF, cannot_wait
from handlers.desk import Desk, payload
from handlers.permission import allowed
from storage.asks import putting_off
from storage.rules.access import Act


def listen(app: App) -> None:
    """[Remind me on Monday]."""
    app.action(PUT_OFF)(press)


def press(ack: Ack, body: dict[str, Any], respond: Respond, desk: Desk) -> None:
    """It was pressed: the message follows by itself, or says why it cannot wait. Raises MayNot."""
    ack()
    with desk.database.write() as session:
        person_id = allowed(session, desk, body, Act.SEE_OWN_UPDATES).person_id
        until = putting_off.put_off(session, person_id, desk.now()) if person_id else None
    if until is None:
        respond(**payload(cannot_wait()), replace_original=False)
