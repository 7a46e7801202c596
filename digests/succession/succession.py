"""What is said of a commitment that is split, merged or withdrawn in mid-quarter, and the modal that splits one.
What takes whose place is storage/succession/succession.py's."""

from collections.abc import Sequence
from datetime import date

from digests.kit.blocks import (
    Block,
    Message,
    choice_box,
    date_box,
    input_block,
    message,
    option,
    plain,
    section,
    text_box,
)
from digests.kit.prose import say, say_plain
from storage.facts.succession import Gone, Left, Succession

SPLIT = "split"
"""The modal's callback_id."""
PARTS = 4
NEEDED = 2


def succeeded(done: Succession) -> Message:
    """What was done, with the count explained; or why it was not."""
    name = f"not_{done.fault}" if done.fault else done.how
    return message([section(say("succession/succession", name, one=done))])


def left_the_plan(one: Left) -> Message:
    """What became of a commitment whose ref was typed and that is part of the plan no longer."""
    return message([section(say("succession/succession", "left", one=one))])


def left_notice(one: Gone, done: Succession) -> Message:
    """The same for whoever leads or agrees it."""
    return message([section(say("succession/succession", "left_notice", one=one, done=done))])


def refused_beside(done: Succession) -> str:
    """The refusal as plain text, for beside a field."""
    return say_plain("succession/succession", f"not_{done.fault}", one=done)


def split_view(ref: str, title: str, roles: Sequence[tuple[int, str]], lead: int, due: date) -> Block:
    """The modal that splits a commitment into two to four: ref, title, lead and due date of each."""
    options = [option(name, str(role_id)) for role_id, name in roles]
    parts = [block for number in range(1, PARTS + 1) for block in _part(number, ref, options, str(lead), due)]
    return {
        "type": "modal",
        "callback_id": SPLIT,
        "private_metadata": ref,
        "title": plain("Split a commitment"),
        "submit": plain("Split"),
        "close": plain("Leave it"),
        "blocks": [section(say("succession/succession", "form", ref=ref, title=title)), *parts],
    }


def _part(number: int, ref: str, options: Sequence[Block], lead: str, due: date) -> list[Block]:
    needed = number <= NEEDED
    first = text_box(f"{ref}.{number}"[:20] if needed else "", multiline=False)
    return [
        input_block(f"ref_{number}", f"Part {number}: ref", first, optional=not needed),
        input_block(
            f"title_{number}", f"Part {number}: title", text_box(multiline=False), optional=not needed
        ),
        input_block(
            f"lead_{number}",
            f"Part {number}: lead",
            choice_box("static_select", options, lead),
            optional=not needed,
        ),
        input_block(f"due_{number}", f"Part {number}: due", date_box(due), optional=not needed),
    ]
