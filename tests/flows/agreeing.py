"""Someone who agrees returns, as a test tells of them. Every press counts as a click; typing does not."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from bot.rehearsal.playing.stage import TEAM
from storage import tables
from storage.enums import ReturnState
from storage.plan.intake.plans import import_plan
from storage.tables import Commitment, Return, Review
from tests.flows.person import Person
from tests.flows.plan import office_plan
from tests.flows.stage import Stage, london
from tests.flows.words import Json, buttons, words_of


@dataclass
class Agreer(Person):
    """An SRO, a staff officer or a second agreer."""

    clicks: int = 0

    @property
    def person_id(self) -> int:
        """Their id in the record."""
        return int(self.stage.asks(select(tables.Person.id).where(tables.Person.slack_id == self.user))[0])

    @property
    def asks(self) -> list[Json]:
        """The messages that ask them to agree; their digest, which counts what waits, is none."""
        marks = ("to agree, by", "for you to agree", "Nothing more to agree")
        others = [one for one in self.messages if not words_of(one["blocks"]).startswith("Plan update")]
        return [one for one in others if any(mark in words_of(one["blocks"]) for mark in marks)]

    def opens_the_queue(self) -> None:
        """[Open] in the newest message."""
        self.clicks += 1
        self.presses("Open", "to agree", self.asks[-1])

    def opens_the_queue_at_home(self) -> None:
        """[Open] in App Home."""
        self.opens_home()
        self.clicks += 1
        self.presses_at_home("Open", "for you to agree")

    def agrees_all_ticked(self) -> None:
        """Submits the page of what is as expected."""
        self.clicks += 1
        self.submits()

    def unticks_all(self) -> None:
        """Unticks each box, and goes on to look at them one by one."""
        for block in self.view["blocks"]:
            if block.get("element", {}).get("type") == "checkboxes":
                self.stage.workspace.choose(self.user, block["block_id"], [], block["block_id"])
        self.submits()

    def agrees(self) -> None:
        """[Agree] on the return that is shown."""
        self.clicks += 1
        self.uses_view("Agree")

    def agrees_another(self, rating: str, reason: str) -> None:
        """[Agree another rating], with the reason."""
        self.uses_view("Agree another rating")
        self.fills_in(agreed_rating=rating, agreed_reason=reason)
        self.submits()

    def sends_back(self, comment: str) -> None:
        """[Send back], with what the lead should put right."""
        self.uses_view("Send back")
        self.fills_in(comment=comment)
        self.submits()

    def asks_the_lead(self, question: str) -> None:
        """[Ask the lead], with what they would like to know."""
        self.uses_view("Ask the lead")
        self.fills_in(question=question)
        self.submits()

    def takes_back(self, ref: str) -> None:
        """Chooses an agreement from the menu of those that can be taken back, as the screen that is open has it."""
        menu = next(
            block["accessory"] for block in self.view["blocks"] if "Agreed too soon?" in words_of(block)
        )
        value = next(one["value"] for one in menu["options"] if one["text"]["text"].startswith(f"{ref}:"))
        block_id = next(block["block_id"] for block in self.view["blocks"] if block.get("accessory") == menu)
        self.did(self.stage.workspace.choose(self.user, menu["action_id"], value, block_id))
        self.stage.settle()

    def uses_view(self, label: str) -> None:
        """Presses a button of the modal, whose next drawing takes its place."""
        button = next(one for one in buttons(self.view["blocks"]) if one.label == label)
        workspace = self.stage.workspace
        self.did(workspace.choose(self.user, button.action_id, button.value, button.block_id))
        self.stage.settle()

    def submission_as(self, user: str) -> Json:
        """What submitting the modal as it stands would send, under another person's name."""
        return {
            "type": "view_submission",
            "team": {"id": TEAM},
            "user": {"id": user, "team_id": TEAM},
            "view": self.view,
            "trigger_id": "forged",
        }

    def forges_in_view_choice(self, action_id: str, value: str) -> None:
        """Chooses, in a modal of their own, from a menu that it does not have; signed as Slack signs."""
        option = {"text": {"type": "plain_text", "text": "x"}, "value": value}
        self.forges_act({"type": "static_select", "action_id": action_id, "selected_option": option})

    def forges_in_view(self, action_id: str, value: str) -> None:
        """Presses, in a modal of their own, a button that it does not have; signed as Slack signs."""
        self.forges_act({"type": "button", "action_id": action_id, "value": value})

    def forges_act(self, act: Json) -> None:
        """Such an act."""
        self.forges_press("", "sign_off")
        view = self.view
        self.types("/updates")
        pressed = {
            "type": "block_actions",
            "team": {"id": TEAM},
            "user": {"id": self.user, "team_id": TEAM},
            "actions": [{"block_id": "b", **act}],
            "container": {"type": "view", "view_id": view["id"]},
            "view": view,
            "trigger_id": self.stage.heard("slash_commands")[-1]["trigger_id"],
        }
        assert self.stage.delivers(pressed).status_code == 200


def replan(stage: Stage, people: dict[str, Any], commitments: dict[str, Any] | None = None) -> None:
    """The plan office imports the plan with other entries for these roles and refs."""
    document, refs = office_plan(), commitments or {}
    changed = {
        "people": tuple(one.model_copy(update=people.get(one.role, {})) for one in document.people),
        "commitments": tuple(one.model_copy(update=refs.get(one.ref, {})) for one in document.commitments),
    }
    with stage.database.write() as session:
        result = import_plan(session, document.model_copy(update=changed), stage.clock.at)
    assert not result.faults, result.faults


def of_two_quarters(stage: Stage, morning: str) -> None:
    """The new quarter is asked for, and of the one before one update was sent back, to be in by that day's end."""
    older = stage.return_id("ANY-1.2")
    stage.it_is("2022-01-04 09:30")
    with stage.database.write() as session:
        row = session.get_one(Return, older)
        row.state, row.due_at = ReturnState.RETURNED, london(f"{morning} 17:00")


# --- the record, where no screen shows it ----------------------------------------------------------------


def returned(stage: Stage, ref: str) -> Return:
    """The newest return of a commitment."""
    found: Return = stage.asks(select(Return).where(Return.id == stage.return_id(ref)))[0]
    return found


def in_state(stage: Stage, state: ReturnState) -> int:
    """How many returns stand there."""
    return len(stage.asks(select(Return.id).where(Return.state == state, ~Return.imported)))


def reviews(stage: Stage, ref: str) -> list[Review]:
    """What was said of a return, first to last."""
    of_return = Review.return_id == stage.return_id(ref)
    return stage.asks(select(Review).where(of_return).order_by(Review.id))


def commitment(stage: Stage, ref: str) -> Commitment:
    """A commitment's row."""
    found: Commitment = stage.asks(select(Commitment).where(Commitment.ref == ref))[0]
    return found
