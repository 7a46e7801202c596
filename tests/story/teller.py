"""People of a rehearsal who press, type and choose by what they can read, and the story of what they saw.
Which scenes there are is the test's."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise
from typing import Any

from bot.delivery.wording import HELD_FOR
from bot.rehearsal.playing.asked import choice
from bot.rehearsal.playing.director import Director, Event, Stage
from bot.rehearsal.playing.hands import elements
from bot.rehearsal.playing.story import Story, teller_of
from bot.rehearsal.workspace.kinds import Json

REF = re.compile(r"\b[A-Z]+-\d[\w.]*")
CHANGES_THE_FORM = ("rating", "support_kind", "path_kind", "monitor", "handling")
UNSTEADY = (
    (re.compile(r"http://127\.0\.0\.1:\d+/files/[^|>]+"), "{file}"),
    (re.compile(r"fingerprint [0-9a-f]{12}"), "fingerprint {fingerprint}"),
)
"""What is another in each run: addresses, and the hash of a moment's record."""


class CannotSee(AssertionError):
    """Somebody was to use something that is not there to be seen."""


@dataclass
class Scene:
    """One scene: when it plays, its title, and the journal's entries of it."""

    at: datetime
    title: str
    entries: list[Json] = field(default_factory=list)


class Teller:
    """Plays scene after scene, and tells them."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.workspace = stage.workspace
        self.scenes: list[Scene] = []
        self._director = Director(stage, lambda *_: None)
        self._heard = 0
        state = self.workspace.state()
        self._ids = {str(user["real_name"]): str(user["id"]) for user in state["users"]}

    @contextmanager
    def scene(self, at: datetime, title: str) -> Iterator[None]:
        """What happens at that time: the clock goes there, the bot does what is due, then people act, and what was
        held until they had done is changed."""
        self._director.go(Event(at, title), 0, 0)
        yield
        self.settle()
        self.workspace.jump(self.workspace.now() + HELD_FOR)
        self.settle()
        entries = self.workspace.journal(self._heard)
        self._heard += len(entries)
        self.scenes.append(Scene(at, title, list(steady(entries))))

    def settle(self) -> None:
        """Waits until the bot has done and said what it owes."""
        self._director.go_on()

    # --- what people do --------------------------------------------------------------------------------

    def who(self, role: str) -> str:
        """The Slack id of whoever holds a role."""
        return self._ids[role]

    def types(self, role: str, line: str) -> str:
        """Somebody types a slash command; what only they see in answer."""
        command, _, words = line.partition(" ")
        done = self.workspace.command(self.who(role), command, words)
        self.settle()
        return str((done.get("ack") or {}).get("text", ""))

    def says(self, role: str, text: str) -> None:
        """Somebody writes to Muster."""
        self.workspace.say(self.who(role), text)
        self.settle()

    def sends(self, role: str, name: str) -> None:
        """Somebody sends the file that the script names so, and reads what comes of it."""
        said, user = self.stage.script.part("files")[name], self.who(role)
        before = self._heard_by(user)
        self.workspace.upload(user, said["sent_as"], self.stage.script.file(said["file"]))
        self._director.wait(lambda: self._heard_by(user) > before)
        self.settle()

    def _heard_by(self, user: str) -> int:
        return sum(one.get("user") != user for one in self.workspace.messages(user))

    def choice(self, role: str, question: str, words: str) -> str:
        """The value of a choice of the open form."""
        return choice(self.form(role), question, words)

    def presses(self, role: str, label: str, beside: str = "", place: str = "") -> None:
        """Somebody presses a button of a message, the newest that has it."""
        user = self.who(role)
        channel = self._place(place) if place else ""
        for message in reversed(self.workspace.messages(channel or user, user)):
            for block, element in in_message(message):
                if label_of(element) == label and beside in words_near(block, message):
                    value = element.get("value")
                    ids = (str(element["action_id"]), value, str(block["block_id"]))
                    self.workspace.click(user, channel, str(message["ts"]), *ids)
                    self.settle()
                    return
        raise CannotSee(f"{role} sees no [{label}] beside “{beside}”")

    def presses_in_form(self, role: str, label: str, beside: str = "") -> None:
        """Somebody presses a button of the open form."""
        user = self.who(role)
        for block in self.form(role)["blocks"]:
            for element in elements(block):
                if label_of(element) == label and beside in words_of(block):
                    action, block_id = str(element["action_id"]), str(block.get("block_id", ""))
                    self.workspace.choose(user, action, element.get("value"), block_id=block_id)
                    self.settle()
                    return
        raise CannotSee(f"{role} sees no [{label}] in the form")

    def looks_at(self, role: str, ref: str) -> None:
        """Leaves returns for later until this one is shown."""
        while ref not in str(self.form(role)["title"]["text"]):
            self.presses_in_form(role, "Later")

    def chooses(self, role: str, question: str, value: Any) -> None:
        """Somebody answers a question that changes the form."""
        self.workspace.choose(self.who(role), question, value, block_id=self._questions(role)[question])
        self.settle()

    def form(self, role: str) -> Json:
        """The form that is open on top. Raises CannotSee."""
        views = self.workspace.views(self.who(role))
        if not views:
            raise CannotSee(f"no form is open for {role}")
        return views[-1]

    def submits(self, role: str, answers: Mapping[str, Any]) -> Json:
        """Somebody fills in the open form, those questions first that change it, and submits it."""
        for question in CHANGES_THE_FORM:
            if answers.get(question) and question in self._questions(role):
                self.chooses(role, question, answers[question])
        shown = self._questions(role)
        typed = {key: said for key, said in answers.items() if key in shown and key not in CHANGES_THE_FORM}
        done = self.workspace.submit(self.who(role), {shown[key]: {key: said} for key, said in typed.items()})
        self.settle()
        return done

    def sits_down(self, role: str, label: str = "Update", beside: str = "", most: int = 99) -> list[str]:
        """Somebody answers one commitment after the other, as the form leads on; the refs of those."""
        self.presses(role, label, beside)
        done: list[str] = []
        while len(done) < most and self.workspace.views(self.who(role)):
            found = REF.search(str(self.form(role)["title"]["text"]))
            if found is None:
                break
            done.append(found.group())
            self.submits(role, self.stage.answers[found.group()])
        return done

    def leaves(self, role: str) -> None:
        """Their account is closed; the bot hears of it by an event of its own."""
        before = self.workspace.length()
        self.workspace.deactivate(self.who(role))
        self._director.wait(lambda: any(one["kind"] == "message" for one in self.workspace.journal(before)))
        self.settle()

    def closes(self, role: str) -> None:
        """Somebody closes the form that is on top."""
        self.workspace.close(self.who(role))
        self.settle()

    def _questions(self, role: str) -> dict[str, str]:
        """The block of each question: the form of a second commitment has blocks of its own."""
        blocks = [block for block in self.form(role)["blocks"] if block.get("element")]
        return {str(block["element"]["action_id"]): str(block["block_id"]) for block in blocks}

    def _place(self, name: str) -> str:
        channels = self.workspace.state()["channels"]
        return next(str(one["id"]) for one in channels if one.get("name") == name)

    # --- the story -------------------------------------------------------------------------------------

    def story(self) -> str:
        """All scenes as Markdown, without what differs from run to run."""
        teller = teller_of(self.workspace)
        text = "\n".join(told(scene, teller) for scene in self.scenes)
        for pattern, steady in UNSTEADY:
            text = pattern.sub(steady, text)
        return text


def steady(entries: list[Json]) -> Iterator[Json]:
    """The entries as somebody finds them who looks once all is said: after each act what was answered, then
    each message as it came to stand, then each earlier one as it was changed in the end. In which order they
    went out is chance."""
    acts = [number for number, entry in enumerate(entries) if is_act(entry)]
    for start, end in pairwise([0, *(number + 1 for number in acts), len(entries)]):
        yield from (entry for entry in entries[start:end] if entry["kind"] != "message")
        yield from as_they_stand([entry for entry in entries[start:end] if entry["kind"] == "message"])


def is_act(entry: Json) -> bool:
    """Whether somebody has pressed, typed a command or sent a file; that a message stands is told to apps too."""
    sends = entry["kind"] == "message" and entry.get("change") == "typed" and entry.get("files")
    return bool(sends or (entry["kind"] == "envelope" and entry.get("type") != "events_api"))


def as_they_stand(messages: list[Json]) -> Iterator[Json]:
    """Messages, each once: those that are new first."""
    newest = {(one["channel"], one.get("ts")): one for one in messages}
    posts = [one for one in messages if one.get("change") != "changed"]
    for post in posts:
        text = newest.pop((post["channel"], post.get("ts")), post).get("text")
        yield {**post, "text": text}
    yield from sorted(newest.values(), key=lambda one: (str(one["channel"]), str(one.get("ts"))))


def told(scene: Scene, teller: Story) -> str:
    """One scene as Markdown."""
    when = f"{scene.at:%A} {scene.at.day} {scene.at:%B %Y}, {scene.at:%H:%M}"
    return f"## {when} · {scene.title}\n\n" + "".join(f"{line}\n\n" for line in teller.lines(scene.entries))


def in_message(message: Json) -> Iterator[tuple[Json, Json]]:
    """Each element of a message that can be used, with its block."""
    for block in message.get("blocks") or []:
        for element in elements(block):
            yield block, element


def label_of(element: Json) -> str:
    """What stands on a button."""
    return str((element.get("text") or {}).get("text", "")) if element.get("type") == "button" else ""


def words_of(block: Json) -> str:
    """What a block says."""
    return str((block.get("text") or {}).get("text", ""))


def words_near(block: Json, message: Json) -> str:
    """What a button belongs to: its block's words, else those above it in the message."""
    if words_of(block):
        return words_of(block)
    above = ""
    for one in message.get("blocks") or []:
        if one is block:
            return above or str(message.get("text", ""))
        above = words_of(one) or above
    return above
