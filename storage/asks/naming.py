"""Which ask of a quarter is meant by what somebody typed: exactly its ref, of kinds that have no row of their own."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from storage.asks.row_kinds import ROW_KINDS
from storage.asks.rows import AskWanted, ask_about
from storage.facts.asks import AskNamed
from storage.facts.plan import QuarterName
from storage.rules.same_text import folded
from storage.tables import Ask


@dataclass(frozen=True)
class AskFound:
    """One ask with what is wanted by it."""

    row: Ask
    wanted: AskWanted

    @property
    def named(self) -> AskNamed:
        """As it is told of."""
        return AskNamed(
            self.wanted.ref,
            self.wanted.title,
            self.wanted.whose,
            came=self.row.answered_at is not None,
            let_off=self.row.let_off_at is not None,
        )


def named(session: Session, name: QuarterName, typed: str) -> AskFound | None:
    """The ask of that ref, held until this transaction ends; None where there is none."""
    for kind in ROW_KINDS.values():
        for one in kind.wanted_in(session, name).values():
            if folded(one.ref) == folded(typed):
                row = ask_about(session, kind.name, name, one.subject)
                return AskFound(row, one) if row else None
    return None
