"""A rehearsal told as a story: the workspace's journal, in the order it happened, as a person would tell it.
Only what people saw and did; the wire below it stays in the journal."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from itertools import groupby
from typing import Any

from bot.rehearsal.workspace.kinds import Json
from bot.rehearsal.workspace.remote import Workspace
from storage.rules.calendar.working_days import LONDON

EMOJI = re.compile(r":[a-z0-9_+-]+: ?")


def told(workspace: Workspace) -> str:
    """All that happened in the workspace so far."""
    return teller_of(workspace).tell(workspace.journal())


def teller_of(workspace: Workspace) -> "Story":
    """Whoever tells of a workspace. People go by their roles."""
    state = workspace.state()
    people = {user["id"]: str(user["real_name"]) for user in state["users"]}
    places = {one["id"]: people.get(one.get("user", "")) or f"#{one['name']}" for one in state["channels"]}
    muster = {state["app"]["user_id"]: "Muster"}
    return Story(people | muster, places)


class Story:
    """Tells the journal's entries; remembers what each message said, so that a change tells what is new."""

    def __init__(self, people: Mapping[str, str], channels: Mapping[str, str]) -> None:
        self._people, self._channels = people, channels
        self._said: dict[tuple[str, str], str] = {}
        self._typing: tuple[str, str] | None = None
        self._shown: dict[str, str] = {}
        self._submitted = ""
        self._tellers: Mapping[str, Callable[[Json], Iterator[str]]] = {
            "message": self._message,
            "envelope": self._envelope,
            "ack": self._answer,
            "view": self._view,
        }

    def tell(self, entries: Iterable[Json]) -> str:
        """Markdown: a heading for each day, a paragraph for each thing that was said or done."""
        days = groupby(entries, key=lambda entry: moment(entry).date())
        return "\n".join(line for _, of_day in days for line in self._day(list(of_day)))

    def _day(self, entries: list[Json]) -> Iterator[str]:
        told = list(self._told(entries))
        if told:
            yield f"## {moment(entries[0]):%A} {moment(entries[0]).day} {moment(entries[0]):%B %Y}\n"
        for entry, line in told:
            yield f"**{moment(entry):%H:%M}** {line}\n"

    def lines(self, entries: Iterable[Json]) -> list[str]:
        """The same without days and times: a paragraph for each thing that was said or done."""
        return [line for _, line in self._told(entries)]

    def _told(self, entries: Iterable[Json]) -> Iterator[tuple[Json, str]]:
        """Each line with its entry; those of messages that went out side by side in the order of their places, for
        who is sent theirs first is chance."""
        told = [(entry, line) for entry in entries for line in self._entry(entry)]
        for _, run in groupby(told, key=lambda one: (one[0]["kind"] == "message", minute(one[0]))):
            yield from sorted(run, key=lambda one: self._place(one[0]))

    def _place(self, entry: Json) -> str:
        return self._channels.get(str(entry["channel"]), "") if entry["kind"] == "message" else ""

    def _entry(self, entry: Json) -> Iterator[str]:
        teller = self._tellers.get(str(entry["kind"]))
        return teller(entry) if teller else iter(())

    # --- what Muster says ------------------------------------------------------------------------------

    def _message(self, entry: Json) -> Iterator[str]:
        key, text = (str(entry["channel"]), str(entry.get("ts", ""))), str(entry.get("text") or "")
        where = self._channels.get(key[0], key[0])
        if entry.get("change") == "changed":
            new = [line for line in text.splitlines() if line not in self._said.get(key, "").splitlines()]
            if any(line.strip() for line in new):
                yield f"Muster changes its message to {where}:\n{quoted(new)}"
        elif entry.get("is_ephemeral"):
            yield f"Muster answers, for nobody else to see:\n{quoted(text.splitlines())}"
        else:
            who = self._people.get(str(entry.get("user")), "Muster")
            thread = " in the thread" if entry.get("thread_ts") else ""
            sent = [
                f"[{file['name']}]" for file in entry.get("files") or () if entry.get("change") == "typed"
            ]
            place = "Muster" if where == who else where
            yield f"{who} → {place}{thread}:\n{quoted([*text.splitlines(), *sent])}"
        self._said[key] = text

    def _view(self, entry: Json) -> Iterator[str]:
        body = entry["body"]
        title = body.get("title", {}).get("text", "")
        if body["type"] == "modal" and self._shown.get(entry["view_id"]) != title:
            self._shown[entry["view_id"]] = title
            yield f"A form: *{title}*"

    def _answer(self, entry: Json) -> Iterator[str]:
        said = entry["payload"] or {}
        if said.get("response_action") == "errors":
            yield f"Refused:\n{quoted(said['errors'].values())}"
        elif said.get("view"):
            # An act that takes long draws the same form once more when it is done.
            title = self._shown[self._submitted] = said["view"]["title"]["text"]
            yield f"A form: *{title}*"

    # --- what people do --------------------------------------------------------------------------------

    def _envelope(self, entry: Json) -> Iterator[str]:
        said = entry["payload"]
        who = self._people.get(user_of(said), "Somebody")
        match said.get("type"):
            case "block_actions":
                yield from self._action(who, said)
            case "view_submission":
                self._submitted = said["view"]["id"]
                yield f"{who} submits *{said['view']['title']['text']}*:\n{quoted(filled_in(said['view']))}"
            case "view_closed":
                yield f"{who} closes *{said['view']['title']['text']}*"
            case _ if said.get("command"):
                yield f"{who} types `{said['command']} {said.get('text', '')}".rstrip() + "`"

    def _action(self, who: str, said: Json) -> Iterator[str]:
        action = said["actions"][0]
        typing = (who, str(action["action_id"]))
        if action["type"] == "plain_text_input":
            if typing != self._typing:
                yield f"{who} types: “{one_line(action.get('value'))}”"
            self._typing = typing
            return
        self._typing = None
        if action["type"] == "button":
            yield f"{who} presses [{action['text']['text']}]{beside(said, action)}"
        else:
            yield f"{who} chooses {chosen(action)}"


def moment(entry: Json) -> datetime:
    """When it happened, in London."""
    return datetime.fromisoformat(str(entry["at"])).astimezone(LONDON)


def minute(entry: Json) -> datetime:
    """In which minute it happened."""
    return moment(entry).replace(second=0, microsecond=0)


def quoted(lines: Iterable[str]) -> str:
    """Lines as a quotation, without the emoji that stand beside a symbol."""
    return "\n".join(f"> {EMOJI.sub('', line)}  ".rstrip() + "  " for line in lines if line.strip())


def one_line(text: object) -> str:
    """Typed text on one line."""
    return " ".join(str(text or "").split())


def user_of(said: Json) -> str:
    """Who acts, in an interaction or in a command."""
    user = said.get("user")
    return str(user.get("id") if isinstance(user, dict) else said.get("user_id") or "")


def beside(said: Json, action: Json) -> str:
    """Beside which words of a message the button stands."""
    blocks = (said.get("message") or said.get("view") or {}).get("blocks", [])
    for block in blocks:
        if block.get("block_id") == action.get("block_id") and block.get("text"):
            first = EMOJI.sub("", str(block["text"]["text"])).splitlines()[0]
            return f" beside “{first[:80]}”"
    return ""


def chosen(action: Json) -> str:
    """What was chosen, in the words of the choice."""
    options = action.get("selected_options") or [action.get("selected_option") or {}]
    words = [str(option.get("text", {}).get("text", "")) for option in options]
    return ", ".join(word for word in words if word) or str(action.get("selected_date") or "nothing")


def filled_in(view: Json) -> Iterator[str]:
    """Each question of a form with what stands in it."""
    values = view["state"]["values"]
    for block in view["blocks"]:
        for element in values.get(block.get("block_id"), {}).values():
            said = value_of(element)
            if said:
                yield f"{block.get('label', {}).get('text', '')}: {said}"


def value_of(element: Mapping[str, Any]) -> str:
    """One element's value in words."""
    if element.get("selected_option") or element.get("selected_options"):
        return chosen(dict(element))
    return one_line(element.get("value") or element.get("selected_date") or element.get("selected_user"))
