"""What somebody asks of themselves, and of Muster: what waits for them, how to answer, what can be asked."""

from digests.kit.blocks import Message
from digests.queries import talk
from digests.queries.answers import updates_answer
from handlers.queries.asking import Asking
from handlers.queries.offered import commands_for
from storage.home.welcome import welcome_of
from storage.prompting.waiting import all_waiting_for


def waiting(one: Asking) -> Message:
    """What waits for whoever asks."""
    return updates_answer(all_waiting_for(one.session, one.reader, one.desk.now()), one.page)


def help_(one: Asking) -> Message:
    """What Muster is, what waits, and what can be asked."""
    waits = all_waiting_for(one.session, one.reader, one.desk.now())
    return talk.hello(welcome_of(one.session, one.reader), waits, commands_for(one.reader))


def how(one: Asking) -> Message:
    """How an update is answered, or changed, and what waits."""
    waits = all_waiting_for(one.session, one.reader, one.desk.now())
    return talk.say_how("to_answer", one.typed, waits, welcome_of(one.session, one.reader))
