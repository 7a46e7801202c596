"""How asks of each kind are spoken of: registered beside the kind by the room whose it is."""

from dataclasses import dataclass

from digests.kit.prose import Ours, say


@dataclass(frozen=True)
class Words:
    """The words of one kind: what one of its asks is called ("update") and several, and the button that opens one, as
    (label, action_id); `together`, one button opens all of them. `prose` is the template that has its sentences."""

    noun: str
    nouns: str
    opens: tuple[str, str]
    together: bool = False
    prose: str = "asks/any_kind"

    def say(self, block: str, **facts: object) -> Ours:
        """A sentence of this kind's."""
        return say(self.prose, block, words=self, **facts)


WORDS: dict[str, Words] = {}
"""Those of every kind, by its name."""


def speak_of(kind: str, words: Words) -> None:
    """Adds a kind's."""
    WORDS[kind] = words
