"""A person's hands for what is asked of them besides updates: finds the button that a message of theirs has for it,
fills in the form that opens, goes on to the next, sends files. What is said is besides'."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from bot.rehearsal.playing.hands import Fields, Handle, Stuck, elements
from bot.rehearsal.workspace.remote import Workspace

ANYWAY = "anyway"
"""The box that is ticked where what was asked about is meant as it stands."""


def press(workspace: Workspace, user: str, action_id: str, ref: str = "") -> None:
    """Presses the newest button of that kind beside a ref; without one in their messages it is looked for in what
    waits for them. Raises Stuck where there is none."""
    found = newest(workspace, user, action_id, ref)
    if found is None:
        workspace.command(user, "/updates")
        found = newest(workspace, user, action_id, ref)
    if found is None:
        raise Stuck(f"no button to press beside “{ref}”")
    workspace.click(user, "", found.ts, found.action_id, found.value, found.block_id)


def newest(workspace: Workspace, user: str, action_id: str, ref: str) -> Handle | None:
    """The newest such button, in a message or in what only they see."""
    found = [
        Handle(message["ts"], block["block_id"], action_id, element.get("value", ""))
        for message in workspace.messages(user, user)
        for block in message.get("blocks") or []
        for element in elements(block)
        if element.get("action_id") == action_id and names(block, ref)
    ]
    return found[-1] if found else None


def names(block: Mapping[str, Any], ref: str) -> bool:
    """Whether a block is about that ref."""
    words = str((block.get("text") or {}).get("text", ""))
    return not ref or re.search(rf"(?<![\w.-]){re.escape(ref)}(?![\w-]|\.\w)", words) is not None


def answer(workspace: Workspace, user: str, said: Fields) -> dict[str, Any]:
    """Fills in the form on top and sends it; what is then asked about is meant as it stands. Raises Stuck where none
    is open."""
    outcome = send(workspace, user, said)
    views = workspace.views(user)
    asks_again = views and ANYWAY in questions(views[-1]) and not outcome.get("errors")
    return send(workspace, user, {ANYWAY: ["yes"]}) if asks_again else outcome


def send(workspace: Workspace, user: str, said: Mapping[str, object]) -> dict[str, Any]:
    """Fills in what the form on top asks of it, and sends it. Raises Stuck."""
    views = workspace.views(user)
    if not views:
        raise Stuck("no form opened")
    asked = questions(views[-1])
    return workspace.submit(user, {key: one for key, one in said.items() if key in asked})


def questions(view: Mapping[str, Any]) -> set[str]:
    """What a form asks."""
    return {str(block["element"]["action_id"]) for block in view["blocks"] if block.get("element")}


def answer_all(
    workspace: Workspace, user: str, said_of: Callable[[str], Fields]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Answers one form after the other, as each leads on to the next: (which by its title's last word, what it came
    to)."""
    while views := workspace.views(user):
        which = str(views[-1]["title"]["text"]).rpartition(" ")[2]
        outcome = answer(workspace, user, said_of(which))
        yield which, outcome
        if outcome.get("errors"):
            workspace.close(user)


def choice(view: Mapping[str, Any], question: str, words: str) -> str:
    """The value of the choice with these words. Raises Stuck."""
    for block in view["blocks"]:
        element = block.get("element") or {}
        if element.get("action_id") == question:
            for option in element.get("options", []):
                if words in option["text"]["text"]:
                    return str(option["value"])
    raise Stuck(f"“{words}” is no choice of “{question}”")
