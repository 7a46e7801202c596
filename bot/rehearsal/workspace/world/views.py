"""Open modals (a stack for each person) and published homes, with what has been typed into them."""

from dataclasses import dataclass, field

from bot.rehearsal.workspace import limits
from bot.rehearsal.workspace.block_kit.elements import initial_state, with_ids
from bot.rehearsal.workspace.ids import Ids
from bot.rehearsal.workspace.kinds import Json, Refusal

OWN_KEYS = ("title", "submit", "close", "private_metadata", "callback_id", "external_id")
EMPTY: Json = {"private_metadata": "", "callback_id": "", "external_id": "", "submit": None, "close": None}


@dataclass
class View:
    """A modal or a home. `values` is state.values; `errors` stand beside fields after a refused answer."""

    id: str
    user: str
    body: Json
    hash: str
    root: str
    previous: str = ""
    values: Json = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)

    def wire(self, team_id: str, app_id: str, bot_id: str) -> Json:
        """The view object of answers and payloads."""
        chosen = {key: self.body[key] for key in OWN_KEYS if key in self.body}
        flags = {key: bool(self.body.get(key)) for key in ("clear_on_close", "notify_on_close")}
        place = {"root_view_id": self.root, "previous_view_id": self.previous or None}
        owner = {"team_id": team_id, "app_id": app_id, "app_installed_team_id": team_id, "bot_id": bot_id}
        content = {"blocks": self.body["blocks"], "state": {"values": self.values}, "hash": self.hash}
        return {
            "id": self.id,
            "type": self.body["type"],
            **EMPTY,
            **chosen,
            **flags,
            **content,
            **place,
            **owner,
        }


class ViewBook:
    """Which views are open. A closed view is not found by views.update."""

    def __init__(self, ids: Ids) -> None:
        self._ids = ids
        self.stacks: dict[str, list[View]] = {}
        self.homes: dict[str, View] = {}

    def open(self, user: str, body: Json) -> View:
        """A first modal; whatever was open for this person gives way to it."""
        self.stacks[user] = []
        return self.push(user, body)

    def push(self, user: str, body: Json) -> View:
        """A modal on top. Raises push_limit_reached above three."""
        stack = self.stacks.setdefault(user, [])
        if len(stack) >= limits.VIEW_STACK:
            raise Refusal("push_limit_reached")
        view = self._new(user, body)
        view.root = stack[0].id if stack else view.id
        view.previous = stack[-1].id if stack else ""
        stack.append(view)
        return view

    def publish(self, user: str, body: Json, expected: str) -> View:
        """A person's home. Raises hash_conflict when `expected` is given and is not the present hash."""
        home = self.homes.get(user)
        if home is None:
            self.homes[user] = self._new(user, body)
            return self.homes[user]
        return self.change(home, body, expected)

    def change(self, view: View, body: Json, expected: str = "") -> View:
        """New content in place; what was typed stays where block_id and action_id persist."""
        if expected and expected != view.hash:
            raise Refusal("hash_conflict")
        view.body = {**body, "blocks": with_ids(body["blocks"], self._ids)}
        view.values = initial_state(view.body["blocks"], view.values)
        view.hash, view.errors = self._hash(), {}
        return view

    def find(self, view_id: str, external_id: str = "") -> View:
        """An open modal or a home. Raises not_found."""
        everyone = [view for stack in self.stacks.values() for view in stack] + list(self.homes.values())
        for view in everyone:
            if view.id == view_id or (external_id and view.body.get("external_id") == external_id):
                return view
        raise Refusal("not_found")

    def close(self, view: View) -> None:
        """Take one view off its person's stack."""
        self.stacks[view.user] = [each for each in self.stacks.get(view.user, []) if each is not view]

    def clear(self, user: str) -> list[View]:
        """Close all of a person's modals, and say which they were, top first."""
        return list(reversed(self.stacks.pop(user, [])))

    def _new(self, user: str, body: Json) -> View:
        blocks = with_ids(body["blocks"], self._ids)
        view_id = self._ids.new("V")
        return View(
            view_id, user, {**body, "blocks": blocks}, self._hash(), view_id, values=initial_state(blocks, {})
        )

    def _hash(self) -> str:
        return f"{self._ids.ts()}.{self._ids.new('h')}"
