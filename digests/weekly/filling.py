"""What of a digest goes into the message itself, of so many lines on a telephone, and what into its thread. Pure;
what a line says is lines'."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from digests.kit.lengths import lines_of
from digests.kit.prose import Ours


@dataclass(frozen=True)
class DigestPart:
    """One part of a digest: its heading, its lines in short, and what stands for those that do not fit, of which
    it is told which they are. The first `must` lines go before those of all other parts."""

    heading: Ours
    lines: tuple[Ours, ...]
    more: Callable[[int], Ours]
    none: Ours
    """The one line that stands for all of them."""
    must: int = 0

    def cost(self, shown: int) -> int:
        """How many lines it takes with so many of its lines."""
        return lines_of(self.text(shown)) if self.lines else 0

    def text(self, shown: int) -> Ours:
        """What it says with so many of its lines."""
        if not shown:
            return self.none
        rest = [self.more(shown)] if shown < len(self.lines) else []
        return Ours("\n".join([self.heading, *self.lines[:shown], *rest]))


def filled(parts: Sequence[DigestPart], room: int) -> list[int]:
    """How many lines of each part fit into so many lines: first what must be there, then one of each in turn."""
    shown = [0] * len(parts)
    for most in ([part.must for part in parts], [len(part.lines) for part in parts]):
        while True:
            grown = [at for at in range(len(parts)) if shown[at] < most[at] and fits(parts, shown, at, room)]
            if not grown:
                break
            for at in grown:
                if fits(parts, shown, at, room):
                    shown[at] += 1
    return shown


def fits(parts: Sequence[DigestPart], shown: Sequence[int], at: int, room: int) -> bool:
    """Whether one line more of the part fits."""
    return sum(part.cost(shown[n] + (n == at)) for n, part in enumerate(parts)) <= room
