"""What the returns of a quarter come to, wherever they are counted: answers, digests, notices, App Home, papers."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Returns:
    """How many returns are asked for, and what became of them. Those that were let off (waived, or of an exempted
    role) are in no other figure."""

    asked: int = 0
    answered: int = 0
    """Those that were sent back included: their lead has answered."""
    agreed: int = 0
    sent_back: int = 0
    """Sent back, and not answered again."""
    missing: int = 0
    """Out of time, and never answered."""
    let_off: int = 0
    agreed_on: date | None = None
    """The day of the last agreement, where it is known."""

    @property
    def out(self) -> int:
        """Never answered yet, out of time or not."""
        return self.asked - self.answered

    @property
    def not_agreed(self) -> int:
        """Answered, and nobody has agreed it yet."""
        return self.answered - self.agreed
