"""How asks of each kind are spoken of: registered beside the kind by the room whose it is."""

from collections.abc import Callable
from dataclasses import dataclass

from digests.kit.prose import Ours, say


def usual(block: str, **facts: object) -> Ours:
    """A sentence of a kind that has none of its own."""
    return say("asks/words", block, **facts)


@dataclass(frozen=True)
class AskWords:
    """The words of one kind: what one of its asks is called ("update") and several, and the button that opens one, as
    (label, action_id); `together`, one button opens all of them. `prose` makes its sentences."""

    noun: str
    nouns: str
    opens: tuple[str, str]
    together: bool = False
    prose: Callable[..., Ours] = usual

    def tell(self, block: str, **facts: object) -> Ours:
        """A sentence of this kind's."""
        return self.prose(block, words=self, **facts)


WORDS: dict[str, AskWords] = {}
"""Those of every kind, by its name."""


def speak_of(kind: str, words: AskWords) -> None:
    """Adds a kind's."""
    WORDS[kind] = words
