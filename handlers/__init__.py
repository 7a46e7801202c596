"""What people do in Slack, a room for each capability; this page says which rooms listen. No SQL, no long block
literals."""

import re

from slack_bolt import Ack, App

from handlers import muster, talk, updates
from handlers.answering import challenge, form, no_change, typed_reply, typing
from handlers.asks import put_off
from handlers.calendar import early_papers
from handlers.decisions import due_dates, helping
from handlers.desk import Desk
from handlers.door import doorway
from handlers.door.belonging import Home
from handlers.finance import sending
from handlers.following import register_kinds
from handlers.handover import handing_over
from handlers.headlines import headline
from handlers.home import home as at_home
from handlers.measures import giving
from handlers.members import answering as to_members
from handlers.members import noting
from handlers.on_behalf import on_behalf
from handlers.papers import clearing
from handlers.people import absence, accounts, cover
from handlers.queries import mentioned, queries
from handlers.rechecks import recheck
from handlers.redaction import redaction
from handlers.returns_list import acts
from handlers.rulings import rulings
from handlers.sign_off import asking, sign_off, taking_back, typed_answer
from handlers.succession import succession

register_kinds()

TYPED = (queries, mentioned, updates, muster, talk)
ANSWERED = (form, no_change, typing, challenge, typed_reply, put_off, absence)
OF_A_QUARTER = (headline, giving, sending, to_members, noting, recheck)
DECIDED = (helping, due_dates, rulings, sign_off, taking_back, asking, typed_answer, clearing)
ARRANGED = (handing_over, on_behalf, accounts, cover, early_papers, at_home, acts, succession, redaction)
"""Every conversation that Muster can have. Each listens for its own, and no two for the same, so that their order is
no matter (a test holds that)."""


def register(app: App, desk: Desk, home: Home) -> App:
    """Lets every conversation listen. `home` is the one workspace it serves."""
    app.middleware(doorway.let_in(desk, home))
    app.error(doorway.in_words)
    for room in (*TYPED, *ANSWERED, *OF_A_QUARTER, *DECIDED, *ARRANGED):
        room.listen(app)
    app.action(re.compile(".*"))(seen)
    app.event(re.compile(".*"))(nothing)
    return app


def seen(ack: Ack) -> None:
    """A button that only opens an address: Slack wants to hear that it was noticed."""
    ack()


def nothing() -> None:
    """An event that needs no answer: unheard, Socket Mode would send it again."""
