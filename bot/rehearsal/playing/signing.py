"""An SRO's eyes and hands in the workspace: opens what waits for them, agrees all that is as expected, and decides
each exception. Sees only what Slack shows. What is decided, and when, is the director's."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.rehearsal.playing.hands import Handle, Stuck, elements
from bot.rehearsal.workspace.remote import Workspace

OPEN = "sign_off"
AGREE, CHANGE, SEND_BACK = "sign_off_agree", "sign_off_change", "sign_off_send_back"
MOST = 400
"""More steps than any queue has: a sitting that takes longer goes in a circle."""

Decide = Callable[[str], tuple[str, Mapping[str, str]]]
"""What to press on the return of that ref, and what to fill in then."""


def sign_off(workspace: Workspace, user: str, decide: Decide) -> list[tuple[str, str]]:
    """One sitting, from the newest message to its end. Says (ref, what was pressed) for each exception. Raises Stuck
    where it leads nowhere."""
    handle = way_in(workspace, user)
    if handle is None:
        return []
    workspace.click(user, "", handle.ts, handle.action_id, handle.value, handle.block_id)
    decided = []
    for _ in range(MOST):
        view = top(workspace, user)
        if view["callback_id"] == OPEN:
            workspace.submit(user)
        elif offers(view, AGREE):
            decided.append(one_by_itself(workspace, user, view, decide))
        else:
            workspace.close(user)
            return decided
    raise Stuck("what waits to be agreed never ends")


def way_in(workspace: Workspace, user: str) -> Handle | None:
    """[Open] in the newest message that asks for agreement."""
    found = [
        Handle(message["ts"], block["block_id"], element["action_id"], element.get("value", ""))
        for message in workspace.messages(user)
        for block in message.get("blocks") or []
        for element in elements(block)
        if element.get("action_id") == OPEN
    ]
    return found[-1] if found else None


def top(workspace: Workspace, user: str) -> dict[str, Any]:
    """The modal on top. Raises Stuck when none is open."""
    views = workspace.views(user)
    if not views:
        raise Stuck("nothing opened to agree in")
    return views[-1]


def offers(view: Mapping[str, Any], action_id: str) -> bool:
    """Whether that can be pressed."""
    return any(each.get("action_id") == action_id for block in view["blocks"] for each in elements(block))


def one_by_itself(
    workspace: Workspace, user: str, view: Mapping[str, Any], decide: Decide
) -> tuple[str, str]:
    """Decides the return that is shown."""
    ref = str(view["title"]["text"]).rpartition(" ")[2]
    wanted, filled_in = decide(ref)
    action_id = wanted if offers(view, wanted) else AGREE
    workspace.choose(user, action_id)
    if action_id != AGREE:
        outcome = workspace.submit(user, dict(filled_in))
        if outcome.get("errors") or outcome.get("client_refused"):
            raise Stuck(f"{ref}: {outcome}")
    return ref, action_id
