"""What Muster says to whoever types to it, or opens App Home with nothing to do: what it is, what waits, what can be
asked, and whom to ask."""

from datetime import date

from digests.asks.reminders import TELL_US
from digests.kit.blocks import Block, Message, button, context, message, section
from digests.kit.prose import say
from digests.queries.meant import Usages, commands_part
from storage.facts.asks import Waiting
from storage.facts.home import Welcome

OPEN = ("own", "covering", "shared")
"""The groups of what waits in which somebody is asked for an update."""


def welcome_blocks(facts: Welcome) -> list[Block]:
    """What stands in App Home of somebody who has nothing to do yet."""
    return [
        section(say("queries/talk", "who_i_am", facts=facts)),
        section(say("queries/talk", "whom_to_ask", facts=facts)),
    ]


def hello(facts: Welcome, waiting: Waiting | None, commands: Usages) -> Message:
    """The answer to "hello" and "help": what Muster is, what waits, what can be typed, whom to ask."""
    return message(
        [
            section(say("queries/talk", "who_i_am", facts=facts)),
            section(say("queries/talk", "what_waits", waiting=waiting, lines=still_out(waiting))),
            *_how_to_ask(facts, commands),
        ]
    )


def with_waiting(answer: Message, waiting: Waiting | None) -> Message:
    """The answer to what was not understood, with what waits for whoever typed it."""
    waits = section(say("queries/talk", "what_waits", waiting=waiting, lines=still_out(waiting)))
    return message([*answer.blocks, waits])


def _how_to_ask(facts: Welcome, commands: Usages) -> list[Block]:
    return [
        commands_part(commands),
        context(say("queries/talk", "whom_to_ask", facts=facts)),
    ]


def still_out(waiting: Waiting | None) -> int:
    """How many updates are wanted of somebody."""
    if waiting is None:
        return 0
    return sum(not line.done for group in OPEN for line in getattr(waiting, group))


def enough() -> Message:
    """What somebody in no plan reads who has asked very often."""
    return message([section(say("queries/talk", "enough"))])


def courtesy(waiting: Waiting | None) -> Message:
    """The answer to thanks: that it wants nothing more, and what waits all the same."""
    return message([section(say("queries/talk", "courtesy", waiting=waiting, lines=still_out(waiting)))])


def nothing_to_update(said: str) -> Message:
    """What was typed reads like an update, and none is wanted of its author."""
    return message([section(say("queries/talk", "nothing_to_update", said=said))])


def say_leave(first: date | None, last: date | None) -> Message:
    """Somebody typed that they are away: that this tells nobody, and how to say it."""
    return message(
        [section(say("queries/talk", "say_leave", first=first, last=last), button("Tell us", TELL_US))]
    )


def say_not_mine() -> Message:
    """Somebody typed that it is not theirs, or that they have left: that this tells nobody, and how to say it."""
    return message([section(say("queries/talk", "say_not_mine"), button("Tell us", TELL_US))])


def say_stop(facts: Welcome, *, has_part: bool) -> Message:
    """Somebody typed that they want no more messages: what ends them, and whom to ask."""
    words = say("queries/talk", "say_stop" if has_part else "say_stop_stranger", facts=facts)
    return message([section(words, button("Tell us", TELL_US) if has_part else None)])


def say_how(wish: str, said: str, waiting: Waiting | None, facts: Welcome) -> Message:
    """Somebody typed that nothing changed, that it is done, that they need longer or a ruling, or how to answer: that
    nothing was recorded, how to say it, and what waits. `wish` is no_change, done, more_time, wish or to_answer."""
    lines = still_out(waiting)
    how = section(say("queries/talk", f"how_{wish}", said=said, facts=facts, lines=lines))
    waits = section(say("queries/talk", "what_waits", waiting=waiting, lines=lines))
    return message([waits, how] if wish == "to_answer" else [how, waits])
