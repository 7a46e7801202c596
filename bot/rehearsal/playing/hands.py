"""A person's eyes and hands in the workspace: finds a commitment in the prompt, opens its form, fills it in.
Sees only what Slack shows. What to say, and when, is cast's and the director's."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.rehearsal.workspace.remote import Workspace

Fields = Mapping[str, str]
CHANGES_THE_FORM = ("rating", "support_kind", "path_kind", "monitor")
"""Questions that Slack reports at once, so that the form can ask accordingly."""


class Stuck(Exception):
    """A person could not do what the prompt asked of them: the message says where."""


@dataclass(frozen=True)
class Handle:
    """Something to press in a message: a button, or a choice of a menu."""

    ts: str
    block_id: str
    action_id: str
    value: str


def prompts(workspace: Workspace, user: str) -> dict[str, Handle]:
    """Each commitment that the person's messages offer to update, by ref."""
    return {ref: handle for message in workspace.messages(user) for ref, handle in offered(message)}


def offered(message: Mapping[str, Any]) -> Iterator[tuple[str, Handle]]:
    """(ref, what to press) for each commitment in a message."""
    for block in message.get("blocks") or []:
        for element in elements(block):
            if element.get("action_id") == "open_form":
                ref = ref_in(block["text"]["text"])
                yield ref, Handle(message["ts"], block["block_id"], "open_form", element["value"])
            for option in element.get("options", []):
                ref = ref_in(option["text"]["text"])
                yield ref, Handle(message["ts"], block["block_id"], element["action_id"], option["value"])


def elements(block: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What can be pressed in a block."""
    accessory = block.get("accessory")
    return [accessory] if accessory else list(block.get("elements", []))


EMOJI = re.compile(r":[a-z0-9_+-]+:")
REF = re.compile(r"[^\W_][^\s*]*")
"""The first word of a line that begins with a letter or a number: offices write 1.1, DOR-2.1, 1(i)(a), A."""


def ref_in(text: str) -> str:
    """The ref that a line begins with, after its symbol."""
    found = REF.search(EMOJI.sub("", text))
    if found is None:
        raise Stuck(f"no ref can be read in “{text[:60]}”")
    return found.group()


def fill_in(workspace: Workspace, user: str, handle: Handle, fields: Fields) -> dict[str, Any]:
    """Opens the form, answers what it asks, and submits. Answers what the submission came to: with "errors",
    the form is still open. Raises Stuck when no form opens."""
    workspace.click(user, "", handle.ts, handle.action_id, handle.value, handle.block_id)
    for question in CHANGES_THE_FORM:
        if fields.get(question) and question in questions(workspace, user):
            workspace.choose(user, question, fields[question], block_id=question)
    return send(workspace, user, shown_of(fields, questions(workspace, user)))


def send(workspace: Workspace, user: str, values: Fields) -> dict[str, Any]:
    """Submits; what is asked once, whether it is meant, is meant."""
    outcome = workspace.submit(user, dict(values))
    views = workspace.views(user)
    challenged = bool(views) and views[-1]["callback_id"] == "challenge"
    return workspace.submit(user) if challenged else outcome


def shown_of(fields: Fields, shown: set[str]) -> dict[str, str]:
    """What is filled in by hand: the answers to the questions that are there."""
    return {key: text for key, text in fields.items() if key in shown and key not in CHANGES_THE_FORM}


def gone_wrong(ref: str, outcome: Mapping[str, object]) -> list[str]:
    """What kept an answer for that commitment from going through, if anything did."""
    wrong = {key: outcome.get(key) for key in ("errors", "client_refused", "timed_out") if outcome.get(key)}
    return [f"{ref}: {wrong}"] if wrong else []


def submit_again(workspace: Workspace, user: str, fields: Fields) -> dict[str, Any]:
    """Puts right what was refused, in the form that is still open."""
    return send(workspace, user, shown_of(fields, questions(workspace, user)))


def questions(workspace: Workspace, user: str) -> set[str]:
    """The block ids of the form that is on top. Raises Stuck when none is open."""
    views = workspace.views(user)
    if not views:
        raise Stuck("no form opened")
    return {block.get("block_id", "") for block in views[-1]["blocks"]}
