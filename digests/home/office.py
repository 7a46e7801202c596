"""App Home's buttons for what the office does by hand, and the small form that asks for which role."""

from collections.abc import Sequence

from digests.kit.blocks import Block, actions, button, choice_box, input_block, option, plain, section
from digests.kit.prose import say, say_plain

DO = "home_do_"
"""Begins the action_ids of the buttons; the verb of /muster follows that does the same."""
WHICH_ROLE, ROLE = "home_which_role", "role"
"""The form's callback_id, and its question."""


def office_blocks(verbs: Sequence[str]) -> list[Block]:
    """A button for each of these verbs: `hand`, `away`, `timetable`, `report`."""
    row = [button(say_plain("home/office", f"do_{verb}"), f"{DO}{verb}") for verb in verbs]
    return [section(say("home/office", "head")), actions(row)]


def which_role_view(verb: str, roles: Sequence[tuple[int, str]]) -> Block:
    """Asks whose role it is about, which the verb would be typed with: `roles` are (id, title)."""
    box = choice_box("static_select", [option(title, str(role_id)) for role_id, title in roles])
    return {
        "type": "modal",
        "callback_id": WHICH_ROLE,
        "private_metadata": verb,
        "title": plain(say_plain("home/office", f"do_{verb}")),
        "submit": plain("Next"),
        "close": plain("Close"),
        "blocks": [input_block(ROLE, say_plain("home/office", f"which_{verb}"), box, optional=False)],
    }
