"""What somebody reads who has nothing to do in Muster yet."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Welcome:
    """Whose plan it is and whom to ask: the office, the plan's title ("" before there is one), its words for what is
    promised, and the titles of the roles that are the plan office."""

    office: str
    plan: str
    commitment: str
    plan_office: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    """The reader's own, empty for somebody who holds none."""
