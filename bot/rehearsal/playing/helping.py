"""How the cast answers help that leads ask for: by the script, else agreed in part, declined and done in turn. One is
never answered. Whoever is asked presses a button of the message that asks them, and fills the form in."""

from collections.abc import Callable, Iterator
from datetime import timedelta

from bot.rehearsal.playing.acts import Event, Stage
from bot.rehearsal.playing.hands import (
    Fields,
    Handle,
    Stuck,
    elements,
    gone_wrong,
    questions,
    ref_in,
    send,
    shown_of,
)

PRESSED = "help_answer_"
"""How the action of an answer's button begins."""
TURNS: tuple[Fields, ...] = (
    {"state": "agreed_in_part", "words": "A part of it now, and the rest is looked at in January."},
    {"state": "declined", "words": "There is nothing to spare for it this year."},
    {"state": "met", "words": "It was given in full."},
    {},
)
"""What is answered to one request after the other where no script says; nothing where nobody answers."""


class Helping:
    """The answers to help in a rehearsal. `pause` lets time pass after an act, and `troubles` hears what did not go
    through."""

    def __init__(self, stage: Stage, pause: Callable[[], None], troubles: list[str]) -> None:
        self.stage, self.pause, self.troubles = stage, pause, troubles
        self.answered: set[str] = set()

    def events(self) -> Iterator[Event]:
        """One sitting, before the week's digest and the draft."""
        at = self.stage.times.overdue + timedelta(hours=4)
        yield Event(at, "Those whose help is asked answer", self.answer)

    def answer(self) -> None:
        """Everyone presses a button of what they are asked, and says why."""
        script = self.stage.script.part("help")
        for user, ref, buttons in list(self.asked()):
            if buttons[0].value in self.answered:
                continue
            said = script.get(ref, {} if script else TURNS[len(self.answered) % len(TURNS)])
            self.answered.add(buttons[0].value)
            if said:
                self.press(user, ref, buttons, said)

    def press(self, user: str, ref: str, buttons: list[Handle], said: Fields) -> None:
        """Opens the form by the button of what they say, and sends it."""
        workspace = self.stage.workspace
        try:
            handle = next(one for one in buttons if one.action_id == f"{PRESSED}{said['state']}")
            workspace.click(user, "", handle.ts, handle.action_id, handle.value, handle.block_id)
            self.troubles += gone_wrong(
                ref, send(workspace, user, shown_of(said, questions(workspace, user) - {"state"}))
            )
        except (Stuck, KeyError) as trouble:
            self.troubles.append(f"{ref}: {trouble}")
        self.pause()

    def asked(self) -> Iterator[tuple[str, str, list[Handle]]]:
        """(who, of which commitment, the buttons) for each message that asks for help, as its reader sees it."""
        for user in sorted(one["id"] for one in self.stage.workspace.state()["users"]):
            for message in self.stage.workspace.messages(user):
                blocks = message.get("blocks") or []
                buttons = [
                    Handle(message["ts"], block["block_id"], element["action_id"], element["value"])
                    for block in blocks
                    for element in elements(block)
                    if str(element.get("action_id", "")).startswith(PRESSED)
                ]
                if buttons:
                    yield user, ref_in(str(blocks[0]["text"]["text"]).partition(": ")[2]), buttons
