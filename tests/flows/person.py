"""A person in the workspace, as a test tells of them: what they press, fill in and type, and what they see.
They know nothing of Muster but what Slack shows."""

from dataclasses import dataclass, field
from typing import Any

from bot.rehearsal.playing.hands import CHANGES_THE_FORM, Handle, offered
from bot.rehearsal.playing.stage import TEAM
from tests.flows.plan import ACCOUNTS
from tests.flows.stage import Stage, wait_for
from tests.flows.words import Button, Json, buttons, words_of
from tests.late import answered

GREEN = {
    "rating": "green",
    "progress": "Opened the Poole unit on 9 September with 24 cadets and two leaders.",
    "next_steps": "Recruit leaders for the Bridport unit by December.",
}
AMBER = {
    **GREEN,
    "rating": "amber",
    "reason": "The hall was not ready in time.",
    "path_action": "Agree another hall with the school",
    "path_owner": "Chief Inspector Prevention",
    "path_by_when": "2021-11-30",
    "support_kind": "none",
}
RED = {
    **AMBER,
    "rating": "red",
    "path_kind": "decision_money",
    "support_kind": "decision",
    "support_ask": "A decision on the money for two leaders",
    "support_of_whom": "Chief Constable",
    "support_by_when": "2021-11-05",
}
BLUE = {
    "rating": "blue",
    "progress": "All six units are open and handed over to the Force.",
    "completed_on": "2021-09-20",
    "evidence": "Board minute, 21 September",
    "monitor": "no",
}


@dataclass
class Person:
    """Someone of the office. `outcome` is what their last act came to, as Slack's client knows it."""

    role: str
    stage: Stage
    outcome: Json = field(default_factory=dict)
    earlier_views: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.earlier_views = frozenset(view["id"] for view in self.stage.workspace.views(self.user))

    @property
    def user(self) -> str:
        """Their account."""
        return ACCOUNTS[self.role]

    # --- what they see ---------------------------------------------------------------------------------

    @property
    def messages(self) -> list[Json]:
        """Muster's messages to them, without those that only flash up."""
        return [one for one in self.stage.messages(self.user) if not one.get("is_ephemeral")]

    @property
    def prompts(self) -> list[Json]:
        """The messages that ask them for updates."""
        return [one for one in self.messages if "Not yours, or away?" in words_of(one["blocks"])]

    @property
    def prompt(self) -> Json:
        """The one message that asks them."""
        (only,) = self.prompts
        return only

    @property
    def receipts(self) -> list[Json]:
        """What hangs under their prompt."""
        return [one for one in self.messages if one.get("thread_ts") == self.prompt["ts"]]

    @property
    def view(self) -> Json:
        """The modal on top."""
        views = [
            view for view in self.stage.workspace.views(self.user) if view["id"] not in self.earlier_views
        ]
        return views[-1] if views else {"blocks": [], "title": {}, "errors": {}, "state": {"values": {}}}

    @property
    def home(self) -> Json:
        """Their App Home."""
        return self.stage.workspace.home(self.user) or {"blocks": []}

    @property
    def answer(self) -> Json:
        """The newest message that only they see: an answer to what they typed."""
        seen = [one for one in self.stage.messages(self.user, self.user) if one.get("is_ephemeral")]
        return seen[-1] if seen else {"blocks": [], "text": "", "ts": ""}

    @property
    def questions(self) -> list[str]:
        """What the open form asks, by the names of its questions."""
        return list(self.blocks_of_questions)

    @property
    def blocks_of_questions(self) -> Json:
        """The block of each question, by the question's name."""
        inputs = [block for block in self.view["blocks"] if block["type"] == "input"]
        return {block["element"]["action_id"]: block["block_id"] for block in inputs}

    def typed(self, question: str) -> Any:
        """What stands in one question of the open form."""
        entry = self.view["state"]["values"][self.blocks_of_questions[question]][question]
        option = entry.get("selected_option") or {}
        return option.get("value") or entry.get("value") or entry.get("selected_date")

    def reads(self, *phrases: str) -> None:
        """The answer to what they typed says all of this."""
        contains(words_of(self.answer["blocks"]), phrases)

    def does_not_read(self, *phrases: str) -> None:
        """The answer says none of this, not even in its plain text."""
        lacks(words_of(self.answer), phrases)

    def sees(self, *phrases: str) -> None:
        """The modal on top says all of this."""
        contains(words_of([self.view["title"], self.view["blocks"]]), phrases)

    def is_told(self, *phrases: str, beside: str = "") -> None:
        """The errors beside the form's fields say this; with `beside`, at that field."""
        errors = self.view["errors"]
        contains("\n".join([errors.get(beside, "")] if beside else errors.values()), phrases)

    # --- what they do ----------------------------------------------------------------------------------

    def types(self, line: str) -> None:
        """A slash command, with what follows it."""
        command, _, text = line.partition(" ")
        with answered(self):
            self.did(self.stage.workspace.command(self.user, command, text))

    def opens(self, ref: str) -> None:
        """Presses [Update] for a commitment in their prompt, or chooses it in the prompt's menu."""
        self.uses(self.handle(ref))

    def handle(self, ref: str) -> Handle:
        """What to press for a commitment."""
        return dict(offered(self.prompt))[ref]

    def uses(self, handle: Handle) -> None:
        """Presses a button or chooses from a menu of a message of theirs."""
        self.did(
            self.stage.workspace.click(
                self.user, "", handle.ts, handle.action_id, handle.value, handle.block_id
            )
        )

    def presses(self, label: str, on: str = "", place: Json | None = None) -> None:
        """Presses a button of the answer, or of another message; `on` is in the words of the button's block."""
        message = place or self.answer
        block = next(
            block
            for block in message["blocks"]
            if on in words_of(block) and any(one.label == label for one in buttons([block]))
        )
        found = button_of(block, label)
        self.uses(Handle(message["ts"], found.block_id, found.action_id, found.value))

    def presses_at_home(self, label: str, on: str) -> None:
        """Presses a button of App Home."""
        block = next(
            block for block in self.home["blocks"] if on in words_of(block) and block.get("accessory")
        )
        found = button_of(block, label)
        self.did(
            self.stage.workspace.choose(
                self.user, found.action_id, found.value, found.block_id, self.home["id"]
            )
        )

    def turns_home(self, section: str) -> None:
        """Presses [Next page] of a section of App Home."""
        action = f"home_page_{section}_page"
        rows = [block for block in self.home["blocks"] if block["type"] == "actions"]
        row = next(row for row in rows if any(one["action_id"] == action for one in row["elements"]))
        value = next(one["value"] for one in row["elements"] if one["action_id"] == action)
        self.did(self.stage.workspace.choose(self.user, action, value, row["block_id"], self.home["id"]))

    def chooses(self, question: str, value: str) -> None:
        """Answers one question of the form; Slack reports it at once where the form wants to know."""
        block = self.blocks_of_questions.get(question, question)
        self.did(self.stage.workspace.choose(self.user, question, value, block))

    def fills_in(self, **answers: str) -> None:
        """Answers questions of the form: those that change it first."""
        for question in CHANGES_THE_FORM:
            if question in answers and question in self.questions:
                self.chooses(question, answers[question])
        for question, value in answers.items():
            if question not in CHANGES_THE_FORM and question in self.questions:
                self.chooses(question, value)

    def asks_for_more(self) -> None:
        """Presses [More] in the form."""
        self.did(self.stage.workspace.choose(self.user, "form_more", None, "form_more"))

    def submits(self) -> None:
        """Presses [Submit]; what it leads to is delivered."""
        self.did(self.stage.workspace.submit(self.user))
        self.stage.settle()

    def answers(self, ref: str, **answers: str) -> None:
        """The whole of an update, which is recorded."""
        self.opens(ref)
        self.fills_in(**answers)
        self.submits()
        assert not self.view["errors"], self.view["errors"]
        assert self.has_no_form, words_of(self.view["blocks"])

    def answers_anyway(self, ref: str, **answers: str) -> None:
        """The whole of an update of which something is asked, and which is recorded as it is typed."""
        self.opens(ref)
        self.fills_in(**answers)
        self.submits()
        self.sees("Before you send")
        self.submits()
        assert self.has_no_form, words_of(self.view["blocks"])

    def closes_the_form(self) -> None:
        """Presses [Close]."""
        self.did(self.stage.workspace.close(self.user))

    def opens_home(self) -> None:
        """Goes to App Home, and waits for it to be drawn."""
        drawn = self.home.get("hash")
        self.did(self.stage.workspace.open_home(self.user))
        wait_for(lambda: self.home.get("hash") not in (None, drawn))

    @property
    def has_no_form(self) -> bool:
        """Whether nothing of theirs is left to send: no modal is open, or only the one that offers the next."""
        return not self.view["blocks"] or self.is_offered_next

    @property
    def is_offered_next(self) -> bool:
        """Whether the form on top stands there because another was recorded, untouched."""
        return "is recorded. Next:" in words_of(self.view["blocks"]) and not self.view["errors"]

    def forges_press(self, value: int | str, action_id: str = "open_form") -> None:
        """Presses a button that no message offers them: fresh, in their own name, and signed as Slack signs."""
        self.forges({"type": "button", "action_id": action_id, "block_id": "b", "value": str(value)})

    def forges_choice(self, value: str, action_id: str) -> None:
        """Chooses from a menu that no message offers them, likewise."""
        option = {"text": {"type": "plain_text", "text": "x"}, "value": value}
        self.forges({"type": "overflow", "action_id": action_id, "block_id": "b", "selected_option": option})

    def forges(self, action: Json) -> None:
        """An act that Slack's screens do not offer them."""
        self.types("/updates")
        typed = self.stage.heard("slash_commands")[-1]
        pressed = {
            "type": "block_actions",
            "team": {"id": TEAM},
            "user": {"id": self.user, "team_id": TEAM},
            "actions": [action],
            "container": {"type": "message", "channel_id": typed["channel_id"]},
            **{key: typed[key] for key in ("trigger_id", "response_url")},
        }
        assert self.stage.delivers(pressed).status_code == 200

    def did(self, outcome: Json) -> None:
        """Every act is acknowledged in time: nobody ever sees Slack's own trouble."""
        self.outcome = outcome
        assert not outcome.get("timed_out"), outcome
        assert not outcome.get("error_shown"), outcome
        assert not outcome.get("client_refused"), outcome


def button_of(block: Json, label: str) -> Button:
    """The button of that name in a block."""
    return next(one for one in buttons([block]) if one.label == label)


def contains(text: str, phrases: tuple[str, ...]) -> None:
    """Each phrase stands in the text."""
    for phrase in phrases:
        assert phrase in text, f"“{phrase}” is not in:\n{text}"


def lacks(text: str, phrases: tuple[str, ...]) -> None:
    """No phrase stands in the text."""
    for phrase in phrases:
        assert phrase not in text, f"“{phrase}” is in:\n{text}"
