"""One person at every door, and what they read there: a command's answer, or a direct message's."""

from tests.flows import dorset
from tests.flows.queries.test_talk import says
from tests.flows.words import buttons, words_of

DIRECT = "direct message"


def answered_at(person: dorset.Member, door: str, typed: str) -> str:
    """What they read, with the names of the buttons in it."""
    if door == DIRECT:
        return says(person, typed)
    before = person.answer["ts"]
    person.types(f"{door} {typed}")
    assert person.answer["ts"] != before, (door, typed)
    labels = [f"[{one.label}]" for one in buttons(person.answer["blocks"])]
    return f"{words_of(person.answer['blocks'])}\n{' '.join(labels)}".strip()
