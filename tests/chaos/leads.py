"""Leads who answer a bot that may die under their hands, and who try again until Slack shows that it was taken.
Whether what they said was kept once is verdict.py's."""

import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from bot.rehearsal.playing.hands import Handle, Stuck, fill_in, prompts, questions, submit_again
from bot.rehearsal.workspace.remote import Workspace, WorkspaceError
from tests.chaos.office import LEADS, slack_id

AT_MOST_SECONDS = 90.0
_numbers = count(1)


@dataclass
class Saying:
    """What a person says of a commitment, in words that nobody else uses. `acknowledged`: Slack saw the app
    close the form."""

    user: str
    ref: str
    words: str = field(
        default_factory=lambda: f"Met both councils; step {next(_numbers)} is agreed and in place."
    )
    acknowledged: bool = False


@dataclass
class Leads:
    """The people who answer in one office, and all that they have said."""

    workspace: Workspace
    said: list[Saying] = field(default_factory=list)

    def say(self, user: str, ref: str) -> Saying:
        """Tries once to submit something new."""
        saying = Saying(user, ref)
        self.said.append(saying)
        self.attempt(saying)
        return saying

    def all_at_once(self, answers: Iterable[tuple[str, str]]) -> None:
        """Each (person, ref) fills in a form; then all of them press Submit at the same time."""
        sayings = [Saying(user, ref) for user, ref in answers]
        self.said += sayings
        for saying in sayings:
            self.open(saying)
        with ThreadPoolExecutor(len(sayings)) as people:
            list(people.map(self.attempt, sayings))

    def open(self, saying: Saying) -> None:
        """Opens the form and rates, so that what is left is to write and to submit. Where nothing opens, as when the
        machine is too busy for Slack's three seconds, they press again."""
        user, handle = saying.user, self.handle(saying.user, saying.ref)
        until = time.monotonic() + AT_MOST_SECONDS
        while not self.workspace.views(user):
            assert time.monotonic() < until, f"no form opens for {saying}"
            self.workspace.click(user, "", handle.ts, handle.action_id, handle.value, handle.block_id)
        self.workspace.choose(user, "rating", fields_of(saying)["rating"], block_id="rating")

    def attempt(self, saying: Saying) -> None:
        """Submits it in the form that is still open from the last attempt, else in a new one. Whatever fails
        fails as it would for a person: nothing happens, or Slack shows an error."""
        try:
            outcome = self.submit(saying)
        except (Stuck, WorkspaceError, KeyError):
            return
        saying.acknowledged = closes(outcome)
        if saying.acknowledged and outcome["ack"]:
            self.workspace.close(saying.user)

    def submit(self, saying: Saying) -> dict[str, Any]:
        """What the submission came to. Raises Stuck, KeyError or WorkspaceError where none could be made."""
        user, fields = saying.user, fields_of(saying)
        if self.is_before(user, saying.ref):
            outcome = submit_again(self.workspace, user, fields)
            if closes(outcome) or not outcome.get("errors"):
                return outcome
            self.workspace.close(user)
        return fill_in(self.workspace, user, self.handle(user, saying.ref), fields)

    def is_before(self, user: str, ref: str) -> bool:
        """Whether this commitment's form, rated, is what the person has open: nobody writes of one commitment
        in the form of another."""
        views = self.workspace.views(user)
        return (
            bool(views)
            and ref in views[-1]["title"]["text"]
            and "progress" in questions(self.workspace, user)
        )

    def handle(self, user: str, ref: str) -> Handle:
        """What opens the form: the person's prompt, or what /updates lists for a co-lead. Raises KeyError."""
        if slack_id(LEADS[ref]) != user:
            self.workspace.command(user, "/updates")
        return prompts(self.workspace, user)[ref]

    def insist(self, look_after_bot: Callable[[], None]) -> None:
        """Tries everything again that Slack has not seen acknowledged."""
        until = time.monotonic() + AT_MOST_SECONDS
        for saying in self.said:
            while not saying.acknowledged:
                assert time.monotonic() < until, f"{saying} is never taken"
                look_after_bot()
                self.attempt(saying)
                time.sleep(0.0 if saying.acknowledged else 0.2)


def closes(outcome: dict[str, Any]) -> bool:
    """Whether the app acknowledged and asked for nothing else: Slack closed the form, or it says in its place that
    this is recorded already, as after an answer whose acknowledgement was lost."""
    went_wrong = outcome["timed_out"] or outcome["error_shown"] or outcome.get("errors")
    ack = outcome["ack"] or {}
    return not went_wrong and not outcome.get("client_refused") and (not ack or is_notice(ack, "Recorded"))


def is_notice(ack: dict[str, Any], title: str) -> bool:
    """Whether what stands in the form's place is a notice with this title."""
    view = ack.get("view") or {}
    return view.get("callback_id") == "notice" and view["title"]["text"] == title


def fields_of(saying: Saying) -> dict[str, str]:
    """The filled-in form."""
    return {"rating": "green", "progress": saying.words, "next_steps": "Report the result to the board."}
