"""A message typed to Muster, offered as the text of an update. Which update is for its author to choose."""

from collections.abc import Sequence

from digests.blocks import (
    OPTIONS_LIMIT,
    Block,
    Message,
    actions,
    button,
    fitting,
    menu,
    message,
    one_line,
    option,
    section,
)
from digests.prose import say
from storage.facts import PromptLine

USE_REPLY, USE_REPLY_MENU = "use_reply", "use_reply_menu"


def reply_offer(text: str, lines: Sequence[PromptLine], place: str) -> Message:
    """Asks whether the typed text is an update, and for which of these commitments. `place` says where the
    text stands in the conversation, and goes with what is pressed."""
    return fitting(lambda room: _offer(text, lines, place, room), (600, 200, 60))


def _offer(text: str, lines: Sequence[PromptLine], place: str, room: int) -> Message:
    shown = lines[: OPTIONS_LIMIT if room > 60 else 20]
    return message(
        [
            section(say("typed_reply", "offer", text=text, lines=lines, room=room)),
            actions([_one(shown[0], place) if len(shown) == 1 else _menu(shown, place, room)]),
        ]
    )


def _one(line: PromptLine, place: str) -> Block:
    return button("Use it", USE_REPLY, f"{line.return_id}|{place}", primary=True)


def _menu(lines: Sequence[PromptLine], place: str, room: int) -> Block:
    choices = [
        option(f"{line.ref} {one_line(line.title, room)}", f"{line.return_id}|{place}") for line in lines
    ]
    return menu(USE_REPLY_MENU, "For which one?", choices)
