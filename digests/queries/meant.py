"""What can be typed, and what is said of what was not found or not understood."""

from collections.abc import Sequence

from digests.kit.blocks import Message, message, section
from digests.kit.pages import PageOf, show_button
from digests.kit.prose import say
from storage.facts.plan import QuarterName
from storage.rules.calendar import quarters


def help_answer(verbs: Sequence[tuple[str, str]], commands: Sequence[tuple[str, str]]) -> Message:
    """What can be typed: `commands` and the verbs of /muster, each as (what to type, what it does)."""
    names = {"commands": commands, "verbs": verbs}
    return message(
        section(say("queries/meant", "help", name=name, pairs=pairs))
        for name, pairs in names.items()
        if pairs
    )


def nothing_found(what: str, query: str, suggestions: Sequence[str] = ()) -> Message:
    """Nothing of this kind (`priority`, `commitment` or `quarter`) answers to what was typed, which may be
    nothing; `suggestions` are names or refs that exist."""
    words = say("queries/meant", "nothing_found", what=what, query=query, suggestions=suggestions)
    return message([section(words)])


def nothing_in(quarter: QuarterName, name: str) -> Message:
    """A commitment or priority has nothing on record in a quarter of which the record knows."""
    return message([section(say("queries/meant", "nothing_in", quarter=quarter, name=name))])


def nothing_of(quarter: QuarterName, newest: QuarterName) -> Message:
    """Nothing is known of a quarter: it is not asked for yet, or was over before the record begins."""
    ahead = quarters.index(quarter) > quarters.index(newest)
    words = say("queries/meant", "nothing_of", quarter=quarter, newest=newest, ahead=ahead)
    return message([section(words)])


def did_you_mean(what: str, query: str, choices: Sequence[tuple[str, str]], quarter: str = "") -> Message:
    """Several answer to what was typed: eight at most, as (code or ref, title), each with its button, which shows it
    in the `quarter` that was asked for, as it was typed."""
    head = section(say("queries/meant", "did_you_mean", what=what, query=query, choices=choices))
    lines = [
        section(
            say("queries/meant", "choice", code=code, title=title),
            show_button(PageOf(what, code, quarter), f"{code} {title}"),
        )
        for code, title in choices[:8]
    ]
    return message([head, *lines])
