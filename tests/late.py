"""What comes after its acknowledgement, as on a busy machine: a test waits for it, as a person would."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tests.flows.stage import wait_for

if TYPE_CHECKING:
    from tests.flows.person import Person


def shown_to(person: "Person") -> tuple[str, list[str]]:
    """The newest answer that only they see, and which views are open."""
    views = person.stage.workspace.views(person.user)
    return str(person.answer["ts"]), [str(one["id"]) for one in views]


@contextmanager
def answered(person: "Person") -> Iterator[None]:
    """Somebody types a command inside the `with`: afterwards its answer is there, or the form that it opens."""
    before = shown_to(person)
    yield
    if not (person.outcome.get("ack") or {}).get("blocks"):
        wait_for(lambda: shown_to(person) != before)
