"""What waits for one person of every kind that has no list of its own: a part of /updates and of App Home."""

from collections.abc import Sequence

from digests.asks.words import WORDS
from digests.kit.blocks import Block, button, context, section
from digests.kit.prose import say
from storage.facts.asks import Listed

MOST = 8


def besides_blocks(besides: Sequence[Listed], room: int, *, alone: bool = False) -> list[Block]:
    """These with a button each, under a heading, which goes by whether they stand `alone`; nothing where there are
    none."""
    more = len(besides) - MOST
    return [
        *([section(say("asks/reminders", "besides", alone=alone))] if besides else []),
        *(_line(one, room) for one in besides[:MOST]),
        *([context(say("asks/reminders", "besides_more", more=more))] if more > 0 else []),
    ]


def _line(one: Listed, room: int) -> Block:
    words = WORDS[one.kind]
    label, action_id = words.opens
    about = f"{one.ref} {one.title}"
    return section(
        words.tell("waits", one=one, room=room), button(label, action_id, str(one.id), about=about)
    )
