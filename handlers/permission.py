"""Who may do what, asked of the access table, and the refusal that says who may."""

from digests.answering.refusals import not_allowed
from digests.kit.blocks import Message
from handlers.desk import Body, Desk
from storage.people.roles import Actor, capacities
from storage.record.database import Session
from storage.rules.access import Act, may, who_may


class MayNot(Exception):
    """The person may not do this; `words` say who may."""

    def __init__(self, act: Act) -> None:
        super().__init__(act)
        self.words: Message = not_allowed(act, who_may(act))


def allowed(session: Session, desk: Desk, body: Body, act: Act) -> Actor:
    """Who does this, towards no commitment in particular. Asked before anything that was typed is looked at, so
    that a refusal says nothing of it. Raises MayNot."""
    actor = desk.who(session, body)
    if not may(act, capacities(actor)):
        raise MayNot(act)
    return actor
