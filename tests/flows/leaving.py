"""People whose account closes, and the plan office that gives what they leave to another role."""

from tests.flows.person import Person
from tests.flows.stage import wait_for
from tests.flows.words import words_of


def told(person: Person) -> str:
    """Everything that Muster has said to them."""
    return "\n".join(words_of(one["blocks"]) for one in person.messages)


def asks(person: Person) -> str:
    """What their prompt says."""
    return words_of(person.prompt["blocks"])


def leaves(leaver: Person, office: Person) -> None:
    """The account closes; the plan office hears of it."""
    stage = leaver.stage
    stage.settle()
    before = len(office.messages)
    stage.workspace.deactivate(leaver.user)
    wait_for(lambda: stage.waiting() > 0)
    stage.settle()
    assert len(office.messages) == before + 1


def comes_back(person: Person) -> None:
    """The account is open again, and Muster has heard of it: what it says of that is owed by then."""
    seen = person.stage.workspace.length()
    person.stage.workspace.deactivate(person.user, deleted=False)
    wait_for(lambda: any(one["kind"] == "ack" for one in person.stage.workspace.journal(seen)))


def gives(office: Person, role: str, to: str) -> None:
    """The plan office gives what a role leads and agrees to another, by the form of the message of who left."""
    closed = next(one for one in office.messages if "An account has closed" in words_of(one["blocks"]))
    office.presses("Hand over", on=role, place=closed)
    block = next(one for one in office.view["blocks"] if one["block_id"] == "role")
    values = {one["text"]["text"]: one["value"] for one in block["element"]["options"]}
    office.fills_in(role=values[to])
    office.submits()
