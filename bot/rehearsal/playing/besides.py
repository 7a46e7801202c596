"""What the cast answers besides updates: figures of measures in a form or a file, the finance update, what members
asked for, how priorities stand. By the script; where there is none, made up. How they press is asked's."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial

from bot.rehearsal.playing.acts import Event, Stage
from bot.rehearsal.playing.asked import answer, answer_all, choice, press
from bot.rehearsal.playing.hands import Fields, Stuck, gone_wrong
from digests.finance.finance import CONFIRM
from digests.finance.finance import OPEN as HOW_TO_SEND
from digests.headlines.headline import OPEN as SAY_HOW
from digests.measures.form import OPEN as GIVE_FIGURE
from digests.members.forms import OPEN as ANSWER_MEMBERS
from storage.asks.row_kinds import RowKind
from storage.finance import kind as finance
from storage.headlines import kind as headlines
from storage.measures import kind as measures
from storage.members import kind as members
from storage.people.roles import holder

HOURS = timedelta(hours=1)
NO_FIGURE: Fields = {
    "status": "not_yet",
    "commentary": "The figures of this quarter are still being put together.",
}
NO_ANSWER: Fields = {"words": "It is being looked into, and the next paper says what came of it."}
HEADLINE: Fields = {
    "words": "The work went on as each of the updates below says; what is off track needs a decision."
}
"""What is said where no script has words for it."""
FILES, FIRST = "files", "first"
"""The part of the script that says who sends files, and how a headline was worded before it was asked about."""


class Besides:
    """The answers of a rehearsal that are no updates. `pause` lets time pass after an act, `wait` waits for the bot,
    and `troubles` hears what did not go through."""

    def __init__(
        self,
        stage: Stage,
        pause: Callable[[], None],
        wait: Callable[[Callable[[], bool]], None],
        troubles: list[str],
    ) -> None:
        self.stage, self.pause, self.wait, self.troubles = stage, pause, wait, troubles

    def events(self) -> Iterator[Event]:
        """When who answers: what the plan does not have collected nobody does."""
        times, script = self.stage.times, self.stage.script
        if script.part("request"):
            yield Event(times.prompts_open + HOURS, "The plan office logs what a member asked for", self.log)
        if script.part(FILES) or self.asked(measures.KIND):
            yield Event(
                times.reminder_1 + 2 * HOURS, "Figures of measures come, in forms and in a file", self.figures
            )
        yield Event(
            times.reminder_2 + 2 * HOURS, "The finance update is sent, and members are answered", self.answers
        )
        if script.part(FILES):
            yield Event(times.overdue + 5 * HOURS, "A figure is revised", self.revise)
        yield Event(times.cut_off + HOURS, "Leads of priorities say how these stand", self.say_how)

    def asked(self, kind: RowKind) -> list[tuple[str, str]]:
        """(who, of what) for each of a kind that waits now of somebody in Slack."""
        now = self.stage.workspace.now()
        with self.stage.database.read() as session:
            out = [
                (one.ref, holder(session, one.asked, now.date()))
                for one in kind.out(session, now)
                if one.asked
            ]
        return [(person.slack_id, ref) for ref, person in out if person and person.slack_id]

    # --- figures -----------------------------------------------------------------------------------------

    def figures(self) -> None:
        """The owner of many measures sends one file, the others fill in forms."""
        self.sends("figures")
        self.give_figures()

    def revise(self) -> None:
        """They send another, with a figure that was counted anew."""
        self.sends("figures_revised")

    def sends(self, name: str) -> bool:
        """Somebody sends the file that the script names so, and reads what came of it; whether anything did."""
        said = self.stage.script.part(FILES).get(name)
        user = self.stage.accounts.get(said["role"]) if said else None
        if said is None or user is None:
            return False
        workspace = self.stage.workspace
        before = self.heard(user)
        workspace.upload(user, said["sent_as"], self.stage.script.file(said["file"]))
        self.wait(lambda: self.heard(user) > before)
        self.pause()
        return True

    def heard(self, user: str) -> int:
        """How many messages of Muster's somebody has."""
        return sum(one.get("user") != user for one in self.stage.workspace.messages(user))

    def give_figures(self) -> None:
        """Whoever has figures to give fills in one form after the other."""
        for user in dict.fromkeys(user for user, _ in self.asked(measures.KIND)):
            mine = [ref for who, ref in self.asked(measures.KIND) if who == user]
            self.through(mine[0], partial(self.give, user, mine[0]))

    def give(self, user: str, ref: str) -> None:
        """One sitting."""
        press(self.stage.workspace, user, GIVE_FIGURE, ref)
        script = self.stage.script.part("figures")
        for code, outcome in answer_all(self.stage.workspace, user, lambda code: script.get(code, NO_FIGURE)):
            self.troubles += gone_wrong(code, outcome)

    def answers(self) -> None:
        """Money, and what members asked for."""
        self.send_finance()
        self.answer_members()

    # --- money -------------------------------------------------------------------------------------------

    def send_finance(self) -> None:
        """A file with faults is sent back; mended, it is confirmed by whoever sent it."""
        for user, ref in self.asked(finance.KIND):
            self.through(ref, partial(self.send_and_confirm, user))

    def send_and_confirm(self, user: str) -> None:
        """What they press and send."""
        workspace = self.stage.workspace
        press(workspace, user, HOW_TO_SEND)
        workspace.close(user)
        if self.sends("finance_wrong") and self.sends("finance"):
            press(workspace, user, CONFIRM)

    # --- members -----------------------------------------------------------------------------------------

    def log(self) -> None:
        """The plan office logs what a member asked for at the last meeting."""
        (said,) = self.stage.script.part("request").values()
        self.through("request", partial(self.fill_in_request, said))

    def fill_in_request(self, said: Fields) -> None:
        """What they type."""
        workspace, user = self.stage.workspace, self.stage.accounts[said["by"]]
        workspace.command(user, "/muster", "request")
        views = workspace.views(user)
        if not views:
            raise Stuck("no form opened")
        asked = {key: words for key, words in said.items() if key != "by"}
        chosen = {key: choice(views[-1], key, said[key]) for key in ("owner", "meeting")}
        self.troubles += gone_wrong("request", answer(workspace, user, asked | chosen))
        workspace.close(user)

    def answer_members(self) -> None:
        """Each owner answers."""
        script = self.stage.script.part("members")
        for user, ref in self.asked(members.REQUESTS_KIND):
            self.through(ref, partial(self.opened, ANSWER_MEMBERS, user, ref, script.get(ref)))

    # --- headlines ---------------------------------------------------------------------------------------

    def say_how(self) -> None:
        """The lead of each priority says how it stands; what the record does not bear is asked about, and mended."""
        script = self.stage.script.part("headlines")
        for user, ref in self.asked(headlines.KIND):
            self.through(ref, partial(self.headline, user, ref, script.get(ref)))

    def headline(self, user: str, ref: str, said: Fields | None) -> None:
        """One of them."""
        workspace = self.stage.workspace
        press(workspace, user, SAY_HOW, ref)
        if said and FIRST in said:
            workspace.submit(user, {"words": said[FIRST]})
        self.troubles += gone_wrong(ref, answer(workspace, user, said or HEADLINE))

    # --- any of them -------------------------------------------------------------------------------------

    def opened(self, action_id: str, user: str, ref: str, said: Fields | None) -> None:
        """Opens the form of one ask and sends it."""
        press(self.stage.workspace, user, action_id, ref)
        outcome = answer(self.stage.workspace, user, said or NO_ANSWER)
        self.troubles += gone_wrong(ref, outcome)

    def through(self, ref: str, act: Callable[[], None]) -> None:
        """Does that; what keeps it from going through is told."""
        try:
            act()
        except (Stuck, KeyError) as trouble:
            self.troubles.append(f"{ref}: {trouble}")
        self.pause()
