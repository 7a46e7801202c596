"""What can be typed, and what is said of what was not found or not understood."""

from collections.abc import Sequence
from datetime import datetime

from digests.kit.blocks import Block, Message, fitting, message, section
from digests.kit.pages import PageOf, show_button
from digests.kit.prose import say
from digests.kit.typed import one_line
from storage.facts.plan import QuarterName

Usages = Sequence[tuple[str, str]]
"""What can be typed: its name, under which the template says what it does, and how it is typed."""


def help_answer(commands: Usages, groups: Sequence[tuple[str, Usages]]) -> Message:
    """What somebody can type: `commands`, and the verbs of /muster, by what they are about: `now`, `people`,
    `timetable` or `plan`."""
    parts = (section(say("queries/meant", "help", name=name, usages=usages)) for name, usages in groups)
    return message([commands_part(commands), *parts])


def commands_part(commands: Usages) -> Block:
    """What somebody can type, besides the verbs of /muster."""
    return section(say("queries/meant", "help", name="commands", usages=commands))


def no_such_verb(typed: str, likely: Usages) -> Message:
    """There is no verb like the one that was typed, so nothing was done; those that may have been meant."""
    return message([section(say("queries/meant", "no_such_verb", typed=typed, usages=likely))])


def nothing_found(what: str, query: str) -> Message:
    """Nothing of this kind (`priority`, `commitment` or `quarter`) answers to what was typed, which may be
    nothing."""
    words = say("queries/meant", "nothing_found", what=what, query=query)
    return message([section(words)])


def not_asked(quarter: QuarterName, opens: datetime | None = None) -> Message:
    """A quarter that leads were not asked for: not yet, until the moment when it `opens`; without that, never."""
    return message([section(say("queries/meant", "not_asked", quarter=quarter, opens=opens))])


def nothing_in(quarter: QuarterName, name: str) -> Message:
    """A commitment or priority has nothing on record in a quarter of which the record knows."""
    return message([section(say("queries/meant", "nothing_in", quarter=quarter, name=name))])


def did_you_mean(what: str, query: str, choices: Sequence[tuple[str, str]], quarter: str = "") -> Message:
    """Several answer to what was typed: eight at most, as (code or ref, title), each with its button, which shows it
    in the `quarter` that was asked for, as it was typed."""
    head = section(say("queries/meant", "did_you_mean", what=what, query=query, choices=choices))

    def listing(room: int) -> Message:
        lines = [
            section(
                say("queries/meant", "choice", code=code, title=title, room=room),
                show_button(PageOf(what, code, quarter), one_line(f"{code} {title}", room)),
            )
            for code, title in choices[:8]
        ]
        return message([head, *lines])

    return fitting(listing, (300, 120, 60))
