"""Help that a lead asks for, as the flows tell of it: the ask, and the messages about it."""

from tests.flows.person import RED, Person
from tests.flows.plan import CHIEF
from tests.flows.words import Json, words_of

ASK = "A decision on the money for two leaders"
MORNING = "2021-10-04 09:35"
"""The first office hour after the quarter has opened on a Friday."""
PART = "Two leaders, not four."
MINUTE = "Resources Board, minute 7.2"


def asks_for_help(lead: Person, of_whom: str = CHIEF, ref: str = "ANY-1.1", **more: str) -> None:
    """The lead asks, in a red update, for a decision by 5 November."""
    lead.answers(ref, **{**RED, "support_of_whom": of_whom, **more})


def asks_of(person: Person) -> list[Json]:
    """The messages that ask somebody for help, or of which they were asked."""
    return [one for one in person.messages if is_ask(words_of(one.get("blocks", [])))]


def is_ask(words: str) -> bool:
    """Whether a message asks for help, on whosever behalf, or did."""
    return words.startswith(
        ("Help is asked", "Help was asked", "Assurance is", "Assurance was", "Please ask")
    )


def ask_of(person: Person, about: str = "") -> Json:
    """The one, or the one about that commitment."""
    (only,) = (one for one in asks_of(person) if about in words_of(one.get("blocks", [])))
    return only


def answers_help(person: Person, label: str, about: str = "", **fields: str) -> None:
    """Presses one of the four buttons and sends the form."""
    person.presses(label, place=ask_of(person, about))
    person.fills_in(**fields)
    person.submits()


def letters(person: Person, ref: str = "ANY-1.1") -> list[str]:
    """What somebody was told of what came of it."""
    said = [words_of(one.get("blocks", [])) for one in person.messages]
    told = [one for one in said if one.startswith(f"{ref} ")]
    return [one for one in told if " asked of " in one or " sought from " in one]
